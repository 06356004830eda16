import { absenceSet, workItemEscalated, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { keepAbsence } from './absences.js';
import { WorkItems } from './work-items.js';

/** How the service is called under which tasks of its own are raised. */
export const DESK_OF_SERVICE = Symbol('DESK_OF_SERVICE');

/** What every service with tasks hears of desks: who of a court is away, and which of its own tasks were raised. */
@Injectable()
export class DeskSubscriptions {
  constructor(
    @Inject(DESK_OF_SERVICE) private readonly service: string,
    @Inject(WorkItems) private readonly workItems: WorkItems,
  ) {}

  @OnFact(absenceSet)
  absence({ data }: ReceivedFact<FactData<typeof absenceSet>>, tx: Transaction): Promise<void> {
    return keepAbsence(tx, data);
  }

  @OnFact(workItemEscalated)
  async escalated({ data }: ReceivedFact<FactData<typeof workItemEscalated>>, tx: Transaction): Promise<void> {
    const { service, itemId, level, dueAt } = data;
    if (service === this.service) await this.workItems.escalate(tx, itemId, level, dueAt);
  }
}
