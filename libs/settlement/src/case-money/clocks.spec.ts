import { describe, expect, it } from '@jest/globals';
import { calendarOf, legalDate, PUBLISHED_EDITION_IDS } from '@hejie/law';
import {
  bankLineDue,
  directPaymentAnswerBy,
  isStatementDay,
  payoutAfterWithholding,
  payoutDeadline,
  suspenseDeadline,
} from './clocks.js';

const calendar = calendarOf(PUBLISHED_EDITION_IDS);
const arrived = legalDate('2026-09-28');

describe('the clocks of case money', () => {
  it('SET-LEDGER, S17: money without a number is told of within three working days: 2026-10-08 after the holidays', () => {
    expect(suspenseDeadline(arrived, {}, calendar)).toMatchObject({
      value: '2026-10-08',
      instant: '2026-10-09T00:00:00+08:00',
    });
    expect(suspenseDeadline(arrived, { money: { suspenseWorkingDays: 1 } }, calendar).value).toBe('2026-09-29');
  });

  it('SET-LEDGER, PER-4: run of a day that the calendar covers alone, with what follows it: no statement is of another', () => {
    const days = ['2006-12-31', '2007-01-01', '2026-09-28', '2040-09-30', '2040-12-31', '2062-09-28', '9998-12-31'];
    expect(days.filter((day) => isStatementDay(legalDate(day), calendar))).toEqual([
      '2007-01-01',
      '2026-09-28',
      '2040-09-30',
    ]);
  });

  it('SET-LEDGER: the line of a receipt that was entered by hand is there in the same time; none comes of a thing or of a deposit with a notary', () => {
    const due = (kind: 'PAYMENT' | 'DEPOSIT' | 'IN_KIND', withNotary = false) =>
      bankLineDue({ kind, withNotary }, arrived, {}, calendar);
    expect([due('PAYMENT'), due('DEPOSIT')]).toEqual(['2026-10-08', '2026-10-08']);
    expect([due('IN_KIND'), due('DEPOSIT', true)]).toEqual([null, null]);
  });

  it('PROC-30, S17: money is paid out within thirty days of the notice of arrival', () => {
    expect(payoutDeadline(arrived, {}, calendar).value).toBe('2026-10-28');
  });

  it('PROC-30, S17: within five days by the pack, which end after the holidays; within ten working days by another', () => {
    expect(payoutDeadline(arrived, { money: { payoutDays: 5 } }, calendar).value).toBe('2026-10-08');
    expect(payoutDeadline(arrived, { money: { payoutWorkingDays: 10 } }, calendar).value).toBe('2026-10-16');
  });

  it('PROC-30: a pack cannot make it longer than the thirty days', () => {
    expect(payoutDeadline(arrived, { money: { payoutWorkingDays: 30 } }, calendar).value).toBe('2026-10-28');
  });

  it('PROC-30: ten days once the ground of withholding is gone', () => {
    expect(payoutAfterWithholding(legalDate('2026-11-02'), calendar).value).toBe('2026-11-12');
  });

  it('SET-LEDGER: the creditor answers within five working days whether he was paid', () => {
    expect(directPaymentAnswerBy(legalDate('2026-11-02'), calendar).value).toBe('2026-11-09');
  });
});
