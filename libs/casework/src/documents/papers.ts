import { type DocumentAnswer } from '@hejie/contracts/http';
import { isOfEnforcement } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Role } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type KnownCase } from '../case-directory/directory-entry.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { type TaskChanges } from '../recording/recording.js';
import { KeptDocuments } from './kept-documents.js';
import { concerned, type NewDocument } from './new-document.js';

/** Papers of the process (程序文书) that a person orders by themselves: made, told and audited in one act, and answered with what was made. */
@Injectable()
export class Papers {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(KeptDocuments) private readonly documents: KeptDocuments,
  ) {}

  /** @throws as `DocumentRegister.issue`; 409 `DOCUMENT.ID_TAKEN` where this paper was made before. */
  async order(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    {
      known,
      document,
      tasks = {},
    }: { readonly known: KnownCase; readonly document: NewDocument; readonly tasks?: TaskChanges },
  ): Promise<DocumentAnswer> {
    const { id: documentId, kind } = document;
    await this.recorder.record(
      tx,
      { caseId, at, by, known },
      { audit: { action: 'paper.ordered', facts: { documentId, kind } }, documents: [document], tasks },
    );
    return this.documents.made(tx, caseId, documentId);
  }

  /** Whether a paper of the case was made before. */
  wasMade(tx: Transaction, caseId: string, documentId: string): Promise<boolean> {
    return this.documents.wasMade(tx, caseId, documentId);
  }
}

/** Whose paper it is: one door takes several kinds, each from those whose paper it is. @throws ProblemError 403 `AUTH.ROLE_DENIED`. */
export function requireMaker(held: readonly Role[], makers: readonly Role[]): void {
  if (!makers.some((role) => held.includes(role))) throw accessErrors.roleDenied([...makers]);
}

/** Every party of a case as a paper under this number names it: 申请执行人 and 被执行人, before enforcement 债权人 and 债务人. */
export const everyParty = (parties: KnownCase['parties'], under: string) =>
  parties.map(({ partyId, side }) => concerned(partyId, STANDINGS[isOfEnforcement(under) ? 'within' : 'before'][side]));

/** As {@link everyParty}, of a paper that is of enforcement whatever number it bears: a ruling on whether that resumes. */
export const everyPartyEnforced = (parties: KnownCase['parties']) =>
  parties.map(({ partyId, side }) => concerned(partyId, STANDINGS.within[side]));

const STANDINGS = {
  within: { CREDITOR: 'CREDITOR', DEBTOR: 'DEBTOR' },
  before: { CREDITOR: 'OBLIGEE', DEBTOR: 'OBLIGOR' },
} as const;
