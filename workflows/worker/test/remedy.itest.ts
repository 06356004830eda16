import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { CaseOpening } from '@hejie/contracts/workflows';
import { eventually } from '@hejie/testing';
import { fast, noon, on, s7, TODAY, today } from './fixture/case-in-breach.js';
import { CaseUnderTest, DEBTOR, openingOf, refusalOf } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';

const court = courtroomOfFile();

const { performing, inBreach } = s7(court);

/** S9: 1,300,000, 1,500,000 and 1,000,000, the last not due yet. */
const S9 = {
  total: '3800000.00',
  schedule: [
    { no: 1, due: '2026-10-09', amount: '1300000.00' },
    { no: 2, due: '2026-11-09', amount: '1500000.00' },
    { no: 3, due: '2026-12-09', amount: '1000000.00' },
  ],
} as never;
const S9_TITLE = {
  claim: '3800000.00',
  title: { principal: '3800000.00', dailyRate: '0', expiry: '2026-08-15', fee: '0.00' },
} as unknown as Partial<CaseOpening>;

describe('S7: resumption', () => {
  it.concurrent(
    'the creditor applies, the gate prepares, the judge rules: resumed with 736,610.00, on a number of its own',
    inBreach(async (courtCase) => {
      expect(await courtCase.elect('RESUME', {}, today)).toMatchObject({ stage: 'RULING', breach: 'APPLIED' });
      expect(courtCase.court.of('layBeforeJudge')).toMatchObject([
        { application: 1, outOfTime: false, gate: { decision: 'RESUME', ground: 'SET-ART-11-0' } },
      ]);
      expect(courtCase.court.of('openEnforcement')).toEqual([]);

      expect(await courtCase.rule('RESUME', {}, today)).toMatchObject({
        stage: 'ENDED',
        ending: 'RESUMED',
        breach: 'RESUMED',
      });
      expect(await courtCase.result()).toMatchObject({ ending: 'RESUMED', rule: 'SET-ART-11-0', paid: '300000.00' });
      await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
      expect(await courtCase.resumedStatus()).toMatchObject({
        caseNumber: '（2026）鲁0502执恢1号',
        awaiting: '强制执行',
        balance: { asOf: TODAY, principal: '700000.00', doubled: '36610.00', total: '736610.00' },
      });
    }),
  );

  it.concurrent(
    'S8: goes on after the settlement, is reduced by receipts, and is satisfied by money only',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      await courtCase.rule('RESUME', {}, today);
      await courtCase.result();
      expect(await refusalOf(courtCase.close('执行完毕', today))).toEqual({
        code: 'ENFORCEMENT.NOT_SATISFIED',
        rule: 'CLS-3',
      });

      const later = on('2026-12-10');
      await courtCase.receive('r-2', '2026-12-10', '500000.00', later);
      await eventually(async () =>
        expect((await courtCase.resumedStatus()).balance).toMatchObject({
          principal: '200000.00',
          doubled: '38692.50',
          total: '238692.50',
        }),
      );
      await courtCase.tell('r-2', later);
      await courtCase.receive('r-3', '2026-12-10', '238692.50', later);
      expect(await courtCase.resumedResult()).toMatchObject({
        ending: 'SATISFIED',
        mode: '执行完毕',
        balance: { total: '0.00' },
      });
      expect(courtCase.court.of('recordClosing')).toMatchObject([{ mode: '执行完毕' }]);
      expect(await courtCase.resumedStatus()).toMatchObject({ ending: 'SATISFIED', awaiting: '无' });
    }),
  );

  it.concurrent(
    'SET-ART-17-1: a receipt that is taken out again is deducted no longer, and satisfies nothing',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      await courtCase.rule('RESUME', {}, today);
      await courtCase.result();
      const total = (sum: string) =>
        eventually(async () => expect((await courtCase.resumedStatus()).balance?.total).toBe(sum));
      await total('736610.00');
      await courtCase.receive('r-2', TODAY, '700000.00', today);
      await total('36610.00');
      await courtCase.reverse('r-2', `${TODAY}T10:00:00+08:00`);
      await total('736610.00');
      await courtCase.receive('r-3', TODAY, '36610.00', today);
      await total('700000.00');
    }),
  );

  it.concurrent(
    'CLS-4: the judge closes what cannot be enforced at present; closed once, and the same command again is answered',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      await courtCase.rule('RESUME', {}, today);
      await courtCase.result();
      await eventually(async () => expect((await courtCase.resumedStatus()).balance).toBeDefined());
      const held = courtCase.court.hold('closeEnforcement');
      const closing = courtCase.close('终结本次执行程序', { key: 'close-1' });
      await held.reached;
      const again = courtCase.close('终结本次执行程序', { key: 'close-1' });
      const tooLate = refusalOf(courtCase.close('销案'));
      await pause(300);
      held.letGo();
      for (const answer of await Promise.all([closing, again]))
        expect(answer).toMatchObject({ ending: 'CLOSED', awaiting: '无' });
      expect((await tooLate).code).toBe('CASE.ENDED');
      expect(await courtCase.resumedResult()).toMatchObject({
        ending: 'CLOSED',
        mode: '终结本次执行程序',
        balance: { total: '736610.00' },
      });
      expect(courtCase.court.of('recordClosing')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'money that is told while the ruling takes effect reaches the resumed enforcement',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      const held = courtCase.court.hold('closeCase');
      const ruling = courtCase.rule('RESUME', {}, today);
      await held.reached;
      await eventually(async () => expect((await courtCase.resumedStatus()).balance?.total).toBe('736610.00'));
      await courtCase.receive('r-2', TODAY, '736610.00', today);
      held.letGo();
      expect((await ruling).ending).toBe('RESUMED');
      expect(await courtCase.resumedResult()).toMatchObject({ ending: 'SATISFIED' });
      expect(courtCase.court.of('recordPerformed')).toEqual([]);
    }),
  );
});

