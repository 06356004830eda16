import { type Derived, type LegalDate } from '@hejie/law';
import { graceEnd, type DueTerms } from '../breach/grace.js';
import { obligationsOf, type PerformedTerms } from './obligations.js';

/**
 * SET-ART-10-2, SET-GRACE, SET-DUE-REST: the last day of the performance period that the parties agreed (约定履行期间的最后一日), from which the two
 * years run: of what is due last, until the end of the agreed grace and of a rest day; the time that a court waits is no part of it.
 * null for terms that name nothing to perform. Throws `CALENDAR.YEAR_UNKNOWN`. Source: 执行和解规定10, 民法典203.
 */
export function lastPerformanceDay(terms: PerformedTerms, due: DueTerms): Derived<LegalDate> | null {
  const last = lastDueDay(terms);
  return last === null ? null : graceEnd(last, due);
}

/** The latest day that an agreement names for anything, as it is written; null where it names none. */
export function lastDueDay(terms: PerformedTerms): LegalDate | null {
  return (
    obligationsOf(terms)
      .map(({ due }) => due)
      .sort()
      .at(-1) ?? null
  );
}
