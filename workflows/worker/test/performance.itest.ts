import { describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf, standing } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';

const court = courtroomOfFile();

/** S7: 900,000 in three instalments of 300,000, on 06-30, 09-30 and 12-31; reminders 7 and 1 days before, grace of 5 working days. */
const performing = (scenario: (courtCase: CaseUnderTest) => Promise<void>) => () =>
  CaseUnderTest.onTheRecord(court.room, openingOf('2026-06-01T09:00:00+08:00'), async (courtCase) => {
    expect(await courtCase.toPerformance()).toMatchObject({ stage: 'PERFORMANCE', owed: '900000.00', paid: '0.00' });
    await scenario(courtCase);
  });

const paidUp = (courtCase: CaseUnderTest, paid: string) =>
  eventually(async () => expect((await courtCase.status()).paid).toBe(paid));
/** Letters of one kind: the instalment and the instant that each is dated to. */
const letters = (courtCase: CaseUnderTest, name: string) =>
  courtCase.court.of(name).map(({ instalment, at }) => [instalment, at]);
const midnight = (day: string) => `${day}T00:00:00+08:00`;
/** What comes at an instant brings it to the case. */
const instant = (at: string) => ({ at, clock: standing(at) });

describe('performance', () => {
  it.concurrent(
    'paid in full before the first day: performed, and nobody gets a letter',
    performing(async (courtCase) => {
      await courtCase.until('2026-06-10T10:00:00+08:00');
      await courtCase.receive('r-1', '2026-06-10', '900000.00');
      expect(await courtCase.result()).toMatchObject({
        ending: 'PERFORMED',
        rule: 'SET-ART-8-1',
        paid: '900000.00',
        endedAt: expect.stringContaining('2026-06-10'),
      });
      expect(courtCase.court.of('recordPerformed')).toMatchObject([{ performedOn: '2026-06-10' }]);
      for (const letter of ['remindInstalment', 'noticeOverdue', 'suspectBreach'])
        expect(letters(courtCase, letter)).toEqual([]);
    }),
  );

  it.concurrent(
    'each instalment paid in the last hour of its day: two reminders each, nothing overdue, performed',
    performing(async (courtCase) => {
      for (const [index, day] of ['2026-06-30', '2026-09-30', '2026-12-31'].entries()) {
        await courtCase.until(`${day}T23:59:50+08:00`);
        await courtCase.receive(`r-${index}`, day, '300000.00', { at: `${day}T23:59:50+08:00` });
        if (index < 2) await paidUp(courtCase, `${(index + 1) * 300_000}.00`);
      }
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(courtCase.court.of('recordPerformed')).toMatchObject([{ performedOn: '2026-12-31' }]);
      expect(letters(courtCase, 'remindInstalment')).toEqual([
        [1, midnight('2026-06-23')],
        [1, midnight('2026-06-29')],
        [2, midnight('2026-09-23')],
        [2, midnight('2026-09-29')],
        [3, midnight('2026-12-24')],
        [3, midnight('2026-12-30')],
      ]);
      expect(letters(courtCase, 'noticeOverdue')).toEqual([]);
    }),
  );

  it.concurrent(
    'a day missed and topped up in grace: one overdue letter, no breach',
    performing(async (courtCase) => {
      await courtCase.until('2026-07-01T10:00:00+08:00');
      expect(letters(courtCase, 'noticeOverdue')).toEqual([[1, midnight('2026-07-01')]]);
      await courtCase.receive('r-1', '2026-07-01', '299999.99');
      await paidUp(courtCase, '299999.99');
      await courtCase.until('2026-07-07T23:00:00+08:00');
      await courtCase.receive('r-2', '2026-07-07', '0.01', { at: '2026-07-07T23:00:00+08:00' });
      await paidUp(courtCase, '300000.00');
      await courtCase.until('2026-09-01T00:00:00+08:00');
      expect(await courtCase.status()).toMatchObject({
        stage: 'PERFORMANCE',
        breach: 'NONE',
        nextDeadline: { at: midnight('2026-09-23') },
      });
      expect(letters(courtCase, 'suspectBreach')).toEqual([]);
      expect(letters(courtCase, 'noticeOverdue')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'posted in the instant itself, money goes before the deadline: of the last day it is in time, and nobody is told anything',
    performing(async (courtCase) => {
      await courtCase.until('2026-06-30T23:59:58+08:00');
      await courtCase.receive('r-1', '2026-06-30', '300000.00', instant(midnight('2026-07-01')));
      await paidUp(courtCase, '300000.00');
      await courtCase.until('2026-07-10T10:00:00+08:00');
      expect(letters(courtCase, 'noticeOverdue')).toEqual([]);
      expect(letters(courtCase, 'suspectBreach')).toEqual([]);
      expect(courtCase.court.reading('2026-07-01').instalments[0]).toMatchObject({
        status: 'ON_TIME',
        paidOn: '2026-06-30',
      });
    }),
  );

  it.concurrent(
    'SET-CASE-1: posted in the instant in which grace is over, money of the next day goes before the finding: late, and no breach',
    performing(async (courtCase) => {
      await courtCase.until('2026-07-07T23:59:58+08:00');
      expect(letters(courtCase, 'noticeOverdue')).toEqual([[1, midnight('2026-07-01')]]);
      await courtCase.receive('r-1', '2026-07-08', '300000.00', instant(midnight('2026-07-08')));
      await paidUp(courtCase, '300000.00');
      await courtCase.until('2026-07-10T10:00:00+08:00');
      expect(letters(courtCase, 'suspectBreach')).toEqual([]);
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(courtCase.court.reading('2026-07-08').instalments[0]).toMatchObject({
        status: 'LATE',
        paidOn: '2026-07-08',
      });
    }),
  );

  it.concurrent(
    'S7: short after grace: breach at 00:00 of the day after it, not one second earlier, and nothing resumes by itself',
    performing(async (courtCase) => {
      await courtCase.until('2026-06-30T10:00:00+08:00');
      await courtCase.receive('r-1', '2026-06-30', '300000.00');
      await paidUp(courtCase, '300000.00');
      await courtCase.until('2026-10-13T23:59:58+08:00');
      expect(await courtCase.status()).toMatchObject({
        stage: 'PERFORMANCE',
        breach: 'NONE',
        nextDeadline: { at: midnight('2026-10-14') },
      });
      await courtCase.until('2026-10-14T00:00:01+08:00');
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }),
      );
      expect(courtCase.court.of('suspectBreach')).toMatchObject([
        {
          instalment: 2,
          at: midnight('2026-10-14'),
          lateness: { deadline: midnight('2026-10-14'), latenessSeconds: 0 },
        },
      ]);
      await courtCase.until('2026-12-20T10:00:00+08:00');
      expect(await courtCase.status()).toMatchObject({
        stage: 'BREACH',
        breach: 'SUSPECTED',
        awaiting: '申请执行人选择恢复执行、起诉或者容忍',
      });
      expect(courtCase.court.of('layBeforeJudge')).toEqual([]);
    }),
  );

  it.concurrent(
    'SET-CASE-1: arrears made good before any election cure the breach, and the case goes on',
    performing(async (courtCase) => {
      await courtCase.until('2026-07-20T10:00:00+08:00');
      expect((await courtCase.status()).stage).toBe('BREACH');
      await courtCase.receive('r-1', '2026-07-20', '100000.00');
      await paidUp(courtCase, '100000.00');
      expect((await courtCase.status()).stage).toBe('BREACH');
      await courtCase.receive('r-2', '2026-07-20', '200000.00');
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' }),
      );
      await courtCase.quiet();
      expect(courtCase.court.of('recordCure')).toHaveLength(1);
      expect(await refusalOf(courtCase.command('elect', { partyId: CREDITOR, remedy: 'SUE' }))).toMatchObject({
        code: 'ELECTION.NO_BREACH',
      });
      await courtCase.receive('r-3', '2026-07-20', '600000.00');
      expect((await courtCase.result()).ending).toBe('PERFORMED');
    }),
  );

  it.concurrent(
    'S17: money identified later counts from its value date: on time, and no breach',
    performing(async (courtCase) => {
      await courtCase.until('2026-07-02T10:00:00+08:00');
      expect(letters(courtCase, 'noticeOverdue')).toHaveLength(1);
      await courtCase.receive('r-1', '2026-06-28', '300000.00', { at: '2026-07-02T10:00:00+08:00' });
      await paidUp(courtCase, '300000.00');
      expect(courtCase.court.reading('2026-07-02').instalments[0]).toMatchObject({
        status: 'EARLY',
        paidOn: '2026-06-28',
      });
      await courtCase.until('2026-07-20T10:00:00+08:00');
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
    }),
  );

  it.concurrent(
    'a receipt that reached the ledger before its fact reached the case stops the letter and the breach',
    performing(async (courtCase) => {
      await courtCase.until('2026-06-30T18:00:00+08:00');
      courtCase.court.before('reachDeadline', () =>
        courtCase.court.post('r-1', '2026-06-30', '300000.00', '2026-06-30T18:00:00+08:00'),
      );
      await courtCase.until('2026-07-01T00:00:00+08:00');
      expect(courtCase.court.reading('2026-07-01').paid).toBe('300000.00');
      await courtCase.until('2026-07-20T10:00:00+08:00');
      expect(letters(courtCase, 'noticeOverdue')).toEqual([]);
      expect(letters(courtCase, 'suspectBreach')).toEqual([]);
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', paid: '300000.00' });
      await courtCase.tell('r-1');
      await courtCase.until('2026-07-21T10:00:00+08:00');
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
    }),
  );

  it.concurrent(
    'commands of other stages are refused and change nothing',
    performing(async (courtCase) => {
      const wrong = [
        courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' }),
        courtCase.command('withdraw', { partyId: CREDITOR, reason: '-' }),
        courtCase.command('extendNegotiation', { days: 5, signedBy: [CREDITOR, DEBTOR] }),
        courtCase.rule('RESUME'),
      ];
      for (const command of wrong) expect((await refusalOf(command)).code).toBe('CASE.WRONG_STAGE');
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    }),
  );

  it.concurrent(
    'SET-ART-10: two years after the last day without an election: a warning a month before, a notice at the end, and the case goes on',
    performing(async (courtCase) => {
      await courtCase.until('2028-11-30T23:00:00+08:00');
      expect((await courtCase.status()).stage).toBe('BREACH');
      expect(courtCase.court.of('warnApplicationPeriod')).toEqual([]);
      await courtCase.until('2029-03-01T10:00:00+08:00');
      expect(courtCase.court.of('warnApplicationPeriod').map(({ ended }) => ended)).toEqual([false, true]);
      expect(letters(courtCase, 'suspectBreach').map(([instalment]) => instalment)).toEqual([1, 2, 3]);
      expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      expect((await courtCase.status()).nextDeadline).toBeUndefined();

      await courtCase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
      expect(courtCase.court.of('layBeforeJudge')).toMatchObject([{ outOfTime: true, gate: { decision: 'RESUME' } }]);
      expect((await refusalOf(courtCase.rule('RESUME', { debtorObjects: true }))).code).toBe('RULING.OUT_OF_TIME');
      expect(await courtCase.rule('REFUSE', { debtorObjects: true })).toMatchObject({
        ending: 'APPLICATION_PERIOD_EXPIRED',
      });
      expect(await courtCase.result()).toMatchObject({ ending: 'APPLICATION_PERIOD_EXPIRED', rule: 'SET-ART-10-3' });
    }),
  );

  it.concurrent(
    'SET-ART-10: money whose fact has not arrived yet is found at the end of the two years, of which nobody is told',
    performing(async (courtCase) => {
      await courtCase.until('2028-12-10T10:00:00+08:00');
      const told = () => courtCase.court.of('warnApplicationPeriod').map(({ ended }) => ended);
      expect(told()).toEqual([false]);
      courtCase.court.before('reachDeadline', () =>
        courtCase.court.post('r-1', '2028-12-10', '900000.00', '2028-12-10T10:00:00+08:00'),
      );
      await courtCase.until('2029-03-01T10:00:00+08:00');
      expect(told()).toEqual([false]);
      expect((await courtCase.result()).ending).toBe('PERFORMED');
    }),
  );
});

