import { CaseRecorder, endEnforcement, stepOf, type Recording } from '@hejie/casework';
import {
  enforcementClosingRecorded,
  enforcementClosingWithdrawn,
  enforcementEnded,
  enforcementStayed,
  mediationDueSet,
  mediationStageEntered,
  objectionFollowed,
  owedAfterEndingSet,
  performanceDueSet,
  performanceStageEntered,
  resumptionAssessed,
  resumptionRuled,
  resumptionWithdrawn,
  stayRefused,
  type FactData,
} from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { OnFact, Patience, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { reopen } from './case/reopening.js';
import { CalendarEditions } from './calendar/calendar-editions.js';
import { CaseRecord } from './case-record/case-record.entity.js';
import { keepDue } from './case-record/due.js';
import { keepOwed } from './case-record/owed.js';
import { keepStage } from './case-record/stage.js';
import { closingOwed } from './filing/closing-owed.js';
import { RULE_ON_TERMINATION, ruledOn, STAY_ENFORCEMENT, stillToRule } from './filing/rulings.js';

/** Intake shows where each case stands, whoever's act brought it there. */
@Injectable()
export class IntakeSubscriptions {
  private readonly patience = new Patience();

  constructor(
    @Inject(CalendarEditions) private readonly editions: CalendarEditions,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  @OnFact(mediationStageEntered)
  async inMediation(fact: ReceivedFact<FactData<typeof mediationStageEntered>>, tx: Transaction): Promise<void> {
    await keepStage(tx, { ...fact.data, step: stepOf(fact) });
  }

  @OnFact(performanceStageEntered)
  async inPerformance(fact: ReceivedFact<FactData<typeof performanceStageEntered>>, tx: Transaction): Promise<void> {
    await keepStage(tx, { ...fact.data, step: stepOf(fact) });
  }

  /** What is due before performance is mediation's answer; afterwards it is the ledger's. */
  @OnFact(mediationDueSet)
  async dueInMediation(fact: ReceivedFact<FactData<typeof mediationDueSet>>, tx: Transaction): Promise<void> {
    await keepDue(tx, fact.data, fact.step);
  }

  @OnFact(performanceDueSet)
  async dueInPerformance(fact: ReceivedFact<FactData<typeof performanceDueSet>>, tx: Transaction): Promise<void> {
    await keepDue(tx, fact.data, fact.step);
  }

  /**
   * CLS-3: whoever reports the case as closed reads what is owed.
   */
  @OnFact(owedAfterEndingSet)
  async owedAfterEnding(fact: ReceivedFact<FactData<typeof owedAfterEndingSet>>, tx: Transaction): Promise<void> {
    if (!(await keepOwed(tx, fact.data, fact.aggregateVersion))) return;
    const { caseId, at } = fact.data;
    const restated = await closingOwed(tx, fact.data);
    if (restated) await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, restated);
  }

  /** SET-ART-16-1: from the application to the ruling a case hears of notices, whether it has ended or not (PER-4). */
  @OnFact(resumptionAssessed)
  async resumptionApplied({ data }: ReceivedFact<FactData<typeof resumptionAssessed>>, tx: Transaction): Promise<void> {
    const { caseId } = data;
    await this.editions.tellAfterEnd(tx, caseId, currentCourtTime());
    await tx.manager.update(CaseRecord, { caseId }, { awaitsRuling: true });
  }

  @OnFact(resumptionRuled)
  async resumptionRuled({ data }: ReceivedFact<FactData<typeof resumptionRuled>>, tx: Transaction): Promise<void> {
    await tx.manager.update(CaseRecord, { caseId: data.caseId }, { awaitsRuling: false });
  }

  @OnFact(resumptionWithdrawn)
  async resumptionWithdrawn(
    { data }: ReceivedFact<FactData<typeof resumptionWithdrawn>>,
    tx: Transaction,
  ): Promise<void> {
    await tx.manager.update(CaseRecord, { caseId: data.caseId }, { awaitsRuling: false });
  }

  /** SET-ART-12-1: what an upheld objection has undone opens its case again, which hears of notices from then on as any other (PER-4). */
  @OnFact(objectionFollowed)
  async objectionFollowed(
    { id, data }: ReceivedFact<FactData<typeof objectionFollowed>>,
    tx: Transaction,
  ): Promise<void> {
    const { caseId, reopens, at } = data;
    if (!reopens) return;
    await this.editions.tellAfterEnd(tx, caseId, currentCourtTime());
    const reopened = await this.patience.with(id, () => reopen(tx, data));
    await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, reopened);
  }

  /** Intake has numbered the resumed enforcement: the key of that step is kept for a time after its end. */
  @OnFact(enforcementEnded)
  async enforcementOver({ data }: ReceivedFact<FactData<typeof enforcementEnded>>, tx: Transaction): Promise<void> {
    await endEnforcement(tx, data.caseId);
  }

  /** SET-ART-2-4: the judge has ruled on the stay. */
  @OnFact(enforcementStayed)
  stayed({ data }: ReceivedFact<FactData<typeof enforcementStayed>>, tx: Transaction): Promise<void> {
    return this.stayRuled(tx, data, 'STAY');
  }

  @OnFact(stayRefused)
  stayRefused({ data }: ReceivedFact<FactData<typeof stayRefused>>, tx: Transaction): Promise<void> {
    return this.stayRuled(tx, data, 'REFUSE');
  }

  /** CLS-4: whether enforcement ends after a withdrawal is ruled where it is closed. */
  @OnFact(enforcementClosingRecorded)
  async enforcementClosed(
    { data }: ReceivedFact<FactData<typeof enforcementClosingRecorded>>,
    tx: Transaction,
  ): Promise<void> {
    const { caseId, mode, closedOn } = data;
    await this.heard(tx, data, await ruledOn(tx, caseId, RULE_ON_TERMINATION, { mode, closedOn }));
  }

  @OnFact(enforcementClosingWithdrawn)
  async closingWithdrawn(
    { data }: ReceivedFact<FactData<typeof enforcementClosingWithdrawn>>,
    tx: Transaction,
  ): Promise<void> {
    if (data.standing === null) await this.heard(tx, data, await stillToRule(tx, data.caseId));
  }

  private async stayRuled(
    tx: Transaction,
    { rulingNumber, ...of }: FactData<typeof stayRefused>,
    decision: 'STAY' | 'REFUSE',
  ): Promise<void> {
    await this.heard(tx, of, await ruledOn(tx, of.caseId, STAY_ENFORCEMENT, { decision, rulingNumber }));
  }

  private async heard(
    tx: Transaction,
    { caseId, at }: { readonly caseId: string; readonly at: CourtInstant },
    recorded: Recording | undefined,
  ): Promise<void> {
    if (recorded) await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, recorded);
  }
}
