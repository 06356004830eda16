import { compareDates, daysBetween, type LegalDate } from '../basics/dates.js';
import { type Derivation, type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import {
  formatYuan,
  minFen,
  rateText,
  sumFen,
  timesRate,
  type ExactDecimal,
  type Fen,
  type Yuan,
} from '../basics/money.js';
import { daysWithin, merged, type ExcludedSpan } from '../periods/spans.js';
import {
  allocationOrder,
  allot,
  bucketAmounts,
  LEGAL_ORDER,
  ORDER_BASIS,
  type AllocationOrder,
  type BasisOfAnotherOrder,
  type Bucket,
  type Buckets,
} from './allocation.js';
import { DELAY_INTEREST_ARTICLE, DOUBLED_DAILY_RATE, requireNewPeriod } from './interest.js';

/** A payment by its value date (到账日), in fen. */
export interface Payment {
  /** value date (到账日) */
  readonly date: LegalDate;
  readonly amount: Fen;
}

/** What the balance on resumption is computed of: the title, what came in, and the order in which it is applied. */
export interface ResumeBalanceInput {
  readonly principal: Fen;
  /** general interest by the title, a day; `0` where the title is silent (INT-1) */
  readonly dailyRate: ExactDecimal;
  /** last day of the performance period in the title; accrual starts here (INT-3) */
  readonly expiry: LegalDate;
  readonly fee: Fen;
  /** in any order; those after `asOf` do not count */
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

/** The buckets that accrue. */
export type WaivableBucket = 'interest' | 'doubled';

/** What is owed on a day, in fen. `surplus` only when all is paid. */
export interface ResumeBalance extends Buckets {
  readonly total: Fen;
  readonly surplus: Fen;
}
/** A balance in yuan. */
export type ResumeBalanceAmounts = Readonly<Record<Bucket | 'total' | 'surplus', Yuan>>;

/** Interest of one span, less what was waived. `doubledDays`: those of its days on which doubled interest runs. */
interface Accrual {
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly days: number;
  readonly doubledDays: number;
  readonly principal: Fen;
  readonly interest: Fen;
  readonly doubled: Fen;
  readonly waived: Readonly<Record<WaivableBucket, Fen>>;
}

/** Hears of each step of the computation; the derivation is such a listener, a bare value has none. */
interface Listener {
  accrued(accrual: Accrual): void;
  allotted(payment: Payment, owed: Buckets, applied: Buckets, surplus: Fen, order: AllocationOrder): void;
}

/**
 * SET-ART-17-1, INT-1, INT-2, INT-5, INT-9, INT-10, INT-ORD-1, INT-ORD-3: the balance owed under the original title when enforcement resumes, in fen, without
 * a derivation (for computing many). Accrues to each payment's value date, rounds, takes off what was waived, then allocates; doubled interest runs on
 * the principal outstanding. Throws `ALLOCATION.ORDER_INVALID`, `INTEREST.OLD_PERIOD`.
 */
export function resumeBalanceValue(input: ResumeBalanceInput): ResumeBalance {
  return fold(input, allocationOrder(input.order, input.orderBasis), undefined);
}

const BY_LAW: AllocationOrder = { order: LEGAL_ORDER, basis: 'LEGAL' };

function fold(input: ResumeBalanceInput, later: AllocationOrder, listener: Listener | undefined): ResumeBalance {
  requireNewPeriod(input.expiry, '/expiry');
  let buckets: Buckets = { fee: input.fee, interest: 0n, principal: input.principal, doubled: 0n };
  let surplus = 0n;
  let reached = input.expiry;
  const undoubled = merged(input.undoubled ?? []);
  const given = { ...(input.waived ?? { interest: 0n, doubled: 0n }) };
  const waive = (bucket: WaivableBucket, accrued: Fen): Fen => {
    const left = given[bucket];
    if (left === 'ALL') return accrued;
    const taken = minFen(left, accrued);
    given[bucket] = left - taken;
    return taken;
  };
  const accrueTo = (date: LegalDate): void => {
    const days = daysBetween(reached, date);
    if (days <= 0) return;
    const doubledDays = days - daysWithin(undoubled, reached, date);
    const accrued = {
      interest: timesRate(buckets.principal, input.dailyRate, days),
      doubled: timesRate(buckets.principal, DOUBLED_DAILY_RATE, doubledDays),
    };
    const waived = { interest: waive('interest', accrued.interest), doubled: waive('doubled', accrued.doubled) };
    const [interest, doubled] = [accrued.interest - waived.interest, accrued.doubled - waived.doubled];
    listener?.accrued({
      from: reached,
      to: date,
      days,
      doubledDays,
      principal: buckets.principal,
      interest,
      doubled,
      waived,
    });
    buckets = { ...buckets, interest: buckets.interest + interest, doubled: buckets.doubled + doubled };
    reached = date;
  };
  const counted = input.payments
    .filter((payment) => payment.date <= input.asOf)
    .sort((a, b) => compareDates(a.date, b.date));
  for (const payment of counted) {
    accrueTo(payment.date);
    const order = input.orderFrom === undefined || payment.date >= input.orderFrom ? later : BY_LAW;
    const allotment = allot(payment.amount, buckets, order.order);
    listener?.allotted(payment, buckets, allotment.applied, allotment.surplus, order);
    buckets = allotment.left;
    surplus += allotment.surplus;
  }
  accrueTo(input.asOf);
  return { ...buckets, total: sumFen([buckets.fee, buckets.interest, buckets.principal, buckets.doubled]), surplus };
}

/**
 * SET-ART-17-1, INT-2, INT-9, INT-ORD-1: as `resumeBalanceValue`, with each accrual and allocation as a part, so that a party
 * can follow it line by line (计算清单). Source: 执行和解规定17, 法释〔2014〕8号 1-4, 民法典561.
 */
export function resumeBalance(input: ResumeBalanceInput): Derived<ResumeBalance> {
  const order = allocationOrder(input.order, input.orderBasis);
  const parts: Derivation[] = [];
  const value = fold(input, order, {
    accrued: (accrual) => parts.push(accrualPart(input.dailyRate, accrual)),
    allotted: (...allotted) => parts.push(paymentPart(...allotted)),
  });
  const basis = ORDER_BASIS[order.basis];
  const since =
    input.orderFrom === undefined
      ? { zh: '', en: '' }
      : { zh: `${dateText(input.orderFrom)}起到账的收款按`, en: `for receipts from ${input.orderFrom} on ` };
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'SET-ART-17-1',
      article:
        '《最高人民法院关于执行和解若干问题的规定》第十七条；《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条至第四条',
      inputs: {
        principal: formatYuan(input.principal),
        dailyRate: rateText(input.dailyRate),
        expiry: input.expiry,
        fee: formatYuan(input.fee),
        payments: input.payments.map((payment) => [payment.date, formatYuan(payment.amount)]),
        asOf: input.asOf,
        order: order.order.join(','),
        ...(order.basis === 'COURT' ? { orderBasis: order.basis } : {}),
        ...(input.orderFrom === undefined ? {} : { orderFrom: input.orderFrom }),
        ...(input.undoubled === undefined || input.undoubled.length === 0
          ? {}
          : { undoubled: input.undoubled.map(([from, to]) => [from, to]) }),
        ...waivedInputs(input.waived),
      },
      parts,
      text: {
        zh: `截至${dateText(input.asOf)}，扣除已履行部分（${since.zh}${basis.zh}），尚欠本金 ${formatYuan(value.principal)}、一般债务利息 ${formatYuan(value.interest)}、加倍部分债务利息 ${formatYuan(value.doubled)}、执行费 ${formatYuan(value.fee)}，合计 ${formatYuan(value.total)} 元。`,
        en: `As of ${input.asOf}, after deducting what was performed (${since.en}${basis.en}): principal ${formatYuan(value.principal)}, general interest ${formatYuan(value.interest)}, doubled interest ${formatYuan(value.doubled)}, fee ${formatYuan(value.fee)}; ${formatYuan(value.total)} in all.`,
      },
      value: { ...balanceAmounts(value) },
    },
  };
}

