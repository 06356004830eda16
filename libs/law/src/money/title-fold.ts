import { addDays, compareDates, daysBetween, type LegalDate } from '../basics/dates.js';
import { minFen, sumFen, timesRate, type Fen } from '../basics/money.js';
import { daysWithin, merged, type ExcludedSpan } from '../periods/spans.js';
import { LEGAL_ORDER, type AllocationOrder, type BasisOfAnotherOrder, type Buckets } from './allocation.js';
import { DOUBLED_DAILY_RATE, INTERPRETATION_IN_FORCE } from './interest.js';
import { ratedDays, stepsInOrder, type RatedDays, type RateStep, type TitleItem } from './title-items.js';

/** A payment by its value date (到账日), in fen. */
export interface Payment {
  /** value date (到账日) */
  readonly date: LegalDate;
  readonly amount: Fen;
}

/** The buckets that accrue. */
export type WaivableBucket = 'interest' | 'doubled';

/** What came in on a title, until when it is computed, and the order in which receipts are applied. */
export interface TitleCourse {
  /** enforcement fee, in fen */
  readonly fee: Fen;
  /** in any order; those after `asOf` do not count, nor does one of nothing */
  readonly payments: readonly Payment[];
  readonly asOf: LegalDate;
  readonly order: readonly string[];
  /** On what `order` rests, if it is not the legal one (INT-ORD-3); absent: the agreement of the parties. */
  readonly orderBasis?: BasisOfAnotherOrder;
  /** The first value date to which `order` applies, as where it was agreed later; before it the legal order. Absent: to every receipt. */
  readonly orderFrom?: LegalDate;
  /**
   * Spans, first and last day included, on whose days no doubled interest runs: a stay on review (INT-5), or the time in which the
   * settlement was being performed where the court's pack says so (INT-10). General interest runs on.
   */
  readonly undoubled?: readonly ExcludedSpan[];
  /** What the creditor gave up of interest and of doubled interest for good: of the first that accrues, or all of it. */
  readonly waived?: Readonly<Record<WaivableBucket, Fen | 'ALL'>>;
}

/** What is left of one item, in fen. `no`: its place in the title, from 1. */
export interface ItemLeft {
  readonly no: number;
  readonly principal: Fen;
  readonly interest: Fen;
  readonly doubled: Fen;
}

/** INT-7: days of an item that the rules before 2014-08-01 govern, from the day after `from` to `to`, on a principal in fen. */
export interface OlderPart {
  readonly no: number;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly days: number;
  readonly principal: Fen;
}

/** Interest of one item over one span, less what was waived. `doubledDays`: those of its days on which doubled interest runs. */
export interface Accrual {
  readonly no: number;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly days: number;
  readonly doubledDays: number;
  readonly principal: Fen;
  readonly rated: readonly RatedDays[];
  readonly interest: Fen;
  readonly doubled: Fen;
  readonly waived: Readonly<Record<WaivableBucket, Fen>>;
}

/** A receipt and what it did: to the buckets of the whole title, and to each item that it reached. */
export interface TitleReceipt {
  readonly payment: Payment;
  readonly owed: Buckets;
  readonly applied: Buckets;
  readonly perItem: readonly ItemLeft[];
  readonly surplus: Fen;
  readonly order: AllocationOrder;
}

/** Hears of each step of the computation; the derivation is such a listener, a bare value has none. */
export interface TitleListener {
  /** What had accrued of an item before, less what was waived of it. */
  stated(item: { readonly no: number; readonly interest: Fen; readonly waived: Fen; readonly on: LegalDate }): void;
  older(part: OlderPart): void;
  accrued(accrual: Accrual): void;
  received(receipt: TitleReceipt): void;
}

/** A title folded for a day, in fen: what is left in each bucket and of each item. */
export interface FoldedTitle extends Buckets {
  readonly total: Fen;
  readonly surplus: Fen;
  readonly items: readonly ItemLeft[];
  readonly notComputed: readonly OlderPart[];
}

/** INT-7: the last day that the rules before 法释〔2014〕8号 govern. */
export const LAST_DAY_OF_OLDER_RULES: LegalDate = addDays(INTERPRETATION_IN_FORCE, -1);

const BY_LAW: AllocationOrder = { order: LEGAL_ORDER, basis: 'LEGAL' };

/** An item while receipts come in. */
interface Owing extends ItemLeft {
  readonly item: TitleItem;
  readonly steps: readonly RateStep[];
  /** until when it has accrued */
  reached: LegalDate;
  principal: Fen;
  interest: Fen;
  doubled: Fen;
}

/**
 * INT-TITLE, INT-2, INT-7, INT-9, INT-ORD-1: the one computation behind `resumeBalance` and `titleBalance`. Each item accrues from its own expiry to the
 * value date of each receipt, each product rounded; what was waived is taken off; then the receipt is applied bucket by bucket, in each of
 * them to the item that expired first. A receipt of nothing is none, for its day would round once more. `later`: the order read of `input`.
 */
