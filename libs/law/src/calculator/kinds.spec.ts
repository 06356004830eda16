import { describe, expect, it } from '@jest/globals';
import { LAW_KINDS } from './kinds.js';
import { isRefusal } from './outcome.js';

const outcome = (kind: string, input: unknown) => LAW_KINDS[kind]!(input);
const problems = (kind: string, input: unknown) => {
  const refusal = outcome(kind, input);
  return isRefusal(refusal) ? (refusal.errors ?? [refusal.error]).map(({ path, code }) => [path, code]) : 'a result';
};

describe('the kinds of calculation', () => {
  it('PER-2: a period and working days end on a day, at the instant when that day is over', () => {
    const ends = { value: '2026-01-08', instant: '2026-01-09T00:00:00+08:00', provisional: false };
    expect(outcome('period', { start: '2026-01-05', unit: 'day', n: 3 })).toMatchObject(ends);
    expect(outcome('workingDays', { start: '2026-01-05', n: 3 })).toMatchObject(ends);
    expect(outcome('applicationPeriod', { lastPerformanceDay: '2024-03-01', interruptions: [] })).toMatchObject({
      value: '2026-03-02',
      instant: '2026-03-03T00:00:00+08:00',
    });
  });

  it('SET-ART-10-2: an application with its procedure interrupts the two years from its end; one that ends before it begins is named', () => {
    const two = (...interruptions: unknown[]) => ({ lastPerformanceDay: '2024-11-21', interruptions });
    expect(outcome('applicationPeriod', two({ from: '2026-11-20', to: '2026-12-15' }, '2026-12-01'))).toMatchObject({
      value: '2028-12-15',
    });
    expect(problems('applicationPeriod', two('2026-11-20', { from: '2026-12-15', to: '2026-11-20' }))).toEqual([
      ['/interruptions/1', 'PERIOD.SPAN_REVERSED'],
    ]);
    expect(problems('applicationPeriod', two({ from: '2026-12-15' }, 5, null))).toEqual([
      ['/interruptions/0/to', 'INPUT.MISSING'],
      ['/interruptions/1', 'INPUT.NOT_TEXT'],
      ['/interruptions/2', 'INPUT.NOT_TEXT'],
    ]);
  });

  it('INT-5: days are excluded from every slice, or from each its own', () => {
    const slices = [
      ['100000', '2026-01-01', '2026-02-01'],
      ['200000', '2026-01-01', '2026-02-01'],
    ];
    const interest = (excludedDays: unknown) => outcome('doubledInterest', { slices, excludedDays });
    // 31 days at 1.75 in ten thousand: 542.50 and 1,085.00; each excluded day is 17.50 and 35.00 less.
    expect([interest(0), interest(10), interest([10, 0]), interest([0, 10])]).toMatchObject([
      { value: '1627.50' },
      { value: '1102.50' },
      { value: '1452.50' },
      { value: '1277.50' },
    ]);
    expect(outcome('doubledInterest', { slices })).toEqual(interest(0));
  });

  it('INT-5: a list of excluded days has one for each slice, of which there is at least one', () => {
    const slice = ['100', '2026-01-01', '2026-02-01'];
    expect(problems('doubledInterest', { slices: [slice], excludedDays: [1, 2] })).toEqual([
      ['/excludedDays', 'INPUT.WRONG_LENGTH'],
    ]);
    expect(problems('doubledInterest', { slices: [], excludedDays: [1, 2] })).toEqual([['/slices', 'INPUT.TOO_FEW']]);
  });

  it('a slice whose days cannot be read is refused for that alone', () => {
    const slices = [
      ['100', 'x', '2026-02-01'],
      ['100', '2026-01-01', 'x'],
      ['100', '2026-02-01', '2026-01-01'],
    ];
    expect(problems('doubledInterest', { slices, excludedDays: 0 })).toEqual([
      ['/slices/0/1', 'DATE.INVALID'],
      ['/slices/1/2', 'DATE.INVALID'],
      ['/slices/2/2', expect.stringMatching(/^INTEREST\./)],
    ]);
  });

  it('INT-ORD-1: an order of buckets may have blanks between them', () => {
    const balance = {
      principal: '1000000',
      dailyRate: '0',
      expiry: '2026-03-15',
      fee: '0',
      payments: [['2026-06-30', '300000']],
      asOf: '2026-12-10',
    };
    const order = ['fee', 'doubled', 'interest', 'principal'];
    expect(outcome('resumeBalance', { ...balance, order: order.join(' , ') })).toEqual(
      outcome('resumeBalance', { ...balance, order: order.join(',') }),
    );
  });

  it('DIS-ART-2-1: that a ground has no fixed term is said beside other problems, never of a ground or years that cannot be read', () => {
    const listing = { listed: '2026-01-01', ground: 1, extensionYears: 1 };
    expect(problems('listingTerm', { ...listing, listed: 'x' })).toEqual([
      ['/listed', 'DATE.INVALID'],
      ['/extensionYears', 'LISTING.NO_FIXED_TERM'],
    ]);
    expect(problems('listingTerm', { ...listing, ground: 7 })).toEqual([['/ground', 'INPUT.OUT_OF_RANGE']]);
    expect(problems('listingTerm', { ...listing, extensionYears: 9 })).toEqual([
      ['/extensionYears', 'INPUT.OUT_OF_RANGE'],
    ]);
  });
});
