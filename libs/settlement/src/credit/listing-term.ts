import { legalDateOf, listingTerm } from '@hejie/law';
import { accept, attempt, type Decision } from '../decisions/decision.js';
import { type CreditTurn } from './credit-change.js';
import { type Listing } from './credit-file.js';

/** DIS-ART-2-1: the fixed term of grounds 2 to 6, without what it was made longer by, in years. */
const TERM_YEARS = 2;
/** DIS-ART-2-1: the longest extension of a term, all together, in years. */
const MOST_EXTENSION_YEARS = 3;

/** DIS-ART-2-1: how many years the fixed term has that a decision gives, with its extension (纳入年限); null without a fixed term (ground 1). */
export function termYears({ ground, decided }: Pick<Listing, 'ground' | 'decided'>): 2 | 3 | 4 | 5 | null {
  // An extension has one to three years (`listingTerm`).
  return ground === 1 ? null : ((TERM_YEARS + (decided?.extensionYears ?? 0)) as 2 | 3 | 4 | 5);
}

/** DIS-ART-2-1: by how many years more the term of an entry may be made longer. */
export const extensionYearsLeft = ({ decided, extensions = [] }: Pick<Listing, 'decided' | 'extensions'>): number =>
  extensions.reduce((left, { years }) => left - years, MOST_EXTENSION_YEARS - (decided?.extensionYears ?? 0));

/**
 * DIS-ART-2-1, DIS-ART-5-1: the fixed term of an entry (grounds 2 to 6) that runs from the turn: the day from which it is counted, and its last day. Without a fixed term
 * (ground 1) nothing. As law's `listingTerm`.
 */
export function termFrom(
  { at, calendar }: Pick<CreditTurn, 'at' | 'calendar'>,
  { ground, extensionYears }: Pick<Listing, 'ground'> & { readonly extensionYears: number },
): Decision<Pick<Listing, 'termFrom' | 'termLastDay'>> {
  const listed = legalDateOf(at);
  const term = attempt(() => listingTerm({ listed, ground, extensionYears }, calendar).value);
  if (!term.ok) return term;
  return accept(term.value === null ? {} : { termFrom: listed, termLastDay: term.value });
}
