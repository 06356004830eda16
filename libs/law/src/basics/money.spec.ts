import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LawError } from './law-error.js';
import { formatYuan, parseRate, parseYuan, sumFen, timesRate } from './money.js';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof LawError) return error.code;
  }
  return 'no refusal';
};

describe('money', () => {
  it('reads yuan into fen exactly', () => {
    expect(parseYuan('8182')).toBe(818200n);
    expect(parseYuan('8182.5')).toBe(818250n);
    expect(parseYuan('0.01')).toBe(1n);
    expect(parseYuan('999999999999999.99')).toBe(99999999999999999n);
  });

  it('refuses what is not an amount, and says why', () => {
    expect(codeOf(() => parseYuan('1e5'))).toBe('MONEY.INVALID');
    expect(codeOf(() => parseYuan('007'))).toBe('MONEY.INVALID');
    expect(codeOf(() => parseYuan('+1'))).toBe('MONEY.INVALID');
    expect(codeOf(() => parseYuan('1.'))).toBe('MONEY.INVALID');
    expect(codeOf(() => parseYuan('1,000'))).toBe('MONEY.INVALID');
    expect(codeOf(() => parseYuan('NaN'))).toBe('MONEY.INVALID');
    expect(codeOf(() => parseYuan('1.005'))).toBe('MONEY.TOO_PRECISE');
    expect(codeOf(() => parseYuan('-1'))).toBe('MONEY.NEGATIVE');
    expect(codeOf(() => parseYuan('1000000000000000'))).toBe('MONEY.TOO_LARGE');
    expect(codeOf(() => parseYuan(''))).toBe('MONEY.EMPTY');
    expect(codeOf(() => formatYuan(-1n))).toBe('MONEY.NEGATIVE');
  });

  it('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }), (fen) => expect(parseYuan(formatYuan(fen))).toBe(fen)),
    );
  });

  it('multiplies exactly and rounds once, half up (INT-9)', () => {
    expect(timesRate(630624_00n, parseRate('0.0001'), 70)).toBe(4414_37n);
    expect(timesRate(630624_00n, parseRate('0.000175'), 70)).toBe(7725_14n);
    expect(timesRate(1n, parseRate('0.5'), 1)).toBe(1n);
    expect(timesRate(1n, parseRate('0.49'), 1)).toBe(0n);
    expect(codeOf(() => parseRate('1.75e-4'))).toBe('RATE.INVALID');
    expect(codeOf(() => parseRate('-0.1'))).toBe('RATE.INVALID');
    expect(sumFen([1n, 2n])).toBe(3n);
  });
});

describe('a refusal', () => {
  it('has a wire form without a stack, and can be placed in a larger input', () => {
    const refused = new LawError({ code: 'MONEY.EMPTY', rule: 'INT-9', zh: '空', en: 'empty' });
    expect(JSON.parse(JSON.stringify(refused.at('/amount')))).toEqual({
      code: 'MONEY.EMPTY',
      rule: 'INT-9',
      path: '/amount',
      zh: '空',
      en: 'empty',
    });
  });
});