describe('a receipt that is taken out again', () => {
  const breaches = (courtCase: CaseUnderTest) =>
    courtCase.court.of('suspectBreach').map(({ instalment, at, foundAt }) => [instalment, at, foundAt]);
  const paid = async (courtCase: CaseUnderTest, days: readonly string[]) => {
    for (const [index, day] of days.entries()) {
      await courtCase.until(`${day}T10:00:00+08:00`);
      await courtCase.receive(`r-${index + 1}`, day, '300000.00');
      await paidUp(courtCase, `${(index + 1) * 300_000}.00`);
    }
  };
  const inBreach = (courtCase: CaseUnderTest) =>
    eventually(async () => expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' }));

  it.concurrent(
    'before its day: the instalment falls due as if nothing had been paid',
    performing(async (courtCase) => {
      await paid(courtCase, ['2026-06-05']);
      await courtCase.reverse('r-1', '2026-06-10T10:00:00+08:00');
      await paidUp(courtCase, '0.00');
      await courtCase.until('2026-07-09T10:00:00+08:00');
      expect(courtCase.court.deadlines()).toEqual([
        ['remindInstalment', midnight('2026-06-23')],
        ['remindInstalment', midnight('2026-06-29')],
        ['noticeOverdue', midnight('2026-07-01')],
        ['suspectBreach', midnight('2026-07-08')],
      ]);
      await inBreach(courtCase);
    }),
  );

  it.concurrent(
    'within grace: both sides hear that it is overdue, and breach is suspected when grace ends, on time',
    performing(async (courtCase) => {
      await paid(courtCase, ['2026-06-30']);
      await courtCase.until('2026-07-03T10:00:00+08:00');
      await courtCase.reverse('r-1', '2026-07-03T10:00:00+08:00');
      await eventually(() => expect(letters(courtCase, 'noticeOverdue')).toEqual([[1, midnight('2026-07-01')]]));
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
      await courtCase.until('2026-07-08T00:00:10+08:00');
      await inBreach(courtCase);
      expect(breaches(courtCase)).toEqual([[1, midnight('2026-07-08'), midnight('2026-07-08')]]);
      expect(letters(courtCase, 'noticeOverdue')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'on the day on which grace ends for one instalment: the reminder of the next one is not passed over',
    () =>
      CaseUnderTest.onTheRecord(court.room, openingOf('2026-06-01T09:00:00+08:00'), async (courtCase) => {
        const schedule = [
          { no: 1, due: '2026-06-30', amount: '300000.00' },
          { no: 2, due: '2026-07-10', amount: '300000.00' },
          { no: 3, due: '2026-12-31', amount: '300000.00' },
        ];
        await courtCase.toPerformance({ schedule } as never);
        await courtCase.until('2026-06-15T10:00:00+08:00');
        await courtCase.receive('r-1', '2026-06-15', '600000.00');
        await paidUp(courtCase, '600000.00');
        await courtCase.until('2026-07-08T10:00:00+08:00');
        await courtCase.reverse('r-1', '2026-07-08T10:00:00+08:00');
        await inBreach(courtCase);
        await courtCase.until('2026-07-09T10:00:00+08:00');
        expect(letters(courtCase, 'remindInstalment').filter(([instalment]) => instalment === 2)).toEqual([
          [2, midnight('2026-07-03')],
          [2, midnight('2026-07-09')],
        ]);
        expect(breaches(courtCase).map(([instalment, at]) => [instalment, at])).toEqual([[1, midnight('2026-07-08')]]);
      }),
  );

  it.concurrent(
    'after grace, when later deadlines have been dealt with: breach is suspected at once, dated to the deadline that had passed',
    performing(async (courtCase) => {
      await paid(courtCase, ['2026-06-30', '2026-09-30']);
      await courtCase.until('2026-12-28T00:00:00+08:00');
      expect(breaches(courtCase)).toEqual([]);
      await courtCase.reverse('r-1', '2026-12-28T00:00:00+08:00');
      await inBreach(courtCase);
      // The receipt of September fills the instalment of June first: short is what fell due last.
      expect(breaches(courtCase)).toEqual([[2, midnight('2026-10-14'), midnight('2026-12-28')]]);
      expect(await courtCase.status()).toMatchObject({
        paid: '300000.00',
        nextDeadline: { at: midnight('2026-12-30') },
      });
      expect(letters(courtCase, 'remindInstalment').filter(([instalment]) => instalment === 2)).toHaveLength(2);
      await courtCase.receive('r-3', '2026-12-28', '300000.00');
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' }),
      );
    }),
  );

  it.concurrent(
    'that had cured a breach: the creditor is asked anew; arrears that he tolerates are not suspected again',
    performing(async (courtCase) => {
      await courtCase.until('2026-07-20T10:00:00+08:00');
      await courtCase.receive('r-1', '2026-07-20', '300000.00');
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' }),
      );
      await courtCase.until('2026-07-21T10:00:00+08:00');
      await courtCase.reverse('r-1', '2026-07-21T10:00:00+08:00');
      await inBreach(courtCase);
      expect(breaches(courtCase).map(([instalment, at]) => [instalment, at])).toEqual(
        Array(2).fill([1, midnight('2026-07-08')]),
      );
      expect(await courtCase.elect('TOLERATE')).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      await courtCase.until('2026-07-22T10:00:00+08:00');
      await courtCase.receive('r-2', '2026-07-22', '100000.00');
      await paidUp(courtCase, '100000.00');
      await courtCase.reverse('r-2', '2026-07-22T12:00:00+08:00');
      await paidUp(courtCase, '0.00');
      await courtCase.until('2026-07-25T10:00:00+08:00');
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(breaches(courtCase)).toHaveLength(2);
    }),
  );
});
