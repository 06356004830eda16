import { sleep } from '@temporalio/workflow';

/** The longest wait of a negotiation, and nothing else. */
export async function thirtyDays(): Promise<void> {
  await sleep('30 days');
}
