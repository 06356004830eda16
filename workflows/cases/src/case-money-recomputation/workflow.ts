import { ACTIVITY_QUEUES, type CaseMoneyActivities } from '@hejie/contracts/workflows';
import { ApplicationFailure, proxyActivities } from '@temporalio/workflow';

const { accountsToRecompute, recomputeAccount } = proxyActivities<CaseMoneyActivities>({
  taskQueue: ACTIVITY_QUEUES.performance,
  // All lines of the account are read; one that hangs is noticed by its heartbeat.
  startToCloseTimeout: '3 hours',
  scheduleToCloseTimeout: '12 hours',
  heartbeatTimeout: '1 minute',
  retry: { maximumAttempts: 5, initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** SET-LEDGER: the nightly computation of case money (账实核对) from the bank's lines. Started by its Schedule. An account that cannot be computed tonight holds up no other. */
export async function caseMoneyRecomputation(): Promise<void> {
  const failed: string[] = [];
  for (const account of await accountsToRecompute())
    try {
      await recomputeAccount(account);
    } catch {
      failed.push(account);
    }
  // A failure of the run and not of its task: the next night begins anew.
  if (failed.length > 0) throw ApplicationFailure.nonRetryable(`not computed tonight: ${failed.join(', ')}`);
}
