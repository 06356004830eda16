import { createHash } from 'node:crypto';
import type { WorkerOptions } from '@temporalio/worker';
import { activityUnderClock } from '../court-clock/court-clock-interceptors.js';
import { WorkerHost, type WorkerHostOptions } from './worker-host.js';

/** Workflow code ready to run: see `bundleWorkflows`. */
export interface WorkflowCode {
  readonly code: string;
}

/** Runs workflows from a bundle built beforehand, and the decisions that they ask for as local activities; no other activity. */
export class WorkflowWorkerHost extends WorkerHost {
  constructor(
    taskQueue: string,
    private readonly bundle: () => Promise<WorkflowCode>,
    private readonly decisions: object,
    options: WorkerHostOptions,
  ) {
    super(taskQueue, options);
  }

  /** The numbers were measured with 5,000 timers due at one instant: twice the rate of the defaults. */
  protected override async workerOptions(): Promise<Partial<WorkerOptions>> {
    const workflowBundle = await this.bundle();
    return {
      workflowBundle,
      buildId: buildIdOf(workflowBundle),
      activities: this.decisions,
      interceptors: { activity: [activityUnderClock({ realTime: this.options.realTime ?? false })] },
      enableNonLocalActivities: false,
      // Pure functions of a millisecond, one at a time in each case.
      maxConcurrentLocalActivityExecutions: 200,
      workflowTaskPollerBehavior: { type: 'autoscaling', initial: 10, maximum: 100 },
      maxConcurrentWorkflowTaskExecutions: 200,
      // A killed worker's cases wait for it as long as this, so it is no matter of minutes. With the default of 10 s
      // a long queue times out and its work is done twice; within 30 s some 3,600 timers fire that were due at once.
      stickyQueueScheduleToStartTimeout: '30 seconds',
      // A cached case holds 0.1 to 0.2 MB: at most some 400 MB.
      maxCachedWorkflows: 2_000,
    };
  }
}

/** Names the code in each task that a history records, twice: the SDK's own name for it takes ninety characters, this one twelve. */
const buildIdOf = ({ code }: WorkflowCode): string => createHash('sha256').update(code).digest('hex').slice(0, 12);
