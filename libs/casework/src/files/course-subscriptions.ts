import {
  agreementAmended,
  agreementConfirmed,
  applicationAccepted,
  breachCured,
  breachRederived,
  breachSuspected,
  breachWithdrawn,
  calendarAdopted,
  caseClosed,
  caseMoneyTakenBack,
  caseReopened,
  enforcementClosingRecorded,
  enforcementClosingWithdrawn,
  enforcementEnded,
  enforcementResumed,
  guarantorOrdered,
  owedAfterEndingSet,
  receiptPosted,
  receiptReversed,
  settlementPerformed,
  surplusRefunded,
  type FactData,
} from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { legalDateOf, packOf, startOfDay } from '@hejie/law';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { endingForFiles, type ClosingMode, type CourseEvent } from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import {
  acceptedTitle,
  endCase,
  enterCase,
  knownAs,
  knownCase,
  reopenCase,
} from '../case-directory/directory-entry.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { inOrder, type Recording } from '../recording/recording.js';
import { stepOf } from '../steps/step-of-fact.js';
import { rememberOpening } from './course.js';
import { FileDesk } from './file-desk.js';

type Heard<D> = ReceivedFact<FactData<D>>;
type AnyDesk = FileDesk<object, { readonly happened: readonly unknown[] }>;

/** What a service that keeps files in cases hears of these: cases when they are accepted and when they end, and the notices that they adopt. */
@Injectable()
export class FileCaseSubscriptions {
  constructor(
    @Inject(FileDesk) private readonly desk: AnyDesk,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  @OnFact(applicationAccepted)
  async accepted({ data }: Heard<typeof applicationAccepted>, tx: Transaction): Promise<void> {
    const { caseId, title, calendarEditions } = data;
    await rememberOpening(tx, caseId, calendarEditions);
    await enterCase(tx, { ...data, namedTitle: acceptedTitle(data) });
    await this.follow(tx, caseId, { kind: 'ACCEPTED', title });
  }

  @OnFact(calendarAdopted)
  async noticeAdopted({ data }: Heard<typeof calendarAdopted>, tx: Transaction): Promise<void> {
    const { caseId, calendarEditions } = data;
    await this.record(tx, caseId, await this.desk.adopted(tx, caseId, calendarEditions, currentCourtTime()));
  }

  @OnFact(caseClosed)
  async caseEnded(fact: Heard<typeof caseClosed>, tx: Transaction): Promise<void> {
    const { caseId, ending, at } = fact.data;
    const { packId } = await knownCase(tx, caseId);
    await this.follow(tx, caseId, { kind: 'CLOSED', ending: endingForFiles(fact.data, packOf(packId)), at });
    await endCase(tx, { caseId, ending, step: stepOf(fact) });
  }

  @OnFact(caseReopened)
  async caseReopened({ data: { caseId, nth, at } }: Heard<typeof caseReopened>, tx: Transaction): Promise<void> {
    await reopenCase(tx, { caseId, nth });
    await this.follow(tx, caseId, { kind: 'REOPENED', at });
  }

  /** Something is heard of the settlement: files that do not go by it have nothing to do. */
  protected follow(_tx: Transaction, _caseId: string, _event: CourseEvent): Promise<void> {
    return Promise.resolve();
  }

  /** The files of the case follow what is heard of the settlement, in the transaction in which it is heard. */
  protected async followed(tx: Transaction, caseId: string, event: CourseEvent): Promise<void> {
    await this.record(tx, caseId, await this.desk.heard(tx, caseId, event, currentCourtTime()));
  }

  private async record(tx: Transaction, caseId: string, recordings: readonly Recording[]): Promise<void> {
    if (recordings.length === 0) return;
    const occasion = { caseId, at: currentCourtTime(), by: CASE_ITSELF };
    await this.recorder.record(tx, occasion, inOrder(recordings, undefined));
  }
}

/**
 * What a service that keeps files beside a settlement hears besides: the course of the settlement. A file follows it in the transaction in which it is
 * heard, and wakes its case where it stands otherwise.
 */
@Injectable()
export class CourseSubscriptions extends FileCaseSubscriptions {
  @OnFact(agreementConfirmed)
  agreed({ data }: Heard<typeof agreementConfirmed>, tx: Transaction): Promise<void> {
    const { caseId, schedule: money, inKind = [], terms, confirmedOn } = data;
    const schedule = [...money, ...inKind.map((one) => ({ ...one, inKind: true as const }))];
    const at = confirmedOn === undefined ? data.at : startOfDay(confirmedOn);
    return this.follow(tx, caseId, {
      kind: 'AGREED',
      schedule,
      agreedOn: legalDateOf(at),
      at,
      ...(terms && { terms }),
    });
  }

  @OnFact(agreementAmended)
  amended({ data }: Heard<typeof agreementAmended>, tx: Transaction): Promise<void> {
    const { caseId, version, schedule: money, inKind, terms, at } = data;
    const schedule = [...money, ...inKind.map((one) => ({ ...one, inKind: true as const }))];
    return this.follow(tx, caseId, { kind: 'AMENDED', version, schedule, terms, at });
  }

  @OnFact(receiptPosted)
  received({ data }: Heard<typeof receiptPosted>, tx: Transaction): Promise<void> {
    const { caseId, receiptId, valueDate, amount, kind } = data;
    return this.follow(tx, caseId, {
      kind: 'RECEIVED',
      receipt: { receiptId, valueDate, amount, ...(kind && { kind }) },
    });
  }

