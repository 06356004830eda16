import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { courtInstant, endOfDay } from '../basics/instants.js';
import { calendarOf, publishedCalendar } from '../calendar/calendar.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { verifyStored } from '../derivations/verify.js';
import { restoration, type RestorationCause, type RestorationInput } from './restoration.js';

const calendar = publishedCalendar();
const d = legalDate;
const at = courtInstant;
/** A period that ended with 2026-09-10, missed for a flood of 09-08 to 09-21; the ten days end on 10-08, after National Day. */
const flood: RestorationInput = {
  missedEnd: endOfDay(d('2026-09-10')),
  cause: 'FORCE_MAJEURE',
  obstacle: { from: d('2026-09-08'), ended: d('2026-09-21') },
  application: { receivedAt: at('2026-10-08T16:00:00+08:00'), postedAt: null },
};
const finding = (more: Partial<RestorationInput> = {}) => restoration({ ...flood, ...more }, calendar).value;
const received = (instant: string, postedAt: string | null = null) => ({
  receivedAt: at(instant),
  postedAt: postedAt === null ? null : at(postedAt),
});

describe('the restoration of a missed period', () => {
  it('PER-7: is open to the court where the party asks within ten days after the obstacle, rolled off a day of rest', () => {
    const { value, derivation } = restoration(flood, calendar);
    expect([value, derivation.article, derivation.parts[1]?.value]).toEqual([
      'OPEN_TO_COURT',
      '《中华人民共和国民事诉讼法》（2023）第八十六条',
      '2026-10-08',
    ]);
    expect(derivation.text.zh).toBe('申请符合条件，是否准许顺延由人民法院决定。');
    expect(finding({ cause: 'OTHER_GOOD_REASON' })).toBe('OPEN_TO_COURT');
  });

  it('PER-7, PER-5: asked for after the ten days it is too late, unless it was posted within them', () => {
    expect(finding({ application: received('2026-10-09T00:00:00+08:00') })).toBe('APPLIED_TOO_LATE');
    expect(finding({ application: received('2026-10-12T09:00:00+08:00', '2026-10-08T23:59:59+08:00') })).toBe(
      'OPEN_TO_COURT',
    );
  });

  it('PER-7: is none without a good reason, of what was not missed, or for what came afterwards', () => {
    expect(finding({ cause: null })).toBe('NO_GOOD_REASON');
    expect(finding({ application: received('2026-09-10T23:59:59+08:00') })).toBe('NOT_MISSED');
    expect(finding({ application: received('2026-09-11T00:00:00+08:00') })).toBe('OPEN_TO_COURT');
    expect(finding({ obstacle: { from: d('2026-09-11'), ended: d('2026-09-21') } })).toBe('OBSTACLE_CAME_LATER');
    expect(finding({ obstacle: { from: d('2026-09-10'), ended: d('2026-09-21') } })).toBe('OPEN_TO_COURT');
  });

  it('is provisional where the ten days end in a year without a notice', () => {
    expect(
      restoration({ ...flood, obstacle: { from: d('2026-09-08'), ended: d('2026-12-28') } }, calendar).provisional,
    ).toBe(true);
    expect(restoration(flood, calendar).provisional).toBe(false);
  });

  it('PER-7: computed again from its leaves it comes to the same; an altered cause, day or calendar is found out', () => {
    const causes = fc.constantFrom<RestorationCause>('FORCE_MAJEURE', 'OTHER_GOOD_REASON', null);
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays(d('2026-08-25'), n));
    const hour = fc.integer({ min: 0, max: 60 * 24 }).map((n) => courtInstant(Date.UTC(2026, 7, 25) + n * 3_600_000));
    fc.assert(
      fc.property(
        causes,
        day,
        day,
        hour,
        fc.option(hour, { nil: null }),
        (cause, from, ended, receivedAt, postedAt) => {
          const restored = restoration(
            { ...flood, cause, obstacle: { from, ended }, application: { receivedAt, postedAt } },
            calendar,
          );
          expect(verifyStored(JSON.parse(JSON.stringify(restored)), LAW_RECOMPUTATIONS).outcome).toBe('SAME');
        },
      ),
    );
    const { derivation } = restoration(flood, calendar);
    const altered = (inputs: object): unknown =>
      verifyStored({ ...derivation, inputs: { ...derivation.inputs, ...inputs } }, LAW_RECOMPUTATIONS).outcome;
    for (const inputs of [
      { cause: null },
      { obstacleEnded: '2026-09-22' },
      { missedEnd: '2026-09-12T00:00:00+08:00' },
      { receivedAt: '2026-10-09T00:00:00+08:00' },
    ])
      expect(altered(inputs)).toBe('DIFFERS');
    expect(restoration(flood, calendarOf(['state-council-2026'])).value).toBe('OPEN_TO_COURT');
  });
});
