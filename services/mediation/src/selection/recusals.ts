import { publishFact, type FactOfCase, type StepContext } from '@hejie/casework';
import { recusalSettled } from '@hejie/contracts/facts';
import { IsNull } from 'typeorm';
import { Recusal } from './recusal.entity.js';

/** Kind of the task in which the judge decides on a recusal. */
export const DECIDE_RECUSAL = 'DECIDE_RECUSAL';

/** What was open about a mediator has an outcome; where nothing was open nothing is told. */
export async function settleRecusal(
  { tx, caseId, at }: Pick<StepContext, 'tx' | 'caseId' | 'at'>,
  mediatorId: string,
  outcome: NonNullable<Recusal['outcome']>,
): Promise<FactOfCase[]> {
  const open = { caseId, mediatorId, outcome: IsNull() };
  const { affected } = await tx.manager.update(Recusal, open, { outcome, settledAt: at });
  return affected ? [publishFact(recusalSettled, { mediatorId, outcome })] : [];
}
