import { ACTIVITY_QUEUES, type ReconciliationActivities } from '@hejie/contracts/workflows';
import { ApplicationFailure, proxyActivities } from '@temporalio/workflow';

const { agenciesToReconcile, reconcileAgency } = proxyActivities<ReconciliationActivities>({
  taskQueue: ACTIVITY_QUEUES['agency-exchange'],
  // Millions of rows are streamed; one that hangs is noticed by its heartbeat.
  startToCloseTimeout: '3 hours',
  scheduleToCloseTimeout: '12 hours',
  heartbeatTimeout: '1 minute',
  retry: { maximumAttempts: 5, initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** K12: the nightly comparison (数据比对) of what bodies keep with the court's truth. Started by its Schedule. A body that cannot be compared tonight holds up no other. */
export async function agencyReconciliation(): Promise<void> {
  const agencies = await agenciesToReconcile();
  const done = await Promise.allSettled(agencies.map((agencyId) => reconcileAgency(agencyId)));
  const failed = done.flatMap((one, index) => (one.status === 'rejected' ? [agencies[index]] : []));
  // A failure of the run and not of its task: the next night begins anew.
  if (failed.length > 0) throw ApplicationFailure.nonRetryable(`not compared tonight: ${failed.join(', ')}`);
}
