import {
  type GateQuestion,
  type LedgerReading,
  type PerformanceDeadline,
  type ResumedBalance,
} from '@hejie/contracts/workflows';
import {
  applicationPeriod,
  calendarOf,
  compareDates,
  formatYuan,
  legalDateOf,
  packOf,
  parseRate,
  parseYuan,
  type CourtCalendar,
  type CourtInstant,
  type Fen,
  type LegalDate,
  type PolicyPack,
  type Yuan,
} from '@hejie/law';
import {
  agreedInKind,
  balanceOnResumption,
  datingOf,
  deadlineText,
  foldLedger,
  graceEnd,
  interruptionsOf,
  lastPerformanceDay,
  nextDeadline,
  obligationsOf,
  outcomeOfFinding,
  readInstalment,
  refundable,
  resumptionGate,
  reviewBreach,
  type BalanceOnResumption,
  type BreachFinding,
  type Dating,
  type FindingOutcome,
  type GateDecision,
  type LedgerBook,
  type LedgerLine,
  type LedgerQuery,
  type Posting,
} from '@hejie/settlement';
import { type Receipt } from '../receipt/receipt.entity.js';
import { type Refund } from '../receipt/refund.entity.js';
import { type Reversal } from '../receipt/reversal.entity.js';
import { type Settlement } from './settlement.entity.js';

/** Calendar days before the end of the two years on which both sides are warned. */
const PERIOD_WARNING_DAYS = 30;

/** Everything that was entered into a ledger. */
export interface LedgerEntries {
  readonly receipts: readonly Receipt[];
  readonly reversals: readonly Reversal[];
  readonly refunds: readonly Refund[];
}

/** One settlement with its receipts: the questions that performance puts to `@hejie/settlement`. Changes nothing. */
export class CaseLedger {
  private readonly pack: PolicyPack;
  private readonly calendar: CourtCalendar;
  private readonly book: LedgerBook;

  constructor(
    readonly settlement: Settlement,
    readonly entries: LedgerEntries,
    calendarEditions: readonly string[] = settlement.calendarEditions,
  ) {
    this.pack = packOf(settlement.packId);
    this.calendar = calendarOf(calendarEditions);
    this.book = { instalments: obligationsOf(settlement.terms).map(readInstalment), postings: postingsOf(entries) };
  }

  /** How the case stands within `asOf`, and what falls due after `after` (from the opening, when nothing was handled yet). */
  reading(asOf: LegalDate, after?: CourtInstant): LedgerReading {
    const ledger = foldLedger(this.book, this.query(asOf)).value;
    const fullyPerformed = ledger.outstanding === 0n;
    const next = this.next(after ?? this.settlement.openedAt);
    return {
      asOf,
      paid: formatYuan(ledger.paid),
      owed: formatYuan(ledger.paid + ledger.outstanding),
      overdue: formatYuan(ledger.overdue),
      surplus: formatYuan(ledger.surplus),
      fullyPerformed,
      ...(fullyPerformed && { performedOn: lastDayOf(ledger.instalments) }),
      instalments: ledger.instalments.map((line) => ({
        no: line.no,
        due: line.due,
        amount: formatYuan(line.amount),
        paid: formatYuan(line.paid),
        outstanding: formatYuan(line.outstanding),
        status: line.status,
        ...(line.paidOn !== null && { paidOn: line.paidOn }),
      })),
      interruptions: this.interruptions(),
      ...(next && { next }),
    };
  }

  /** What is outstanding of the settlement as of a day, due or not. */
  outstanding(asOf: LegalDate): Yuan {
    return formatYuan(foldLedger(this.book, this.query(asOf)).value.outstanding);
  }

  /** The instalment as it stood within `day`, if it is short then and by everything that has become known since. */
  stillOpen(no: number, day: LegalDate): LedgerLine | undefined {
    const known = this.book.postings
      .map(({ valueDate }) => valueDate)
      .reduce((latest, valueDate) => (valueDate > latest ? valueDate : latest), day);
    const [then, now] = [day, known].map((asOf) =>
      foldLedger(this.book, this.query(asOf)).value.instalments.find((line) => line.no === no),
    );
    return then && now && then.outstanding > 0n && now.outstanding > 0n ? then : undefined;
  }

  /** The last day of an instalment's grace. */
  graceEnd({ due }: { due: LegalDate }): LegalDate {
    return graceEnd(due, this.pack.performance.graceWorkingDays, this.calendar).value;
  }

  /** SET-ART-9-1: the finding on an instalment as of `day`; none where it is not short after grace, or was paid meanwhile. */
  breachOf(no: number, day: LegalDate): BreachFinding | undefined {
    if (!this.stillOpen(no, day)) return undefined;
    const minorShortfall = parseYuan(this.pack.performance.minorShortfall);
    return reviewBreach(this.book, { ...this.query(day), minorShortfall }).value.findings.find(
      (finding) => finding.no === no,
    );
  }

  /** To which instant what is told of a deadline of a short instalment is dated. @param toldBefore of it, or of the finding on it. */
  datingOf(no: number, deadline: CourtInstant, foundAt: CourtInstant, toldBefore: boolean): Dating {
    const then = foldLedger(this.book, { ...this.query(legalDateOf(deadline)), knownAt: deadline }).value;
    const shortAsKnown = then.instalments.some((line) => line.no === no && line.outstanding > 0n);
    return datingOf({
      deadline,
      foundAt,
      toldBefore,
      shortAsKnown,
      reversedAt: this.entries.reversals.map(({ reversedAt }) => reversedAt),
    });
  }

