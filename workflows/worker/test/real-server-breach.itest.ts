import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { CaseOpening } from '@hejie/contracts/workflows';
import { legalDate } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { CaseUnderTest, CREDITOR, openingOf, refusalOf, standing, type Claim } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const noon = (day: string) => `${day}T12:00:00+08:00`;
/** At an instant at which court time stands still. */
const at = (instant: string): Claim => ({ at: instant, clock: standing(instant) });
const START = '2026-06-01T09:00:00+08:00';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;

const during = (scenario: (courtCase: CaseUnderTest) => Promise<void>, over: Partial<CaseOpening> = {}) =>
  CaseUnderTest.onTheRecord(court.room, openingOf(START, over), scenario);

describe('SET-ART-9-1: an application to resume that was made beforehand', () => {
  const jianli = { packId: 'jianli-2023@2' };
  const beforehand = { standingApplication: true } as const;
  /** Found on 07-01 and told; three working days end with 07-06. */
  const last = (time: string) => `2026-07-06T${time}+08:00`;
  const ripe = '2026-07-07T00:00:00+08:00';
  const toldOfDefault = (scenario: (courtCase: CaseUnderTest) => Promise<void>) => () =>
    during(async (courtCase) => {
      await courtCase.toPerformance(beforehand);
      await courtCase.until(last('23:59:58'));
      expect(courtCase.court.of('openStanding')).toMatchObject([{ lastDay: '2026-07-06' }]);
      expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', nextDeadline: { at: ripe } });
      await scenario(courtCase);
    }, jianli);

  it.concurrent(
    'recalled in the last second, it is not filed, however late the machine is; what was short is made good, and everything is performed',
    toldOfDefault(async (courtCase) => {
      // The machine is busy when the recall comes, and comes to it twenty minutes after its time has ended.
      const held = courtCase.court.hold('applyEntries');
      await courtCase.tell('none-1', at(last('23:59:58')));
      await held.reached;
      const recall = courtCase.command('recallApplication', { partyId: CREDITOR }, at(last('23:59:59')));
      await pause(500);
      await courtCase.tell('none-2', at('2026-07-07T00:20:00+08:00'));
      await pause(500);
      held.letGo();
      expect(await recall).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      await courtCase.quiet();
      expect(courtCase.court.of('fileStanding')).toEqual([]);
      await courtCase.receive('r-1', '2026-07-07', '900000.00', at(noon('2026-07-07')));
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED' });
      await capture(courtCase, 'standing-recalled');
    }),
  );

  it.concurrent(
    'recalled in the instant in which its time ends, it is too late: it has ripened, lies before the judge, and enforcement resumes by his ruling alone',
    toldOfDefault(async (courtCase) => {
      const recall = courtCase.command('recallApplication', { partyId: CREDITOR }, at(ripe));
      expect((await refusalOf(recall)).code).toBe('CASE.WRONG_STAGE');
      expect(courtCase.court.of('fileStanding')).toMatchObject([{ application: 1, at: ripe }]);
      expect(await courtCase.status()).toMatchObject({ stage: 'RULING', breach: 'APPLIED' });
      expect(courtCase.court.of('openEnforcement')).toEqual([]);
      expect(await courtCase.rule('RESUME', {}, at(noon('2026-07-08')))).toMatchObject({ ending: 'RESUMED' });
      await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
      await courtCase.close('终结本次执行程序', at(noon('2026-07-09')));
      expect(await courtCase.resumedResult()).toMatchObject({ ending: 'CLOSED' });
      await capture(courtCase, 'standing-filed');
    }),
  );

  it.concurrent(
    'money that comes in that instant goes before it: what is made good then is no default any longer, and nothing is filed',
    toldOfDefault(async (courtCase) => {
      await courtCase.receive('r-1', '2026-07-06', '300000.00', at(ripe));
      await eventually(async () => expect((await courtCase.status()).stage).toBe('PERFORMANCE'));
      expect(courtCase.court.of('fileStanding')).toEqual([]);
      await courtCase.receive('r-2', '2026-07-08', '600000.00', at(noon('2026-07-08')));
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED' });
      await capture(courtCase, 'standing-made-good');
    }),
  );
});

