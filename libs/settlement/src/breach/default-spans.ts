import { addDays, compareDates, endOfDay, startOfDay, type CourtInstant, type LegalDate } from '@hejie/law';
import { foldLedger, openInstalments, type LedgerBook, type LedgerQuery } from '../ledger/ledger.js';
import { graceEnd } from './grace.js';

/** A default with an instalment, after rest days and agreed grace (SET-DUE-REST, SET-GRACE): from its first instant, until money of what value date. */
export interface DefaultSpan {
  readonly no: number;
  readonly since: CourtInstant;
  readonly curedOn: LegalDate | null;
}

/** From which instant a debtor is in default with an instalment, if no more comes in. */
export type DefaultAhead = Pick<DefaultSpan, 'no' | 'since'>;

/**
 * SET-DUE-REST, SET-GRACE: every default under a plan as of a day, by value date: of an instalment that was not paid in full by the end of its day and of the agreed grace, from the
 * instant after it, until money of what value date. Those that were made good too. Without the court's waiting time, which is no part of a default. Errors as `foldLedger`.
 */
export function defaultSpans(book: LedgerBook, query: LedgerQuery): readonly DefaultSpan[] {
  const { waitingWorkingDays: _, ...terms } = query;
  return foldLedger(book, terms).value.instalments.flatMap(({ no, due, paidOn, status }) => {
    const lastDay = graceEnd(due, terms).value;
    const late = paidOn === null ? status === 'OVERDUE' : compareDates(paidOn, lastDay) > 0;
    return late ? [{ no, since: startOfDay(addDays(lastDay, 1)), curedOn: paidOn }] : [];
  });
}

/** SET-DUE-REST, SET-GRACE: the defaults that begin after a day with what is still open by then, the earliest first. Errors as `foldLedger`. */
export function defaultsAhead(book: LedgerBook, { asOf, ...terms }: LedgerQuery): readonly DefaultAhead[] {
  return openInstalments(book)
    .map(({ no, due }) => ({ no, lastDay: graceEnd(due, terms).value }))
    .filter(({ lastDay }) => lastDay >= asOf)
    .map(({ no, lastDay }) => ({ no, since: endOfDay(lastDay) }))
    .sort((one, other) => (one.since < other.since ? -1 : 1));
}
