import { createRequire } from 'node:module';
import type { ActivityInterceptorsFactory, WorkerOptions } from '@temporalio/worker';
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

/** Named in the history beside each activity. */
const { version: RELEASE } = createRequire(import.meta.url)('../../package.json') as { version: string };

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
      buildId: RELEASE,
      // As many at once as a service's pool of database connections can serve without queueing for long.
      maxConcurrentActivityTaskExecutions: 20,
      activityTaskPollerBehavior: { type: 'autoscaling', initial: 5, maximum: 20 },
      interceptors: { activity: activityInterceptors(this.options) },
    };
  }
}

/**
 * What stands around every activity, the outermost first: metrics see a refusal already as a failure of its type, and both see what is
 * refused because of the clock that a message bears.
 */
export function activityInterceptors({
  realTime = false,
  registry = register,
  log,
}: ActivityWorkerOptions): ActivityInterceptorsFactory[] {
  return [activityTracing, activityMetrics(registry), refusals(log), activityUnderClock({ realTime })];
}
