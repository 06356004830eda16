import { describe, expect, it } from '@jest/globals';
import { addDays, calendarOf, legalDate, packOf, PUBLISHED_EDITION_IDS, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import { acceptanceDeadline, silenceBy } from './designation.js';

const dongying = packOf('dongying-2020');
const calendar = calendarOf(PUBLISHED_EDITION_IDS);
const without2026 = calendarOf(['state-council-2024', 'state-council-2025']);

/** Asked on that day, and counted silent when his time was over by the calendar without the notice. */
const silent = (day: string) => {
  const designatedOn = legalDate(day);
  const { value, instant } = acceptanceDeadline(designatedOn, dongying, without2026);
  return { lastDay: value, truly: silenceBy({ designatedOn, silentAt: instant }, dongying, calendar) };
};

describe('S5, PER-4: a mediator who was counted silent, by a notice that came afterwards', () => {
  it('still had time where the notice has more days off', () => {
    expect(silent('2026-09-29')).toEqual({ lastDay: '2026-10-07', truly: '2026-10-09' });
  });

  it('had none left where the notice says the same, or an earlier day', () => {
    expect(silent('2026-11-02').truly).toBeUndefined();
    // The make-up Sunday 2026-09-20 is a day of work: by the notice his time was over even earlier.
    expect(silent('2026-09-17')).toEqual({ lastDay: '2026-09-22', truly: undefined });
  });

  it('never had time by the calendar by which he was counted silent', () => {
    const day = fc.integer({ min: 0, max: 365 }).map((n): LegalDate => addDays(legalDate('2026-01-01'), n));
    fc.assert(
      fc.property(day, (designatedOn) => {
        const { instant } = acceptanceDeadline(designatedOn, dongying, calendar);
        expect(silenceBy({ designatedOn, silentAt: instant }, dongying, calendar)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