export function foldTitle(
  items: readonly TitleItem[],
  course: TitleCourse,
  later: AllocationOrder,
  listener?: TitleListener,
): FoldedTitle {
  const undoubled = merged(course.undoubled ?? []);
  const waive = waiving(course.waived);
  const notComputed: OlderPart[] = [];
  const owing = items.map((item, i): Owing => owingOf(item, i));
  const inTurn = [...owing].sort((a, b) => compareDates(a.item.expiry, b.item.expiry));
  for (const one of inTurn) {
    const waived = waive('interest', one.item.accrued);
    one.interest = one.item.accrued - waived;
    const { no, interest, item } = one;
    if (item.accrued > 0n) listener?.stated({ no, interest, waived, on: item.expiry });
  }
  const accrueTo = (date: LegalDate): void => {
    for (const one of inTurn) {
      const older = olderPart(one, date);
      if (older !== undefined) {
        one.reached = older.to;
        notComputed.push(older);
        listener?.older(older);
      }
      const accrual = accrualOf(one, date, undoubled, waive);
      if (accrual === undefined) continue;
      listener?.accrued(accrual);
      one.interest += accrual.interest;
      one.doubled += accrual.doubled;
      one.reached = date;
    }
  };
  let [fee, surplus] = [course.fee, 0n];
  const counted = course.payments
    .filter(({ date, amount }) => date <= course.asOf && amount > 0n)
    .sort((a, b) => compareDates(a.date, b.date));
  for (const payment of counted) {
    accrueTo(payment.date);
    const order = course.orderFrom === undefined || payment.date >= course.orderFrom ? later : BY_LAW;
    const owed = bucketsOf(fee, owing);
    const receipt = { payment, owed, order, ...apply(payment.amount, fee, inTurn, order) };
    fee -= receipt.applied.fee;
    surplus += receipt.surplus;
    listener?.received(receipt);
  }
  accrueTo(course.asOf);
  const buckets = bucketsOf(fee, owing);
  const total = sumFen([buckets.fee, buckets.interest, buckets.principal, buckets.doubled]);
  return { ...buckets, total, surplus, items: owing.map(left), notComputed };
}

function owingOf(item: TitleItem, index: number): Owing {
  return {
    no: index + 1,
    item,
    steps: item.general ? stepsInOrder(item.rates, `/items/${index}/rates`) : [],
    reached: item.expiry,
    principal: item.principal,
    interest: 0n,
    doubled: 0n,
  };
}

const left = ({ no, principal, interest, doubled }: ItemLeft): ItemLeft => ({ no, principal, interest, doubled });

function bucketsOf(fee: Fen, owing: readonly ItemLeft[]): Buckets {
  let [interest, principal, doubled] = [0n, 0n, 0n];
  for (const one of owing) {
    interest += one.interest;
    principal += one.principal;
    doubled += one.doubled;
  }
  return { fee, interest, principal, doubled };
}

/** Takes what was given up off what accrues, the first of it first, until it is used up. */
function waiving(waived: TitleCourse['waived']): (bucket: WaivableBucket, accrued: Fen) => Fen {
  const given = { ...(waived ?? { interest: 0n, doubled: 0n }) };
  return (bucket, accrued) => {
    const rest = given[bucket];
    if (rest === 'ALL') return accrued;
    const taken = minFen(rest, accrued);
    given[bucket] = rest - taken;
    return taken;
  };
}

/** INT-7: of an item with delay interest, the days up to `date` that older rules govern. */
function olderPart({ no, item, reached, principal }: Owing, date: LegalDate): OlderPart | undefined {
  const to = date < LAST_DAY_OF_OLDER_RULES ? date : LAST_DAY_OF_OLDER_RULES;
  if (!item.doubled || reached >= to) return undefined;
  return { no, from: reached, to, days: daysBetween(reached, to), principal };
}

/** Until `date`; nothing where no day has passed, or no interest runs on the item at all. */
function accrualOf(
  { no, item, steps, reached: from, principal }: Owing,
  to: LegalDate,
  undoubled: readonly ExcludedSpan[],
  waive: (bucket: WaivableBucket, accrued: Fen) => Fen,
): Accrual | undefined {
  const days = daysBetween(from, to);
  if (days <= 0 || (!item.doubled && steps.length === 0)) return undefined;
  const rated = ratedDays(principal, steps, from, to);
  const doubledDays = item.doubled ? days - daysWithin(undoubled, from, to) : 0;
  const interest = sumFen(rated.map((span) => span.interest));
  const doubled = timesRate(principal, DOUBLED_DAILY_RATE, doubledDays);
  const waived = { interest: waive('interest', interest), doubled: waive('doubled', doubled) };
  return {
    no,
    from,
    to,
    days,
    doubledDays,
    principal,
    rated,
    interest: interest - waived.interest,
    doubled: doubled - waived.doubled,
    waived,
  };
}

/** INT-ORD-1, INT-TITLE: bucket by bucket, and in each the items in turn; every fen is applied or surplus. Takes it off the items. */
function apply(
  amount: Fen,
  fee: Fen,
  inTurn: readonly Owing[],
  { order }: AllocationOrder,
): Pick<TitleReceipt, 'applied' | 'perItem' | 'surplus'> {
  const applied = { fee: 0n, interest: 0n, principal: 0n, doubled: 0n };
  const perItem = new Map<number, { no: number; principal: Fen; interest: Fen; doubled: Fen }>();
  let rest = amount;
  for (const bucket of order) {
    if (bucket === 'fee') {
      applied.fee = minFen(rest, fee);
      rest -= applied.fee;
      continue;
    }
    for (const one of inTurn) {
      const part = minFen(rest, one[bucket]);
      if (part === 0n) continue;
      const share = perItem.get(one.no) ?? { no: one.no, principal: 0n, interest: 0n, doubled: 0n };
      share[bucket] += part;
      perItem.set(one.no, share);
      one[bucket] -= part;
      applied[bucket] += part;
      rest -= part;
    }
  }
  return { applied, perItem: [...perItem.values()].sort((a, b) => a.no - b.no), surplus: rest };
}
