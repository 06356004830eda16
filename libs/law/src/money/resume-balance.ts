import { type LegalDate } from '../basics/dates.js';
import { type Derivation, type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { formatYuan, rateText, type ExactDecimal, type Fen, type Yuan } from '../basics/money.js';
import { allocationOrder, bucketAmounts, type AllocationOrder, type Bucket, type Buckets } from './allocation.js';
import { accrualPart, courseInputs, orderText, receiptPart } from './balance-parts.js';
import { requireNewPeriod } from './interest.js';
import { foldTitle, type FoldedTitle, type TitleCourse, type TitleListener } from './title-fold.js';

/** What the balance on resumption is computed of: the title, what came in, and the order in which it is applied. */
export interface ResumeBalanceInput extends TitleCourse {
  readonly principal: Fen;
  /** general interest by the title, a day; `0` where the title is silent (INT-1) */
  readonly dailyRate: ExactDecimal;
  /** last day of the performance period in the title; accrual starts here (INT-3) */
  readonly expiry: LegalDate;
}

/** What is owed on a day, in fen. `surplus` only when all is paid. */
export interface ResumeBalance extends Buckets {
  readonly total: Fen;
  readonly surplus: Fen;
}
/** A balance in yuan. */
export type ResumeBalanceAmounts = Readonly<Record<Bucket | 'total' | 'surplus', Yuan>>;

/**
 * SET-ART-17-1, INT-1, INT-2, INT-5, INT-9, INT-10, INT-ORD-1, INT-ORD-3: the balance owed under the original title when enforcement resumes, in fen, without
 * a derivation (for computing many). Accrues to each payment's value date, rounds, takes off what was waived, then allocates; doubled interest runs on
 * the principal outstanding. Throws `ALLOCATION.ORDER_INVALID`, `INTEREST.OLD_PERIOD`.
 */
export function resumeBalanceValue(input: ResumeBalanceInput): ResumeBalance {
  return balanceOf(fold(input, allocationOrder(input.order, input.orderBasis)));
}

/** A title of one item on which both kinds of interest run at one rate (INT-TITLE). */
function fold(input: ResumeBalanceInput, order: AllocationOrder, listener?: TitleListener): FoldedTitle {
  const { principal, dailyRate, expiry } = input;
  requireNewPeriod(expiry, '/expiry');
  const item = {
    principal,
    expiry,
    accrued: 0n,
    rates: [{ from: expiry, dailyRate }],
    general: true,
    doubled: true,
  };
  return foldTitle([item], input, order, listener);
}

/** What is owed of a folded title as a whole. */
export function balanceOf({ fee, interest, principal, doubled, total, surplus }: FoldedTitle): ResumeBalance {
  return { fee, interest, principal, doubled, total, surplus };
}

/** The articles by which a balance is computed. */
export const BALANCE_ARTICLE =
  '《最高人民法院关于执行和解若干问题的规定》第十七条；《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条至第四条';

/**
 * SET-ART-17-1, INT-2, INT-9, INT-ORD-1: as `resumeBalanceValue`, with each accrual and allocation as a part, so that a party
 * can follow it line by line (计算清单). Source: 执行和解规定17, 法释〔2014〕8号 1-4, 民法典561.
 */
export function resumeBalance(input: ResumeBalanceInput): Derived<ResumeBalance> {
  const order = allocationOrder(input.order, input.orderBasis);
  const parts: Derivation[] = [];
  const dailyRate = rateText(input.dailyRate);
  const value = balanceOf(
    fold(input, order, {
      stated: () => undefined,
      older: () => undefined,
      accrued: (accrual) => {
        const inputs = { principal: formatYuan(accrual.principal), dailyRate };
        parts.push(accrualPart(accrual, { inputs, doubled: true, zh: '', en: '' }));
      },
      received: (receipt) => parts.push(receiptPart(receipt)),
    }),
  );
  const { principal, expiry } = input;
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'SET-ART-17-1',
      article: BALANCE_ARTICLE,
      inputs: { principal: formatYuan(principal), dailyRate, expiry, ...courseInputs(input, order) },
      parts,
      text: balanceText(value, input, order),
      value: { ...balanceAmounts(value) },
    },
  };
}

/** What is owed as of a day, in a sentence. */
export function balanceText(
  value: ResumeBalance,
  course: TitleCourse,
  order: AllocationOrder,
): { readonly zh: string; readonly en: string } {
  const { principal, interest, doubled, fee, total } = balanceAmounts(value);
  const served = orderText(course, order);
  return {
    zh: `截至${dateText(course.asOf)}，扣除已履行部分（${served.zh}），尚欠本金 ${principal}、一般债务利息 ${interest}、加倍部分债务利息 ${doubled}、执行费 ${fee}，合计 ${total} 元。`,
    en: `As of ${course.asOf}, after deducting what was performed (${served.en}): principal ${principal}, general interest ${interest}, doubled interest ${doubled}, fee ${fee}; ${total} in all.`,
  };
}

/** A balance as amounts in yuan. */
export function balanceAmounts(balance: ResumeBalance): ResumeBalanceAmounts {
  return { ...bucketAmounts(balance), total: formatYuan(balance.total), surplus: formatYuan(balance.surplus) };
}
