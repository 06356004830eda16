import { daysBetween, legalDate, type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derivation, type Derived } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { LawError } from '../basics/law-error.js';
import { formatYuan, parseRate, rateText, sumFen, timesRate, type ExactDecimal, type Fen } from '../basics/money.js';

/** INT-2: the doubled part (加倍部分) of delay interest is 0.0175 % a day, simple. */
export const DOUBLED_DAILY_RATE: ExactDecimal = parseRate('0.000175');
/** INT-7: from this day on 法释〔2014〕8号 governs. */
export const INTERPRETATION_IN_FORCE: LegalDate = legalDate('2014-08-01');
/** The article on which delay interest rests. */
export const DELAY_INTEREST_ARTICLE =
  '《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条';

/** One debt of the title over one span: from the expiry of its performance period to the day performed. */
export interface InterestSlice {
  /** outstanding title debt without general interest, in fen (INT-2, INT-11) */
  readonly base: Fen;
  /** last day of the performance period (not counted) */
  readonly expiry: LegalDate;
  /** day performed (counted), INT-4 */
  readonly end: LegalDate;
  /** days that do not count, INT-5 */
  readonly excludedDays?: number;
}

/** INT-7: refuses spans that begin before 2014-08-01; they follow older rules that are not computed here. */
export function requireNewPeriod(expiry: LegalDate, path?: string): void {
  // The expiry day itself is not counted, so an expiry on 2014-07-31 begins to count on the first day in force.
  if (daysBetween(expiry, INTERPRETATION_IN_FORCE) <= 1) return;
  throw new LawError({
    code: 'INTEREST.OLD_PERIOD',
    rule: 'INT-7',
    path,
    zh: `迟延履行期间始于${dateText(expiry)}，早于2014年8月1日，该日之前的部分适用此前的规定，本计算不作计算。`,
    en: `The delay began on ${expiry}, before 2014-08-01: the part before that day follows older rules and is not computed here.`,
  });
}

/**
 * INT-2, INT-3, INT-4, INT-5, INT-8, INT-9: doubled delay interest (加倍部分债务利息) in fen: each slice = base × 0.000175 × days, multiplied
 * exactly, rounded once, half up; the value is the sum of the rounded slices.
 * Throws `INTEREST.OLD_PERIOD`, `INTEREST.END_BEFORE_EXPIRY`, `INTEREST.EXCLUDED_TOO_LONG`, `INTEREST.EXCLUDED_INVALID`. Source: 法释〔2014〕8号 1-3.
 */
export function doubledInterest(slices: readonly InterestSlice[]): Derived<Fen> {
  return doubledIn({ zh: '元', en: 'yuan' }, slices);
}

function doubledIn(unit: Bilingual, slices: readonly InterestSlice[]): Derived<Fen> {
  const computed = slices.map((slice, i) => doubledSlice(slice, unit, `/slices/${i}`));
  const value = sumFen(computed.map((one) => one.fen));
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'INT-2',
      article: DELAY_INTEREST_ARTICLE,
      inputs: { dailyRate: '0.000175', slices: slices.length },
      parts: computed.map((one) => one.derivation),
      text: {
        zh: `加倍部分债务利息合计 ${formatYuan(value)} ${unit.zh}（各段分别四舍五入后相加）。`,
        en: `Doubled delay interest is ${formatYuan(value)} ${unit.en} in all (each slice rounded, then added).`,
      },
      value: formatYuan(value),
    },
  };
}

/**
 * INT-5, INT-8: the days of a slice on which interest runs. Throws `INTEREST.END_BEFORE_EXPIRY` at the end's place, `INTEREST.EXCLUDED_TOO_LONG`
 * and `INTEREST.EXCLUDED_INVALID` at the slice's.
 */
export function countedDays({ expiry, end, excludedDays = 0 }: Omit<InterestSlice, 'base'>, path: string): number {
  const span = daysBetween(expiry, end);
  if (span < 0) {
    throw new LawError({
      code: 'INTEREST.END_BEFORE_EXPIRY',
      rule: 'INT-8',
      path: `${path}/2`,
      zh: `截止日${dateText(end)}早于履行期限届满日${dateText(expiry)}。`,
      en: `The end ${end} lies before the expiry ${expiry}.`,
    });
  }
  if (!Number.isSafeInteger(excludedDays) || excludedDays < 0) {
    throw new LawError({
      code: 'INTEREST.EXCLUDED_INVALID',
      rule: 'INT-5',
      path,
      zh: '扣除的日数应为不小于零的整数。',
      en: 'Excluded days are a whole number that is not negative.',
    });
  }
  if (excludedDays > span) {
    throw new LawError({
      code: 'INTEREST.EXCLUDED_TOO_LONG',
      rule: 'INT-5',
      path,
      zh: `扣除 ${excludedDays} 日，多于期间的 ${span} 日。`,
      en: `${excludedDays} excluded days are more than the ${span} days of the span.`,
    });
  }
  return span - excludedDays;
}

