import { type CourtInstant, type LawErrorText } from '@hejie/law';
import { type CreditFile, type Listing } from './credit-file.js';
import { isEnforcementOver } from './end-of-enforcement.js';
import { EXTENDED_AFTER_CLOSING, EXTENDED_AFTER_PERFORMANCE, NO_FIXED_TERM, WRONG_STAGE } from './listing-refusals.js';
import { extensionYearsLeft, termYears } from './listing-term.js';
import { isOnTheList } from './sanction-bars.js';

/** Conduct of the debtor has broken a suspension: whether the term of the entry is made longer lies before a person. */
export interface OpenExtension {
  readonly listingId: string;
  /** Since when: the judge has found the condition broken. */
  readonly since: CourtInstant;
  readonly mostYears: number;
}

/**
 * DIS-ART-2-1: why the term of an entry is not made longer by any years, whenever that is asked; null: it may be. A longer term is a new sanction: there is none once
 * everything is performed, or nothing is enforced in the case any more. `LISTING.WRONG_STAGE`, `LISTING.PERFORMED`, `LISTING.CASE_CLOSED`, `LISTING.TERM_NOT_FIXED`.
 * Source: 失信名单规定(2017) 2.
 */
export function barOfExtension({ debt }: Pick<CreditFile, 'debt'>, listing: Listing): LawErrorText | null {
  if (!isOnTheList(listing) || listing.decided === undefined) return WRONG_STAGE;
  if (debt.performedOn !== null) return EXTENDED_AFTER_PERFORMANCE;
  if (isEnforcementOver(debt)) return EXTENDED_AFTER_CLOSING;
  return termYears(listing) === null ? NO_FIXED_TERM : null;
}

/**
 * DIS-ART-2-1, S22: the entries whose suspension was broken by conduct, as a judge has found and nobody has reversed, while their term may be made longer and has not been since.
 */
export function openExtensions(file: Pick<CreditFile, 'listings' | 'debt'>): OpenExtension[] {
  return file.listings.flatMap((listing) => {
    const { id: listingId, suspensions, extensions = [] } = listing;
    const mostYears = extensionYearsLeft(listing);
    if (mostYears <= 0 || barOfExtension(file, listing) !== null) return [];
    return suspensions
      .flatMap(({ findings }) => findings)
      .flatMap(({ conductId, confirmed, reversed }) => {
        if (conductId === undefined || confirmed === undefined || reversed !== undefined) return [];
        const since = confirmed.at;
        return extensions.some(({ at }) => at >= since) ? [] : [{ listingId, since, mostYears }];
      });
  });
}