  @OnFact(surplusRefunded)
  refunded({ data }: Heard<typeof surplusRefunded>, tx: Transaction): Promise<void> {
    const { caseId, refundId, valueDate, amount } = data;
    return this.follow(tx, caseId, { kind: 'REFUNDED', refund: { refundId, valueDate, amount } });
  }

  /** What was said to have gone back out of the ledger, and never did. */
  @OnFact(caseMoneyTakenBack)
  takenBack({ data: { caseId, refundId } }: Heard<typeof caseMoneyTakenBack>, tx: Transaction): Promise<void> {
    if (refundId === undefined) return Promise.resolve();
    return this.follow(tx, caseId, { kind: 'REFUND_TAKEN_BACK', refundId });
  }

  @OnFact(receiptReversed)
  reversed({ data: { caseId, receiptId } }: Heard<typeof receiptReversed>, tx: Transaction): Promise<void> {
    return this.follow(tx, caseId, { kind: 'REVERSED', receiptId });
  }

  @OnFact(breachSuspected)
  inDefault({ data }: Heard<typeof breachSuspected>, tx: Transaction): Promise<void> {
    const { caseId, instalment, graceEndedOn } = data;
    return this.follow(tx, caseId, { kind: 'IN_DEFAULT', instalment, graceEndedOn });
  }

  @OnFact(breachWithdrawn)
  withdrawn({ data: { caseId, instalment } }: Heard<typeof breachWithdrawn>, tx: Transaction): Promise<void> {
    return this.follow(tx, caseId, { kind: 'DEFAULT_WITHDRAWN', instalment });
  }

  @OnFact(breachRederived)
  async redated({ data }: Heard<typeof breachRederived>, tx: Transaction): Promise<void> {
    const { caseId, instalment, stands, graceEnd } = data;
    await this.follow(
      tx,
      caseId,
      stands ? { kind: 'IN_DEFAULT', instalment, graceEndedOn: graceEnd } : { kind: 'DEFAULT_WITHDRAWN', instalment },
    );
  }

  @OnFact(breachCured)
  cured({ data: { caseId, at } }: Heard<typeof breachCured>, tx: Transaction): Promise<void> {
    return this.follow(tx, caseId, { kind: 'CURED', at });
  }

  @OnFact(settlementPerformed)
  performed({ data }: Heard<typeof settlementPerformed>, tx: Transaction): Promise<void> {
    return this.follow(tx, data.caseId, { kind: 'PERFORMED', performedOn: data.performedOn, at: data.at });
  }

  @OnFact(enforcementResumed)
  resumed({ data: { caseId, asOf, ground, total } }: Heard<typeof enforcementResumed>, tx: Transaction): Promise<void> {
    return this.follow(tx, caseId, { kind: 'RESUMED', resumed: { asOf, ground, total } });
  }

  @OnFact(enforcementEnded)
  enforcementClosed({ data: { caseId, mode, at } }: Heard<typeof enforcementEnded>, tx: Transaction): Promise<void> {
    return this.follow(tx, caseId, { kind: 'ENFORCEMENT_CLOSED', as: mode as ClosingMode, at });
  }

  @OnFact(enforcementClosingRecorded)
  closedWithoutSettlement({ data }: Heard<typeof enforcementClosingRecorded>, tx: Transaction): Promise<void> {
    return this.follow(tx, data.caseId, { kind: 'ENFORCEMENT_CLOSED', at: data.at, ...closingOf(data) });
  }

  @OnFact(enforcementClosingWithdrawn)
  closingWithdrawn({ data }: Heard<typeof enforcementClosingWithdrawn>, tx: Transaction): Promise<void> {
    const { caseId, standing, at } = data;
    return this.follow(tx, caseId, { kind: 'CLOSING_WITHDRAWN', at, standing: standing && closingOf(standing) });
  }

  @OnFact(owedAfterEndingSet)
  owedAfterEnding({ data }: Heard<typeof owedAfterEndingSet>, tx: Transaction): Promise<void> {
    const { caseId, owed, asOf, at } = data;
    return this.follow(tx, caseId, { kind: 'OWED_AFTER_ENDING', owed, asOf, at });
  }

  @OnFact(guarantorOrdered)
  async guaranteeOrdered({ data }: Heard<typeof guarantorOrdered>, tx: Transaction): Promise<void> {
    const { caseId, kind: of, rulingNumber, upTo, at } = data;
    // His property stands in the file under the id by which the case knows him.
    const guarantorId = knownAs(caseId, await knownCase(tx, caseId), data.guarantorId);
    await this.follow(tx, caseId, { kind: 'GUARANTEE_ORDERED', guarantorId, of, rulingNumber, upTo, at });
  }

  /** Something is heard of the settlement: also of what a service hears beside this. */
  protected override follow(tx: Transaction, caseId: string, event: CourseEvent): Promise<void> {
    return this.followed(tx, caseId, event);
  }
}

type ClosingTold = Pick<
  Heard<typeof enforcementClosingRecorded>['data'],
  'mode' | 'closedOn' | 'performance' | 'controlsKept'
>;

const closingOf = ({ mode: as, closedOn: on, performance, controlsKept }: ClosingTold) => ({
  as,
  on,
  ...(performance && { performance }),
  ...(controlsKept && { controlsKept }),
});
