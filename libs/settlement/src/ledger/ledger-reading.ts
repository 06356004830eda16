import { compareDates, formatYuan, parseYuan, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { type ApplicationPeriodStanding } from '../application-period/application-period-facts.js';
import { deadlineText, type DeadlineItem, type DeadlineKind, type LedgerDeadline } from '../breach/next-deadline.js';
import { type InstalmentStatus, type Ledger } from './ledger.js';

/** How the ledger of a settlement stands within a day, in yuan, as people and cases are told (履行情况). */
export interface LedgerReading {
  readonly asOf: LegalDate;
  readonly paid: Yuan;
  /** Sum of the settlement; where more was given back than had come (多退), with that on top. `paid` and `outstanding` together. */
  readonly owed: Yuan;
  /** What is still to be performed, due or not. */
  readonly outstanding: Yuan;
  /** What is outstanding on instalments that the court finds short: the agreed grace has ended, and the time that it waits. */
  readonly overdue: Yuan;
  readonly surplus: Yuan;
  readonly fullyPerformed: boolean;
  /** Value date of the receipt that completed performance. */
  readonly performedOn?: LegalDate;
  readonly instalments: readonly InstalmentReading[];
  /** Days that interrupt the two years (SET-ART-10-2): part performance after the last day, promise, demand, applications and the ends of their procedures. */
  readonly interruptions: readonly LegalDate[];
  /** The last of the two years; absent while an application lies before the judge. */
  readonly lastDayToApply?: LegalDate;
  /** What falls due next; absent where nothing is left to wait for. */
  readonly next?: PerformanceDeadline;
}

/** One instalment in a reading. */
export interface InstalmentReading {
  readonly no: number;
  readonly due: LegalDate;
  readonly amount: Yuan;
  readonly paid: Yuan;
  readonly outstanding: Yuan;
  readonly status: InstalmentStatus;
  readonly paidOn?: LegalDate;
  /** The agreed grace is over, and only the court waits with its own finding (SET-GRACE): the creditor may apply already. */
  readonly inDefault?: true;
}

/** What falls due at one instant, over every open instalment: a case needs one timer. */
export interface PerformanceDeadline {
  readonly at: CourtInstant;
  readonly items: readonly PerformanceDeadlineItem[];
  readonly provisional: boolean;
  readonly zh: string;
}

/** One thing that falls due, and the instant at which it does. */
export interface DatedDeadlineItem {
  readonly at: CourtInstant;
  readonly item: PerformanceDeadlineItem;
}

/** One thing that falls due; `no`: the instalment, absent for the case as a whole. */
export interface PerformanceDeadlineItem {
  readonly kind: DeadlineKind;
  readonly no?: number;
  readonly day: LegalDate;
}

/**
 * What a case keeps of a reading: its size does not grow with the plan. `open`: what is to be performed next. It has
 * as many items as fall due together, so a usual plan stays under 600 bytes of JSON.
 */
export interface LedgerStanding extends Omit<
  LedgerReading,
  'instalments' | 'interruptions' | 'lastDayToApply' | 'outstanding' | 'surplus'
> {
  readonly open?: Pick<InstalmentReading, 'no' | 'due' | 'outstanding'>;
}

/** The folded ledger as people are told of it (SET-LEDGER). */
export function readingOf(
  ledger: Ledger,
  period: Pick<ApplicationPeriodStanding, 'days' | 'lastDay'>,
  inDefault: readonly number[],
  next: PerformanceDeadline | undefined,
): LedgerReading {
  const fullyPerformed = ledger.outstanding === 0n;
  const performedOn = ledger.instalments
    .flatMap(({ paidOn }) => (paidOn === null ? [] : [paidOn]))
    .sort(compareDates)
    .at(-1);
  return {
    asOf: ledger.asOf,
    paid: formatYuan(ledger.paid),
    owed: formatYuan(ledger.paid + ledger.outstanding),
    outstanding: formatYuan(ledger.outstanding),
    overdue: formatYuan(ledger.overdue),
    surplus: formatYuan(ledger.surplus),
    fullyPerformed,
    ...(fullyPerformed && performedOn !== undefined && { performedOn }),
    instalments: ledger.instalments.map(({ no, due, amount, paid, outstanding, status, paidOn }) => ({
      no,
      due,
      amount: formatYuan(amount),
      paid: formatYuan(paid),
      outstanding: formatYuan(outstanding),
      status,
      ...(paidOn !== null && { paidOn }),
      ...(status === 'IN_GRACE' && inDefault.includes(no) && { inDefault: true as const }),
    })),
    interruptions: period.days,
    ...(period.lastDay !== undefined && { lastDayToApply: period.lastDay }),
    ...(next && { next }),
  };
}

/** SET-GRACE, SET-ART-9-1: may the creditor have it demanded: is it late? Within an agreed grace payment is in time; while only the court waits with its finding it is not. */
export const isDemandable = ({ status, inDefault }: Pick<InstalmentReading, 'status' | 'inDefault'>): boolean =>
  status === 'OVERDUE' || inDefault === true;

/**
 * SET-LEDGER, SET-ART-5-1: what is to be performed next (下一期): of what is not paid in full the one that fell or falls due first, whatever number an amendment gave it. Undefined: nothing
 * is left.
 */
export const nextToPay = <I extends Pick<InstalmentReading, 'no' | 'due' | 'outstanding'>>(
  instalments: readonly I[],
): I | undefined =>
  instalments
    .filter(({ outstanding }) => parseYuan(outstanding) > 0n)
    .toSorted((one, other) => compareDates(one.due, other.due) || one.no - other.no)[0];

/** The summary of a reading that a case carries (SET-LEDGER). */
export function standingOf({
  asOf,
  paid,
  owed,
  overdue,
  fullyPerformed,
  performedOn,
  instalments,
  next,
}: LedgerReading): LedgerStanding {
  const open = nextToPay(instalments);
  return {
    asOf,
    paid,
    owed,
    overdue,
    fullyPerformed,
    ...(performedOn !== undefined && { performedOn }),
    ...(open && { open: { no: open.no, due: open.due, outstanding: open.outstanding } }),
    ...(next && { next }),
  };
}

/** The next deadline without its derivation (SET-BREACH-DAY). */
export function performanceDeadline({ at, provisional, items }: LedgerDeadline): PerformanceDeadline {
  return { at, provisional, zh: deadlineText(items).zh, items: items.map(performanceDeadlineItem) };
}

/** One thing due, as it is told (SET-BREACH-DAY). */
export function performanceDeadlineItem({ kind, no, day }: DeadlineItem): PerformanceDeadlineItem {
  return { kind, day, ...(no !== null && { no }) };
}
