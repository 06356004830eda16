import { describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf } from './case-under-test.js';
import { courtroomOfFile } from './courtroom.js';

const court = courtroomOfFile();

/** S7: 900,000 in three instalments of 300,000, on 06-30, 09-30 and 12-31; reminders 7 and 1 days before, grace of 5 working days. */
const performing = (scenario: (kase: CaseUnderTest) => Promise<void>) => () =>
  CaseUnderTest.onTheRecord(court.room, openingOf('2026-06-01T09:00:00+08:00'), async (kase) => {
    expect(await kase.toPerformance()).toMatchObject({ stage: 'PERFORMANCE', owed: '900000.00', paid: '0.00' });
    await scenario(kase);
  });

const paidUp = (kase: CaseUnderTest, paid: string) =>
  eventually(async () => expect((await kase.status()).paid).toBe(paid));
/** Letters of one kind: the instalment and the instant that each is dated to. */
const letters = (kase: CaseUnderTest, name: string) =>
  kase.court.of(name).map(({ instalment, at }) => [instalment, at]);
const midnight = (day: string) => `${day}T00:00:00+08:00`;

describe('performance', () => {
  it.concurrent(
    'paid in full before the first day: performed, and nobody gets a letter',
    performing(async (kase) => {
      await kase.until('2026-06-10T10:00:00+08:00');
      await kase.receive('r-1', '2026-06-10', '900000.00');
      expect(await kase.result()).toMatchObject({
        ending: 'PERFORMED',
        rule: 'SET-ART-8-1',
        paid: '900000.00',
        endedAt: expect.stringContaining('2026-06-10'),
      });
      expect(kase.court.of('recordPerformed')).toMatchObject([{ performedOn: '2026-06-10' }]);
      for (const letter of ['remindInstalment', 'noticeOverdue', 'suspectBreach'])
        expect(letters(kase, letter)).toEqual([]);
    }),
  );

  it.concurrent(
    'each instalment paid in the last hour of its day: two reminders each, nothing overdue, performed',
    performing(async (kase) => {
      for (const [index, day] of ['2026-06-30', '2026-09-30', '2026-12-31'].entries()) {
        await kase.until(`${day}T23:59:50+08:00`);
        await kase.receive(`r-${index}`, day, '300000.00', { at: `${day}T23:59:50+08:00` });
        if (index < 2) await paidUp(kase, `${(index + 1) * 300_000}.00`);
      }
      expect(await kase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(kase.court.of('recordPerformed')).toMatchObject([{ performedOn: '2026-12-31' }]);
      expect(letters(kase, 'remindInstalment')).toEqual([
        [1, midnight('2026-06-23')],
        [1, midnight('2026-06-29')],
        [2, midnight('2026-09-23')],
        [2, midnight('2026-09-29')],
        [3, midnight('2026-12-24')],
        [3, midnight('2026-12-30')],
      ]);
      expect(letters(kase, 'noticeOverdue')).toEqual([]);
    }),
  );

  it.concurrent(
    'a day missed and topped up in grace: one overdue letter, no breach',
    performing(async (kase) => {
      await kase.until('2026-07-01T10:00:00+08:00');
      expect(letters(kase, 'noticeOverdue')).toEqual([[1, midnight('2026-07-01')]]);
      await kase.receive('r-1', '2026-07-01', '299999.99');
      await paidUp(kase, '299999.99');
      await kase.until('2026-07-07T23:00:00+08:00');
      await kase.receive('r-2', '2026-07-07', '0.01', { at: '2026-07-07T23:00:00+08:00' });
      await paidUp(kase, '300000.00');
      await kase.until('2026-09-01T00:00:00+08:00');
      expect(await kase.status()).toMatchObject({
        stage: 'PERFORMANCE',
        breach: 'NONE',
        nextDeadline: { at: midnight('2026-09-23') },
      });
      expect(letters(kase, 'suspectBreach')).toEqual([]);
      expect(letters(kase, 'noticeOverdue')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'S7: short after grace: breach at 00:00 of the day after it, not one second earlier, and nothing resumes by itself',
    performing(async (kase) => {
      await kase.until('2026-06-30T10:00:00+08:00');
      await kase.receive('r-1', '2026-06-30', '300000.00');
      await paidUp(kase, '300000.00');
      await kase.until('2026-10-13T23:59:58+08:00');
      expect(await kase.status()).toMatchObject({
        stage: 'PERFORMANCE',
        breach: 'NONE',
        nextDeadline: { at: midnight('2026-10-14') },
      });
      await kase.until('2026-10-14T00:00:01+08:00');
      await eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }));
      expect(kase.court.of('suspectBreach')).toMatchObject([
        {
          instalment: 2,
          at: midnight('2026-10-14'),
          lateness: { deadline: midnight('2026-10-14'), latenessSeconds: 0 },
        },
      ]);
      await kase.until('2026-12-20T10:00:00+08:00');
      expect(await kase.status()).toMatchObject({
        stage: 'BREACH',
        breach: 'SUSPECTED',
        awaiting: '申请执行人选择恢复执行、起诉或者容忍',
      });
      expect(kase.court.of('layBeforeJudge')).toEqual([]);
    }),
  );

  it.concurrent(
    'SET-CASE-1: arrears made good before any election cure the breach, and the case goes on',
    performing(async (kase) => {
      await kase.until('2026-07-20T10:00:00+08:00');
      expect((await kase.status()).stage).toBe('BREACH');
      await kase.receive('r-1', '2026-07-20', '100000.00');
      await paidUp(kase, '100000.00');
      expect((await kase.status()).stage).toBe('BREACH');
      await kase.receive('r-2', '2026-07-20', '200000.00');
      await eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' }));
      await kase.quiet();
      expect(kase.court.of('recordCure')).toHaveLength(1);
      expect(await refusalOf(kase.command('elect', { partyId: CREDITOR, remedy: 'SUE' }))).toMatchObject({
        code: 'ELECTION.NO_BREACH',
      });
      await kase.receive('r-3', '2026-07-20', '600000.00');
      expect((await kase.result()).ending).toBe('PERFORMED');
    }),
  );

  it.concurrent(
    'S17: money identified later counts from its value date: on time, and no breach',
    performing(async (kase) => {
      await kase.until('2026-07-02T10:00:00+08:00');
      expect(letters(kase, 'noticeOverdue')).toHaveLength(1);
      await kase.receive('r-1', '2026-06-28', '300000.00', { at: '2026-07-02T10:00:00+08:00' });
      await paidUp(kase, '300000.00');
      expect(kase.court.reading('2026-07-02').instalments[0]).toMatchObject({ status: 'EARLY', paidOn: '2026-06-28' });
      await kase.until('2026-07-20T10:00:00+08:00');
      expect((await kase.status()).stage).toBe('PERFORMANCE');
    }),
  );

  it.concurrent(
    'a receipt that reached the ledger before its fact reached the case stops the letter and the breach',
    performing(async (kase) => {
      await kase.until('2026-06-30T18:00:00+08:00');
      kase.court.before('noticeOverdue', () =>
        kase.court.post('r-1', '2026-06-30', '300000.00', '2026-06-30T18:00:00+08:00'),
      );
      await kase.until('2026-07-01T00:00:00+08:00');
      expect(kase.court.reading('2026-07-01').paid).toBe('300000.00');
      await kase.until('2026-07-20T10:00:00+08:00');
      expect(letters(kase, 'noticeOverdue')).toEqual([]);
      expect(letters(kase, 'suspectBreach')).toEqual([]);
      expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', paid: '300000.00' });
      await kase.tell('r-1', '2026-06-30', '300000.00');
      await kase.until('2026-07-21T10:00:00+08:00');
      expect((await kase.status()).stage).toBe('PERFORMANCE');
    }),
  );

  it.concurrent(
    'commands of other stages are refused and change nothing',
    performing(async (kase) => {
      const wrong = [
        kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' }),
        kase.command('withdraw', { partyId: CREDITOR, reason: '-' }),
        kase.command('extendNegotiation', { days: 5, signedBy: [CREDITOR, DEBTOR] }),
        kase.rule('RESUME'),
      ];
      for (const command of wrong) expect((await refusalOf(command)).code).toBe('CASE.WRONG_STAGE');
      expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    }),
  );

  it.concurrent(
    'SET-ART-10: two years after the last day without an election: a warning a month before, a notice at the end, and the case goes on',
    performing(async (kase) => {
      await kase.until('2028-11-30T23:00:00+08:00');
      expect((await kase.status()).stage).toBe('BREACH');
      expect(kase.court.of('warnApplicationPeriod')).toEqual([]);
      await kase.until('2029-03-01T10:00:00+08:00');
      expect(kase.court.of('warnApplicationPeriod').map(({ ended }) => ended)).toEqual([false, true]);
      expect(letters(kase, 'suspectBreach').map(([instalment]) => instalment)).toEqual([1, 2, 3]);
      expect(await kase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      expect((await kase.status()).nextDeadline).toBeUndefined();

      await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
      expect(kase.court.of('layBeforeJudge')).toMatchObject([{ outOfTime: true, gate: { decision: 'RESUME' } }]);
      expect((await refusalOf(kase.rule('RESUME', { debtorObjects: true }))).code).toBe('RULING.OUT_OF_TIME');
      expect(await kase.rule('REFUSE', { debtorObjects: true })).toMatchObject({
        ending: 'APPLICATION_PERIOD_EXPIRED',
      });
      expect(await kase.result()).toMatchObject({ ending: 'APPLICATION_PERIOD_EXPIRED', rule: 'SET-ART-10-3' });
    }),
  );

  it.concurrent(
    'SET-ART-10: money whose fact has not arrived yet is found at the end of the two years',
    performing(async (kase) => {
      await kase.until('2028-12-10T10:00:00+08:00');
      kase.court.before('warnApplicationPeriod', () =>
        kase.court.post('r-1', '2028-12-10', '900000.00', '2028-12-10T10:00:00+08:00'),
      );
      await kase.until('2029-03-01T10:00:00+08:00');
      expect(kase.court.of('warnApplicationPeriod').map(({ ended }) => ended)).toEqual([false, true]);
      expect((await kase.result()).ending).toBe('PERFORMED');
    }),
  );
});

describe('a receipt that is taken out again', () => {
  const breaches = (kase: CaseUnderTest) =>
    kase.court
      .of('suspectBreach')
      .map(({ instalment, at, lateness }) => [
        instalment,
        at,
        Math.round((lateness as { latenessSeconds: number }).latenessSeconds / 86_400),
      ]);
  const paid = async (kase: CaseUnderTest, days: readonly string[]) => {
    for (const [index, day] of days.entries()) {
      await kase.until(`${day}T10:00:00+08:00`);
      await kase.receive(`r-${index + 1}`, day, '300000.00');
      await paidUp(kase, `${(index + 1) * 300_000}.00`);
    }
  };
  const inBreach = (kase: CaseUnderTest) =>
    eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }));

  it.concurrent(
    'before its day: the instalment falls due as if nothing had been paid',
    performing(async (kase) => {
      await paid(kase, ['2026-06-05']);
      await kase.reverse('r-1', '2026-06-10T10:00:00+08:00');
      await paidUp(kase, '0.00');
      await kase.until('2026-07-09T10:00:00+08:00');
      expect(kase.court.deadlines()).toEqual([
        ['remindInstalment', midnight('2026-06-23')],
        ['remindInstalment', midnight('2026-06-29')],
        ['noticeOverdue', midnight('2026-07-01')],
        ['suspectBreach', midnight('2026-07-08')],
      ]);
      await inBreach(kase);
    }),
  );

  it.concurrent(
    'within grace: both sides hear that it is overdue, and breach is suspected when grace ends, on time',
    performing(async (kase) => {
      await paid(kase, ['2026-06-30']);
      await kase.until('2026-07-03T10:00:00+08:00');
      await kase.reverse('r-1', '2026-07-03T10:00:00+08:00');
      await eventually(() => expect(letters(kase, 'noticeOverdue')).toEqual([[1, midnight('2026-07-01')]]));
      expect((await kase.status()).stage).toBe('PERFORMANCE');
      await kase.until('2026-07-08T00:00:10+08:00');
      await inBreach(kase);
      expect(breaches(kase)).toEqual([[1, midnight('2026-07-08'), 0]]);
      expect(letters(kase, 'noticeOverdue')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'on the day on which grace ends for one instalment: the reminder of the next one is not passed over',
    () =>
      CaseUnderTest.onTheRecord(court.room, openingOf('2026-06-01T09:00:00+08:00'), async (kase) => {
        const schedule = [
          { no: 1, due: '2026-06-30', amount: '300000.00' },
          { no: 2, due: '2026-07-10', amount: '300000.00' },
          { no: 3, due: '2026-12-31', amount: '300000.00' },
        ];
        await kase.toPerformance({ schedule } as never);
        await kase.until('2026-06-15T10:00:00+08:00');
        await kase.receive('r-1', '2026-06-15', '600000.00');
        await paidUp(kase, '600000.00');
        await kase.until('2026-07-08T10:00:00+08:00');
        await kase.reverse('r-1', '2026-07-08T10:00:00+08:00');
        await inBreach(kase);
        await kase.until('2026-07-09T10:00:00+08:00');
        expect(letters(kase, 'remindInstalment').filter(([instalment]) => instalment === 2)).toEqual([
          [2, midnight('2026-07-03')],
          [2, midnight('2026-07-09')],
        ]);
        expect(breaches(kase).map(([instalment, at]) => [instalment, at])).toEqual([[1, midnight('2026-07-08')]]);
      }),
  );

  it.concurrent(
    'after grace, when later deadlines have been dealt with: breach is suspected at once, dated to the deadline that had passed',
    performing(async (kase) => {
      await paid(kase, ['2026-06-30', '2026-09-30']);
      await kase.until('2026-12-28T00:00:00+08:00');
      expect(breaches(kase)).toEqual([]);
      await kase.reverse('r-1', '2026-12-28T00:00:00+08:00');
      await inBreach(kase);
      // The receipt of September fills the instalment of June first: short is what fell due last.
      expect(breaches(kase)).toEqual([[2, midnight('2026-10-14'), 75]]);
      expect(await kase.status()).toMatchObject({ paid: '300000.00', nextDeadline: { at: midnight('2026-12-30') } });
      expect(letters(kase, 'remindInstalment').filter(([instalment]) => instalment === 2)).toHaveLength(2);
      await kase.receive('r-3', '2026-12-28', '300000.00');
      await eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' }));
    }),
  );

  it.concurrent(
    'that had cured a breach: the creditor is asked anew; arrears that he tolerates are not suspected again',
    performing(async (kase) => {
      await kase.until('2026-07-20T10:00:00+08:00');
      await kase.receive('r-1', '2026-07-20', '300000.00');
      await eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' }));
      await kase.until('2026-07-21T10:00:00+08:00');
      await kase.reverse('r-1', '2026-07-21T10:00:00+08:00');
      await inBreach(kase);
      expect(breaches(kase).map(([instalment, at]) => [instalment, at])).toEqual(
        Array(2).fill([1, midnight('2026-07-08')]),
      );
      expect(await kase.elect('TOLERATE')).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      await kase.until('2026-07-22T10:00:00+08:00');
      await kase.receive('r-2', '2026-07-22', '100000.00');
      await paidUp(kase, '100000.00');
      await kase.reverse('r-2', '2026-07-22T12:00:00+08:00');
      await paidUp(kase, '0.00');
      await kase.until('2026-07-25T10:00:00+08:00');
      expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(breaches(kase)).toHaveLength(2);
    }),
  );
});
