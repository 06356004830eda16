import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing, type ListingStage } from './credit-file.js';
import { WRONG_STAGE } from './listing-refusals.js';
import { type SanctionEvent } from './sanction-events.js';
import { withTasks } from './tasks.js';

/** An event without who did it and when, which are the turn's. */
export type Doing<E = SanctionEvent> = E extends SanctionEvent ? Omit<E, 'at' | 'by'> : never;

/** What was done, by whom and when the turn says. */
export const done = ({ at, by }: Pick<CreditTurn, 'at' | 'by'>, doing: Doing): SanctionEvent => ({ at, by, ...doing });

/** One entry has become this, and that was done. */
export function changedListing(
  file: CreditFile,
  row: Listing,
  turn: CreditTurn,
  ...doings: readonly Doing[]
): Decision<CreditChange> {
  return accept(withTasks(file, { listings: [row], happened: doings.map((doing) => done(turn, doing)) }, turn));
}

/** The decision on an entry in one of these stages. `CREDIT.UNKNOWN_ROW`, `LISTING.WRONG_STAGE`. */
export function inStage(
  { listings }: CreditFile,
  id: string,
  stages: readonly ListingStage[],
  decide: (listing: Listing) => Decision<CreditChange>,
): Decision<CreditChange> {
  const row = rowOf(listings, id, '/listingId');
  if (!row.ok) return row;
  return stages.includes(row.value.stage) ? decide(row.value) : refuse(WRONG_STAGE);
}
