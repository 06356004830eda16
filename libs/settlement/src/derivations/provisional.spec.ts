import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  legalDate,
  parseYuan,
  publishedCalendar,
  renderDerivation,
  startOfDay,
  type Derived,
} from '@hejie/law';
import fc from 'fast-check';
import { breachDay } from '../breach/grace.js';
import { nextDeadline } from '../breach/next-deadline.js';
import { foldLedger } from '../ledger/ledger.js';
import { resumptionGate } from '../resumption/gate.js';
import { buildSchedule } from '../schedule/build-schedule.js';

const calendar = publishedCalendar();
const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(legalDate('2025-06-01'), n));
const terms = fc.record({
  graceWorkingDays: fc.constantFrom(0, 0, 3),
  graceDays: fc.constantFrom(0, 5),
  waitingWorkingDays: fc.constantFrom(0, 2),
  roll: fc.boolean(),
  calendar: fc.constant(calendar),
});
const book = day.map((due) => ({ instalments: [{ no: 1, due, amount: parseYuan('100') }], postings: [] }));
const NOTHING = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };

const answers: fc.Arbitrary<Derived<unknown>> = fc.oneof(
  fc.tuple(day, terms).map(([due, of]) => breachDay(due, of)),
  fc.tuple(book, day, terms).map(([of, asOf, query]) => foldLedger(of, { asOf, ...query })),
  fc.tuple(book, day, terms).map(([of, asOf, query]) => resumptionGate(of, { asOf, ...query }, NOTHING)),
  fc.tuple(book, terms).map(([of, query]): Derived<unknown> => {
    const next = nextDeadline(of, startOfDay(legalDate('2025-01-01')), { ...query, reminderDays: [] });
    return { value: null, ...(next ?? breachDay(legalDate('2025-06-03'), query)) };
  }),
  fc
    .record({
      total: fc.constant(parseYuan('100')),
      count: fc.integer({ min: 1, max: 12 }),
      first: day,
      every: fc.constant('month' as const),
      interval: fc.constant(1),
      anchor: fc.constant('day' as const),
      roll: fc.constantFrom('none' as const, 'next' as const, 'previous' as const),
    })
    .map((plan) => buildSchedule(plan, calendar)),
);

describe('what is provisional', () => {
  it('PER-4: says so in its derivation, in both languages', () => {
    fc.assert(
      fc.property(answers, ({ provisional, derivation }) => {
        fc.pre(provisional);
        expect(renderDerivation(derivation, 'zh')).toContain('暂定');
        expect(renderDerivation(derivation, 'en')).toContain('provisional');
      }),
    );
  });

  it('PER-4: what is final does not', () => {
    fc.assert(
      fc.property(answers, ({ provisional, derivation }) => {
        fc.pre(!provisional);
        expect(renderDerivation(derivation, 'zh')).not.toContain('暂定');
      }),
    );
  });

  it.each(['next', 'previous'] as const)(
    'SET-SCHEDULE: a plan rolled to the %s working day names the notice that it waits for',
    (roll) => {
      const { provisional, derivation } = buildSchedule(
        {
          total: parseYuan('100'),
          count: 2,
          first: legalDate('2026-12-31'),
          every: 'month',
          interval: 1,
          anchor: 'monthEnd',
          roll,
        },
        calendar,
      );
      expect([provisional, derivation.text.zh.split('\n').at(-1)]).toEqual([
        true,
        '2027年放假通知未载入，日期为暂定。',
      ]);
    },
  );
});
