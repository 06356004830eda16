import { CaseDirectory, CaseRecorder, inOrder, onWire, StepRunner, type RecordedEnding } from '@hejie/casework';
import { type CreditRecordAnswer, type CreditRecordShown, type proposeListing } from '@hejie/contracts/http';
import { type ActOf, type CreditRepairActs } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  asCreditor,
  asDebtor,
  asIdentified,
  decideProposal,
  decideRecordReopening,
  openDeletions,
  seenByDebtor,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { creditDesk } from './credit-desk.js';
import { identifiedSubject } from './identified-subject.js';
import { CREDIT_WORDS } from './words.js';

export type ProposalBody = z.output<typeof proposeListing>;

/** 404 `CREDIT.NO_RECORD`. */
export const noRecord = () =>
  notFound('CREDIT.NO_RECORD', '该被执行人尚无信用卷', 'There is no credit record of this debtor');

/** Credit records as people open and read them. */
@Injectable()
export class CreditRecords {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(StepRunner) private readonly steps: StepRunner<CreditRepairActs>,
  ) {}

  /**
   * DIS-ART-1: it is proposed to list a debtor; his first proposal in the case opens the record, whose case is started by the fact.
   * @throws LawError as `decideProposal`, `CASE.ENDED`, `PARTY.NOT_IN_CASE`, `CREDIT.NOT_DEBTOR`, `CREDIT.NOT_CREDITOR`,
   *   `CREDIT.SUBJECT_KIND`, `CREDIT.SUBJECT_BORN`.
   */
  async propose(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    { partyId, subject: who, ...said }: ProposalBody,
  ): Promise<CreditRecordAnswer> {
    const { subject: by } = principal;
    const { listingId: id, appliedBy = null, ...rest } = said;
    const subject = { partyId, ...who };
    const proposal = { id, appliedBy, subject, ...rest };
    const { parties, court } = await this.cases.known(caseId);
    const identified = await identifiedSubject(tx.manager, caseId, partyId);
    const recordings = await creditDesk.entered(
      tx,
      { caseId, about: partyId, at, by },
      (file, turn) => {
        const decide = () =>
          asIdentified(subject, identified, '/subject/kind', () => decideProposal(file, proposal, turn, court));
        return asDebtor(parties, partyId, '/partyId', () =>
          proposal.appliedBy === null ? decide() : asCreditor(parties, proposal.appliedBy, '/appliedBy', decide),
        );
      },
      { subject },
    );
    await this.recorder.record(tx, { caseId, at, by }, inOrder(recordings, undefined));
    return this.answered(tx.manager, caseId, partyId, principal);
  }

  /** How the record ended, where Temporal no longer keeps its case. @throws as {@link show}, for nobody waits for a case without a record. */
  async recordedEnding(caseId: string, partyId: string): Promise<RecordedEnding> {
    const row = () => creditDesk.row(this.dataSource.manager, { caseId, about: partyId });
    if (!(await row())) throw noRecord();
    const ending = async () => (await row())?.ending?.ending;
    return Object.assign(ending, { decides: true as const });
  }

  /**
   * CLS-4: somebody has something to do in a record that is closed: it is open again, and its case hears of it. What the law refuses in the open record
   * leaves it closed. @throws LawError the refusal of what there is to do.
   */
  async reopen(call: CaseCall, partyId: string, act: ActOf<CreditRepairActs>): Promise<void> {
    const { caseId } = call;
    const { subject: by } = call.principal;
    const { at } = call.time;
    const reopened = (tx: Transaction) =>
      creditDesk.entered(tx, { caseId, about: partyId, at, by }, decideRecordReopening);
    await this.steps.tried({ caseId, at, by, act }, reopened);
    await this.unitOfWork.run(async (tx) =>
      this.recorder.record(tx, { caseId, at, by }, inOrder(await reopened(tx), undefined)),
    );
  }

  /** DIS-ART-10-1: as of an instant. @throws ProblemError 404 `CREDIT.NO_RECORD`. */
  show(caseId: string, partyId: string, principal: Principal, at: CourtInstant): Promise<CreditRecordShown> {
    return this.unitOfWork.run(async (tx) => {
      const shown = onWire(await this.kept(tx.manager, caseId, partyId, principal));
      const looked = await creditDesk.looked(tx, { caseId, about: partyId, at });
      const open = looked === undefined ? [] : openDeletions(looked.file, looked.turn);
      return { ...shown, partyId, deletions: open.map(({ id: deletionId, ...one }) => ({ deletionId, ...one })) };
    });
  }

  /** Without what lies before a person, to whom a command is answered. @throws as {@link show}. */
  async answered(
    manager: EntityManager,
    caseId: string,
    partyId: string,
    principal: Principal,
  ): Promise<CreditRecordAnswer> {
    return { ...onWire(await this.kept(manager, caseId, partyId, principal), { without: CREDIT_WORDS }), partyId };
  }

  private async kept(manager: EntityManager, caseId: string, partyId: string, principal: Principal) {
    const kept = await creditDesk.find(manager, { caseId, about: partyId });
    if (!kept) throw noRecord();
    return principal.roles.includes('party') ? { ...kept, file: seenByDebtor(kept.file) } : kept;
  }
}