/** A balance as amounts in yuan. */
export function balanceAmounts(balance: ResumeBalance): ResumeBalanceAmounts {
  return { ...bucketAmounts(balance), total: formatYuan(balance.total), surplus: formatYuan(balance.surplus) };
}

/** What was waived, as far as anything was. */
function waivedInputs(waived: ResumeBalanceInput['waived']): Record<string, string> {
  const entries = (['interest', 'doubled'] as const).map(
    (bucket) => [`${bucket}Waived`, waived?.[bucket] ?? 0n] as const,
  );
  return Object.fromEntries(
    entries
      .filter(([, amount]) => amount !== 0n)
      .map(([name, amount]) => [name, amount === 'ALL' ? amount : formatYuan(amount)]),
  );
}

function accrualPart(
  rate: ExactDecimal,
  { from, to, days, doubledDays, principal, interest, doubled, waived }: Accrual,
): Derivation {
  const base = formatYuan(principal);
  const minus = (bucket: WaivableBucket, word: string): string =>
    waived[bucket] === 0n ? '' : ` − ${word} ${formatYuan(waived[bucket])}`;
  const less =
    doubledDays === days
      ? { zh: '', en: '' }
      : { zh: `（加倍部分扣除${days - doubledDays}日）`, en: ` (${days - doubledDays} without the doubled part)` };
  return {
    rule: 'INT-9',
    article: DELAY_INTEREST_ARTICLE,
    inputs: {
      principal: base,
      dailyRate: rateText(rate),
      from,
      to,
      days,
      ...(doubledDays === days ? {} : { doubledDays }),
      ...waivedInputs(waived),
    },
    parts: [],
    text: {
      zh: `${dateText(from)}次日至${dateText(to)}共${days}日${less.zh}：一般债务利息 ${base} × ${rateText(rate)} × ${days}${minus('interest', '减免')} = ${formatYuan(interest)}；加倍部分 ${base} × 0.000175 × ${doubledDays}${minus('doubled', '减免')} = ${formatYuan(doubled)}。`,
      en: `From the day after ${from} to ${to}, ${days} days${less.en}: general interest ${base} × ${rateText(rate)} × ${days}${minus('interest', 'waived')} = ${formatYuan(interest)}; doubled ${base} × 0.000175 × ${doubledDays}${minus('doubled', 'waived')} = ${formatYuan(doubled)}.`,
    },
    value: { interest: formatYuan(interest), doubled: formatYuan(doubled) },
  };
}

