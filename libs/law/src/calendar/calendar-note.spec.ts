import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { renderDerivation, type Derived } from '../basics/derivation.js';
import { isRefusal } from '../calculator/outcome.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { applicationPeriod } from '../periods/application-period.js';
import { listingTerm } from '../periods/measures.js';
import { period, restorationDeadline, workingDays } from '../periods/period.js';
import { calendarOf, publishedCalendar } from './calendar.js';
import { derivedDayKind } from './derived-day-kind.js';

const d = legalDate;
const calendar = publishedCalendar();

describe('what a derivation says of its calendar', () => {
  it.each([
    ['workingDays', { start: '2026-12-24', n: 3 }],
    ['workingDays', { start: '2026-12-30', n: 3 }],
    ['listingTerm', { listed: '2024-12-24', ground: 2, extensionYears: 0 }],
    ['period', { start: '2026-12-01', unit: 'day', n: 30 }],
  ])('PER-4: of a provisional answer to %s %j it says so, in both languages', (kind, input) => {
    const outcome = LAW_KINDS[kind]?.(input);
    if (outcome === undefined || isRefusal(outcome)) throw new Error('refused');
    const texts = [renderDerivation(outcome.derivation, 'zh'), renderDerivation(outcome.derivation, 'en')];
    expect([
      outcome.provisional,
      texts[0]?.includes('2027年放假通知未载入'),
      texts[1]?.includes('provisional'),
    ]).toEqual([true, true, true]);
  });

  it('PER-4: of whatever is provisional it says so, and of nothing else', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(d('2024-06-01'), n));
    const derived = fc.oneof(
      fc.record({ start: day, n: fc.integer({ min: 1, max: 40 }) }).map((input) => workingDays(input, calendar)),
      fc
        .record({
          start: day,
          unit: fc.constantFrom('day' as const, 'month' as const),
          n: fc.integer({ min: 1, max: 9 }),
        })
        .map((input) => period(input, calendar)),
      day.map((one) => restorationDeadline(one, calendar)),
      day.map((one) => derivedDayKind(one, calendar)),
      day.map((listed) => listingTerm({ listed, ground: 3, extensionYears: 1 }, calendar)),
      fc
        .tuple(day, day)
        .map(([lastPerformanceDay, act]) => applicationPeriod({ lastPerformanceDay, interruptions: [act] }, calendar)),
    );
    fc.assert(
      fc.property(derived as fc.Arbitrary<Derived<unknown>>, ({ provisional, derivation }) => {
        expect(renderDerivation(derivation, 'zh').includes('暂定')).toBe(provisional);
        expect(renderDerivation(derivation, 'en').includes('provisional')).toBe(provisional);
      }),
    );
  });

  it('PER-4: of a settled year it says which notice decided, for the calendar that a case pins does not name it', () => {
    const of2007 = period({ start: d('2007-09-16'), unit: 'day', n: 15 }, calendar).derivation;
    expect(of2007.text.zh).toBe(
      '末日2007年10月1日为法定休假日（国庆节），顺延至休假日后的第一日2007年10月8日，于当日24时届满。依据2007年放假通知。',
    );
    expect(of2007.text.en).toContain('By the notice of 2007.');
    const over = workingDays({ start: d('2007-12-20'), n: 30 }, calendar).derivation.text;
    expect([
      over.zh.endsWith('依据2007年至2008年放假通知。'),
      over.en.endsWith('By the notices of 2007 to 2008.'),
    ]).toEqual([true, true]);
    expect(derivedDayKind(d('2016-02-08'), calendar).derivation.text.zh).toContain('依据2016年放假通知。');
    for (const text of [workingDays({ start: d('2024-01-02'), n: 3 }, calendar).derivation.text.zh])
      expect(text).not.toContain('依据');
    // Running into the pinned years, only the settled ones are told.
    expect(workingDays({ start: d('2023-12-20'), n: 30 }, calendar).derivation.text.zh).toContain(
      '依据2023年放假通知。',
    );
  });

  it('PER-4: the refusal of a year without its notice names every year that is loaded', () => {
    const refusal = (editions: readonly string[]) => {
      try {
        return calendarOf(editions).dayKind(d('2006-11-30')).name;
      } catch (error) {
        return error as Error & { zh: string; en: string };
      }
    };
    expect(refusal(['state-council-2024', 'state-council-2025', 'state-council-2026'])).toMatchObject({
      code: 'CALENDAR.YEAR_UNKNOWN',
      zh: '没有 2006 年的节假日安排（已载入：2007年至2026年），不能推算。',
      en: 'No holiday arrangement for 2006 is loaded (loaded: 2007 to 2026), so nothing is computed.',
    });
    expect(refusal(['state-council-2025'])).toMatchObject({
      zh: '没有 2006 年的节假日安排（已载入：2007年至2023年、2025年），不能推算。',
    });
  });
});
