import { describe, expect, it } from '@jest/globals';
import { LawError, legalDate, parseYuan, sumFen } from '@hejie/law';
import fc from 'fast-check';
import { instalments, calendar } from '../../test/fixture/cases.js';
import { assertSchedule, scheduleFaults } from './assert-schedule.js';
import { affordableCount, buildSchedule, type ScheduleInput } from './build-schedule.js';

const sanya: ScheduleInput = {
  total: parseYuan('1110000.00'),
  count: 7,
  first: legalDate('2026-01-31'),
  every: 'month',
  interval: 1,
  anchor: 'monthEnd',
  roll: 'next',
};
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof LawError) return error.code;
    throw error;
  }
  return 'none';
};

describe('the schedule builder', () => {
  it('S16: 1,110,000 in seven month-end instalments rolls to working days and puts the rest in the last', () => {
    const { value, provisional } = buildSchedule(sanya, calendar);
    expect(value.map((i) => i.due)).toEqual([
      '2026-02-02',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-06-01',
      '2026-06-30',
      '2026-07-31',
    ]);
    expect(value.map((i) => i.amount)).toEqual([...Array<string>(6).fill('158571.42'), '158571.48']);
    expect(provisional).toBe(false);
  });

  it('S16: without rolling the month’s ends stand, and no year needs a notice', () => {
    const { value, provisional } = buildSchedule({ ...sanya, roll: 'none', count: 24 }, calendar);
    expect(value.slice(0, 3).map((i) => i.due)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(value.at(-1)?.due).toBe('2027-12-31');
    expect(provisional).toBe(false);
  });

  it('says that one sum is paid at once, that equal sums are equal, and only of a remainder that there is one', () => {
    const text = (total: string, count: number) =>
      buildSchedule({ ...sanya, total: parseYuan(total), count, roll: 'none' }, calendar).derivation.text;
    expect(text('25', 1)).toEqual({
      zh: '总额25.00元，一次付清。\n第1期2026年1月31日 25.00元',
      en: '25.00 yuan, paid at once.\n1. 2026-01-31 25.00 yuan',
    });
    expect([text('50', 2).zh, text('50', 2).en]).toEqual([
      expect.stringMatching(/^总额50.00元分2期，每期25.00元。\n/),
      expect.stringMatching(/^50.00 yuan in 2 instalments of 25.00.\n/),
    ]);
    expect([text('50.01', 2).zh, text('50.01', 2).en]).toEqual([
      expect.stringMatching(/^总额50.01元分2期，每期25.00元，末期25.01元（含尾差）。\n/),
      expect.stringContaining('the last of 25.01 with the remainder'),
    ]);
  });

  it('rolling back takes the last working day before', () => {
    expect(buildSchedule({ ...sanya, roll: 'previous' }, calendar).value.map((i) => i.due)).toEqual([
      '2026-01-30',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-29',
      '2026-06-30',
      '2026-07-31',
    ]);
  });

  it('the day of the month falls back to the month’s end without drifting', () => {
    const byDay = buildSchedule({ ...sanya, anchor: 'day', roll: 'none' }, calendar).value;
    expect(byDay.map((i) => i.due).slice(0, 4)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    const fromFebruary = buildSchedule(
      { ...sanya, anchor: 'day', first: legalDate('2026-02-28'), roll: 'none' },
      calendar,
    ).value;
    expect(fromFebruary[1]?.due).toBe('2026-03-28');
    const monthEnd = buildSchedule({ ...sanya, first: legalDate('2026-02-28'), roll: 'none' }, calendar).value;
    expect(monthEnd[1]?.due).toBe('2026-03-31');
  });

  it('weeks and days step by the interval', () => {
    const weekly = buildSchedule(
      { ...sanya, anchor: 'day', every: 'week', interval: 2, roll: 'none', count: 3 },
      calendar,
    ).value;
    expect(weekly.map((i) => i.due)).toEqual(['2026-01-31', '2026-02-14', '2026-02-28']);
    const daily = buildSchedule(
      { ...sanya, anchor: 'day', every: 'day', interval: 10, roll: 'none', count: 3 },
      calendar,
    ).value;
    expect(daily.map((i) => i.due)).toEqual(['2026-01-31', '2026-02-10', '2026-02-20']);
  });

  it('a date rolled in a year without a notice is provisional', () => {
    expect(buildSchedule({ ...sanya, count: 13 }, calendar).provisional).toBe(true);
  });

  it('a day rolled back out of a year without a notice is provisional too', () => {
    const { value, provisional } = buildSchedule(
      { ...sanya, anchor: 'day', first: legalDate('2027-01-01'), count: 1, roll: 'previous' },
      calendar,
    );
    expect([value[0]?.due, provisional]).toEqual(['2026-12-31', true]);
  });

  it('names each rolled day in its derivation', () => {
    const { derivation } = buildSchedule(sanya, calendar);
    expect(derivation.parts.map((p) => p.value)).toEqual(['2026-02-02', '2026-06-01']);
    expect(derivation.text.zh).toContain('第7期2026年7月31日 158571.48元');
    expect(derivation.inputs['total']).toBe('1110000.00');
  });

  it('a total of less than a fen an instalment is refused', () => {
    expect(codeOf(() => buildSchedule({ ...sanya, total: 6n }, calendar))).toBe('SCHEDULE.TOO_SMALL');
    expect(buildSchedule({ ...sanya, total: 7n }, calendar).value.map((i) => i.amount)).toEqual(Array(7).fill('0.01'));
  });

  it('SET-SCHEDULE: counts and intervals are whole and above zero', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN, Infinity]) {
      for (const name of ['count', 'interval'] as const)
        expect(() => buildSchedule({ ...sanya, [name]: wrong }, calendar)).toThrow(
          expect.objectContaining({ code: 'SCHEDULE.NOT_WHOLE', rule: 'SET-SCHEDULE', path: `/${name}` }),
        );
    }
  });

  it('a month-end anchor needs months and a first day at a month’s end', () => {
    expect(codeOf(() => buildSchedule({ ...sanya, every: 'week' }, calendar))).toBe('SCHEDULE.ANCHOR_NEEDS_MONTHS');
    expect(codeOf(() => buildSchedule({ ...sanya, first: legalDate('2026-01-30') }, calendar))).toBe(
      'SCHEDULE.FIRST_NOT_MONTH_END',
    );
  });

  it('sums exactly, is ordered and never drifts from the first day', () => {
    const inputs = fc.record({
      total: fc.bigInt({ min: 1000n, max: 10n ** 15n }),
      count: fc.integer({ min: 1, max: 60 }),
      first: fc
        .integer({ min: 20, max: 700 })
        .map((n) => legalDate(new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))),
      every: fc.constantFrom('month' as const, 'week' as const, 'day' as const),
      interval: fc.integer({ min: 1, max: 3 }),
      anchor: fc.constant('day' as const),
      roll: fc.constantFrom('none' as const, 'next' as const, 'previous' as const),
    });
    fc.assert(
      fc.property(inputs, (input) => {
        const { value } = buildSchedule(input, calendar);
        expect(sumFen(value.map((i) => parseYuan(i.amount)))).toBe(input.total);
        assertSchedule(
          value.map((i) => ({ no: i.no, due: i.due, amount: parseYuan(i.amount) })),
          input.total,
        );
        const dayOfFirst = input.first.slice(8);
        if (input.every === 'month') {
          for (const { nominal } of value) {
            const monthEnd = new Date(Date.UTC(Number(nominal.slice(0, 4)), Number(nominal.slice(5, 7)), 0))
              .toISOString()
              .slice(8, 10);
            expect(nominal.slice(8)).toBe(dayOfFirst < monthEnd ? dayOfFirst : monthEnd);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a schedule anchored to the month’s end', () => {
  it('S16: never drifts: each nominal day is the last of its month, as many months on as its number says', () => {
    const inputs = fc.record({
      total: fc.bigInt({ min: 1000n, max: 10n ** 12n }),
      count: fc.integer({ min: 1, max: 60 }),
      month: fc.integer({ min: 0, max: 23 }),
      interval: fc.integer({ min: 1, max: 2 }),
      roll: fc.constantFrom('none' as const, 'next' as const, 'previous' as const),
    });
    fc.assert(
      fc.property(inputs, ({ month, ...plan }) => {
        const endOf = (months: number): string => new Date(Date.UTC(2024, months + 1, 0)).toISOString().slice(0, 10);
        const { value } = buildSchedule(
          { ...plan, first: legalDate(endOf(month)), every: 'month', anchor: 'monthEnd' },
          calendar,
        );
        expect(value.map(({ nominal }) => nominal)).toEqual(value.map((_, k) => endOf(month + k * plan.interval)));
        for (const { due, nominal } of value)
          expect(plan.roll === 'none' ? due === nominal : plan.roll === 'next' ? due >= nominal : due <= nominal).toBe(
            true,
          );
        expect(sumFen(value.map((i) => parseYuan(i.amount)))).toBe(plan.total);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a schedule written by hand', () => {
  it('in order and of the right sum passes', () => {
    expect(scheduleFaults(instalments(['2026-06-30', '1'], ['2026-06-30', '2']), 300n)).toEqual([]);
  });

  it('every fault is named with its place', () => {
    const crooked = [
      ...instalments(['2026-06-30', '100'], ['2026-05-31', '0']),
      { no: 2, due: legalDate('2026-07-31'), amount: 100n },
    ];
    expect(scheduleFaults(crooked, 10_000n).map((f) => [f.code, f.path])).toEqual([
      ['SCHEDULE.AMOUNT_NOT_POSITIVE', '/instalments/1/amount'],
      ['SCHEDULE.DATES_NOT_ORDERED', '/instalments/1/due'],
      ['SCHEDULE.NUMBERS_NOT_ORDERED', '/instalments/2/no'],
      ['SCHEDULE.SUM_DIFFERS', '/instalments'],
    ]);
  });

  it('SET-SCHEDULE: a sum that differs is told beside the total, one below nothing as nothing', () => {
    const [over] = scheduleFaults(instalments(['2026-06-30', '1.50'], ['2026-07-30', '2']), 100n);
    expect([over?.zh, over?.en]).toEqual([
      '各期合计3.50元，与总额1.00元不符。',
      'The instalments add up to 3.50 yuan, not to the total of 1.00.',
    ]);
    const below = scheduleFaults([{ no: 1, due: legalDate('2026-06-30'), amount: -500n }], 100n);
    expect(below.map((f) => [f.code, f.zh])).toContainEqual([
      'SCHEDULE.SUM_DIFFERS',
      '各期合计0.00元，与总额1.00元不符。',
    ]);
  });

  it('none at all is refused', () => {
    expect(codeOf(() => assertSchedule([]))).toBe('SCHEDULE.EMPTY');
  });
});

describe('F12: as many instalments as the debtor can pay', () => {
  it('none is more than what he can pay, the last with its remainder neither, and one fewer would be', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 500n }), (total, parts) => {
        const each = total / parts + 1n;
        const count = BigInt(affordableCount(total, each));
        expect(total - (total / count) * (count - 1n)).toBeLessThanOrEqual(each);
        expect(
          count === 1n || total > each * (count - 1n) || total - (total / (count - 1n)) * (count - 2n) > each,
        ).toBe(true);
      }),
    );
    expect(affordableCount(parseYuan('1000.00'), parseYuan('300.00'))).toBe(4);
  });

  it('nothing, or too little for six hundred instalments, is refused with what to do', () => {
    for (const each of [0n, 1n]) expect(codeOf(() => affordableCount(60_001n, each))).toBe('SCHEDULE.TOO_LITTLE');
  });
});
