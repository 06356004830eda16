import { CREDIT_ROUNDS_SCHEDULE, SETTLEMENT_TASK_QUEUE, WORKFLOW_TYPES } from '@hejie/contracts/workflows';
import { pause } from '@hejie/persistence';
import { ServiceLog } from '@hejie/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';

/** Between two tries while Temporal is away, in milliseconds. */
const AGAIN_AFTER_MS = 5_000;

/** Daily at 05:00 of the court's place, before anybody works; a day on which nothing ran is made up for within a day. */
const DEFINITION: Omit<ScheduleOptions, 'scheduleId' | 'memo' | 'state'> = {
  spec: { calendars: [{ hour: 5 }], timezone: 'Asia/Shanghai' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOW_TYPES.creditRounds,
    workflowId: CREDIT_ROUNDS_SCHEDULE,
    taskQueue: SETTLEMENT_TASK_QUEUE,
    args: [],
  },
  policies: { overlap: 'SKIP', catchupWindow: '1 day' },
};

/** K9: the Temporal Schedule of the rounds is there once the service has run, and is what this build says. The service starts without waiting for it. */
@Injectable()
export class RoundsSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private stopped = false;

  constructor(
    @Inject(Client) private readonly temporal: Client,
    @Inject(ServiceLog) private readonly log: ServiceLog,
  ) {}

  onApplicationBootstrap(): void {
    void this.untilThere();
  }

  onModuleDestroy(): void {
    this.stopped = true;
  }

  private async untilThere(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.ensure();
      } catch (error) {
        this.log.failure('the schedule of the rounds is not set up yet', error);
        await pause(AGAIN_AFTER_MS);
      }
    }
  }

  private async ensure(): Promise<void> {
    const { schedule } = this.temporal;
    try {
      await schedule.create({ scheduleId: CREDIT_ROUNDS_SCHEDULE, ...DEFINITION });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await schedule.getHandle(CREDIT_ROUNDS_SCHEDULE).update(({ state }) => ({ ...DEFINITION, state }));
    }
  }
}
