import { compareInstants, endOfDay, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { waitedUntil } from '../breach/findings.js';
import { type DatedDeadlineItem } from '../ledger/ledger-reading.js';
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
 * PER-4, SET-BREACH-DAY: a case in performance adopts a newly published holiday notice at `now`, the court's: when it is woken for it, or
 * with the first step in which it finds that its ledger knows more notices than itself. The ledger is asked. A deadline that the notice has
 * moved forward to a time that is over, and that nobody has dealt with, is asked for now and dated to the act, for nobody could have known
 * before; no deadline behind it is jumped over. Of a grace that ends on another day than was told, and of a standing finding that names
 * other days, both sides are told. `told`: after findings and notices were looked at again. Errors as `SettlementLedger`.
 */
export function adoptCalendar(
  before: PerformanceState,
  calendars: TwoCalendars,
  { calendarEditions, now }: { readonly calendarEditions: readonly string[]; readonly now: CourtInstant },
  told: readonly ToldBefore[],
): PerformanceOutcome {
  const { later } = calendars;
  const first = askLedger({ ...before, calendarEditions }, later, now);
  const behind = putBehind(calendars, before.handledUntil, now);
  const asked = askedOnceMore(first, later, behind, { foundAt: now, knownSince: now }, told);
  return { ...asked, happened: [...corrections(calendars, now, told), ...asked.happened] };
}

/**
 * PER-4: is a settlement to adopt a notice at once, at `now`? Where what falls due next is at another instant or no longer provisional, where
 * an instalment has another deadline behind it, and where a day that people were told of is another. Else it adopts the notice with its
 * next step. Errors as `SettlementLedger`.
 */
export function concernedByNotice(
  { earlier, later }: TwoCalendars,
  now: CourtInstant,
  told: readonly ToldBefore[],
): boolean {
  const [before, after] = [earlier, later].map((ledger) => {
    const next = ledger.next(legalDateOf(now));
    const passed = ledger.passed(now, now).map(({ at, item }) => [at, item.kind, item.no]);
    const days = told.map(({ instalment }) => ledger.daysOfInstalment(instalment));
    return JSON.stringify([next?.at, next?.provisional, next?.items, passed, days]);
  });
  return before !== after;
}

/** Deadlines that by the earlier calendar were still to be dealt with, and that the later one has moved forward to a time that is over. */
function putBehind({ earlier, later }: TwoCalendars, handledUntil: CourtInstant, now: CourtInstant) {
  const known = new Map(movable(earlier).map((deadline) => [keyOf(deadline), deadline.at]));
  return movable(later)
    .filter((deadline) => {
      const [at, was] = [deadline.at, known.get(keyOf(deadline))];
      if (was === undefined || was <= handledUntil || at >= was || at > now) return false;
      // Of the two years people are told at each deadline that comes: where the timer still rings, it is the timer's to tell.
      return deadline.item.no !== undefined || at <= handledUntil;
    })
    .sort((one, other) => compareInstants(one.at, other.at));
}

/** No notice moves a reminder: it goes by the date itself. */
const movable = (ledger: SettlementLedger): DatedDeadlineItem[] =>
  ledger.deadlines().filter(({ item }) => item.kind !== 'REMINDER');

const keyOf = ({ item }: DatedDeadlineItem): string => `${item.kind} ${item.no}`;

function corrections(calendars: TwoCalendars, now: CourtInstant, told: readonly ToldBefore[]): CalendarEvent[] {
  const today = legalDateOf(now);
  return told.flatMap((before) => {
    const line = calendars.later.stillOpen(before.instalment, today);
    if (!line) return [];
    if (before.finding?.outcome === 'STANDS') return rederived(calendars, line, before.finding.waitingEnd, now) ?? [];
    return moved(calendars, line, before, now) ?? [];
  });
}

function moved(
  { earlier, later }: TwoCalendars,
  line: LedgerLine,
  { overdue, finding }: ToldBefore,
  at: CourtInstant,
): CalendarEvent | undefined {
  const [{ waitingEnd: from }, days] = [earlier.daysOf(line), later.daysOf(line)];
  if (from === days.waitingEnd || line.status !== 'IN_GRACE') return undefined;
  // Of a finding that falls with the notice, and of its new days, it is told when it falls.
  const grace = finding ? finding.outcome === 'WITHDRAWN' && finding.waitingEnd !== from : overdue?.withdrawn === false;
  return grace ? { kind: 'GRACE_MOVED', at, line, from, days } : undefined;
}

function rederived(
  { later }: TwoCalendars,
  line: LedgerLine,
  from: LegalDate | undefined,
  at: CourtInstant,
): CalendarEvent | undefined {
  const deadline = endOfDay(later.daysOf(line).waitingEnd);
  const finding = later.breachOf(line.no, legalDateOf(deadline));
  if (!finding || from === undefined || from === waitedUntil(finding)) return undefined;
  return { kind: 'FINDING_REDERIVED', at, from, finding, deadline };
}