describe('the ends of a breach', () => {
  it.concurrent('SET-RES-2: a case that was only stayed resumes under its own number', () =>
    during(
      async (courtCase) => {
        await courtCase.toPerformance();
        await courtCase.until(noon('2026-07-20'));
        expect(await courtCase.status()).toMatchObject({ stage: 'BREACH' });
        await courtCase.elect('RESUME', {}, at(noon('2026-07-20')));
        expect(await courtCase.rule('RESUME', {}, at(noon('2026-07-21')))).toMatchObject({ ending: 'RESUMED' });
        await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
        expect((await courtCase.resumedStatus()).caseNumber).toBe(courtCase.opening.caseNumber);
        await courtCase.close('终结本次执行程序', at(noon('2026-07-22')));
        expect(await courtCase.resumedResult()).toMatchObject({ ending: 'CLOSED' });
        await capture(courtCase, 'resumed-same-number');
      },
      { packId: 'national@2' },
    ),
  );

  it.concurrent('CLS-5, SET-RES-2: closed for long performance, a default resumes it as another case (执恢)', () =>
    during(
      async (courtCase) => {
        await courtCase.toPerformance();
        courtCase.court.closeForLongPerformance('（2026）鲁0502执21号', legalDate('2026-06-10'));
        await courtCase.until(noon('2026-07-20'));
        await courtCase.elect('RESUME', {}, at(noon('2026-07-20')));
        expect(await courtCase.rule('RESUME', {}, at(noon('2026-07-21')))).toMatchObject({ ending: 'RESUMED' });
        await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
        expect((await courtCase.resumedStatus()).caseNumber).toMatch(/^（2026）鲁0502执恢\d+号$/);
        await courtCase.close('终结本次执行程序', at(noon('2026-07-22')));
        expect(await courtCase.resumedResult()).toMatchObject({ ending: 'CLOSED' });
        await capture(courtCase, 'long-performance-defaulted');
      },
      { packId: 'national@2' },
    ),
  );

  it.concurrent('SET-ART-9-1: an application is withdrawn until the judge has ruled, by who made it', () =>
    during(async (courtCase) => {
      await courtCase.toPerformance();
      await courtCase.until(noon('2026-07-20'));
      await courtCase.elect('RESUME', {}, at(noon('2026-07-20')));
      const withdraw = (partyId: string) =>
        courtCase.command('withdrawResumption', { partyId }, at(noon('2026-07-21')));
      expect((await refusalOf(withdraw('p-2'))).code).toBe('RESUMPTION_WITHDRAWAL.NOT_APPLICANT');
      expect(await withdraw(CREDITOR)).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      expect((await refusalOf(withdraw(CREDITOR))).code).toBe('CASE.WRONG_STAGE');
      await courtCase.receive('r-1', '2026-07-22', '900000.00', at(noon('2026-07-22')));
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED' });
      await capture(courtCase, 'resumption-withdrawn');
    }),
  );

  it.concurrent(
    'SET-ART-11-1: what is paid in full before the ruling is refused as performed, and has ended the case',
    () =>
      during(async (courtCase) => {
        await courtCase.toPerformance();
        await courtCase.until(noon('2026-07-20'));
        await courtCase.elect('RESUME', {}, at(noon('2026-07-20')));
        await courtCase.receive('r-1', '2026-07-21', '900000.00', at(noon('2026-07-21')));
        await courtCase.quiet();
        expect((await refusalOf(courtCase.rule('RESUME', {}, at(noon('2026-07-22'))))).code).toBe(
          'RULING.GATE_REFUSES',
        );
        expect(await courtCase.rule('REFUSE', {}, at(noon('2026-07-22')))).toMatchObject({ ending: 'PERFORMED' });
        await capture(courtCase, 'refused-performed');
      }),
  );

  it.concurrent('SET-ART-10-3: out of time, and the debtor objects: there is no enforcement', () =>
    during(async (courtCase) => {
      await courtCase.toPerformance({ schedule: [{ no: 1, due: '2026-06-30', amount: '900000.00' }] } as never);
      await courtCase.until(noon('2028-08-01'));
      expect(await courtCase.status()).toMatchObject({ stage: 'BREACH' });
      await courtCase.elect('RESUME', {}, at(noon('2028-08-01')));
      const objects = { debtorObjects: true };
      expect((await refusalOf(courtCase.rule('RESUME', objects, at(noon('2028-08-02'))))).code).toBe(
        'RULING.OUT_OF_TIME',
      );
      expect(await courtCase.rule('REFUSE', objects, at(noon('2028-08-02')))).toMatchObject({
        ending: 'APPLICATION_PERIOD_EXPIRED',
      });
      await capture(courtCase, 'period-expired');
    }),
  );
});

