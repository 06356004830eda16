import { describe, expect, it } from '@jest/globals';
import { addDays, legalDate } from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import { breachDay, dueDay, graceEnd, waitingEnd, type FindingTerms } from './grace.js';

const d = legalDate;
const none: FindingTerms = { graceWorkingDays: 0, calendar };

describe('the days of an instalment', () => {
  it('SET-GRACE: agreed grace comes first, the court waits after it', () => {
    const terms = { ...none, graceDays: 7, waitingWorkingDays: 5 };
    expect([graceEnd(d('2026-09-30'), terms).value, waitingEnd(d('2026-09-30'), terms).value]).toEqual([
      '2026-10-07',
      '2026-10-13',
    ]);
    expect(breachDay(d('2026-09-30'), terms).value).toBe('2026-10-14');
  });

  it('SET-DUE-REST: calendar days of grace that end on a rest day move off it where the date would', () => {
    const grace = (roll: boolean) => graceEnd(d('2026-09-30'), { ...none, graceDays: 3, roll }).value;
    expect([grace(false), grace(true)]).toEqual(['2026-10-03', '2026-10-08']);
  });

  it('SET-DUE-REST: grace counts from the day to which a rest day moved, and says so', () => {
    const terms = { ...none, graceWorkingDays: 2, roll: true };
    expect(dueDay(d('2026-10-03'), terms)).toBe('2026-10-08');
    const grace = graceEnd(d('2026-10-03'), terms);
    expect(grace.value).toBe('2026-10-10');
    expect(grace.derivation.parts[0]).toMatchObject({ rule: 'SET-DUE-REST', value: '2026-10-08' });
    expect(breachDay(d('2026-10-03'), { ...none, roll: true }).value).toBe('2026-10-09');
    expect(breachDay(d('2026-10-03'), none).value).toBe('2026-10-04');
  });

  it('come in order: due, grace, waiting, and no earlier for more of either', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays(d('2025-01-01'), n));
    const terms = fc.record({
      graceWorkingDays: fc.integer({ min: 0, max: 5 }),
      graceDays: fc.integer({ min: 0, max: 5 }),
      waitingWorkingDays: fc.integer({ min: 0, max: 5 }),
      roll: fc.boolean(),
    });
    fc.assert(
      fc.property(day, terms, (due, some) => {
        const all = { ...some, calendar };
        const [last, grace, waiting] = [dueDay(due, all), graceEnd(due, all).value, waitingEnd(due, all).value];
        expect(due <= last && last <= grace && grace <= waiting).toBe(true);
        expect(breachDay(due, all).value).toBe(addDays(waiting, 1));
        expect(waitingEnd(due, { ...all, waitingWorkingDays: all.waitingWorkingDays + 1 }).value > waiting).toBe(true);
        if (all.roll) expect(calendar.isWorkingDay(last)).toBe(true);
      }),
    );
  });

  it('SET-GRACE: in words the agreed grace and the time that the court waits are two things', () => {
    const words = (terms: Partial<FindingTerms>) =>
      breachDay(d('2026-09-30'), { ...none, ...terms }).derivation.text.zh;
    expect(words({ waitingWorkingDays: 5 })).toBe(
      '2026年9月30日到期，本院等待至2026年10月13日24时，2026年10月14日起方可认定涉嫌违约。',
    );
    expect(words({ graceWorkingDays: 5 })).toBe(
      '2026年9月30日到期，宽限至2026年10月13日24时，2026年10月14日起方可认定涉嫌违约。',
    );
    expect(words({ graceDays: 10, waitingWorkingDays: 2 })).toContain('，宽限至2026年10月10日24时，本院等待至');
    expect(words({})).toBe('2026年9月30日到期，没有宽限期，2026年10月1日起方可认定涉嫌违约。');
  });
});
