import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, parseYuan } from '@hejie/law';
import { calendar, instalments, S7 } from '../../test/cases.js';
import { foldLedger, scheduleInForce } from './ledger.js';
import { countedPostings, postingRecord, readPosting, type Posting } from './postings.js';

const at = (hour: string) => courtInstant(`2026-07-01T${hour}:00:00+08:00`);
const one: Posting = { id: 'a', kind: 'PAYMENT', valueDate: legalDate('2026-06-30'), amount: parseYuan('300000'), knownAt: at('10') };
const asOf = legalDate('2026-12-31');
const query = { asOf, graceWorkingDays: 0, calendar };

describe('postings under one id', () => {
  it.each([
    ['kind', { kind: 'DEPOSIT' as const }],
    ['value date', { valueDate: legalDate('2026-06-29') }],
    ['amount', { amount: parseYuan('299999.99') }],
    ['reversed posting', { reverses: 'b' }],
  ])('that differ in their %s are refused, in either order', (_what, change) => {
    const other = { ...one, ...change };
    for (const postings of [[one, other], [other, one]]) expect(() => countedPostings(postings, asOf)).toThrow(expect.objectContaining({ code: 'LEDGER.ID_REUSED' }));
  });

  it('are one, known since the first time; one of unknown arrival was always known', () => {
    const later = { ...one, knownAt: at('12') };
    const { knownAt: _since, ...always } = one;
    for (const postings of [[one, later], [later, one]]) {
      expect(countedPostings(postings, asOf)).toEqual([one]);
      expect(countedPostings(postings, asOf, at('09'))).toEqual([]);
    }
    for (const postings of [[one, always], [always, one]]) expect(countedPostings(postings, asOf, at('09'))).toEqual([always]);
  });

  it('are ordered by value date and then by id, however they arrive', () => {
    const [b, c] = [{ ...one, id: 'b' }, { ...one, id: 'c', valueDate: legalDate('2026-06-01') }];
    for (const postings of [[one, b, c], [c, b, one], [b, one, c]]) expect(countedPostings(postings, asOf).map((posting) => posting.id)).toEqual(['c', 'a', 'b']);
  });

  it('survive the wire with and without their optional parts', () => {
    const reversal: Posting = { ...one, id: 'r', kind: 'REVERSAL', reverses: 'a' };
    const { knownAt: _since, ...plain } = one;
    for (const posting of [one, reversal, plain]) expect(readPosting(postingRecord(posting))).toStrictEqual(posting);
  });
});

describe('a ledger', () => {
  it('SET-LEDGER: of instalments that could not be filled is refused with its place', () => {
    const twice = instalments(['2026-06-30', '1'], ['2026-07-30', '1']).map((instalment) => ({ ...instalment, no: 1 }));
    expect(() => foldLedger({ instalments: twice, postings: [] }, query)).toThrow(expect.objectContaining({ code: 'LEDGER.NO_REUSED', path: '/instalments/1/no' }));
    expect(() => foldLedger({ instalments: instalments(['2026-06-30', '0']), postings: [] }, query)).toThrow(expect.objectContaining({ code: 'LEDGER.AMOUNT_NOT_POSITIVE' }));
  });

  it('fills by due day in whatever order the instalments are listed', () => {
    const [first, second, third] = S7;
    for (const order of [[first, second, third], [third, second, first], [second, third, first], [second, first, third]]) {
      const ledger = foldLedger({ instalments: order.map((instalment) => instalment!), postings: [one] }, query).value;
      expect(ledger.instalments.map((line) => [line.no, line.status])).toEqual([[1, 'ON_TIME'], [2, 'OVERDUE'], [3, 'NOT_DUE']]);
    }
  });

  it('SET-ART-5-1: follows the highest version known, in whatever order the versions are listed', () => {
    const amendment = (version: number) => ({ version, knownAt: at('10'), instalments: instalments([`2026-0${version}-01`, '900000']) });
    for (const amendments of [[amendment(2), amendment(3)], [amendment(3), amendment(2)]]) {
      expect(scheduleInForce({ instalments: S7, amendments, postings: [] })[0]?.due).toBe('2026-03-01');
      expect(scheduleInForce({ instalments: S7, amendments, postings: [] }, at('09'))).toBe(S7);
    }
  });

  it('several receipts and refunds between instalments move the day on which each was paid', () => {
    const posting = (id: string, kind: Posting['kind'], day: string, amount: string): Posting => ({ id, kind, valueDate: legalDate(day), amount: parseYuan(amount) });
    const postings = [posting('1', 'PAYMENT', '2026-06-01', '300000'), posting('2', 'PAYMENT', '2026-06-10', '300000'), posting('3', 'REFUND', '2026-06-20', '400000'), posting('4', 'PAYMENT', '2026-06-25', '150000'), posting('5', 'PAYMENT', '2026-07-25', '300000')];
    const ledger = foldLedger({ instalments: S7, postings }, query).value;
    expect(ledger.instalments.map((line) => [line.paidOn, line.status, line.days])).toEqual([['2026-06-25', 'EARLY', 5], ['2026-07-25', 'EARLY', 67], [null, 'NOT_DUE', 0]]);
  });
});
