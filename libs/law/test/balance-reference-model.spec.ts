import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  formatYuan,
  legalDate,
  parseRate,
  parseYuan,
  resumeBalanceValue,
  type ResumeBalanceInput,
} from '../src/index.js';

/** What is owed, in fen, by the reference model. */
interface Owed {
  fee: bigint;
  interest: bigint;
  principal: bigint;
  doubled: bigint;
  surplus: bigint;
}

/**
 * The balance a second time, by a clerk who turns the calendar page by page: each day he adds one day of interest as an exact
 * fraction, and only when money comes in, or at the end, does he round to the fen and cross out what the creditor gave up. No day
 * counts, no closed formulas, and a calendar of his own.
 */
function referenceModel(input: ResumeBalanceInput): Owed {
  const owed: Owed = { fee: input.fee, interest: 0n, principal: input.principal, doubled: 0n, surplus: 0n };
  const perDay = (units: bigint, scale: number): bigint => units * 10n ** BigInt(12 - scale);
  const general = perDay(input.dailyRate.units, input.dailyRate.scale);
  const doubled = perDay(175n, 6);
  let openGeneral = 0n;
  let openDoubled = 0n;
  const round = (fraction: bigint): bigint => (fraction + 5n * 10n ** 11n) / 10n ** 12n;
  const givenUp = { interest: input.waived?.interest ?? 0n, doubled: input.waived?.doubled ?? 0n };
  const crossOut = (bucket: 'interest' | 'doubled', accrued: bigint): bigint => {
    let left = accrued;
    const gift = givenUp[bucket];
    if (gift === 'ALL') return 0n;
    const taken = gift > left ? left : gift;
    givenUp[bucket] = gift - taken;
    left -= taken;
    return left;
  };
  const book = (): void => {
    owed.interest += crossOut('interest', round(openGeneral));
    owed.doubled += crossOut('doubled', round(openDoubled));
    openGeneral = openDoubled = 0n;
  };
  const receive = (amount: bigint): void => {
    let rest = amount;
    for (const bucket of input.order as (keyof Owed)[]) {
      while (rest > 0n && owed[bucket] > 0n) {
        const part = rest < owed[bucket] ? rest : owed[bucket];
        owed[bucket] -= part;
        rest -= part;
      }
    }
    owed.surplus += rest;
  };
  const first = input.payments.reduce((day, payment) => (payment.date < day ? payment.date : day), input.expiry);
  for (let day: string = first; day <= input.asOf; day = turned(day)) {
    if (day > input.expiry) {
      openGeneral += owed.principal * general;
      if (!(input.undoubled ?? []).some(([from, to]) => from <= day && day <= to))
        openDoubled += owed.principal * doubled;
    }
    const today = input.payments.filter((payment) => payment.date === day && payment.amount > 0n);
    if (today.length > 0) book();
    for (const payment of today) receive(payment.amount);
  }
  book();
  return owed;
}

/** The next page of a calendar: the one of the language, not the library's. */
const pages = new Map<string, string>();
function turned(day: string): string {
  const known = pages.get(day);
  if (known !== undefined) return known;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  const next = date.toISOString().slice(0, 10);
  pages.set(day, next);
  return next;
}

describe('the balance on resumption and its reference model', () => {
  const expiry = legalDate('2026-01-10');
  const payment = fc.record({
    date: fc.integer({ min: -20, max: 120 }).map((n) => addDays(expiry, n)),
    amount: fc.bigInt({ min: 0n, max: 40_000_000n }),
  });

  const span = fc
    .tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 0, max: 40 }))
    .map(([from, days]) => [addDays(expiry, from), addDays(expiry, from + days)] as const);

  const gift = fc.oneof(fc.constant('ALL' as const), fc.constant(0n), fc.bigInt({ min: 1n, max: 300_000n }));

  it('agree on 10,000 random cases', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 200_000_000n }),
        fc.constantFrom('0', '0.0001', '0.000133', '0.00065432'),
        fc.array(payment, { maxLength: 5 }),
        fc.integer({ min: -5, max: 110 }),
        fc.shuffledSubarray(['fee', 'interest', 'principal', 'doubled'], { minLength: 4 }),
        fc.array(span, { maxLength: 3 }),
        fc.option(fc.record({ interest: gift, doubled: gift }), { nil: undefined }),
        (principal, rate, payments, after, order, undoubled, waived) => {
          const input: ResumeBalanceInput = {
            principal,
            dailyRate: parseRate(rate),
            expiry,
            fee: 1_240_000n,
            payments,
            asOf: addDays(expiry, after),
            order,
            undoubled,
            waived,
          };
          const { total, ...value } = resumeBalanceValue(input);
          const expected = referenceModel(input);
          expect(value).toEqual(expected);
          expect(total).toBe(expected.fee + expected.interest + expected.principal + expected.doubled);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('TV-37: agree on the worked example', () => {
    const owed = referenceModel({
      principal: parseYuan('1000000'),
      dailyRate: parseRate('0.0001'),
      expiry,
      fee: parseYuan('12400'),
      asOf: legalDate('2026-10-07'),
      payments: ['2026-04-20', '2026-07-29'].map((date) => ({ date: legalDate(date), amount: parseYuan('200000') })),
      order: ['fee', 'interest', 'principal', 'doubled'],
    });
    expect([owed.principal, owed.interest, owed.doubled].map(formatYuan)).toEqual(['630624.00', '4414.37', '39617.14']);
  });
});
