import { type Derivation } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { formatYuan, rateText } from '../basics/money.js';
import { bucketAmounts, ORDER_BASIS } from './allocation.js';
import { DELAY_INTEREST_ARTICLE } from './interest.js';
import { type Accrual, type TitleReceipt, type TitleCourse, type WaivableBucket } from './title-fold.js';

/** The inputs of a balance beside the claim, as its tree names them: what is not there did not matter. */
export function courseInputs(
  { fee, payments, asOf, orderFrom, undoubled, waived }: TitleCourse,
  { order, basis }: TitleReceipt['order'],
): Derivation['inputs'] {
  return {
    fee: formatYuan(fee),
    payments: payments.map((payment) => [payment.date, formatYuan(payment.amount)]),
    asOf,
    order: order.join(','),
    ...(basis === 'COURT' ? { orderBasis: basis } : {}),
    ...(orderFrom === undefined ? {} : { orderFrom }),
    ...(undoubled === undefined || undoubled.length === 0
      ? {}
      : { undoubled: undoubled.map(([from, to]) => [from, to]) }),
    ...waivedInputs(waived),
  };
}

/** What was waived, as far as anything was. */
export function waivedInputs(waived: TitleCourse['waived']): Record<string, string> {
  const entries = (['interest', 'doubled'] as const).map(
    (bucket) => [`${bucket}Waived`, waived?.[bucket] ?? 0n] as const,
  );
  return Object.fromEntries(
    entries
      .filter(([, amount]) => amount !== 0n)
      .map(([name, amount]) => [name, amount === 'ALL' ? amount : formatYuan(amount)]),
  );
}

/** In which order receipts were applied, and since when, for the sentence of a balance. */
export function orderText(
  { orderFrom }: TitleCourse,
  { basis }: TitleReceipt['order'],
): { readonly zh: string; readonly en: string } {
  const { zh, en } = ORDER_BASIS[basis];
  return orderFrom === undefined
    ? { zh, en }
    : { zh: `${dateText(orderFrom)}起到账的收款按${zh}`, en: `for receipts from ${orderFrom} on ${en}` };
}

/** INT-9: interest of a span as a step that a party can follow. `inputs`: of what it is, beside the span itself. */
export function accrualPart(accrual: Accrual, of: AccrualInputs): Derivation {
  const { from, to, days, doubledDays, principal, rated, interest, doubled, waived } = accrual;
  const base = formatYuan(principal);
  const minus = (bucket: WaivableBucket, word: string): string =>
    waived[bucket] === 0n ? '' : ` − ${word} ${formatYuan(waived[bucket])}`;
  const less =
    doubledDays === days || !of.doubled
      ? { zh: '', en: '' }
      : { zh: `（加倍部分扣除${days - doubledDays}日）`, en: ` (${days - doubledDays} without the doubled part)` };
  const products = rated.map((span) => `${base} × ${rateText(span.dailyRate)} × ${span.days}`).join(' + ');
  const general = {
    zh: `一般债务利息 ${products}${minus('interest', '减免')} = ${formatYuan(interest)}`,
    en: `general interest ${products}${minus('interest', 'waived')} = ${formatYuan(interest)}`,
  };
  const twice = {
    zh: `加倍部分 ${base} × 0.000175 × ${doubledDays}${minus('doubled', '减免')} = ${formatYuan(doubled)}`,
    en: `doubled ${base} × 0.000175 × ${doubledDays}${minus('doubled', 'waived')} = ${formatYuan(doubled)}`,
  };
  const sums = [...(rated.length === 0 ? [] : [general]), ...(of.doubled ? [twice] : [])];
  return {
    rule: 'INT-9',
    article: DELAY_INTEREST_ARTICLE,
    inputs: {
      ...of.inputs,
      from,
      to,
      days,
      ...(doubledDays === days ? {} : { doubledDays }),
      ...waivedInputs(waived),
    },
    parts: [],
    text: {
      zh: `${of.zh}${dateText(from)}次日至${dateText(to)}共${days}日${less.zh}：${sums.map((sum) => sum.zh).join('；')}。`,
      en: `${of.en}From the day after ${from} to ${to}, ${days} days${less.en}: ${sums.map((sum) => sum.en).join('; ')}.`,
    },
    value: { interest: formatYuan(interest), doubled: formatYuan(doubled) },
  };
}

/** Of what a span is: its inputs, and how its sentence begins; `doubled`: doubled interest runs on it at all. */
export interface AccrualInputs {
  readonly inputs: Derivation['inputs'];
  readonly doubled: boolean;
  readonly zh: string;
  readonly en: string;
}

/** INT-ORD-1: what a receipt did, as a step. `more`: what is said of the items that it reached. */
export function receiptPart(
  { payment, owed, applied, surplus, order }: TitleReceipt,
  more: Omit<AccrualInputs, 'doubled'> = { inputs: {}, zh: '', en: '' },
): Derivation {
  const amounts = bucketAmounts(applied);
  const basis = ORDER_BASIS[order.basis];
  const over =
    surplus === 0n
      ? { zh: '', en: '' }
      : { zh: `，余款 ${formatYuan(surplus)}`, en: `, surplus ${formatYuan(surplus)}` };
  return {
    rule: 'INT-ORD-1',
    article: basis.article,
    inputs: {
      date: payment.date,
      amount: formatYuan(payment.amount),
      owed: bucketAmounts(owed),
      order: [...order.order],
      ...more.inputs,
    },
    parts: [],
    text: {
      zh: `${dateText(payment.date)}收款 ${formatYuan(payment.amount)}（${basis.zh}）：执行费 ${amounts.fee}、利息 ${amounts.interest}、本金 ${amounts.principal}、加倍部分 ${amounts.doubled}${over.zh}${more.zh}。`,
      en: `${payment.date}, receipt of ${formatYuan(payment.amount)} in ${basis.en}: fee ${amounts.fee}, interest ${amounts.interest}, principal ${amounts.principal}, doubled ${amounts.doubled}${over.en}${more.en}.`,
    },
    value: { ...amounts, surplus: formatYuan(surplus) },
  };
}
