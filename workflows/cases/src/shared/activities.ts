import {
  ACTIVITY_QUEUES,
  recordActivity,
  type IntakeActivities,
  type MediationActivities,
  type PerformanceActivities,
} from '@hejie/contracts/workflows';
import { proxyActivities } from '@temporalio/workflow';

/** Activities run on the queue of the service that owns the data. */
export const intake = proxyActivities<IntakeActivities>({ ...recordActivity, taskQueue: ACTIVITY_QUEUES.intake });
export const mediation = proxyActivities<MediationActivities>({ ...recordActivity, taskQueue: ACTIVITY_QUEUES.mediation });
export const performance = proxyActivities<PerformanceActivities>({ ...recordActivity, taskQueue: ACTIVITY_QUEUES.performance });
