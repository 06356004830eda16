import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { daysWithin, merged, type ExcludedSpan } from './spans.js';

const start = legalDate('2026-01-01');
const span = fc
  .tuple(fc.integer({ min: -10, max: 40 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, days]): ExcludedSpan => [addDays(start, from), addDays(start, from + days)]);
const on = (text: string) => legalDate(text);

describe('spans of days that do not count (PROC-16)', () => {
  it('merged, they are in order, lie apart, and hold the same days', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const apart = merged(spans);
        apart.forEach(([from, to], i) =>
          expect(from <= to && (i === 0 || from > (apart[i - 1]?.[1] ?? ''))).toBe(true),
        );
        const days = (some: readonly ExcludedSpan[]): string[] =>
          Array.from({ length: 70 }, (_, n) => addDays(start, n - 10)).filter((day) =>
            some.some(([from, to]) => from <= day && day <= to),
          );
        expect(days(apart)).toEqual(days(spans));
      }),
    );
  });

  it('the days of a period that lie in them are counted one by one, each once', () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 4 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (spans, from, length) => {
          let counted = 0;
          for (let n = from + 1; n <= from + length; n++)
            if (spans.some(([first, last]) => first <= addDays(start, n) && addDays(start, n) <= last)) counted++;
          expect(daysWithin(merged(spans), addDays(start, from), addDays(start, from + length))).toBe(counted);
        },
      ),
    );
  });

  it('a span of one day, two that share a day, one within another and one before another', () => {
    expect(merged([[on('2026-01-05'), on('2026-01-05')]])).toEqual([['2026-01-05', '2026-01-05']]);
    expect(
      merged([
        [on('2026-01-05'), on('2026-01-09')],
        [on('2026-01-01'), on('2026-01-05')],
      ]),
    ).toEqual([['2026-01-01', '2026-01-09']]);
    expect(
      merged([
        [on('2026-01-01'), on('2026-01-09')],
        [on('2026-01-03'), on('2026-01-04')],
      ]),
    ).toEqual([['2026-01-01', '2026-01-09']]);
    expect(
      merged([
        [on('2026-02-01'), on('2026-02-02')],
        [on('2026-01-03'), on('2026-01-04')],
      ]),
    ).toEqual([
      ['2026-01-03', '2026-01-04'],
      ['2026-02-01', '2026-02-02'],
    ]);
    expect(() => merged([[on('2026-01-02'), on('2026-01-01')]])).toThrow('PERIOD.SPAN_REVERSED');
  });
});