  /** SET-CASE-1, S17: what became of a finding by `day`. */
  outcomeOf(no: number, day: LegalDate): FindingOutcome {
    return outcomeOfFinding(no, this.book, this.query(day));
  }

  /** SET-ART-11. */
  gate({ decisionDate, pleads, basis }: GateQuestion): GateDecision {
    const { anticipatoryBreach = false, fraudOrDuress = false, voidOrRevoked = false, conditionUnmet = false } = pleads;
    return resumptionGate(this.book, this.query(decisionDate), {
      anticipatoryBreach,
      fraudOrDuress,
      voidOrRevoked,
      conditionUnmet,
      basis,
    }).value;
  }

  /** SET-ART-17: what is owed of the original title as of a day. The order agreed in the settlement goes before the pack's. */
  balance(asOf: LegalDate): BalanceOnResumption {
    const { principal, dailyRate, expiry, fee, terms } = this.settlement;
    const claim = { principal, dailyRate: parseRate(dailyRate), expiry, fee };
    const order = terms.allocationOrder ?? this.pack.allocationOrder;
    // INT-ORD-3: what the parties did not agree on rests on what the court’s pack records.
    const orderBasis = terms.allocationOrder === null && this.pack.allocationBasis === 'COURT' ? 'COURT' : 'AGREED';
    const duringSettlement = {
      interest: this.pack.interestDuringSettlement,
      from: legalDateOf(this.settlement.openedAt),
      to: asOf,
    };
    return balanceOnResumption({
      claim,
      postings: this.book.postings,
      agreedInKind: agreedInKind(this.book),
      asOf,
      order,
      orderBasis,
      waivers: terms.waivers,
      duringSettlement,
    }).value;
  }

  /** What may be given back on `day`, in fen. */
  refundable(day: LegalDate, today: LegalDate): Fen {
    const { state, openedAt } = this.settlement;
    const surplusAsOf = (asOf: LegalDate): Fen => parseYuan(this.balance(asOf).amounts.surplus);
    return refundable(this.book, {
      day,
      today,
      ...(state === 'RESUMED' && { title: { settledOn: legalDateOf(openedAt), surplusAsOf } }),
    });
  }

  /** SET-ART-10-2: the last day of the two years; none where the terms name no last day of performance. */
  lastDayToApply(): LegalDate | undefined {
    const lastDay = lastPerformanceDay(this.settlement.terms);
    return lastDay === null
      ? undefined
      : applicationPeriod({ lastPerformanceDay: lastDay, interruptions: this.interruptions() }, this.calendar).value;
  }

  private interruptions(): LegalDate[] {
    return interruptionsOf(this.book.postings, [], lastPerformanceDay(this.settlement.terms) ?? undefined);
  }

  private next(after: CourtInstant): PerformanceDeadline | undefined {
    const { graceWorkingDays, reminderDaysBefore: reminderDays } = this.pack.performance;
    const applicationPeriodEnd = this.lastDayToApply();
    const applicationPeriodWarningDays = PERIOD_WARNING_DAYS;
    const next = nextDeadline(this.book, after, {
      graceWorkingDays,
      reminderDays,
      calendar: this.calendar,
      applicationPeriodEnd,
      applicationPeriodWarningDays,
    });
    if (!next) return undefined;
    const { at, provisional, items } = next;
    return {
      at,
      provisional,
      zh: deadlineText(items).zh,
      items: items.map(({ kind, no, day }) => ({ kind, day, ...(no !== null && { no }) })),
    };
  }

  private query(asOf: LegalDate): LedgerQuery {
    return { asOf, graceWorkingDays: this.pack.performance.graceWorkingDays, calendar: this.calendar };
  }
}

/**
 * The entries as the core folds them. A reversal takes its receipt out altogether; a refund takes away from its value date.
 * No id of a receipt begins with a colon, so that none is ever mistaken for one of these.
 */
function postingsOf({ receipts, reversals, refunds }: LedgerEntries): Posting[] {
  const received = new Map(receipts.map((receipt) => [receipt.receiptId, receipt]));
  return [
    ...receipts.map(({ receiptId: id, kind, valueDate, amount, postedAt: knownAt }) => ({
      id,
      kind,
      valueDate,
      amount,
      knownAt,
    })),
    ...reversals.map(({ receiptId: reverses, reversedAt: knownAt }) => {
      const { valueDate, amount } = received.get(reverses)!;
      return { id: `:reversal:${reverses}`, kind: 'REVERSAL' as const, valueDate, amount, knownAt, reverses };
    }),
    ...refunds.map(({ refundId, valueDate, amount, postedAt: knownAt }) => ({
      id: `:refund:${refundId}`,
      kind: 'REFUND' as const,
      valueDate,
      amount,
      knownAt,
    })),
  ];
}

/** A balance as the workflow carries it: amounts without the list behind them. */
export function resumedBalance({ asOf, amounts }: BalanceOnResumption): ResumedBalance {
  const { principal, interest, doubled, fee, total, surplus } = amounts;
  return { asOf, principal, interest, doubled, fee, total, surplus };
}

/** The value date of the receipt that completed performance. */
function lastDayOf(lines: readonly LedgerLine[]): LegalDate | undefined {
  return lines
    .flatMap(({ paidOn }) => (paidOn === null ? [] : [paidOn]))
    .sort(compareDates)
    .at(-1);
}
