import { CaseDirectory, CaseRecorder, inOrder, knownCase, lockCase, WorkItems } from '@hejie/casework';
import {
  agencyExchangeWorkItemChanged,
  assetControlWorkItemChanged,
  calendarAdopted,
  creditRepairWorkItemChanged,
  intakeWorkItemChanged,
  mediationWorkItemChanged,
  performanceWorkItemChanged,
  workItemEscalated,
  type FactData,
} from '@hejie/contracts/facts';
import { ACTIVITY_QUEUES, CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import { countedFrom } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { escalationsEnd } from '../ladder/escalation-tasks.js';
import { ladderFollows } from '../ladder/ladder.js';
import { Desk } from './desk.js';

type Told = ReceivedFact<FactData<typeof intakeWorkItemChanged>>;

/** Intake hears of the tasks of every service, its own among them: they lie on one desk, and the ladder of their case follows them. */
@Injectable()
export class DeskOfAllSubscriptions {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly directory: CaseDirectory,
    @Inject(WorkItems) private readonly workItems: WorkItems,
  ) {}

  @OnFact(intakeWorkItemChanged)
  inIntake(fact: Told, tx: Transaction): Promise<void> {
    return this.heard(ACTIVITY_QUEUES.intake, fact, tx);
  }

  @OnFact(mediationWorkItemChanged)
  inMediation(fact: Told, tx: Transaction): Promise<void> {
    return this.heard(ACTIVITY_QUEUES.mediation, fact, tx);
  }

  @OnFact(performanceWorkItemChanged)
  inPerformance(fact: Told, tx: Transaction): Promise<void> {
    return this.heard(ACTIVITY_QUEUES.performance, fact, tx);
  }

  @OnFact(assetControlWorkItemChanged)
  inAssetControl(fact: Told, tx: Transaction): Promise<void> {
    return this.heard(ACTIVITY_QUEUES['asset-control'], fact, tx);
  }

  @OnFact(creditRepairWorkItemChanged)
  inCreditRepair(fact: Told, tx: Transaction): Promise<void> {
    return this.heard(ACTIVITY_QUEUES['credit-repair'], fact, tx);
  }

  @OnFact(agencyExchangeWorkItemChanged)
  inAgencyExchange(fact: Told, tx: Transaction): Promise<void> {
    return this.heard(ACTIVITY_QUEUES['agency-exchange'], fact, tx);
  }

  /** PER-4: rungs that are counted in working days move with a notice. */
  @OnFact(calendarAdopted)
  async noticeAdopted({ data }: ReceivedFact<FactData<typeof calendarAdopted>>, tx: Transaction): Promise<void> {
    await this.follow(tx, data.caseId, currentCourtTime());
  }

  /** E7: of its own tasks that were raised intake hears as every service does. */
  @OnFact(workItemEscalated)
  async escalated({ data }: ReceivedFact<FactData<typeof workItemEscalated>>, tx: Transaction): Promise<void> {
    const { service, itemId, level, dueAt } = data;
    if (service === ACTIVITY_QUEUES.intake) await this.workItems.escalate(tx, itemId, level, dueAt);
  }

  /** Under the lock of the case, as the steps of its ladder: of a completion and an escalation in one instant the second finds what the first has recorded. */
  private async heard(service: string, { data }: Told, tx: Transaction): Promise<void> {
    const { caseId, at } = data;
    const isOfCase = (await this.directory.find(caseId, tx.manager)) !== null;
    if (isOfCase) await lockCase(tx, caseId);
    const heard = await this.desk.heard(tx, service, data);
    // What has no term, and had none, is on no ladder.
    if (!heard || !isOfCase) return;
    const { kind, dueAt, createdAt: openedAt } = heard.item;
    if (countedFrom({ kind, dueAt, openedAt }) === null && heard.dueBefore === null) return;
    const ended = await escalationsEnd(tx, heard.item, heard.dueBefore);
    if (ended.length > 0) await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, inOrder(ended, undefined));
    await this.follow(tx, caseId, at);
  }

  private async follow(tx: Transaction, caseId: string, at: CourtInstant): Promise<void> {
    const recordings = await ladderFollows(tx, caseId, at);
    if (recordings.length === 0) return;
    const known = await knownCase(tx, caseId);
    await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF, known }, inOrder(recordings, undefined));
  }
}
