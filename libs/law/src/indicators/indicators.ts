import { type Bilingual, type Derived } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { divideHalfUp, formatYuan, type Fen } from '../basics/money.js';

/** A rate (指标): what was counted over what, as text with two decimals; null where there is nothing to count against, never 0. */
export type Indicator = Derived<string | null>;

interface Counted {
  readonly rule: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** 100 for a percentage, 10,000 for a rate per ten thousand */
  readonly per: number;
  readonly write?: (counted: bigint) => string;
}

/** Numerator × per ÷ denominator with two decimals, half up; null without a denominator (rules.md §10). */
function rateOf(numerator: bigint, denominator: bigint, per: number): string | null {
  return denominator === 0n ? null : formatYuan(divideHalfUp(numerator * BigInt(per) * 100n, denominator));
}

/** A count: a whole number that is not negative. */
function counted(rule: string, count: number): bigint {
  if (Number.isSafeInteger(count) && count >= 0) return BigInt(count);
  throw new LawError({
    code: 'INDICATOR.NOT_A_COUNT',
    rule,
    zh: `${count} 不是件数或人数。`,
    en: `${count} is not a count.`,
  });
}

function indicator({ rule, name, unit, numerator, denominator, per, write = String }: Counted): Indicator {
  const value = rateOf(numerator, denominator, per);
  const [above, below] = [write(numerator), write(denominator)];
  return {
    value,
    provisional: false,
    derivation: {
      rule,
      // Numerator and denominator are kept: a rate alone cannot be added to another.
      inputs: { numerator: String(numerator), denominator: String(denominator), per },
      parts: [],
      text: {
        zh:
          value === null ? `${name.zh}：分母为零，不计算。` : `${name.zh}：${above} ÷ ${below} = ${value}${unit.zh}。`,
        en:
          value === null
            ? `${name.en}: nothing to count against.`
            : `${name.en}: ${above} of ${below} is ${value}${unit.en}.`,
      },
      value,
    },
  };
}

const PERCENT: Bilingual = { zh: '%', en: ' %' };

/** KPI-2, TV-48: 执行到位率, money received (fen) over the claims of the closed cases (fen), in per cent. Throws `MONEY.NEGATIVE`. */
export function recoveryRate(received: Fen, claimed: Fen): Indicator {
  return indicator({
    rule: 'KPI-2',
    name: { zh: '执行到位率', en: 'recovery rate' },
    unit: PERCENT,
    numerator: received,
    denominator: claimed,
    per: 100,
    write: formatYuan,
  });
}

/** KPI-8, TV-46: 万人失信率, distinct subjects on the list on a day per ten thousand residents. Throws `INDICATOR.NOT_A_COUNT`. */
export function listedPerTenThousand(listed: number, residents: number): Indicator {
  return indicator({
    rule: 'KPI-8',
    name: { zh: '万人失信率', en: 'listed per 10,000 residents' },
    unit: { zh: '', en: '' },
    numerator: counted('KPI-8', listed),
    denominator: counted('KPI-8', residents),
    per: 10_000,
  });
}

/** KPI-9, TV-47: 自动履行率, effective titles with something to perform for which enforcement was not applied for, in per cent. Throws `INDICATOR.NOT_A_COUNT`, also for more applications than titles. */
export function voluntaryPerformanceRate(applied: number, titles: number): Indicator {
  counted('KPI-9', applied);
  return indicator({
    rule: 'KPI-9',
    name: { zh: '自动履行率', en: 'voluntary performance' },
    unit: PERCENT,
    numerator: counted('KPI-9', titles - applied),
    denominator: counted('KPI-9', titles),
    per: 100,
  });
}
