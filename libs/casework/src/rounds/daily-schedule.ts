import { SETTLEMENT_TASK_QUEUE } from '@hejie/contracts/workflows';
import { pause } from '@hejie/persistence';
import { ServiceLog } from '@hejie/service-kit';
import { type FactoryProvider, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';

/** Between two tries while Temporal is away, in milliseconds. */
const AGAIN_AFTER_MS = 5_000;

/** What a service does of itself once a day. */
export interface DailyRun {
  /** Also how the ids of its runs begin. */
  readonly scheduleId: string;
  /** The workflow that asks for the service's `rounds`. */
  readonly workflowType: string;
  /** The hour of the court's place at which it begins. */
  readonly hour: number;
}

/** A day on which nothing ran is made up for within a day. */
const definitionOf = ({
  scheduleId,
  workflowType,
  hour,
}: DailyRun): Omit<ScheduleOptions, 'scheduleId' | 'memo' | 'state'> => ({
  spec: { calendars: [{ hour }], timezone: 'Asia/Shanghai' },
  action: { type: 'startWorkflow', workflowType, workflowId: scheduleId, taskQueue: SETTLEMENT_TASK_QUEUE, args: [] },
  policies: { overlap: 'SKIP', catchupWindow: '1 day' },
});

/** A Temporal Schedule is there once the service has run, and is what this build says. The service starts without waiting for it. */
class DailySchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private stopped = false;

  constructor(
    private readonly run: DailyRun,
    private readonly temporal: Client,
    private readonly log: ServiceLog,
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
        this.log.failure(`the schedule ${this.run.scheduleId} is not set up yet`, error);
        await pause(AGAIN_AFTER_MS);
      }
    }
  }

  private async ensure(): Promise<void> {
    const { schedule } = this.temporal;
    const { scheduleId } = this.run;
    const definition = definitionOf(this.run);
    try {
      await schedule.create({ scheduleId, ...definition });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await schedule.getHandle(scheduleId).update(({ state }) => ({ ...definition, state }));
    }
  }
}

/** Provider of the Schedule of what a service does once a day (`rounds` of its definition). */
export const dailySchedule = (run: DailyRun): FactoryProvider => ({
  provide: Symbol(run.scheduleId),
  inject: [Client, ServiceLog],
  useFactory: (temporal: Client, log: ServiceLog) => new DailySchedule(run, temporal, log),
});
