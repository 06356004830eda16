import type { WorkerOptions } from '@temporalio/worker';
import { activityMetrics } from '../interceptors/activity-metrics.js';
import { lawRefusals } from '../interceptors/law-refusals.js';
import { activityTracing } from '../interceptors/tracing.js';
import { WorkerHost, type WorkerHostOptions } from './worker-host.js';

/** Names of activities with their bound implementations. */
export type BoundActivities = object;

/** Runs the activities of one service on the task queue that bears the service's name. */
export class ActivityWorkerHost extends WorkerHost {
  constructor(
    taskQueue: string,
    private readonly activities: BoundActivities,
    options: WorkerHostOptions,
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
      interceptors: { activity: [activityTracing, activityMetrics, lawRefusals] },
    };
  }
}
