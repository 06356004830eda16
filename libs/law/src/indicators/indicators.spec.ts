import { describe, expect, it } from '@jest/globals';
import { parseYuan } from '../basics/money.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { verifyStored } from '../derivations/verify.js';
import { listedPerTenThousand, recoveryRate, voluntaryPerformanceRate } from './indicators.js';

describe('indicators (KPI-2, KPI-8, KPI-9)', () => {
  it('TV-46: 1,420 listed of 3,100,000 residents are 4.58 in ten thousand', () => {
    expect(listedPerTenThousand(1420, 3_100_000).value).toBe('4.58');
  });

  it('TV-47: 594 applications on 1,230 titles leave 51.71 % performed voluntarily', () => {
    expect(voluntaryPerformanceRate(594, 1230).value).toBe('51.71');
  });

  it('TV-48: 4,896,000 of 10,000,000 received is 48.96 %', () => {
    const rate = recoveryRate(parseYuan('4896000'), parseYuan('10000000'));
    expect(rate.value).toBe('48.96');
    expect(rate.derivation.text.zh).toBe('执行到位率：4896000.00 ÷ 10000000.00 = 48.96%。');
  });

  it('without anything to count against there is no rate, and it is not zero', () => {
    const none = recoveryRate(0n, 0n);
    expect(none.value).toBeNull();
    expect(none.derivation.text.zh).toContain('分母为零');
    expect(recoveryRate(0n, 1n).value).toBe('0.00');
  });

  it('only whole counts are counted, and no more applications than titles', () => {
    const refused = (rule: string): unknown =>
      expect.objectContaining({ name: 'LawError', code: 'INDICATOR.NOT_A_COUNT', rule });
    for (const count of [1.5, -1, NaN]) {
      expect(() => listedPerTenThousand(count, 10)).toThrow(refused('KPI-8'));
      expect(() => listedPerTenThousand(1, count)).toThrow(refused('KPI-8'));
      expect(() => voluntaryPerformanceRate(count, 10)).toThrow(refused('KPI-9'));
      expect(() => voluntaryPerformanceRate(0, count)).toThrow(refused('KPI-9'));
    }
    expect(() => voluntaryPerformanceRate(20, 10)).toThrow(refused('KPI-9'));
    expect(voluntaryPerformanceRate(10, 10).value).toBe('0.00');
    expect(() => recoveryRate(-1n, 10n)).toThrow('MONEY.NEGATIVE');
  });

  it('a rate is computed again from its numerator and denominator', () => {
    for (const rate of [
      listedPerTenThousand(1420, 3_100_000),
      voluntaryPerformanceRate(594, 1230),
      recoveryRate(1n, 3n),
      recoveryRate(1n, 0n),
    ])
      expect(verifyStored(JSON.parse(JSON.stringify(rate)), LAW_RECOMPUTATIONS).outcome).toBe('SAME');
  });
});
