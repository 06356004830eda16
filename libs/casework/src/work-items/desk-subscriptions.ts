import { absenceSet, greenPersonNamed, workItemEscalated, type FactData } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { CaseRecorder } from '../recording/case-recorder.js';
import { type Recording } from '../recording/recording.js';
import { keepAbsence } from './absences.js';
import { keepGreenPerson } from './green.js';
import { WorkItems } from './work-items.js';

/** How the service is called under which tasks of its own are raised. */
export const DESK_OF_SERVICE = Symbol('DESK_OF_SERVICE');

/** What follows in a service where one of its tasks was raised; nothing, where that is all. */
export const TASK_RAISED = Symbol('TASK_RAISED');
export type TaskRaised = (
  tx: Transaction,
  raised: FactData<typeof workItemEscalated>,
) => Promise<Recording | undefined>;

/** What every service with tasks hears of desks: who of a court is away, who is named for a matter of the green channel, and which of its own tasks were raised. */
@Injectable()
export class DeskSubscriptions {
  constructor(
    @Inject(DESK_OF_SERVICE) private readonly service: string,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(TASK_RAISED) private readonly follows: TaskRaised,
  ) {}

  @OnFact(absenceSet)
  absence({ data }: ReceivedFact<FactData<typeof absenceSet>>, tx: Transaction): Promise<void> {
    return keepAbsence(tx, data);
  }

  @OnFact(greenPersonNamed)
  named({ data }: ReceivedFact<FactData<typeof greenPersonNamed>>, tx: Transaction): Promise<void> {
    return keepGreenPerson(tx, data, data.at);
  }

  @OnFact(workItemEscalated)
  async escalated({ data }: ReceivedFact<FactData<typeof workItemEscalated>>, tx: Transaction): Promise<void> {
    const { service, caseId, itemId, level, dueAt, at } = data;
    if (service !== this.service) return;
    await this.workItems.escalate(tx, itemId, level, dueAt);
    const recorded = await this.follows(tx, data);
    if (recorded) await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, recorded);
  }
}
