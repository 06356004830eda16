import { expect } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { CaseUnderTest, openingOf, running, standing } from './case-under-test.js';
import type { CourtroomOfFile } from './courtroom.js';

export type Scenario = (kase: CaseUnderTest) => Promise<void>;

export const noon = (day: string) => `${day}T12:00:00+08:00`;
/** Court time stands still on a day; or runs, 200 days a second, to another and stands still there. */
export const on = (day: string) => ({ at: noon(day), clock: standing(noon(day)) });
export const fast = (from: string, until: string) => ({
  at: noon(from),
  clock: running(noon(from), noon(until), 200 * 86_400),
});

/** The day on which S7's creditor goes to court. */
export const TODAY = '2026-11-23';
export const today = on(TODAY);

/** S7's case in the courtroom of a test file. */
export function s7(court: CourtroomOfFile) {
  /** On the day of the signatures, 2026-06-01. */
  const performing = (scenario: Scenario) => () =>
    CaseUnderTest.onTheRecord(court.room, openingOf(noon('2026-06-01')), async (kase) => {
      await kase.toPerformance();
      await scenario(kase);
    });
  /** On 2026-11-23: 300,000 paid on 06-30, nothing on 09-30, breach suspected on 10-14. */
  const inBreach = (scenario: Scenario) =>
    performing(async (kase) => {
      await kase.receive('r-1', '2026-06-30', '300000.00', fast('2026-06-30', TODAY));
      await eventually(async () =>
        expect(await kase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', paid: '300000.00' }),
      );
      await scenario(kase);
    });
  return { performing, inBreach };
}
