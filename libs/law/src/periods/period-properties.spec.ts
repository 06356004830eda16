import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDayNumber, dayNumberOf, legalDate, yearOf, type LegalDate } from '../basics/dates.js';
import { calendarOf, publishedCalendar } from '../calendar/calendar.js';
import { nthWorkingDay, rollBackward, rollForward } from './days.js';
import { period, workingDays } from './period.js';

const calendar = publishedCalendar();
const d = legalDate;

describe('properties of the calendar', () => {
  const date = fc.integer({ min: dayNumberOf(2024, 1, 1), max: dayNumberOf(2040, 11, 1) }).map(dateOfDayNumber);
  const length = fc.integer({ min: 1, max: 300 });
  const early = fc.integer({ min: dayNumberOf(2024, 1, 1), max: dayNumberOf(2039, 6, 1) }).map(dateOfDayNumber);
  const unit = fc.constantFrom('day' as const, 'month' as const);
  const few = fc.integer({ min: 1, max: 12 });

  it('rolling is idempotent and never lands on a rest day', () => {
    fc.assert(
      fc.property(date, (any) => {
        const rolled = rollForward(any, calendar);
        expect(calendar.isWorkingDay(rolled)).toBe(true);
        expect(rollForward(rolled, calendar)).toBe(rolled);
        expect(rolled >= any).toBe(true);
      }),
    );
  });

  it('rolling is monotone', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 20 }), (any, n) => {
        expect(rollForward(any, calendar) <= rollForward(addDays(any, n), calendar)).toBe(true);
      }),
    );
  });

  it('a longer period never ends earlier', () => {
    fc.assert(
      fc.property(early, unit, few, few, (start, of, a, b) => {
        const end = (n: number): LegalDate => period({ start, unit: of, n }, calendar).value;
        expect(end(Math.min(a, b)) <= end(Math.max(a, b))).toBe(true);
      }),
    );
  });

  it('n working days contain exactly n working days', () => {
    fc.assert(
      fc.property(early, length, (start, n) => {
        let counted = 0;
        for (let day = addDays(start, 1); day <= nthWorkingDay(start, n, calendar); day = addDays(day, 1))
          if (calendar.isWorkingDay(day)) counted++;
        expect(counted).toBe(n);
      }),
    );
  });

  it('rolling back lands on the last working day before', () => {
    fc.assert(
      fc.property(
        early.filter((any) => any > '2024-01-05'),
        (any) => {
          const back = rollBackward(any, calendar);
          expect(calendar.isWorkingDay(back)).toBe(true);
          expect(
            (back <= any && rollForward(addDays(back, 1), calendar) > any === !calendar.isWorkingDay(any)) ||
              back === any,
          ).toBe(true);
        },
      ),
    );
  });

  it('a provisional year never yields a final date, whatever notices a case has pinned', () => {
    const pinned = fc.subarray([2025, 2026]).map((years) => [2024, ...years]);
    fc.assert(
      fc.property(early, fc.integer({ min: 1, max: 380 }), pinned, (start, n, years) => {
        const has = (year: number): boolean => years.includes(year) || year < 2024;
        const noticed = (date: LegalDate): boolean =>
          has(yearOf(date)) && (date.slice(5) < '12-28' || has(yearOf(date) + 1));
        const partial = calendarOf(years.map((year) => `state-council-${year}`));
        const days = period({ start, unit: 'day', n }, partial);
        expect(days.provisional).toBe(!noticed(days.value) || !noticed(addDays(start, n)));
        const working = workingDays({ start, n }, partial);
        let counted = true;
        for (let day = addDays(start, 1); day <= working.value; day = addDays(day, 1)) counted &&= noticed(day);
        expect(working.provisional).toBe(!counted);
      }),
      { numRuns: 300 },
    );
  });

  it('working days counted across a year without its notice stay provisional, though both ends have theirs', () => {
    const without2025 = calendarOf(['state-council-2024', 'state-council-2026']);
    expect(workingDays({ start: d('2024-12-02'), n: 300 }, without2025)).toMatchObject({ provisional: true });
    expect(workingDays({ start: d('2024-12-02'), n: 300 }, calendar)).toMatchObject({ provisional: false });
  });

  it('a case that pinned the calendar before the notice of 2026 has a provisional end of 2026, which the notice moves', () => {
    const before = calendarOf(['state-council-2024', 'state-council-2025']);
    expect(period({ start: d('2026-09-05'), unit: 'day', n: 30 }, before)).toMatchObject({
      value: '2026-10-06',
      provisional: true,
    });
    expect(period({ start: d('2026-09-05'), unit: 'day', n: 30 }, calendar)).toMatchObject({
      value: '2026-10-08',
      provisional: false,
    });
  });
});
