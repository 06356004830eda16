import { LawError } from './law-error.js';
import { shown } from './shown.js';

/** An amount in fen (分), whole. All arithmetic on money is done on this. */
export type Fen = bigint;
/** An amount in yuan (元) as text with two decimals, `8182.00`: the form on wires and in stored state. */
export type Yuan = string & { readonly __yuan: never };

const AMOUNT = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * Reads an amount in yuan: digits with at most two decimals, at most 15 before the point, no sign, no exponent.
 * Throws `MONEY.EMPTY`, `MONEY.NEGATIVE`, `MONEY.TOO_PRECISE`, `MONEY.TOO_LARGE` or `MONEY.INVALID`.
 */
export function parseYuan(text: string): Fen {
  if (typeof text !== 'string')
    throw refusal('MONEY.INVALID', text, '金额应写成文本，例如 "8182.00"', 'an amount is text such as "8182.00"');
  if (text.trim() === '') throw refusal('MONEY.EMPTY', text, '金额不能为空', 'an amount is missing');
  if (/^-\d/.test(text)) throw refusal('MONEY.NEGATIVE', text, '金额不能为负', 'an amount carries no sign');
  const m = AMOUNT.exec(text);
  if (m === null)
    throw refusal(
      'MONEY.INVALID',
      text,
      '金额应为十进制数字，例如 8182.00',
      'an amount is decimal digits such as 8182.00',
    );
  const whole = m[1] ?? '0';
  const decimals = m[2] ?? '';
  if (decimals.length > 2)
    throw refusal('MONEY.TOO_PRECISE', text, '金额最多两位小数', 'an amount has at most two decimals');
  if (whole.length > 15)
    throw refusal(
      'MONEY.TOO_LARGE',
      text,
      '金额整数部分最多十五位',
      'an amount has at most 15 digits before the point',
    );
  return BigInt(whole + decimals.padEnd(2, '0'));
}

function refusal(code: string, text: unknown, zh: string, en: string): LawError {
  return new LawError({ code, zh: `“${shown(text)}”：${zh}。`, en: `"${shown(text)}": ${en}.` });
}

/** Fen as yuan with two decimals. Throws `MONEY.NEGATIVE`: no amount in Hejie carries a sign. */
export function formatYuan(fen: Fen): Yuan {
  if (fen < 0n) throw refusal('MONEY.NEGATIVE', fen, '金额不能为负', 'an amount carries no sign');
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}` as Yuan;
}

/** An exact decimal, `units` × 10^-`scale`: rates are never floating point. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly scale: number;
}

/**
 * Reads a rate such as `0.000175` exactly: no sign, no exponent, at most 12 decimals and 6 digits before the point.
 * Throws `RATE.INVALID`.
 */
export function parseRate(text: string): ExactDecimal {
  const m = typeof text === 'string' ? /^(0|[1-9]\d{0,5})(?:\.(\d{1,12}))?$/.exec(text) : null;
  if (m === null) {
    throw new LawError({
      code: 'RATE.INVALID',
      zh: `“${shown(text)}”不是利率，应写成十进制文本，例如 "0.000175"。`,
      en: `"${shown(text)}" is not a rate; it is decimal text such as "0.000175".`,
    });
  }
  const decimals = m[2] ?? '';
  return { units: BigInt((m[1] ?? '0') + decimals), scale: decimals.length };
}

/** An exact decimal as it was written. */
export function rateText({ units, scale }: ExactDecimal): string {
  if (scale === 0) return units.toString();
  const digits = units.toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The quotient of two whole numbers that are not negative, rounded half up (四舍五入). */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** INT-9: amount × rate × count, multiplied exactly and then rounded once, half up, to the fen. */
export function timesRate(amount: Fen, rate: ExactDecimal, count: number): Fen {
  return divideHalfUp(amount * rate.units * BigInt(count), 10n ** BigInt(rate.scale));
}

/** The smaller of two amounts. */
export function minFen(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

/** The sum of amounts; zero for none. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}
