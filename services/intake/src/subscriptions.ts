import { CaseRecorder, endEnforcement, stepOf } from '@hejie/casework';
import {
  enforcementEnded,
  mediationDueSet,
  mediationStageEntered,
  owedAfterEndingSet,
  performanceDueSet,
  performanceStageEntered,
  resumptionAssessed,
  resumptionRuled,
  type FactData,
} from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { CalendarEditions } from './calendar/calendar-editions.js';
import { CaseRecord } from './case-record/case-record.entity.js';
import { keepDue } from './case-record/due.js';
import { keepOwed } from './case-record/owed.js';
import { keepStage } from './case-record/stage.js';
import { closingOwed } from './filing/closing-owed.js';

/** Intake shows where each case stands, whoever's act brought it there. */
@Injectable()
export class IntakeSubscriptions {
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
   * CLS-3: no task of intake rests on performance, for what is left to file follows from the signed agreement; whoever reports the case as closed
   * reads what is owed.
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

  /** Intake has numbered the resumed enforcement: the key of that step is kept for a time after its end. */
  @OnFact(enforcementEnded)
  async enforcementOver({ data }: ReceivedFact<FactData<typeof enforcementEnded>>, tx: Transaction): Promise<void> {
    await endEnforcement(tx, data.caseId);
  }
}
