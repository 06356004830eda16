import { partyOf } from '../case/parties.js';
import { creditorsOf, type Sided } from '../credit/by-creditor.js';
import { attempt, refuse, type Decision } from '../decisions/decision.js';
import { type CreditorConsent, type Release } from './release-rows.js';

/**
 * SET-ART-3-1: what rests on the creditor's will is decided only where it is a creditor who applies or consents. `PARTY.NOT_IN_CASE`,
 * `RELEASE.NOT_CREDITOR`, and as the decision. Source: 执行和解规定3. @param decide reads all creditors of the case.
 */
export const byCreditor = <T>(
  parties: readonly Sided[],
  partyId: string,
  decide: (creditors: readonly string[]) => Decision<T>,
  path = '/partyId',
): Decision<T> => byCreditors(parties, [partyId], decide, path);

/** SET-ART-3-1: as {@link byCreditor}, of several, each of whom is a creditor; also of none. */
export function byCreditors<T>(
  parties: readonly Sided[],
  partyIds: readonly string[],
  decide: (creditors: readonly string[]) => Decision<T>,
  path: string,
): Decision<T> {
  for (const partyId of partyIds) {
    const side = attempt(() => partyOf(parties, partyId, path).side);
    if (!side.ok) return side;
    if (side.value !== 'CREDITOR') return notCreditor(path);
  }
  return decide(creditorsOf(parties));
}

const notCreditor = (path: string): Decision<never> =>
  refuse({
    code: 'RELEASE.NOT_CREDITOR',
    rule: 'SET-ART-3-1',
    path,
    zh: '中止执行后解除控制措施，由申请执行人申请或者同意；该当事人不是申请执行人。',
    en: 'After the stay property is released on the creditor’s application or consent; this party is no creditor.',
  });

/**
 * SET-ART-3-1: what a release has of the creditors' will once one more has applied or consented: where several stand it is applied for when all of them
 * have, for their claims are under one control and none of them disposes of another's. Source: 执行和解规定3.
 */
export function withConsent(
  { consents = [] }: Pick<Release, 'consents'>,
  consent: CreditorConsent,
  creditors: readonly string[],
): Pick<Release, 'applied' | 'consents'> {
  if (creditors.every((id) => id === consent.partyId)) return { applied: consent };
  const so = [...consents, consent];
  const all = creditors.every((id) => so.some(({ partyId }) => partyId === id));
  return { consents: so, ...(all && { applied: consent }) };
}
