import { nothingHappened, publishFact, WorkItemEntity, type Recorded } from '@hejie/casework';
import { type caseClosed, negotiationEnded, type FactData } from '@hejie/contracts/facts';
import { type Transaction } from '@hejie/persistence';
import { addMs, legalDateOf } from '@hejie/law';
import { failureOf, type Ending } from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { REVIEW_AMENDMENT } from '../agreement/amendment-review-tasks.js';
import { HeardComplaint } from '../talks/offer.entities.js';
import { FailedSettlement } from './failed-settlement.entity.js';
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
  { latenessSeconds, at, ...end }: Omit<FactData<typeof caseClosed>, 'caseId' | 'paid'>,
): Promise<Recorded> {
  await keepFailure(tx, caseId, { ...end, at });
  const { ending } = end;
  const outcome = OUTCOMES[ending];
  if (outcome === undefined) return endReviews(tx, caseId);
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

/** SET-ART-5-1: an agreement that is performed, or that enforcement has taken the place of, is amended no more: no draft of it awaits a judge. */
async function endReviews({ manager }: Transaction, caseId: string): Promise<Recorded> {
  const kind = REVIEW_AMENDMENT;
  const awaited = await manager.existsBy(WorkItemEntity, { caseId, kind, state: 'OPEN' });
  if (!awaited) return nothingHappened();
  return { audit: { action: 'amendment.review-ended' }, tasks: { cancelled: [{ kind }] } };
}

/** PRE-1, PRE-7, PRE-8: why and when no settlement came about; nothing where one had, or where the case ended otherwise. Heard again, it changes nothing. */
async function keepFailure(
  { manager }: Transaction,
  caseId: string,
  { at, ...end }: Pick<FactData<typeof caseClosed>, 'ending' | 'application' | 'rule' | 'at'>,
): Promise<void> {
  const complaintFounded = await manager.existsBy(HeardComplaint, { caseId, finding: 'FOUNDED', decidedAt: at });
  const reason = failureOf(end, { complaintFounded });
  if (reason === null || (await manager.existsBy(Negotiation, { caseId, outcome: 'AGREED' }))) return;
  // What lapses, lapses with the end of its last day; all else on the day on which it was said.
  const endedOn = legalDateOf(end.ending === 'LAPSED' ? addMs(at, -1) : at);
  const values = { caseId, reason, endedOn };
  await manager.createQueryBuilder().insert().into(FailedSettlement).values(values).orIgnore().execute();
}
