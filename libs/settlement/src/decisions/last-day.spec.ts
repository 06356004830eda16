import { describe, expect, it } from '@jest/globals';
import { addDays, legalDate, rollForward } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import { isWithinTime } from './last-day.js';

describe('the last day that a court or a title has named', () => {
  it('PER-3, PER-9: lasts as long as the day that a calendar rolls it to', () => {
    for (let last = legalDate('2026-01-01'); last <= '2026-12-20'; last = addDays(last, 1)) {
      const rolled = rollForward(last, calendar);
      for (const [day, within] of [
        [addDays(last, -1), true],
        [rolled, true],
        [addDays(rolled, 1), false],
      ] as const)
        expect([last, day, isWithinTime(day, last, calendar)]).toEqual([last, day, within]);
    }
  });

  it('PER-4: of long ago needs no notice of its own year', () => {
    expect(isWithinTime(legalDate('2026-03-16'), legalDate('1999-03-14'), calendar)).toBe(false);
  });
});
