import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, compareDates, dateOfDayNumber, dayNumber, daysBetween, legalDate } from './dates.js';
import { LawError } from './law-error.js';

describe('dates of law', () => {
  it('refuses a day that does not exist', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', '20260101', '', '2026-02-29', '0000-01-01']) {
      expect(() => legalDate(text)).toThrow(LawError);
    }
    expect(legalDate('2028-02-29')).toBe('2028-02-29');
  });

  it('counts days without the start day (INT-8)', () => {
    expect(daysBetween(legalDate('2026-03-12'), legalDate('2026-06-20'))).toBe(100);
    expect(addDays(legalDate('2026-12-31'), 1)).toBe('2027-01-01');
  });

  it('falls back to the end of a shorter month and does not drift (PER-2)', () => {
    expect(addMonths(legalDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(legalDate('2026-01-31'), 2)).toBe('2026-03-31');
    expect(addMonths(legalDate('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(legalDate('2024-02-29'), 24)).toBe('2026-02-28');
  });

  it('moves by whole days and months, within the years of the calendar', () => {
    const day = legalDate('2026-01-31');
    for (const n of [1.5, NaN, Infinity]) {
      expect(() => addDays(day, n)).toThrow(
        expect.objectContaining({ name: 'LawError', code: 'DATE.NOT_WHOLE', rule: 'PER-1' }),
      );
      expect(() => addMonths(day, n)).toThrow('DATE.NOT_WHOLE');
    }
    expect(() => addMonths(day, 12 * 8000)).toThrow('DATE.OUT_OF_RANGE');
    expect(() => addDays(day, -50_000)).toThrow('DATE.OUT_OF_RANGE');
    expect(addMonths(legalDate('9998-12-31'), 12)).toBe('9999-12-31');
    expect(addMonths(day, -11)).toBe('2025-02-28');
  });

  it('agrees with the Gregorian calendar of the language on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25000, max: 200000 }), (n) => {
        const date = dateOfDayNumber(n);
        expect(date).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(n);
      }),
    );
  });

  it('sorts as text', () => {
    expect([legalDate('2026-10-01'), legalDate('2025-12-31')].sort(compareDates)).toEqual(['2025-12-31', '2026-10-01']);
  });
});