describe('SET-ART-11: the gate', () => {
  it.concurrent(
    'S9: nothing due is unpaid: the judge can only refuse, and the case returns to performance with the article',
    () =>
      CaseUnderTest.onTheRecord(court.room, openingOf(noon('2026-09-01'), S9_TITLE), async (courtCase) => {
        await courtCase.toPerformance(S9);
        await courtCase.receive('r-1', '2026-10-16', '1300000.00', fast('2026-10-16', '2026-11-16'));
        await courtCase.receive('r-2', '2026-11-16', '1500000.00', fast('2026-11-16', '2026-12-01'));
        await eventually(async () => expect((await courtCase.status()).paid).toBe('2800000.00'));
        expect(await courtCase.elect('RESUME', {}, on('2026-12-01'))).toMatchObject({ stage: 'RULING' });
        const gate = courtCase.court.of('layBeforeJudge')[0]!.gate as { findings: { code: string }[] };
        expect(gate).toMatchObject({ decision: 'REFUSE', ground: 'SET-ART-11-2' });
        expect(gate.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['LATE(7)', 'DAMAGES_BY_SUIT']));
        expect(await refusalOf(courtCase.rule('RESUME'))).toEqual({
          code: 'RULING.GATE_REFUSES',
          rule: 'SET-ART-11-2',
        });
        expect((await courtCase.status()).stage).toBe('RULING');
        expect(await courtCase.rule('REFUSE')).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
        expect(courtCase.court.of('recordRuling')).toMatchObject([
          { application: 1, decision: 'REFUSE', ground: 'SET-ART-11-2' },
        ]);

        // Applied for again, and then paid early: it is the judge who answers, not the ledger.
        await courtCase.elect('RESUME');
        await courtCase.receive('r-3', '2026-12-08', '1000000.00', on('2026-12-08'));
        await eventually(async () => expect((await courtCase.status()).paid).toBe('3800000.00'));
        expect((await courtCase.status()).stage).toBe('RULING');
        expect(await courtCase.rule('REFUSE')).toMatchObject({ stage: 'ENDED', ending: 'PERFORMED' });
        expect(courtCase.court.of('recordRuling')[1]).toMatchObject({ application: 2, ground: 'SET-ART-11-1' });
        expect((await courtCase.result()).ending).toBe('PERFORMED');
      }),
  );

  it.concurrent(
    'S13: before anything is due only what the judge finds that the debtor declared opens the gate',
    performing(async (courtCase) => {
      await courtCase.elect('RESUME');
      await courtCase.rule('REFUSE');
      await courtCase.elect('RESUME', { pleads: { anticipatoryBreach: true } });
      expect(courtCase.court.of('layBeforeJudge').map(({ gate }) => (gate as { ground: string }).ground)).toEqual([
        'SET-ART-11-2',
        'SET-ART-11-2x',
      ]);
      expect((await refusalOf(courtCase.rule('RESUME'))).code).toBe('RULING.GATE_REFUSES');
      const found = { anticipatoryBreach: true, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: [] };
      expect(await courtCase.rule('RESUME', { found, reason: '被执行人书面声明不再履行' })).toMatchObject({
        ending: 'RESUMED',
      });
      expect((await courtCase.result()).rule).toBe('SET-ART-11-2x');
    }),
  );

  it.concurrent(
    'money that comes between the application and the ruling changes the answer, and the same command may be sent again',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      await courtCase.receive('r-2', TODAY, '300000.00', today);
      for (let time = 0; time < 2; time += 1) {
        expect((await refusalOf(courtCase.rule('RESUME', {}, { ...today, key: 'ruling-1' }))).code).toBe(
          'RULING.GATE_REFUSES',
        );
      }
      expect(await courtCase.rule('REFUSE', {}, today)).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(courtCase.court.of('openEnforcement')).toEqual([]);
    }),
  );

  it.concurrent(
    'of two rulings given at once the first stands',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      const held = courtCase.court.hold('ruleOnResumption');
      const first = courtCase.rule('RESUME', {}, today);
      await held.reached;
      const second = refusalOf(courtCase.rule('REFUSE', { reason: '双方正在协商' }, today));
      await pause(300);
      held.letGo();
      expect(await first).toMatchObject({ ending: 'RESUMED' });
      expect((await second).code).toBe('CASE.ENDED');
      expect(courtCase.court.of('recordRuling')).toMatchObject([{ decision: 'RESUME' }]);
      expect((await courtCase.result()).ending).toBe('RESUMED');
    }),
  );

  it.concurrent(
    'a refusal against the gate needs its reason; the arrears stand, and the creditor may still sue',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      expect((await refusalOf(courtCase.rule('REFUSE', {}, today))).code).toBe('RULING.REASON_MISSING');
      expect(await courtCase.rule('REFUSE', { reason: '当事人正在变更协议' }, today)).toMatchObject({
        stage: 'BREACH',
        breach: 'SUSPECTED',
      });
      expect(await courtCase.elect('SUE', {}, today)).toMatchObject({ awaiting: '人民法院对起诉是否受理的决定' });
    }),
  );

  it.concurrent(
    'a deadline that passes while the judge considers is found, and the case stays before him',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, fast(TODAY, '2027-02-01'));
      await eventually(() =>
        expect(courtCase.court.of('suspectBreach').map(({ instalment }) => instalment)).toEqual([2, 3]),
      );
      expect((await courtCase.status()).stage).toBe('RULING');
      expect(await courtCase.rule('RESUME', {}, on('2027-02-01'))).toMatchObject({ ending: 'RESUMED' });
    }),
  );
});

