import { endOfDay, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { type PassedDeadline } from '../breach/passed-deadlines.js';
import { type LedgerLine } from '../ledger/ledger.js';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import { askedOnceMore, askLedger, type CalendarEvent, type PerformanceOutcome, type ToldBefore } from './deadlines.js';
import { type PerformanceState } from './performance-state.js';

/** The ledger of one settlement under the calendar that its case has known so far, and under the one with the new notice. */
export interface TwoCalendars {
  readonly earlier: SettlementLedger;
  readonly later: SettlementLedger;
}

/**
 * PER-4, SET-BREACH-DAY: a newly published holiday notice reaches a settlement in performance at `now`. The ledger is asked; each
 * deadline that the notice has put behind an instalment is dealt with, for no timer rings for it, dated to the act; of a grace that ends
 * on another day than was told, and of a standing finding that names other days, both sides are told. `told`: after the findings were
 * looked at again. Errors as `SettlementLedger`.
 */
export function adoptCalendar(
  before: PerformanceState,
  calendars: TwoCalendars,
  { calendarEditions, now }: { readonly calendarEditions: readonly string[]; readonly now: CourtInstant },
  told: readonly ToldBefore[],
): PerformanceOutcome {
  const { later } = calendars;
  const first = askLedger({ ...before, calendarEditions }, later, now);
  const asked = askedOnceMore(first, later, putBehind(calendars, now), { foundAt: now, knownSince: now }, told);
  return { ...asked, happened: [...corrections(calendars, now, told), ...asked.happened] };
}

/**
 * PER-4: does a notice concern a settlement at `now`: is what falls due next at another instant, or no longer provisional, or has an
 * instalment another deadline behind it? Where not, the case need not be woken for it. Errors as `SettlementLedger`.
 */
export function concernedByNotice(calendars: TwoCalendars, now: CourtInstant): boolean {
  const [before, after] = [calendars.earlier, calendars.later].map((ledger) => {
    const next = ledger.next(legalDateOf(now));
    const passed = ledger.passed(now, now).map(({ at, item }) => [at, item.kind, item.no]);
    return JSON.stringify([next?.at, next?.provisional, next?.items, passed]);
  });
  return before !== after;
}

/** The deadlines that are behind an instalment by the later calendar, and were not by the earlier one. */
function putBehind({ earlier, later }: TwoCalendars, now: CourtInstant): PassedDeadline[] {
  const known = earlier.passed(now, now).map(keyOf);
  return later.passed(now, now).filter((passed) => !known.includes(keyOf(passed)));
}

const keyOf = ({ at, item }: PassedDeadline): string => `${at} ${item.kind} ${item.no}`;

function corrections(calendars: TwoCalendars, now: CourtInstant, told: readonly ToldBefore[]): CalendarEvent[] {
  const today = legalDateOf(now);
  return told.flatMap(({ instalment, overdue, finding }) => {
    const line = calendars.later.stillOpen(instalment, today);
    if (!line) return [];
    if (finding?.outcome === 'STANDS') return rederived(calendars, line, finding.graceEnd, now) ?? [];
    // Of a finding that falls with the notice it is told when it falls.
    return overdue?.withdrawn === false && !finding ? (moved(calendars, line, now) ?? []) : [];
  });
}

function moved({ earlier, later }: TwoCalendars, line: LedgerLine, at: CourtInstant): CalendarEvent | undefined {
  const [from, graceEnd] = [earlier.daysOf(line).waitingEnd, later.daysOf(line).waitingEnd];
  if (from === graceEnd || line.status !== 'IN_GRACE') return undefined;
  return { kind: 'GRACE_MOVED', at, line, from, graceEnd };
}

function rederived(
  { later }: TwoCalendars,
  line: LedgerLine,
  from: LegalDate | undefined,
  at: CourtInstant,
): CalendarEvent | undefined {
  const deadline = endOfDay(later.daysOf(line).waitingEnd);
  const finding = later.breachOf(line.no, legalDateOf(deadline));
  if (!finding || from === undefined || from === finding.graceEnd) return undefined;
  return { kind: 'FINDING_REDERIVED', at, from, finding, deadline };
}