function doubledSlice(slice: InterestSlice, unit: Bilingual, path: string): { fen: Fen; derivation: Derivation } {
  requireNewPeriod(slice.expiry, `${path}/1`);
  const excluded = slice.excludedDays ?? 0;
  const days = countedDays(slice, path);
  const fen = timesRate(slice.base, DOUBLED_DAILY_RATE, days);
  const less = excluded === 0 ? { zh: '', en: '' } : { zh: `（已扣除${excluded}日）`, en: ` (${excluded} excluded)` };
  return {
    fen,
    derivation: {
      rule: 'INT-8',
      article: DELAY_INTEREST_ARTICLE,
      inputs: { base: formatYuan(slice.base), expiry: slice.expiry, end: slice.end, excludedDays: excluded, days },
      parts: [],
      text: {
        zh: `${dateText(slice.expiry)}次日至${dateText(slice.end)}共${days}日${less.zh}：${formatYuan(slice.base)} × 0.000175 × ${days} = ${formatYuan(fen)} ${unit.zh}。`,
        en: `From the day after ${slice.expiry} to ${slice.end}, ${days} days${less.en}: ${formatYuan(slice.base)} × 0.000175 × ${days} = ${formatYuan(fen)}.`,
      },
      value: formatYuan(fen),
    },
  };
}

/** The creditor's choice for a debt in foreign currency (INT-6). */
export type CurrencyElection =
  { readonly kind: 'SAME_CURRENCY' } | { readonly kind: 'CNY'; readonly midRateOnStartDay: ExactDecimal };

/** INT-6: a debt of the title in a foreign currency. */
export interface ForeignDebt {
  /** in hundredths of the currency unit */
  readonly base: bigint;
  /** ISO 4217, e.g. USD */
  readonly currency: string;
  readonly expiry: LegalDate;
  readonly end: LegalDate;
}

const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  HKD: '港元',
  MOP: '澳门元',
  TWD: '新台币元',
  KRW: '韩元',
  SGD: '新加坡元',
  AUD: '澳大利亚元',
  CAD: '加拿大元',
  NZD: '新西兰元',
  CHF: '瑞士法郎',
  RUB: '卢布',
  THB: '泰铢',
  MYR: '林吉特',
};

/** How a judgment calls a currency: 美元 for USD; one that is not in the table by its code. */
const currencyName = (code: string): string =>
  Object.hasOwn(CURRENCY_NAMES, code) ? (CURRENCY_NAMES[code] as string) : code;

/**
 * INT-6: doubled delay interest on a debt in foreign currency: at the same daily rate in that currency or, if the creditor
 * so wishes, in CNY at the mid rate of the day the delay begins. The value is in hundredths of the currency of the result.
 * Errors as `doubledInterest`. Source: 法释〔2014〕8号 art 5.
 */
export function doubledInterestInCurrency(
  debt: ForeignDebt,
  election: CurrencyElection,
): Derived<bigint> & { readonly currency: string } {
  const inYuan = election.kind === 'CNY';
  const base = inYuan ? timesRate(debt.base, election.midRateOnStartDay, 1) : debt.base;
  const currency = inYuan ? 'CNY' : debt.currency;
  const unit = currencyName(debt.currency);
  const interest = doubledIn(inYuan ? { zh: '元', en: 'yuan' } : { zh: unit, en: currency }, [
    { base, expiry: debt.expiry, end: debt.end },
  ]);
  return {
    value: interest.value,
    currency,
    provisional: false,
    derivation: {
      rule: 'INT-6',
      article: '《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第五条',
      inputs: {
        base: formatYuan(debt.base),
        currency: debt.currency,
        election: election.kind,
        midRate: inYuan ? rateText(election.midRateOnStartDay) : null,
        expiry: debt.expiry,
        end: debt.end,
      },
      parts: [interest.derivation],
      text: inYuan
        ? {
            zh: `申请执行人选择人民币：${formatYuan(debt.base)} ${unit}按迟延履行期间开始之日中间价折合${formatYuan(base)}元，加倍部分${formatYuan(interest.value)}元。`,
            en: `The creditor chose CNY: ${debt.currency} ${formatYuan(debt.base)} at the mid rate of the day the delay began is ${formatYuan(base)}; the doubled part is ${formatYuan(interest.value)}.`,
          }
        : {
            zh: `以${unit}计，加倍部分 ${formatYuan(interest.value)} ${unit}。`,
            en: `The doubled part is ${debt.currency} ${formatYuan(interest.value)}.`,
          },
      value: formatYuan(interest.value),
    },
  };
}
