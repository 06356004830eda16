import { isCaseId } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { COURT_CLOCK, RealCourtClock, type CourtClockPort } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { OnceAfterStart } from '../once-after-start.js';
import { WORK_ITEM_TOLD } from '../recording/case-recorder.js';
import { factOfItem, type WorkItemTold } from './told.js';
import { WorkItemEntity } from './work-item.entity.js';

const BATCH = 50;
const BREATH_MS = 50;

/**
 * Tells of the tasks that were opened before tasks were told (`revision` 0) and are open still: one desk and the ladders have them too, and not only with their next change. Each
 * is told once, as its first change: run again, or by two at once, nothing is told twice. In compressed time nothing knows what time it is between two requests, and nothing is told.
 */
@Injectable()
export class UntoldTasks extends OnceAfterStart {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(COURT_CLOCK) private readonly clock: CourtClockPort,
    @Inject(WORK_ITEM_TOLD) private readonly definition: WorkItemTold,
  ) {
    super('Tasks of before could not be told', BREATH_MS);
  }

  protected begin(): Promise<void> | undefined {
    return this.clock instanceof RealCourtClock ? this.run(() => this.clock.read(undefined).at) : undefined;
  }

  /** Every task that is left, in batches, each in a transaction of its own. */
  run(now: () => CourtInstant): Promise<void> {
    return this.rounds(async () => (await this.unitOfWork.run((tx) => this.tell(tx, now()))) === BATCH);
  }

  /** What somebody changes at this moment is told by him. @returns how many were looked at. */
  private async tell(tx: Transaction, at: CourtInstant): Promise<number> {
    const items = await tx.manager
      .createQueryBuilder(WorkItemEntity, 'item')
      .where(`item.revision = 0 and item.state = 'OPEN'`)
      .orderBy('item.id')
      .limit(BATCH)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    await tx.manager.update(WorkItemEntity, { id: In(items.map(({ id }) => id)) }, { revision: 1 });
    // A task of no case stands on the list of its service alone.
    const told = items
      .filter(({ caseId }) => isCaseId(caseId))
      .map((item) => factOfItem(this.definition, { ...item, revision: 1 }, at));
    await this.outbox.appendAll(tx, told);
    return items.length;
  }
}
