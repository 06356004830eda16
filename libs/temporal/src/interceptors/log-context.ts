import { asyncLocalStorage } from '@temporalio/activity';

/** Where a log line was written; ids only, which carry no personal data by the rules of `contracts`. */
export interface ActivityLogFields {
  readonly workflowId?: string;
  readonly runId?: string;
  readonly taskQueue: string;
  readonly activity: string;
  readonly attempt: number;
}

/**
 * Fields for every log line written inside an activity, however deep in the service; nothing outside of one.
 * Meant as (part of) the `mixin` of a pino logger.
 */
export function activityLogFields(): ActivityLogFields | Record<string, never> {
  const info = asyncLocalStorage.getStore()?.info;
  if (info === undefined) return {};
  return {
    workflowId: info.workflowExecution?.workflowId,
    runId: info.workflowExecution?.runId,
    taskQueue: info.taskQueue,
    activity: info.activityType,
    attempt: info.attempt,
  };
}
