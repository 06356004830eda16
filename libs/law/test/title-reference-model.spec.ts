import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate, parseRate, titleBalance, type TitleBalanceInput, type TitleItem } from '../src/index.js';

/** What is owed of an item, in fen; what has gathered since it was last written down, in millionths of a millionth of a fen. */
interface Sheet {
  readonly item: TitleItem;
  readonly no: number;
  principal: bigint;
  interest: bigint;
  doubled: bigint;
  rate: bigint;
  /** rounded at each change of the rate, before anything is given up */
  rounded: bigint;
  general: bigint;
  twice: bigint;
  older: number;
}

const WHOLE = 10n ** 12n;
const round = (fraction: bigint): bigint => (fraction + WHOLE / 2n) / WHOLE;

/**
 * The balance of a title a second time, by a clerk with a sheet for each item: each day he adds one day of interest as an exact fraction, and
 * rounds only where the rate changes or money comes. Where the day lies before August 2014 he makes a stroke and adds nothing.
 */
function clerk(input: TitleBalanceInput) {
  const sheets = input.items.map((item, i): Sheet => {
    const { principal } = item;
    return {
      item,
      no: i + 1,
      principal,
      interest: 0n,
      doubled: 0n,
      rate: 0n,
      rounded: 0n,
      general: 0n,
      twice: 0n,
      older: 0,
    };
  });
  const inTurn = [...sheets].sort((a, b) =>
    a.item.expiry < b.item.expiry ? -1 : a.item.expiry > b.item.expiry ? 1 : 0,
  );
  const gifts = { interest: input.waived?.interest ?? 0n, doubled: input.waived?.doubled ?? 0n };
  const less = (bucket: 'interest' | 'doubled', accrued: bigint): bigint => {
    const gift = gifts[bucket];
    if (gift === 'ALL') return 0n;
    const taken = gift < accrued ? gift : accrued;
    gifts[bucket] = gift - taken;
    return accrued - taken;
  };
  for (const sheet of inTurn) sheet.interest = less('interest', sheet.item.accrued);
  let [fee, surplus] = [input.fee, 0n];
  const turnOver = (sheet: Sheet): void => {
    sheet.rounded += round(sheet.general);
    sheet.general = 0n;
  };
  const writeDown = (): void => {
    for (const sheet of inTurn) {
      turnOver(sheet);
      sheet.interest += less('interest', sheet.rounded);
      sheet.doubled += less('doubled', round(sheet.twice));
      sheet.rounded = sheet.twice = 0n;
    }
  };
  const receive = (amount: bigint): void => {
    let purse = amount;
    const take = (owed: bigint): bigint => {
      const part = purse < owed ? purse : owed;
      purse -= part;
      return part;
    };
    for (const bucket of input.order) {
      if (bucket === 'fee') fee -= take(fee);
      else for (const sheet of inTurn) sheet[bucket as 'principal'] -= take(sheet[bucket as 'principal']);
    }
    surplus += purse;
  };
  const rateOf = ({ item: { general, rates } }: Sheet, day: string): bigint => {
    const inForce = rates
      .filter(({ from }) => from < day)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .at(-1);
    return general && inForce ? inForce.dailyRate.units * 10n ** BigInt(12 - inForce.dailyRate.scale) : 0n;
  };
  const days = [...input.items.map(({ expiry }) => expiry), ...input.payments.map(({ date }) => date)].sort();
  for (let day = days[0] ?? input.asOf; day <= input.asOf; day = addDays(day, 1)) {
    for (const sheet of sheets) {
      if (day <= sheet.item.expiry) continue;
      if (sheet.item.doubled && day < '2014-08-01') {
        if (sheet.principal > 0n) sheet.older += 1;
        continue;
      }
      const rate = rateOf(sheet, day);
      if (rate !== sheet.rate) turnOver(sheet);
      sheet.rate = rate;
      sheet.general += sheet.principal * rate;
      const leftOut = (input.undoubled ?? []).some(([from, to]) => from <= day && day <= to);
      if (sheet.item.doubled && !leftOut) sheet.twice += sheet.principal * 175_000_000n;
    }
    const today = input.payments.filter(({ date, amount }) => date === day && amount > 0n);
    if (today.length > 0) writeDown();
    for (const { amount } of today) receive(amount);
  }
  writeDown();
  return {
    fee,
    surplus,
    items: sheets.map(({ no, principal, interest, doubled }) => ({ no, principal, interest, doubled })),
    older: sheets.map(({ older }) => older),
  };
}

describe('the balance of a title and its reference model', () => {
  const start = legalDate('2014-07-10');
  const day = fc.integer({ min: -10, max: 60 }).map((n) => addDays(start, n));
  const rate = fc.constantFrom('0', '0.0001', '0.000133', '0.00065432').map(parseRate);
  const item: fc.Arbitrary<TitleItem> = fc.record({
    principal: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 60_000_000n })),
    expiry: day,
    accrued: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 100_000n })),
    rates: fc.uniqueArray(fc.record({ from: day, dailyRate: rate }), { maxLength: 4, selector: ({ from }) => from }),
    general: fc.oneof(fc.constant(true), fc.boolean()),
    doubled: fc.oneof(fc.constant(true), fc.boolean()),
  });
  const gift = fc.oneof(fc.constant('ALL' as const), fc.constant(0n), fc.bigInt({ min: 1n, max: 300_000n }));
  const input: fc.Arbitrary<TitleBalanceInput> = fc.record({
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    fee: fc.bigInt({ min: 0n, max: 1_000_000n }),
    payments: fc.array(fc.record({ date: day, amount: fc.bigInt({ min: 0n, max: 40_000_000n }) }), { maxLength: 5 }),
    asOf: day,
    order: fc.shuffledSubarray(['fee', 'interest', 'principal', 'doubled'], { minLength: 4 }),
    undoubled: fc.array(
      fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(([from, n]) => [from, addDays(from, n)] as const),
      { maxLength: 2 },
    ),
    waived: fc.option(fc.record({ interest: gift, doubled: gift }), { nil: undefined }),
  });

  it('INT-TITLE, INT-7: agree on 10,000 random titles, item by item', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { value, items, notComputed } = titleBalance(one);
        const expected = clerk(one);
        expect(items.map(({ total: _, ...left }) => left)).toEqual(expected.items);
        expect([value.fee, value.surplus]).toEqual([expected.fee, expected.surplus]);
        const older = one.items.map((_, i) =>
          notComputed.filter(({ no }) => no === i + 1).reduce((days, part) => days + part.days, 0),
        );
        expect(older).toEqual(expected.older);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});
