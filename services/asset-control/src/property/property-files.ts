import { CaseDirectory, CaseRecorder, inOrder, onWire, type RecordedEnding } from '@hejie/casework';
import { type openPropertyFile, type PropertyFileAnswer, type withdrawAuthority } from '@hejie/contracts/http';
import { legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound, type CaseCall } from '@hejie/service-kit';
import { decideAuthorityIn, decideAuthorityWithdrawal } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { type Principal } from '@hejie/security';
import { claimNumber, freeNumber } from './enforcement-number.js';
import { propertyDesk, WHOLE_CASE } from './property-desk.js';
import { PartiesAndGuarantors } from '../guarantor/parties-and-guarantors.js';
import { seenByGuarantor, seenByParty } from './seen-by-party.js';
import { PROPERTY_WORDS } from './words.js';

export type OpeningBody = z.output<typeof openPropertyFile>;

/** Property files as people open and read them. */
@Injectable()
export class PropertyFiles {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(PartiesAndGuarantors) private readonly people: PartiesAndGuarantors,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /**
   * PRE-CTRL: property is to be controlled under a number; the first one opens the file, whose case is started by the fact.
   * @throws LawError as `decideAuthorityIn`, `CASE.ENDED`.
   */
  async open(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    { authority: caseNumber, openedOn = legalDateOf(at), preservation }: OpeningBody,
  ): Promise<PropertyFileAnswer> {
    const { court, parties } = await this.cases.known(caseId);
    const key = { caseId, about: WHOLE_CASE };
    const recordings = await propertyDesk.entered(tx, { ...key, at, by }, async (file, turn) => {
      const holder = await claimNumber(tx, { caseNumber, caseId, at });
      const other = holder === caseId ? null : await this.cases.find(holder, tx.manager);
      const known = { court, parties, ...(other && { holders: [other.parties] }) };
      return decideAuthorityIn(file, { caseNumber, openedOn, ...(preservation && { preservation }) }, known, turn);
    });
    await this.recorder.record(tx, { caseId, at, by }, inOrder(recordings, undefined));
    return onWire(await this.kept(tx.manager, caseId), { without: PROPERTY_WORDS });
  }

  /**
   * PRE-CTRL, CASE-1: a number was entered by mistake, and is free with this transaction; also in a file that has ended, which stays so.
   * @throws LawError as `decideAuthorityWithdrawal`; as {@link show}.
   */
  async withdraw(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    said: z.output<typeof withdrawAuthority>,
  ): Promise<PropertyFileAnswer> {
    const key = { caseId, about: WHOLE_CASE };
    if (!(await propertyDesk.row(tx.manager, key))) throw noPropertyFile();
    const { caseNumber } = await this.cases.known(caseId);
    const recordings = await propertyDesk.putRight(tx, { ...key, at, by }, (file, turn) =>
      decideAuthorityWithdrawal(file, said, caseNumber, turn),
    );
    await freeNumber(tx, { caseNumber: said.authority, caseId });
    await this.recorder.record(tx, { caseId, at, by }, inOrder(recordings, undefined));
    return onWire(await this.kept(tx.manager, caseId), { without: PROPERTY_WORDS });
  }

  /** How the file ended by this record, where Temporal no longer keeps its case. @throws as {@link show}, for nobody waits for a case without a file. */
  async recordedEnding(caseId: string): Promise<RecordedEnding> {
    const row = () => propertyDesk.row(this.dataSource.manager, { caseId, about: WHOLE_CASE });
    if (!(await row())) throw noPropertyFile();
    const ending = async () => (await row())?.ending?.ending;
    return Object.assign(ending, { decides: true as const });
  }

  /** As its reader may see it: a party what has been carried out and what is its own, a guarantor what was taken of him. @throws as {@link show}. */
  async shown(manager: EntityManager, caseId: string, principal: Principal): Promise<PropertyFileAnswer> {
    const file = await this.show(manager, caseId);
    const own = await this.cases.ownParties(caseId, principal);
    if (own === undefined) return file;
    const guaranteed = await this.people.guarantorsOf(caseId, principal);
    return own.length > 0 ? seenByParty(file, [...own, ...guaranteed]) : seenByGuarantor(file, guaranteed);
  }

  /** @throws ProblemError 404 `PROPERTY.NO_FILE`. */
  async show(manager: EntityManager, caseId: string): Promise<PropertyFileAnswer> {
    return onWire(await this.kept(manager, caseId));
  }

  private async kept(manager: EntityManager, caseId: string) {
    const kept = await propertyDesk.find(manager, { caseId, about: WHOLE_CASE });
    if (!kept) throw noPropertyFile();
    return kept;
  }
}

/** Nobody has opened a property file of the case: 404 `PROPERTY.NO_FILE`. */
export const noPropertyFile = () =>
  notFound('PROPERTY.NO_FILE', '本案尚未开展财产查控', 'No property file of this case was opened');
