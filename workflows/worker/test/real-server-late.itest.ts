import { describe, expect, it } from '@jest/globals';
import { CASE_FACTS, type CaseOpening } from '@hejie/contracts/workflows';
import { courtInstant, legalDate } from '@hejie/law';
import { withCourtClock } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { noon, on } from './fixture/case-in-breach.js';
import { CaseUnderTest, openingOf, standing } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;
const midnight = (day: string) => `${day}T00:00:00+08:00`;

/** From the day of the signatures, 2026-06-01. */
const performing = (scenario: (courtCase: CaseUnderTest) => Promise<void>, over: Partial<CaseOpening> = {}) =>
  CaseUnderTest.onTheRecord(court.room, openingOf('2026-06-01T09:00:00+08:00', over), scenario);
const warnings = (courtCase: CaseUnderTest) =>
  courtCase.court.of('warnApplicationPeriod').map(({ lastDay, ended, at }) => [lastDay, ended, at]);

describe('the end of the two years, told again', () => {
  it.concurrent('SET-ART-10-2: part payment after the warning begins them anew, and their end is warned of again', () =>
    performing(async (courtCase) => {
      await courtCase.toPerformance();
      await courtCase.until(noon('2028-12-20'));
      await courtCase.receive('r-1', '2028-12-20', '100000.00', on('2028-12-20'));
      await eventually(async () => expect((await courtCase.status()).paid).toBe('100000.00'));
      await courtCase.until(noon('2030-12-01'));
      expect(warnings(courtCase)).toEqual([
        ['2029-01-02', false, midnight('2028-12-03')],
        ['2030-12-20', false, midnight('2030-11-20')],
      ]);
      await courtCase.receive('r-2', '2030-12-01', '800000.00', on('2030-12-01'));
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      await capture(courtCase, 'warned-again');
    }),
  );
});

describe('a holiday notice that comes late', () => {
  it.concurrent(
    'PER-4: moves the end of grace on which a breach was found: withdrawn, and found anew where it is unpaid',
    () =>
      performing(
        async (courtCase) => {
          await courtCase.toPerformance();
          await courtCase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
          await courtCase.until(midnight('2026-10-13'));
          await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
          const at = '2026-10-13T10:00:00+08:00';
          await withCourtClock(standing(at), () =>
            courtCase.handle.signal(CASE_FACTS.calendarAdopted, {
              eventId: 'notice-2026',
              at: courtInstant(at),
              calendarEditions: ['state-council-2026'],
            }),
          );
          await eventually(async () => expect((await courtCase.status()).stage).toBe('PERFORMANCE'));
          await courtCase.until(noon('2026-10-14'));
          await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
          expect(courtCase.court.of('suspectBreach').map(({ instalment, at: found }) => [instalment, found])).toEqual([
            [2, midnight('2026-10-13')],
            [2, midnight('2026-10-14')],
          ]);
          await courtCase.receive('r-2', '2026-10-14', '600000.00', on('2026-10-14'));
          expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED' });
          await capture(courtCase, 'notice-in-grace');
        },
        { calendarEditions: ['state-council-2024', 'state-council-2025'] },
      ),
  );
});

describe('an application on paper', () => {
  it.concurrent('PER-5: counts from its posting, and is ruled on', () =>
    performing(async (courtCase) => {
      await courtCase.toPerformance();
      await courtCase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await courtCase.until(noon('2026-11-23'));
      const onPaper = { postedOn: legalDate('2026-11-19'), receivedOn: legalDate('2026-11-23') };
      expect(await courtCase.elect('RESUME', { onPaper }, on('2026-11-23'))).toMatchObject({ stage: 'RULING' });
      expect(await courtCase.rule('RESUME', {}, on('2026-11-23'))).toMatchObject({ ending: 'RESUMED' });
      await eventually(async () => expect((await courtCase.resumedStatus()).balance?.total).toBe('736610.00'));
      await courtCase.receive('r-2', '2026-11-23', '736610.00', on('2026-11-23'));
      expect(await courtCase.resumedResult()).toMatchObject({ ending: 'SATISFIED' });
      await capture(courtCase, 'on-paper');
    }),
  );
});

describe('the histories of these cases', () => {
  it('are reproduced by the workflow code', async () => histories.reproduce(await replayBundle(), 4));
});