function paymentPart(
  payment: Payment,
  owed: Buckets,
  applied: Buckets,
  surplus: Fen,
  order: AllocationOrder,
): Derivation {
  const amounts = bucketAmounts(applied);
  const over =
    surplus === 0n
      ? { zh: '', en: '' }
      : { zh: `，余款 ${formatYuan(surplus)}`, en: `, surplus ${formatYuan(surplus)}` };
  return {
    rule: 'INT-ORD-1',
    article: ORDER_BASIS[order.basis].article,
    inputs: {
      date: payment.date,
      amount: formatYuan(payment.amount),
      owed: bucketAmounts(owed),
      order: [...order.order],
    },
    parts: [],
    text: {
      zh: `${dateText(payment.date)}收款 ${formatYuan(payment.amount)}（${ORDER_BASIS[order.basis].zh}）：执行费 ${amounts.fee}、利息 ${amounts.interest}、本金 ${amounts.principal}、加倍部分 ${amounts.doubled}${over.zh}。`,
      en: `${payment.date}, receipt of ${formatYuan(payment.amount)} in ${ORDER_BASIS[order.basis].en}: fee ${amounts.fee}, interest ${amounts.interest}, principal ${amounts.principal}, doubled ${amounts.doubled}${over.en}.`,
    },
    value: { ...amounts, surplus: formatYuan(surplus) },
  };
}
