import { type PolicyPack } from './policy-pack.js';

/**
 * CASE-6: under which types a case is in enforcement at a court of this pack, so that it can settle there: its first enforcement (执), and one that was resumed
 * (执恢).
 */
export function enforcementTypes({ caseNumberTypes }: Pick<PolicyPack, 'caseNumberTypes'>): readonly string[] {
  return [caseNumberTypes.enforcement, caseNumberTypes.resumption];
}
