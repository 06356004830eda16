import { nothingHappened, publishFact, WorkItemEntity, type Recorded } from '@hejie/casework';
import { type caseClosed, negotiationEnded, type FactData } from '@hejie/contracts/facts';
import { type Transaction } from '@hejie/persistence';
import { type Ending } from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { Negotiation } from './negotiation.entity.js';

type Outcome = FactData<typeof negotiationEnded>['outcome'];

/** Endings of a case that end a negotiation which has not come to an agreement. */
const OUTCOMES: Partial<Record<Ending, Outcome>> = { LAPSED: 'LAPSED', FAILED: 'FAILED', WITHDRAWN: 'WITHDRAWN' };

/**
 * PRE-7, PRE-8, B3: the case has ended, so nobody is asked any longer, and a negotiation that runs has come to nothing.
 * One that has come to an agreement keeps that outcome, however the case ended afterwards.
 */
export async function endNegotiation(
  tx: Transaction,
  caseId: string,
  { ending, latenessSeconds, at }: Pick<FactData<typeof caseClosed>, 'ending' | 'latenessSeconds' | 'at'>,
): Promise<Recorded> {
  const outcome = OUTCOMES[ending];
  if (outcome === undefined) return nothingHappened();
  const { affected } = await tx.manager.update(Negotiation, { caseId, outcome: IsNull() }, { outcome, endedAt: at });
  const begun = affected !== 0;
  // It ended before anybody was asked for a mediator: mediation has nothing to end.
  if (!begun && !(await tx.manager.existsBy(WorkItemEntity, { caseId }))) return nothingHappened();
  return {
    audit: { action: begun ? 'negotiation.ended' : 'selection.ended', facts: { outcome } },
    facts: begun ? [publishFact(negotiationEnded, { outcome, latenessSeconds })] : [],
    tasks: { cancelled: 'EVERY' },
  };
}
