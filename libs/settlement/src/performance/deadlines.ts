import { addMs, daysBetween, endOfDay, epochMs, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { type BreachFinding, type RecordedOutcome } from '../breach/findings.js';
import { type DatedDeadlineItem, type PerformanceDeadlineItem } from '../ledger/ledger-reading.js';
import { type LedgerLine } from '../ledger/ledger.js';
import { type InstalmentDays, type SettlementLedger } from '../ledger/settlement-ledger.js';
import { type PerformanceDecision, type PerformanceState } from './performance-state.js';
import { afterDeadline, afterElection, readLedger, suspectedIn } from './performance.js';

/** What people have been told of an instalment before (已告知事项); absent parts: nothing yet. */
export interface ToldBefore {
  readonly instalment: number;
  /** How often that it is overdue, and whether the last of these notices was taken back. */
  readonly overdue?: { readonly times: number; readonly withdrawn: boolean };
  /** How often it was found short, and what the finding is now. */
  readonly finding?: {
    readonly times: number;
    readonly outcome: RecordedOutcome;
    /** SET-GRACE: the last day before the breach day that it names. */
    readonly waitingEnd?: LegalDate;
  };
}

/** Which deadline, to which instant what people are told of it is dated, and by how much the machine was late with it. */
interface DatedEvent {
  readonly deadline: CourtInstant;
  readonly at: CourtInstant;
  readonly latenessSeconds: number;
}

/** What a deadline has brought about (期限届满事项), for somebody to write down; nothing in it is decided again. */
export type DeadlineEvent = DatedEvent &
  (
    | {
        readonly kind: 'REMINDED';
        readonly line: LedgerLine;
        readonly daysBefore: number;
        readonly payableUntil: LegalDate;
      }
    | {
        readonly kind: 'OVERDUE_TOLD';
        readonly line: LedgerLine;
        /** Until when it may be performed, the agreed grace, and how long the court waits. */
        readonly days: InstalmentDays;
        /** The how manyth notice of this instalment. */
        readonly times: number;
      }
    | {
        readonly kind: 'BREACH_FOUND';
        readonly finding: BreachFinding;
        readonly foundAt: CourtInstant;
        /** The how manyth finding on this instalment. */
        readonly times: number;
      }
    | { readonly kind: 'PERIOD_WARNED'; readonly lastDay: LegalDate; readonly ended: boolean }
    | {
        readonly kind: 'STANDING_OPENED';
        readonly lastDay: LegalDate;
        readonly instalment: number;
        readonly times: number;
      }
    | { readonly kind: 'STANDING_FILED'; readonly application: number; readonly partyId: string }
  );

/** What a newly published holiday notice has moved (放假安排变动事项): the days within which nothing is found yet, or those that a standing finding names. `from`: the last day before the breach day, as it was told. */
export type CalendarEvent = { readonly at: CourtInstant; readonly from: LegalDate } & (
  | { readonly kind: 'GRACE_MOVED'; readonly line: LedgerLine; readonly days: InstalmentDays }
  | { readonly kind: 'FINDING_REDERIVED'; readonly finding: BreachFinding; readonly deadline: CourtInstant }
);

/** What has happened in a settlement (履行中的事项): by a deadline, by a notice, or because the ledger says so by itself. */
export type PerformanceEvent =
  | DeadlineEvent
  | CalendarEvent
  | { readonly kind: 'CURED'; readonly at: CourtInstant }
  | { readonly kind: 'PERFORMED'; readonly at: CourtInstant; readonly performedOn: LegalDate };

/** How the case stands now, and what has happened, in order. */
export interface PerformanceOutcome extends PerformanceDecision {
  readonly happened: readonly PerformanceEvent[];
}

/** A deadline that is dealt with, and when it really is; `knownSince`: when a holiday notice put it there. */
interface ReachedDeadline {
  readonly deadline: CourtInstant;
  readonly foundAt: CourtInstant;
  readonly knownSince?: CourtInstant;
}

/**
 * SET-ART-8-1, SET-CASE-1: what the ledger says of the case by itself at `now`: performed, cured, or how it stands. Errors as `readLedger`.
 */
export function askLedger(before: PerformanceState, ledger: SettlementLedger, now: CourtInstant): PerformanceOutcome {
  const { found, ...decision } = readLedger(before, ledger, now);
  const performedOn = decision.after.ledger.performedOn ?? legalDateOf(now);
  if (found === 'PERFORMED') return { ...decision, happened: [{ kind: 'PERFORMED', at: now, performedOn }] };
  return { ...decision, happened: found === 'CURED' ? [{ kind: 'CURED', at: now }] : [] };
}

/**
 * SET-BREACH-DAY, S7: a deadline has come: each thing due at it in order, dated to it, then the ledger as of `now`. `latenessSeconds`: by
 * how much the machine was late with it.
 */
export function reachDeadline(
  before: PerformanceState,
  ledger: SettlementLedger,
  {
    items,
    lateness: { deadline, latenessSeconds },
    now,
  }: {
    readonly items: readonly PerformanceDeadlineItem[];
    readonly lateness: { readonly deadline: CourtInstant; readonly latenessSeconds: number };
    readonly now: CourtInstant;
  },
  told: readonly ToldBefore[],
): PerformanceOutcome {
  const foundAt = addMs(deadline, Math.round(latenessSeconds * 1000));
  const fallen = whatFallsDue(ledger, items, { deadline, foundAt }, told);
  const handled = afterDeadline(before, deadline, suspects(fallen));
  const filed = standingFiled(handled, ledger, items, { deadline, foundAt });
  if (filed) {
    const after = askLedger(filed.after, ledger.applied(filed.at), now);
    return { ...after, happened: [...fallen, filed.event, ...after.happened] };
  }
  const opened = standingOpened(handled, ledger, fallen);
  const then = askLedger(opened.after, ledger, now);
  return { ...then, happened: [...fallen, ...opened.events, ...then.happened] };
}

/**
 * SET-CASE-1, SET-BREACH-DAY: entries have come. The ledger is asked; after a reversal (冲正) each deadline that was dealt with while the
 * receipt counted once more, for no timer rings for it again, and then the ledger again.
 */
export function applyEntries(
  before: PerformanceState,
  ledger: SettlementLedger,
  { reversal, now }: { readonly reversal: boolean; readonly now: CourtInstant },
  told: readonly ToldBefore[],
): PerformanceOutcome {
  const first = askLedger(before, ledger, now);
  const passed = reversal ? ledger.passed(now, before.handledUntil) : [];
  return askedOnceMore(first, ledger, passed, { foundAt: now }, told);
}

/**
 * SET-BREACH-DAY: deadlines are asked for once more at `foundAt`, the earliest first, and then the ledger is asked. What was handled stays as
 * it was: a deadline for which the timer rings as well tells nothing twice, and one that nobody has dealt with yet is not jumped over.
 */
export function askedOnceMore(
  first: PerformanceOutcome,
  ledger: SettlementLedger,
  again: readonly DatedDeadlineItem[],
  { foundAt, knownSince }: Omit<ReachedDeadline, 'deadline'>,
  told: readonly ToldBefore[],
): PerformanceOutcome {
  if (again.length === 0 || first.ending) return first;
  let { after } = first;
  const happened = [...first.happened];
  for (const { at: deadline, item } of again) {
    const fallen = whatFallsDue(ledger, [item], { deadline, foundAt, knownSince }, told);
    const opened = standingOpened(suspectedIn(after, suspects(fallen)), ledger, fallen);
    after = opened.after;
    happened.push(...fallen, ...opened.events);
  }
  const then = askLedger(after, ledger, foundAt);
  return { ...then, happened: [...happened, ...then.happened] };
}

/**
 * SET-BREACH-DAY, SET-ART-9-1, SET-ART-10, H5, I1: what the things due at one instant bring about, in order, given the ledger and what was
 * told before: a reminder, the notice that an instalment is overdue and in grace, the finding that it is short after it, the warning of the
 * two years. Of what was paid meanwhile nothing is said, nor what both sides know already; nothing once performance has ended.
 */
export function whatFallsDue(
  ledger: SettlementLedger,
  items: readonly PerformanceDeadlineItem[],
  reached: ReachedDeadline,
  told: readonly ToldBefore[],
): DeadlineEvent[] {
  if (!ledger.performing) return [];
  return items.flatMap((item) => eventOf(ledger, item, reached, told) ?? []);
}

function eventOf(
  ledger: SettlementLedger,
  { kind, no: instalment = 0, day }: PerformanceDeadlineItem,
  reached: ReachedDeadline,
  told: readonly ToldBefore[],
): DeadlineEvent | undefined {
  const before = told.find((one) => one.instalment === instalment);
  switch (kind) {
    case 'REMINDER':
      return reminder(ledger, instalment, reached);
    case 'DUE':
      return overdueNotice(ledger, instalment, reached, before?.overdue);
    case 'GRACE_END':
      return finding(ledger, instalment, reached, before?.finding);
    case 'RECALL_END':
      // What follows from it turns on how the case stands, not on an instalment (`standingFiled`).
      return undefined;
    case 'APPLICATION_PERIOD_WARNING':
    case 'APPLICATION_PERIOD_END':
      // Of a day that is over nobody is warned: that it is over is told.
      if (kind === 'APPLICATION_PERIOD_WARNING' && legalDateOf(reached.foundAt) > day) return undefined;
      // Interrupted meanwhile, the two years end on another day; of what is paid in full nobody is warned.
      if (!ledger.stillRunsTo(day, legalDateOf(reached.foundAt))) return undefined;
      return {
        kind: 'PERIOD_WARNED',
        ...asReached(reached),
        lastDay: day,
        ended: kind === 'APPLICATION_PERIOD_END',
      };
  }
}

/**
 * SET-ART-9-1: a default is found, and the creditor has applied beforehand: he is told, and from the day of that has his time to recall it. One time runs
 * while the case waits for his choice: another default that is found meanwhile opens none of its own.
 */
function standingOpened(
  state: PerformanceState,
  ledger: SettlementLedger,
  fallen: readonly DeadlineEvent[],
): { readonly after: PerformanceState; readonly events: readonly DeadlineEvent[] } {
  const found = fallen.find((event) => event.kind === 'BREACH_FOUND');
  if (!found || state.standing || state.stage !== 'BREACH' || state.suitAwaited) return { after: state, events: [] };
  // The letter goes out when the default is found, however long after its deadline that is: his time runs from then.
  const toldOn = legalDateOf(found.foundAt);
  const end = ledger.recallEnd(toldOn);
  if (end === undefined || ledger.standingApplicants().length === 0) return { after: state, events: [] };
  const { deadline, at, latenessSeconds, finding, times } = found;
  const opened = { kind: 'STANDING_OPENED' as const, lastDay: end.value, instalment: finding.no, times };
  return { after: { ...state, standing: { toldOn } }, events: [{ deadline, at, latenessSeconds, ...opened }] };
}

/**
 * SET-ART-9-1: the time to recall has ended, the default stands by everything known, and nobody has chosen otherwise: the application that was made
 * beforehand counts as made with that instant, and lies before the judge. undefined: none does.
 */
function standingFiled(
  state: PerformanceState,
  ledger: SettlementLedger,
  items: readonly PerformanceDeadlineItem[],
  reached: ReachedDeadline,
): { readonly after: PerformanceState; readonly event: DeadlineEvent; readonly at: CourtInstant } | undefined {
  const { stage, breach, suitAwaited, standing } = state;
  if (!standing || !items.some(({ kind }) => kind === 'RECALL_END')) return undefined;
  if (stage !== 'BREACH' || breach !== 'SUSPECTED' || suitAwaited) return undefined;
  // By a holiday notice that came meanwhile he may have longer than the timer knew (PER-4).
  const end = ledger.recallEnd(standing.toldOn);
  if (end === undefined || endOfDay(end.value) > reached.deadline) return undefined;
  if (ledger.inDefault(legalDateOf(reached.foundAt)).length === 0) return undefined;
  // Of several who applied beforehand the first who has not recalled it: one application opens the ruling for all.
  const partyId = ledger.standingApplicants().find((one) => !standing.recalled?.includes(one));
  if (partyId === undefined) return undefined;
  const application = ledger.nextApplication;
  const after = afterElection(state, { remedy: 'RESUME', partyId, number: application });
  const dated = asReached(reached);
  return { after, at: dated.at, event: { kind: 'STANDING_FILED', ...dated, application, partyId } };
}

/** H5: nobody is reminded of a day that is over, however it came that nobody reminded him before. */
function reminder(ledger: SettlementLedger, no: number, reached: ReachedDeadline): DeadlineEvent | undefined {
  const { deadline, foundAt } = reached;
  const day = legalDateOf(deadline);
  const line = ledger.stillOpen(no, day);
  if (!line) return undefined;
  const { payableUntil } = ledger.daysOf(line);
  if (legalDateOf(foundAt) > payableUntil) return undefined;
  const daysBefore = Math.max(0, daysBetween(day, line.due));
  return { kind: 'REMINDED', ...asReached(reached), line, daysBefore, payableUntil };
}

/** The due day has passed, and grace runs or the court still waits; where neither does, the breach itself is what is told. */
function overdueNotice(
  ledger: SettlementLedger,
  no: number,
  reached: ReachedDeadline,
  before: ToldBefore['overdue'],
): DeadlineEvent | undefined {
  const { deadline } = reached;
  const day = legalDateOf(deadline);
  const line = ledger.stillOpen(no, day);
  if (!line || before?.withdrawn === false) return undefined;
  const days = ledger.daysOf(line);
  if (day <= days.payableUntil || day > days.waitingEnd) return undefined;
  return {
    kind: 'OVERDUE_TOLD',
    deadline,
    ...ledger.datingOf(no, reached, before !== undefined),
    line,
    days,
    times: (before?.times ?? 0) + 1,
  };
}

/** The finding is the deadline's however late it is made; nothing resumes by itself, the election is the creditor's. */
function finding(
  ledger: SettlementLedger,
  no: number,
  reached: ReachedDeadline,
  before: ToldBefore['finding'],
): DeadlineEvent | undefined {
  const { deadline, foundAt } = reached;
  const found = ledger.breachOf(no, legalDateOf(deadline));
  if (!found || before?.outcome === 'STANDS') return undefined;
  return {
    kind: 'BREACH_FOUND',
    deadline,
    ...ledger.datingOf(no, reached, before !== undefined),
    finding: found,
    foundAt,
    times: (before?.times ?? 0) + 1,
  };
}

/** Dated to the deadline, or to the act where a notice has put the deadline behind it. */
const asReached = ({ deadline, foundAt, knownSince = deadline }: ReachedDeadline): DatedEvent =>
  knownSince > deadline
    ? { deadline, at: foundAt, latenessSeconds: (epochMs(foundAt) - epochMs(knownSince)) / 1000 }
    : { deadline, at: deadline, latenessSeconds: (epochMs(foundAt) - epochMs(deadline)) / 1000 };

const suspects = (events: readonly DeadlineEvent[]): boolean => events.some(({ kind }) => kind === 'BREACH_FOUND');