describe('SET-ART-9: the creditor’s election', () => {
  it.concurrent(
    'SET-ART-14: to sue ends the settlement case when the court accepts the suit, and not before',
    inBreach(async (courtCase) => {
      const suit = { suitNumber: '（2026）鲁0502民初900号' };
      expect((await refusalOf(courtCase.command('recordSuit', { accepted: true, ...suit }))).code).toBe(
        'SUIT.NOT_ELECTED',
      );
      expect(await courtCase.elect('SUE', {}, today)).toMatchObject({
        stage: 'BREACH',
        awaiting: '人民法院对起诉是否受理的决定',
      });
      expect(await courtCase.command('recordSuit', { accepted: false, ...suit }, today)).toMatchObject({
        stage: 'BREACH',
        breach: 'SUSPECTED',
      });
      await courtCase.elect('SUE', {}, today);
      expect(await courtCase.command('recordSuit', { accepted: true, ...suit }, today)).toMatchObject({
        ending: 'SUED',
      });
      expect(await courtCase.result()).toMatchObject({ ending: 'SUED', rule: 'SET-ART-14-1' });
      expect(courtCase.court.of('recordSuit').map(({ accepted }) => accepted)).toEqual([false, true]);
      expect(courtCase.court.of('openEnforcement')).toEqual([]);
    }),
  );

  it.concurrent(
    'arrears made good while a suit is awaited, also tolerated ones, end the breach and the waiting',
    inBreach(async (courtCase) => {
      await courtCase.elect('TOLERATE', {}, today);
      expect(await courtCase.elect('SUE', {}, today)).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      await courtCase.receive('r-2', TODAY, '300000.00', today);
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', awaiting: '按期履行' }),
      );
    }),
  );

  it.concurrent(
    'the last choice counts: an application takes the place of a suit that is awaited',
    inBreach(async (courtCase) => {
      await courtCase.elect('SUE', {}, today);
      expect(await courtCase.elect('RESUME', {}, today)).toMatchObject({
        stage: 'RULING',
        awaiting: '法官对恢复执行申请的裁定',
      });
      expect(await courtCase.rule('RESUME', {}, today)).toMatchObject({ ending: 'RESUMED' });
    }),
  );

  it.concurrent(
    'to tolerate goes on with performance, and the next default is a new breach',
    inBreach(async (courtCase) => {
      expect(await courtCase.elect('TOLERATE', {}, fast(TODAY, '2027-01-20'))).toMatchObject({
        stage: 'PERFORMANCE',
        breach: 'NONE',
      });
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }),
      );
      expect(courtCase.court.of('suspectBreach').map(({ instalment }) => instalment)).toEqual([2, 3]);
      expect(courtCase.court.of('elect')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'is nobody else’s, and without a breach there is nothing to sue for',
    performing(async (courtCase) => {
      expect((await refusalOf(courtCase.elect('RESUME', { partyId: DEBTOR }))).code).toBe('ELECTION.NOT_CREDITOR');
      expect((await refusalOf(courtCase.elect('RESUME', { partyId: 'p-9' }))).code).toBe('PARTY.NOT_IN_CASE');
      expect((await refusalOf(courtCase.elect('SUE'))).code).toBe('ELECTION.NO_BREACH');
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
    }),
  );

  it.concurrent(
    'an application made in time interrupts the two years, and is decided although they would have ended before the ruling',
    inBreach(async (courtCase) => {
      const applied = await courtCase.elect('RESUME', {}, on('2028-12-20'));
      expect(applied.stage).toBe('RULING');
      // Until the procedure that it opened has ended the two years end on no day.
      expect(applied.nextDeadline).toBeUndefined();
      expect(courtCase.court.of('warnApplicationPeriod').map(({ ended }) => ended)).toEqual([false]);
      expect(await courtCase.rule('RESUME', { debtorObjects: true }, on('2029-02-01'))).toMatchObject({
        ending: 'RESUMED',
      });
    }),
  );
});
