import { publishFact, type FactOfCase, type StepContext } from '@hejie/casework';
import { recusalSettled } from '@hejie/contracts/facts';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
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

/** 民诉法50: was this a request for reconsideration, the party's first one of this mediator having been refused? */
export const isReconsideration = (
  manager: EntityManager,
  { caseId, nth, mediatorId, partyId }: Pick<Recusal, 'caseId' | 'nth' | 'mediatorId' | 'partyId'>,
): Promise<boolean> =>
  manager.existsBy(Recusal, {
    ...{ caseId, nth: LessThan(nth), mediatorId },
    ...{ partyId: partyId ?? IsNull(), outcome: 'REFUSED' as const },
  });
