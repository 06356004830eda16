import type { WorkerOptions } from '@temporalio/worker';
import { register, type Registry } from 'prom-client';
import { activityUnderClock } from '../court-clock/court-clock-interceptors.js';
import { activityMetrics } from '../interceptors/activity-metrics.js';
import { refusals } from '../interceptors/refusals.js';
import { activityTracing } from '../interceptors/tracing.js';
import { WorkerHost, type WorkerHostOptions } from './worker-host.js';

export interface ActivityWorkerOptions extends WorkerHostOptions {
  /** Where the durations of activities are counted. Default: the process's own registry. */
  readonly registry?: Registry;
}

/** Names of activities with their bound implementations. */
export type BoundActivities = object;

/** Runs the activities of one service on the task queue that bears the service's name. */
export class ActivityWorkerHost extends WorkerHost {
  constructor(
    taskQueue: string,
    private readonly activities: BoundActivities,
    protected override readonly options: ActivityWorkerOptions,
  ) {
    super(taskQueue, options);
  }

  protected override async workerOptions(): Promise<Partial<WorkerOptions>> {
    return {
      activities: this.activities,
      // As many at once as a service's pool of database connections can serve without queueing for long.
      maxConcurrentActivityTaskExecutions: 20,
      activityTaskPollerBehavior: { type: 'autoscaling', initial: 5, maximum: 20 },
      // The outermost comes first: metrics must see a refusal already as a failure of its type.
      interceptors: {
        activity: [
          activityTracing,
          activityUnderClock({ realTime: this.options.realTime ?? false }),
          activityMetrics(this.options.registry ?? register),
          refusals(this.options.log),
        ],
      },
    };
  }
}
