import { ACTIVITY_QUEUES, type CreditRoundActivities, type RoundPlace } from '@hejie/contracts/workflows';
import { proxyActivities } from '@temporalio/workflow';

/** A page is a few hundred rows; what cannot be done now is done in a later round, so that it ends before the next one begins. */
const { proposeDormantEntries, tellPerformedOnTime } = proxyActivities<CreditRoundActivities>({
  taskQueue: ACTIVITY_QUEUES['credit-repair'],
  startToCloseTimeout: '5 minutes',
  scheduleToCloseTimeout: '12 hours',
});

/** K9, K13: a round of credit repair (信用巡查): entries that sleep lie before a person, and who performed on time is told of. Started by its Schedule, daily. */
export async function creditRounds(): Promise<void> {
  await through(proposeDormantEntries);
  await through(tellPerformedOnTime);
}

async function through(page: (after: RoundPlace | null) => Promise<RoundPlace | null>): Promise<void> {
  let after: RoundPlace | null = null;
  do after = await page(after);
  while (after !== null);
}
