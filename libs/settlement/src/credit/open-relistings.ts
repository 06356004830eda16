import { type CreditFile } from './credit-file.js';
import { isEnforcementOver } from './end-of-enforcement.js';

/** An entry that gave way to one that is revoked: whether the debtor is to be listed again lies before a person. */
export interface OpenRelisting {
  readonly listingId: string;
  readonly revokedId: string;
}

/**
 * DIS-ART-1, DIS-ART-2-1, DIS-ART-11: the entries in whose place stood one that is revoked, while something is owed and enforced and nobody has proposed to list the debtor
 * since. What becomes of a new proposal is decided on that.
 */
export function openRelistings({ listings, debt }: Pick<CreditFile, 'listings' | 'debt'>): OpenRelisting[] {
  if (debt.performedOn !== null || isEnforcementOver(debt)) return [];
  return listings.flatMap(({ id: revokedId, published, revoked }) => {
    if (published === undefined || revoked === undefined) return [];
    if (listings.some(({ proposed }) => proposed.at >= revoked.at)) return [];
    return listings
      .filter(
        ({ deleted, superseded }) =>
          superseded?.at === published.at || (deleted?.ground === 'SUPERSEDED' && deleted.at === published.at),
      )
      .map(({ id: listingId }) => ({ listingId, revokedId }));
  });
}
