import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, parseYuan } from '@hejie/law';
import { calendar, instalments, S7 } from '../../test/fixture/cases.js';
import { foldLedger, openInstalments, scheduleInForce } from './ledger.js';
import { countedPostings, postingRecord, readPosting, type Posting } from './postings.js';

const at = (hour: string) => courtInstant(`2026-07-01T${hour}:00:00+08:00`);
const one: Posting = {
  id: 'a',
  kind: 'PAYMENT',
  valueDate: legalDate('2026-06-30'),
  amount: parseYuan('300000'),
  knownAt: at('10'),
};
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
    for (const postings of [
      [one, other],
      [other, one],
    ])
      expect(() => countedPostings(postings, asOf)).toThrow(
        expect.objectContaining({ code: 'LEDGER.ID_REUSED', rule: 'SET-LEDGER' }),
      );
  });

  it('are one, known since the first time; one of unknown arrival was always known', () => {
    const later = { ...one, knownAt: at('12') };
    const { knownAt: _since, ...always } = one;
    for (const postings of [
      [one, later],
      [later, one],
    ]) {
      expect(countedPostings(postings, asOf)).toEqual([one]);
      expect(countedPostings(postings, asOf, at('09'))).toEqual([]);
    }
    for (const postings of [
      [one, always],
      [always, one],
    ])
      expect(countedPostings(postings, asOf, at('09'))).toEqual([always]);
  });

  it('are ordered by value date and then by id, however they arrive', () => {
    const [b, c] = [
      { ...one, id: 'b' },
      { ...one, id: 'c', valueDate: legalDate('2026-06-01') },
    ];
    for (const postings of [
      [one, b, c],
      [c, b, one],
      [b, one, c],
    ])
      expect(countedPostings(postings, asOf).map((posting) => posting.id)).toEqual(['c', 'a', 'b']);
  });

  it('SET-LEDGER: a reversal that is reversed itself brings the posting back, and so on', () => {
    const reversal = (id: string, reverses: string): Posting => ({ ...one, id, kind: 'REVERSAL', reverses });
    const chain = [reversal('r1', 'a'), reversal('r2', 'r1'), reversal('r3', 'r2')];
    for (const [length, counts] of [
      [0, true],
      [1, false],
      [2, true],
      [3, false],
    ] as const) {
      const postings = [one, ...chain.slice(0, length)];
      for (const order of [postings, [...postings].reverse()])
        expect(countedPostings(order, asOf).map(({ id }) => id)).toEqual(counts ? ['a'] : []);
    }
    const twice = [one, reversal('r1', 'a'), reversal('r2', 'a'), reversal('r3', 'r1')];
    for (const order of [twice, [...twice].reverse()]) expect(countedPostings(order, asOf)).toEqual([]);
    expect(countedPostings([...twice, reversal('r4', 'r2')], asOf)).toEqual([one]);
  });

  it('SET-LEDGER: a reversal of something unknown takes nothing out, nor do two that reverse each other', () => {
    const reversal = (id: string, reverses: string): Posting => ({ ...one, id, kind: 'REVERSAL', reverses });
    expect(countedPostings([one, reversal('r', 'nothing')], asOf)).toEqual([one]);
    const ring = [one, reversal('r1', 'r2'), reversal('r2', 'r1')];
    expect(countedPostings(ring, asOf)).toEqual([one]);
    for (const order of [
      [...ring, reversal('r0', 'r1'), reversal('x', 'a')],
      [reversal('x', 'a'), reversal('r0', 'r1'), ...ring],
    ])
      expect(countedPostings(order, asOf)).toEqual([]);
    const { reverses: _none, ...idle } = reversal('r', 'a');
    expect(countedPostings([one, idle], asOf)).toEqual([one]);
  });

  it('SET-LEDGER: a reversal counts from when it is known, whatever its own value date', () => {
    const late: Posting = {
      ...one,
      id: 'r',
      kind: 'REVERSAL',
      reverses: 'a',
      valueDate: legalDate('2027-06-30'),
      knownAt: at('12'),
    };
    expect(countedPostings([one, late], asOf, at('11'))).toEqual([one]);
    expect(countedPostings([one, late], asOf, at('12'))).toEqual([]);
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
    expect(() => foldLedger({ instalments: twice, postings: [] }, query)).toThrow(
      expect.objectContaining({ code: 'LEDGER.NO_REUSED', path: '/instalments/1/no' }),
    );
    expect(() => foldLedger({ instalments: instalments(['2026-06-30', '0']), postings: [] }, query)).toThrow(
      expect.objectContaining({ code: 'LEDGER.AMOUNT_NOT_POSITIVE' }),
    );
  });

  it('fills by due day in whatever order the instalments are listed', () => {
    const [first, second, third] = S7;
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
      [second, first, third],
    ]) {
      const ledger = foldLedger({ instalments: order.map((instalment) => instalment!), postings: [one] }, query).value;
      expect(ledger.instalments.map((line) => [line.no, line.status])).toEqual([
        [1, 'ON_TIME'],
        [2, 'OVERDUE'],
        [3, 'NOT_DUE'],
      ]);
    }
  });

  it('SET-ART-5-1: follows the highest version known, in whatever order the versions are listed', () => {
    const amendment = (version: number) => ({
      version,
      knownAt: at('10'),
      instalments: instalments([`2026-0${version}-01`, '900000']),
    });
    for (const amendments of [
      [amendment(2), amendment(3)],
      [amendment(3), amendment(2)],
    ]) {
      expect(scheduleInForce({ instalments: S7, amendments, postings: [] })[0]?.due).toBe('2026-03-01');
      expect(scheduleInForce({ instalments: S7, amendments, postings: [] }, at('09'))).toBe(S7);
    }
  });

  it('SET-ART-5-1: one version that stands for two different schedules is refused, the same schedule twice is one', () => {
    const amendment = (amount: string, hour = '10') => ({
      version: 2,
      knownAt: at(hour),
      instalments: instalments(['2026-06-30', amount], ['2026-07-30', '1']),
    });
    for (const amendments of [
      [amendment('1'), amendment('2')],
      [amendment('2'), amendment('1')],
    ]) {
      expect(() => scheduleInForce({ instalments: S7, amendments, postings: [] })).toThrow(
        expect.objectContaining({ code: 'LEDGER.VERSION_REUSED', rule: 'SET-ART-5-1' }),
      );
    }
    const turned = { ...amendment('1', '12'), instalments: [...amendment('1').instalments].reverse() };
    for (const amendments of [
      [amendment('1'), turned],
      [turned, amendment('1')],
    ]) {
      expect(foldLedger({ instalments: S7, amendments, postings: [] }, query).value.outstanding).toBe(200n);
      expect(scheduleInForce({ instalments: S7, amendments, postings: [] }, at('09'))).toBe(S7);
    }
  });

  it('SET-LEDGER: says what is open by everything known, whatever its value date', () => {
    expect(openInstalments({ instalments: S7, postings: [] }).map(({ no, outstanding }) => [no, outstanding])).toEqual([
      [1, 30000000n],
      [2, 30000000n],
      [3, 30000000n],
    ]);
    const postings = [
      { ...one, valueDate: legalDate('2030-01-01') },
      { ...one, id: 'b', amount: 1n },
    ];
    expect(openInstalments({ instalments: S7, postings }).map(({ no, outstanding }) => [no, outstanding])).toEqual([
      [2, 29999999n],
      [3, 30000000n],
    ]);
  });

  it('several receipts and refunds between instalments move the day on which each was paid', () => {
    const posting = (id: string, kind: Posting['kind'], day: string, amount: string): Posting => ({
      id,
      kind,
      valueDate: legalDate(day),
      amount: parseYuan(amount),
    });
    const postings = [
      posting('1', 'PAYMENT', '2026-06-01', '300000'),
      posting('2', 'PAYMENT', '2026-06-10', '300000'),
      posting('3', 'REFUND', '2026-06-20', '400000'),
      posting('4', 'PAYMENT', '2026-06-25', '150000'),
      posting('5', 'PAYMENT', '2026-07-25', '300000'),
    ];
    const ledger = foldLedger({ instalments: S7, postings }, query).value;
    expect(ledger.instalments.map((line) => [line.paidOn, line.status, line.days])).toEqual([
      ['2026-06-25', 'EARLY', 5],
      ['2026-07-25', 'EARLY', 67],
      [null, 'NOT_DUE', 0],
    ]);
  });
});
