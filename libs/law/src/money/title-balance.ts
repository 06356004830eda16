import { type Bilingual, type Derivation, type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { formatYuan, rateText, sumFen, type Fen } from '../basics/money.js';
import { allocationOrder, bucketAmounts } from './allocation.js';
import { accrualPart, courseInputs, receiptPart, waivedInputs, type AccrualInputs } from './balance-parts.js';
import { BALANCE_ARTICLE, balanceAmounts, balanceOf, balanceText, type ResumeBalance } from './resume-balance.js';
import {
  foldTitle,
  type Accrual,
  type ItemLeft,
  type OlderPart,
  type TitleCourse,
  type TitleListener,
  type TitleReceipt,
} from './title-fold.js';
import { type TitleItem } from './title-items.js';

/** What the balance of a title of several items is computed of. */
export interface TitleBalanceInput extends TitleCourse {
  readonly items: readonly TitleItem[];
}

/** What is left of an item with all that it comes to, in fen. */
export interface ItemBalance extends ItemLeft {
  readonly total: Fen;
}

/** A part of a title that is not computed here, and why. */
export interface NotComputed extends OlderPart, Bilingual {}

/** The balance of a title, with what is left of each item, and what the rules before 2014-08-01 govern. */
export interface DerivedTitleBalance extends Derived<ResumeBalance> {
  readonly items: readonly ItemBalance[];
  readonly notComputed: readonly NotComputed[];
}

/** The article by which older delay follows older rules. */
const OLDER_ARTICLE = '《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第七条';

/**
 * INT-TITLE, INT-1, INT-2, INT-3, INT-7, INT-9, INT-ORD-1: the balance of a title of several items, each with its own expiry, steps of rate and sum accrued
 * before, in fen. Each accrues from its own expiry; a receipt fills the buckets in their order and in each bucket the item that expired
 * first. Days before 2014-08-01 on which doubled interest would run follow older rules: they are listed, not computed. For one item with one
 * rate it comes to what `resumeBalance` does. Throws `ALLOCATION.ORDER_INVALID`, `TITLE.STEP_REPEATED`. Source: 法释〔2014〕8号 1-4, 7.
 */
export function titleBalance(input: TitleBalanceInput): DerivedTitleBalance {
  const order = allocationOrder(input.order, input.orderBasis);
  const parts: Derivation[] = [];
  const folded = foldTitle(input.items, input, order, listening(input.items, parts));
  const value = balanceOf(folded);
  const items = folded.items.map((item) => ({
    ...item,
    total: sumFen([item.principal, item.interest, item.doubled]),
  }));
  const notComputed = folded.notComputed.filter(({ principal }) => principal > 0n).map(explained);
  const { zh, en } = balanceText(value, input, order);
  const older =
    notComputed.length === 0
      ? { zh: '', en: '' }
      : {
          zh: '2014年8月1日前的迟延履行期间适用此前的规定，未计算在内。',
          en: ' The delay before 2014-08-01 follows older rules and is not computed.',
        };
  return {
    value,
    items,
    notComputed,
    provisional: false,
    derivation: {
      rule: 'INT-TITLE',
      article: BALANCE_ARTICLE,
      inputs: { items: input.items.map(titleItemInputs), ...courseInputs(input, order) },
      parts,
      text: {
        zh: `${zh}其中${items.map(itemText).join('；')}。${older.zh}`,
        en: `${en} Of this, ${items.map(itemTextInEnglish).join('; ')}.${older.en}`,
      },
      value: { ...balanceAmounts(value) },
    },
  };
}

/** Each step that says something: of an item of which nothing is left, nothing accrues any longer. */
function listening(items: readonly TitleItem[], parts: Derivation[]): TitleListener {
  return {
    stated: (stated) => parts.push(statedPart(stated)),
    older: (part) => {
      if (part.principal > 0n) parts.push(olderPart(part));
    },
    accrued: (accrual) => {
      if (accrual.principal > 0n) parts.push(accrualPart(accrual, ofItem(accrual, items[accrual.no - 1]?.doubled)));
    },
    received: (receipt) => parts.push(receiptPart(receipt, sharedAmong(receipt))),
  };
}

/** An item of a title as a tree names it. */
export const titleItemInputs = ({
  principal,
  expiry,
  accrued,
  rates,
  general,
  doubled,
}: TitleItem): Derivation['inputs'] => ({
  principal: formatYuan(principal),
  expiry,
  accrued: formatYuan(accrued),
  rates: rates.map(({ from, dailyRate }) => [from, rateText(dailyRate)]),
  general,
  doubled,
});

const itemText = ({ no, principal, interest, doubled }: ItemLeft): string =>
  `第${no}项本金 ${formatYuan(principal)}、一般债务利息 ${formatYuan(interest)}、加倍部分 ${formatYuan(doubled)}`;
const itemTextInEnglish = ({ no, principal, interest, doubled }: ItemLeft): string =>
  `item ${no}: principal ${formatYuan(principal)}, general interest ${formatYuan(interest)}, doubled ${formatYuan(doubled)}`;

/** The items as the calculator writes them. */
export const itemsOnWire = (items: readonly ItemBalance[]) =>
  items.map(({ no, principal, interest, doubled, total }) => ({
    no,
    principal: formatYuan(principal),
    interest: formatYuan(interest),
    doubled: formatYuan(doubled),
    total: formatYuan(total),
  }));

/** What is not computed, as the calculator writes it. */
export const notComputedOnWire = (parts: readonly NotComputed[]) =>
  parts.map((part) => ({ ...part, principal: formatYuan(part.principal) }));

function explained(part: OlderPart): NotComputed {
  const { no, from, to, days, principal } = part;
  const base = formatYuan(principal);
  return {
    ...part,
    zh: `第${no}项${dateText(from)}次日至${dateText(to)}共${days}日（本金 ${base}）的迟延履行利息适用2014年8月1日前的规定，此处不作计算。`,
    en: `Item ${no}, from the day after ${from} to ${to}, ${days} days on ${base}: delay interest follows the rules before 2014-08-01 and is not computed here.`,
  };
}

function olderPart(part: OlderPart): Derivation {
  const { no: item, from, to, days, principal } = part;
  const { zh, en } = explained(part);
  return {
    rule: 'INT-7',
    article: OLDER_ARTICLE,
    inputs: { item, principal: formatYuan(principal), from, to, days },
    parts: [],
    text: { zh, en },
    value: { interest: formatYuan(0n), doubled: formatYuan(0n) },
  };
}

function statedPart({ no, interest, waived, on }: Parameters<TitleListener['stated']>[0]): Derivation {
  const [amount, left] = [formatYuan(interest + waived), formatYuan(interest)];
  const less = waived === 0n ? '' : ` − 减免 ${formatYuan(waived)} = ${left}`;
  const inEnglish = waived === 0n ? '' : ` − waived ${formatYuan(waived)} = ${left}`;
  return {
    rule: 'INT-1',
    inputs: { item: no, amount, on, ...waivedInputs({ interest: waived, doubled: 0n }) },
    parts: [],
    text: {
      zh: `第${no}项截至${dateText(on)}已计的一般债务利息 ${amount}${less}。`,
      en: `Item ${no}: general interest accrued until ${on}, ${amount}${inEnglish}.`,
    },
    value: { interest: left, doubled: formatYuan(0n) },
  };
}

function ofItem({ no, principal, rated }: Accrual, doubled = true): AccrualInputs {
  const inputs = {
    item: no,
    principal: formatYuan(principal),
    rates: rated.map(({ dailyRate, days }) => [rateText(dailyRate), days]),
  };
  return { inputs, doubled, zh: `第${no}项`, en: `Item ${no}. ` };
}

/** Which items a receipt reached, and with what. */
function sharedAmong({ perItem }: TitleReceipt): Omit<AccrualInputs, 'doubled'> {
  const inputs = {
    items: perItem.map(({ no, ...amounts }) => {
      const { principal, interest, doubled } = bucketAmounts({ fee: 0n, ...amounts });
      return { item: no, principal, interest, doubled };
    }),
  };
  if (perItem.length === 0) return { inputs, zh: '', en: '' };
  return {
    inputs,
    zh: `（${perItem.map(itemText).join('；')}）`,
    en: ` (${perItem.map(itemTextInEnglish).join('; ')})`,
  };
}
