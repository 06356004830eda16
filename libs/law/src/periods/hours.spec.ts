import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareInstants, courtInstant, epochMs } from '../basics/instants.js';
import { hours } from './hours.js';

const at = courtInstant;
const end = (start: string, n: number) => hours({ start: at(start), n }).value;

describe('a period in hours (PER-HOURS)', () => {
  it('does not count the hour in which it begins', () => {
    expect(end('2026-11-28T10:20:00+08:00', 48)).toBe('2026-11-30T11:00:00+08:00');
    expect(end('2026-11-28T10:00:00+08:00', 24)).toBe('2026-11-29T11:00:00+08:00');
    expect(end('2026-11-28T10:59:59.999+08:00', 1)).toBe('2026-11-28T12:00:00+08:00');
    expect(end('2026-11-28T02:20:00Z', 48)).toBe('2026-11-30T11:00:00+08:00');
  });

  it('runs by day and night and over days off, and ends at 24:00 where it ends at midnight', () => {
    const derived = hours({ start: at('2026-09-30T23:30:00+08:00'), n: 48 });
    expect(derived).toMatchObject({ value: '2026-10-03T00:00:00+08:00', provisional: false });
    expect(derived.derivation).toMatchObject({
      rule: 'PER-HOURS',
      text: {
        zh: '期间于2026年9月30日23时30分开始，开始之时不计算在内，自2026年10月1日0时起算48小时，至2026年10月2日24时届满。',
        en: 'It began at 23:30 on 2026-09-30; that hour is not counted: 48 hours from 00:00 on 2026-10-01 end at 24:00 on 2026-10-02.',
      },
    });
  });

  it('has at least its hours and less than one more, and ends on a full hour', () => {
    const start = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }).map((ms) => at(ms));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 9_999 }), (from, n) => {
        const last = hours({ start: from, n }).value;
        const length = epochMs(last) - epochMs(from);
        expect([length > n * 3_600_000, length <= (n + 1) * 3_600_000, epochMs(last) % 3_600_000]).toEqual([
          true,
          true,
          0,
        ]);
        expect(compareInstants(hours({ start: from, n: n + 1 }).value, last)).toBeGreaterThan(0);
      }),
    );
  });

  it('is refused where it has no length', () => {
    for (const n of [0, -1, 1.5, 10_001])
      expect(() => end('2026-11-28T10:20:00+08:00', n)).toThrow('PERIOD.LENGTH_INVALID');
  });
});