describe('SET-ART-12-1: an objection to the ruling on resumption is upheld', () => {
  const inBreach = (scenario: (courtCase: CaseUnderTest) => Promise<void>) => () =>
    during(
      async (courtCase) => {
        await courtCase.toPerformance();
        await courtCase.until(noon('2026-07-20'));
        await courtCase.elect('RESUME', {}, at(noon('2026-07-20')));
        await scenario(courtCase);
      },
      { packId: 'national@2' },
    );

  it.concurrent(
    'the resumption is revoked: its enforcement ends, and the case opens again in breach; once more it resumes, or is performed to its end',
    inBreach(async (courtCase) => {
      expect(await courtCase.rule('RESUME', {}, at(noon('2026-07-21')))).toMatchObject({ ending: 'RESUMED' });
      await courtCase.result();
      await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
      const ended = await courtCase.resumedStatus();
      expect(await courtCase.reopen('REVIVED', 'o-1', noon('2026-08-10'))).toMatchObject({
        stage: 'BREACH',
        breach: 'SUSPECTED',
        owed: '900000.00',
      });
      expect(await courtCase.resumedResult()).toEqual({
        ...{ caseId: courtCase.opening.caseId, caseNumber: ended.caseNumber, balance: ended.balance },
        ...{ ending: 'REVOKED', endedAt: expect.stringContaining('2026-08-10') },
      });
      await capture(courtCase, 'revoked');
      expect(courtCase.court.of('followObjection')[0]).not.toHaveProperty('before');
      // Resumed once more, enforcement has another run under its name.
      await courtCase.elect('RESUME', {}, at(noon('2026-08-11')));
      expect(await courtCase.rule('RESUME', {}, at(noon('2026-08-12')))).toMatchObject({ ending: 'RESUMED' });
      await eventually(async () => expect(courtCase.court.of('openEnforcement')).toHaveLength(2));
      await eventually(async () => expect((await courtCase.resumedStatus()).ending).toBeUndefined());
      // The decision on the first ruling comes once more, and late.
      await courtCase.tellResumed('o-1', noon('2026-08-10'));
      await courtCase.close('终结本次执行程序', at(noon('2026-08-13')));
      expect(await courtCase.resumedResult()).toMatchObject({ ending: 'CLOSED' });
      await capture(courtCase, 'reopened-in-breach');
    }),
  );

  it.concurrent(
    'a case that was closed as performed opens again before the judge, and ends by his ruling',
    inBreach(async (courtCase) => {
      await courtCase.receive('r-1', '2026-07-21', '900000.00', at(noon('2026-07-21')));
      await courtCase.quiet();
      expect(await courtCase.rule('REFUSE', {}, at(noon('2026-07-22')))).toMatchObject({ ending: 'PERFORMED' });
      await courtCase.result();
      expect(await courtCase.reopen('ANEW', 'o-1', noon('2026-08-10'))).toMatchObject({
        stage: 'RULING',
        breach: 'APPLIED',
      });
      expect(await courtCase.rule('REFUSE', {}, at(noon('2026-08-12')))).toMatchObject({ ending: 'PERFORMED' });
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(courtCase.court.of('closeCase')).toHaveLength(2);
      await capture(courtCase, 'reopened-before-judge');
    }),
  );

  it.concurrent(
    'a refusal is revoked while the case runs: the application lies before the judge anew, and in the end the court above lets the resumption stand',
    inBreach(async (courtCase) => {
      const refused = await courtCase.rule('REFUSE', { reason: '尚需核实' }, at(noon('2026-07-21')));
      expect(refused).toMatchObject({ stage: 'BREACH' });
      expect(await courtCase.followObjection('ANEW', 'o-1', noon('2026-08-10'))).toMatchObject({ stage: 'RULING' });
      expect(await courtCase.rule('REFUSE', { reason: '仍需核实' }, at(noon('2026-08-11')))).toMatchObject({
        stage: 'BREACH',
      });
      await courtCase.followObjection('RESUMED_AGAIN', 'o-2', noon('2026-08-12'));
      expect(await courtCase.result()).toMatchObject({ ending: 'RESUMED', rule: 'SET-ART-11-0' });
      await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
      await courtCase.close('终结本次执行程序', at(noon('2026-08-13')));
      await courtCase.resumedResult();
      await capture(courtCase, 'objection-while-running');
    }),
  );
});

it('are reproduced by the code of today', async () => {
  await histories.reproduce(await replayBundle(), 12);
});
