import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { formatYuan, parseRate, parseYuan, sumFen } from '../basics/money.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { isRefusal } from '../calculator/outcome.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { verifyStored } from '../derivations/verify.js';
import { LEGAL_ORDER } from './allocation.js';
import { doubledInterest } from './interest.js';
import { resumeBalance, resumeBalanceValue } from './resume-balance.js';
import { titleBalance, type TitleBalanceInput } from './title-balance.js';
import { type TitleItem } from './title-items.js';

const d = legalDate;
const yuan = parseYuan;
const verified = (stored: object): string => verifyStored(stored, LAW_RECOMPUTATIONS).outcome;

const item = (principal: string, expiry: string, more: Partial<TitleItem> = {}): TitleItem => ({
  principal: yuan(principal),
  expiry: d(expiry),
  accrued: 0n,
  rates: [],
  general: true,
  doubled: true,
  ...more,
});
const steps = (...pairs: readonly (readonly [from: string, rate: string])[]): TitleItem['rates'] =>
  pairs.map(([from, rate]) => ({ from: d(from), dailyRate: parseRate(rate) }));
const paid = (...pairs: readonly (readonly [day: string, amount: string])[]) =>
  pairs.map(([day, amount]) => ({ date: d(day), amount: yuan(amount) }));
const title = (items: readonly TitleItem[], over: Partial<TitleBalanceInput> = {}): TitleBalanceInput => ({
  items,
  fee: 0n,
  payments: [],
  asOf: d('2026-07-29'),
  order: LEGAL_ORDER,
  ...over,
});
const left = (input: TitleBalanceInput) =>
  titleBalance(input).items.map(({ principal, interest, doubled, total }) =>
    [principal, interest, doubled, total].map(formatYuan),
  );

describe('the balance of a title of several items', () => {
  it('TV-32: two sums due on two days run from their own expiry: 1,592.50 and 1,067.50', () => {
    const two = [item('100000', '2026-03-31'), item('100000', '2026-04-30')];
    const { value, items } = titleBalance(
      title(two, { payments: paid(['2026-06-30', '200000']), asOf: d('2026-06-30') }),
    );
    expect(items.map(({ doubled }) => formatYuan(doubled))).toEqual(['1592.50', '1067.50']);
    expect(value).toMatchObject({ principal: 0n, doubled: yuan('2660.00'), total: yuan('2660.00'), surplus: 0n });
  });

  it('INT-TITLE: steps of rate run each from the day after its own, a hundred days at each come to 1,000.00 and 2,000.00', () => {
    const stepped = item('100000', '2026-01-10', {
      rates: steps(['2026-04-20', '0.0002'], ['2026-01-10', '0.0001']),
    });
    const { value, derivation } = titleBalance(title([stepped]));
    expect(value).toMatchObject({ interest: yuan('3000.00'), doubled: yuan('3500.00') });
    expect(derivation.parts[0]?.text.zh).toBe(
      '第1项2026年1月10日次日至2026年7月29日共200日：一般债务利息 100000.00 × 0.0001 × 100 + 100000.00 × 0.0002 × 100 = 3000.00；加倍部分 100000.00 × 0.000175 × 200 = 3500.00。',
    );
  });

  it('INT-TITLE: a rate given before the expiry is in force at the expiry, and one that begins later leaves no interest before it', () => {
    const interest = (...rates: readonly (readonly [string, string])[]): string =>
      formatYuan(titleBalance(title([item('100000', '2026-01-10', { rates: steps(...rates) })])).value.interest);
    expect(interest(['2020-08-20', '0.0001'])).toBe('2000.00');
    expect(interest(['2026-04-20', '0.0001'])).toBe('1000.00');
    expect(interest(['2020-08-20', '0.0009'], ['2021-08-20', '0.0001'], ['2026-04-20', '0.00010'])).toBe('2000.00');
    expect(interest(['2026-07-29', '0.0001'])).toBe('0.00');
  });

  it('INT-TITLE: a sum accrued before is owed from the first, and a receipt serves it as interest', () => {
    const accrued = item('100000', '2026-01-10', { accrued: yuan('5000'), rates: steps(['2026-01-10', '0.0001']) });
    expect(titleBalance(title([accrued], { asOf: d('2026-01-05') })).value).toMatchObject({ interest: yuan('5000') });
    const { value, derivation } = titleBalance(title([accrued], { payments: paid(['2026-01-05', '5600']) }));
    // 99,400.00 of principal, 200 days.
    expect(value).toMatchObject({ principal: yuan('99400'), interest: yuan('1988.00'), doubled: yuan('3479.00') });
    expect(derivation.parts[0]).toMatchObject({
      rule: 'INT-1',
      text: { zh: '第1项截至2026年1月10日已计的一般债务利息 5000.00。' },
      value: { interest: '5000.00' },
    });
  });

  it('INT-TITLE: on the costs of the suit doubled interest alone runs, and on an item that has neither nothing does', () => {
    const rates = steps(['2026-01-10', '0.0001']);
    const costs = item('13800', '2026-01-10', { rates, general: false });
    const general = item('100000', '2026-01-10', { rates, doubled: false });
    const neither = item('500', '2026-01-10', { rates, general: false, doubled: false });
    expect(left(title([costs, general, neither]))).toEqual([
      ['13800.00', '0.00', '483.00', '14283.00'],
      ['100000.00', '2000.00', '0.00', '102000.00'],
      ['500.00', '0.00', '0.00', '500.00'],
    ]);
    const { parts } = titleBalance(title([costs, general, neither])).derivation;
    expect(parts.map(({ text }) => text.zh)).toEqual([
      '第1项2026年1月10日次日至2026年7月29日共200日：加倍部分 13800.00 × 0.000175 × 200 = 483.00。',
      '第2项2026年1月10日次日至2026年7月29日共200日：一般债务利息 100000.00 × 0.0001 × 200 = 2000.00。',
    ]);
  });

  it('INT-ORD-1: a receipt fills each bucket in turn, and in it the item that expired first, wherever it stands', () => {
    const rates = steps(['2026-01-01', '0.0001']);
    const later = item('100000', '2026-04-30', { rates });
    const first = item('100000', '2026-03-31', { rates });
    const receipt = { fee: yuan('50'), asOf: d('2026-06-30'), payments: paid(['2026-06-30', '151570']) };
    const { value, items, derivation } = titleBalance(title([later, first], receipt));
    // Fee 50; interest 910 and 610; then 100,000 of the first and 50,000 of the later one.
    expect(value).toMatchObject({ fee: 0n, interest: 0n, principal: yuan('50000'), doubled: yuan('2660') });
    expect(items.map(({ no, principal }) => [no, formatYuan(principal)])).toEqual([
      [1, '50000.00'],
      [2, '0.00'],
    ]);
    const share = derivation.parts.at(-1);
    expect(share?.rule).toBe('INT-ORD-1');
    expect(share?.inputs['items']).toEqual([
      { item: 1, principal: '50000.00', interest: '610.00', doubled: '0.00' },
      { item: 2, principal: '100000.00', interest: '910.00', doubled: '0.00' },
    ]);
    expect(share?.text.zh).toContain('（第1项本金 50000.00、一般债务利息 610.00、加倍部分 0.00；第2项本金 100000.00');
    const doubledFirst = { ...receipt, order: ['doubled', 'fee', 'interest', 'principal'] };
    expect(left(title([later, first], doubledFirst))).toEqual([
      ['52660.00', '0.00', '0.00', '52660.00'],
      ['0.00', '0.00', '0.00', '0.00'],
    ]);
  });

  it('INT-7: of an item due before 2014-08-01 the older days are listed, and the days since are computed', () => {
    const old = item('100000', '2013-05-01', { rates: steps(['2013-05-01', '0.0001']) });
    const { value, notComputed, derivation } = titleBalance(title([old], { asOf: d('2014-08-10') }));
    expect(value).toMatchObject({ interest: yuan('100.00'), doubled: yuan('175.00') });
    expect(notComputed).toMatchObject([
      { no: 1, from: '2013-05-01', to: '2014-07-31', days: 456, principal: yuan('100000') },
    ]);
    expect(derivation.parts.map(({ rule }) => rule)).toEqual(['INT-7', 'INT-9']);
    expect(derivation.text.zh).toContain('2014年8月1日前的迟延履行期间适用此前的规定，未计算在内。');
    expect(titleBalance(title([item('1', '2014-07-31')])).notComputed).toEqual([]);
    // What was paid then is deducted then: the days are listed on what was owed on them.
    const two = titleBalance(title([old], { payments: paid(['2013-06-01', '100000']), asOf: d('2026-01-01') }));
    expect(two.notComputed.map(({ from, to }) => [from, to])).toEqual([['2013-05-01', '2013-06-01']]);
    expect(two.value.total).toBe(0n);
    // Without doubled interest no rule of delay governs it: general interest is the title's own, then as now.
    const plain = { ...old, doubled: false };
    const own = titleBalance(title([plain], { asOf: d('2014-08-10') }));
    expect([own.value.interest, own.notComputed]).toEqual([yuan('4660.00'), []]);
  });

  it('INT-5, INT-10: on days left out no doubled interest runs on any item', () => {
    const undoubled = [[d('2026-01-11'), d('2026-01-20')]] as const;
    const { value, derivation } = titleBalance(
      title([item('100000', '2026-01-10'), item('100', '2026-02-01')], { undoubled }),
    );
    expect(formatYuan(value.doubled)).toBe(formatYuan(yuan('3325.00') + yuan('3.12')));
    expect(derivation.parts[0]?.text.zh).toContain('共200日（加倍部分扣除10日）');
    expect(verified(derivation)).toBe('SAME');
  });

  it('SET-ART-17-1: what was waived for good is taken off what had accrued before it is taken off what accrues', () => {
    const rates = steps(['2026-01-10', '0.0001']);
    const items = [
      item('100000', '2026-01-10', { accrued: yuan('500'), rates }),
      item('100000', '2026-04-20', { rates }),
    ];
    const interest = (of: bigint | 'ALL'): string[] =>
      left(title(items, { waived: { interest: of, doubled: 0n } })).map((row) => row[1] ?? '');
    expect([interest(0n), interest(yuan('400')), interest(yuan('2600')), interest('ALL')]).toEqual([
      ['2500.00', '1000.00'],
      ['2100.00', '1000.00'],
      ['0.00', '900.00'],
      ['0.00', '0.00'],
    ]);
    const { derivation } = titleBalance(title(items, { waived: { interest: yuan('400'), doubled: 'ALL' } }));
    expect(derivation.parts[0]?.text.zh).toBe(
      '第1项截至2026年1月10日已计的一般债务利息 500.00 − 减免 400.00 = 100.00。',
    );
    expect(verified(derivation)).toBe('SAME');
  });

  it('INT-TITLE: two rates from one day are refused with their place', () => {
    const twice = item('1', '2026-01-10', {
      rates: steps(['2026-01-10', '0'], ['2026-02-10', '0'], ['2026-01-10', '0.1']),
    });
    expect(() => titleBalance(title([item('1', '2026-01-10'), twice]))).toThrow(
      expect.objectContaining({ code: 'TITLE.STEP_REPEATED', rule: 'INT-TITLE', path: '/items/1/rates/2' }),
    );
    expect(() => titleBalance(title([{ ...twice, general: false }]))).not.toThrow();
  });

  it('a tree whose items, rates, days or receipts were altered is found out', () => {
    const { derivation } = titleBalance(
      title([item('100000', '2013-05-01', { accrued: 1n, rates: steps(['2013-05-01', '0.0001']) })], {
        payments: paid(['2026-01-01', '7']),
      }),
    );
    expect(verified(derivation)).toBe('SAME');
    const [first] = derivation.inputs['items'] as readonly object[];
    for (const [field, value] of Object.entries({
      principal: '100000.01',
      expiry: '2013-05-02',
      accrued: '0.02',
      rates: [['2013-05-01', '0.0002']],
      general: false,
      doubled: false,
    }))
      expect(verified({ ...derivation, inputs: { ...derivation.inputs, items: [{ ...first, [field]: value }] } })).toBe(
        'DIFFERS',
      );
    expect(verified({ ...derivation, inputs: { ...derivation.inputs, payments: [] } })).toBe('DIFFERS');
  });
});

describe('calculator.md: titleBalance', () => {
  const calculate = (input: unknown) => LAW_KINDS['titleBalance']!(input);
  const two = {
    items: [
      { principal: '100000', expiry: '2026-03-31', rates: [] },
      { principal: '100000', expiry: '2013-04-30', accrued: '10', rates: [['2013-04-30', '0']], doubled: true },
    ],
    fee: '0',
    payments: [['2026-06-30', '100000']],
    asOf: '2026-06-30',
    order: 'fee,interest,principal,doubled',
  };

  it('has the value of resumeBalance, and beside it what is left of each item and what is not computed', () => {
    const result = calculate(two);
    if (isRefusal(result)) throw new Error(JSON.stringify(result));
    expect(result.value).toMatchObject({ fee: '0.00', interest: '0.00', principal: '100010.00', surplus: '0.00' });
    expect(result['items']).toEqual([
      { no: 1, principal: '100000.00', interest: '0.00', doubled: '1592.50', total: '101592.50' },
      { no: 2, principal: '10.00', interest: '0.00', doubled: expect.any(String), total: expect.any(String) },
    ]);
    expect(result['notComputed']).toMatchObject([
      { no: 2, from: '2013-04-30', to: '2014-07-31', principal: '100000.00' },
    ]);
    expect(result.derivation.value).toEqual(result.value);
    expect(verified({ kind: 'titleBalance', ...result })).toBe('SAME');
    const items = (result['items'] as unknown as object[]).map((one) => ({ ...one, principal: '1.00' }));
    expect(verified({ ...result, items })).toBe('DIFFERS');
  });

  it('names every bad field with its place', () => {
    const problems = (input: unknown) => {
      const outcome = calculate(input);
      return isRefusal(outcome)
        ? (outcome.errors ?? [outcome.error]).map(({ path, code }) => [path, code])
        : 'a result';
    };
    expect(problems({ ...two, items: [] })).toEqual([['/items', 'INPUT.TOO_FEW']]);
    expect(problems({ ...two, items: [{ principal: '1', expiry: '2026-03-31', rate: [] }] })).toEqual([
      ['/items/0/rates', 'INPUT.MISSING'],
      ['/items/0/rate', 'INPUT.UNKNOWN_FIELD'],
    ]);
    const rates = [
      ['2026-03-31', '0'],
      ['2026-03-31', '0.1'],
    ];
    expect(problems({ ...two, items: [{ principal: '1', expiry: '2026-03-31', rates }] })).toEqual([
      ['/items/0/rates/1', 'TITLE.STEP_REPEATED'],
    ]);
  });
});

describe('the balance of any title', () => {
  const start = d('2026-01-10');
  const day = fc.integer({ min: -20, max: 120 }).map((n) => addDays(start, n));
  const rate = fc.constantFrom('0', '0.0001', '0.000133', '0.00065432').map(parseRate);
  const payments = fc.array(fc.record({ date: day, amount: fc.bigInt({ min: 0n, max: 40_000_000n }) }), {
    maxLength: 6,
  });
  const order = fc.shuffledSubarray(['fee', 'interest', 'principal', 'doubled'], { minLength: 4 });
  const course = fc.record({ fee: fc.bigInt({ min: 0n, max: 2_000_000n }), payments, asOf: day, order });
  const anItem: fc.Arbitrary<TitleItem> = fc.record({
    principal: fc.bigInt({ min: 0n, max: 60_000_000n }),
    expiry: fc.oneof(day, fc.constant(d('2014-07-01'))),
    accrued: fc.bigInt({ min: 0n, max: 100_000n }),
    rates: fc.uniqueArray(fc.record({ from: day, dailyRate: rate }), { maxLength: 3, selector: ({ from }) => from }),
    general: fc.boolean(),
    doubled: fc.boolean(),
  });
  const items = fc.array(anItem, { minLength: 1, maxLength: 4 });
  const input = fc.tuple(items, course).map(([of, on]) => ({ items: of, ...on }));

  it('INT-TITLE: of one item at one rate is what resumeBalance comes to, whenever the rate was set', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 200_000_000n }),
        rate,
        day,
        fc.nat(400),
        course,
        (principal, dailyRate, expiry, before, on) => {
          const one = { principal, expiry, accrued: 0n, general: true, doubled: true };
          const rates = [{ from: addDays(expiry, -before), dailyRate }];
          const { value } = titleBalance({ items: [{ ...one, rates }], ...on });
          expect(value).toEqual(resumeBalanceValue({ principal, dailyRate, expiry, ...on }));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('INT-2, INT-3: doubled interest of items without a receipt is the sum of their own slices', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ base: fc.bigInt({ min: 0n, max: 90_000_000n }), expiry: day }), {
          minLength: 1,
          maxLength: 5,
        }),
        (debts) => {
          const end = addDays(start, 120);
          const slices = debts.map((debt) => ({ ...debt, end }));
          const of = debts.map(({ base, expiry }) => item(formatYuan(base), expiry));
          expect(titleBalance(title(of, { asOf: end })).value.doubled).toBe(doubledInterest(slices).value);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('SET-LEDGER: is the same in whatever order receipts came, and a receipt of nothing moves no fen', () => {
    fc.assert(
      fc.property(input, fc.array(day, { maxLength: 4 }), (one, idle) => {
        const { value, items: of, notComputed } = titleBalance(one);
        const turned = titleBalance({ ...one, payments: [...one.payments].reverse() });
        expect([turned.value, turned.items, turned.notComputed]).toEqual([value, of, notComputed]);
        const nothing = idle.map((date) => ({ date, amount: 0n }));
        expect(titleBalance({ ...one, payments: [...one.payments, ...nothing] }).value).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('INT-ORD-1: loses no fen: what accrued and was owed is left, or was received, and what was received beyond it is surplus', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { value, items: of, derivation } = titleBalance(one);
        const accrued = sumFen(
          derivation.parts
            .filter(({ rule }) => rule === 'INT-9' || rule === 'INT-1')
            .flatMap((part) => Object.values(part.value as Record<string, string>).map(parseYuan)),
        );
        const received = sumFen(one.payments.flatMap(({ date, amount }) => (date <= one.asOf ? [amount] : [])));
        const owed = one.fee + sumFen(one.items.map(({ principal }) => principal)) + accrued;
        expect(value.total + received).toBe(owed + value.surplus);
        expect(value.total === 0n || value.surplus === 0n).toBe(true);
        for (const bucket of ['principal', 'interest', 'doubled'] as const)
          expect(sumFen(of.map((each) => each[bucket]))).toBe(value[bucket]);
      }),
      { numRuns: 1000 },
    );
  });

  it('INT-TITLE: leaves of each item the same wherever it stands, where no two expire on one day', () => {
    const apart = fc.uniqueArray(anItem, { minLength: 2, maxLength: 4, selector: ({ expiry }) => expiry });
    fc.assert(
      fc.property(apart, course, (of, on) => {
        const there = titleBalance({ items: of, ...on });
        const back = titleBalance({ items: [...of].reverse(), ...on });
        expect(back.value).toEqual(there.value);
        expect([...back.items].reverse().map(({ no: _, ...each }) => each)).toEqual(
          there.items.map(({ no: _, ...each }) => each),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('comes out again from its own tree', () => {
    fc.assert(
      fc.property(input, (one) => {
        expect(verified(titleBalance(one).derivation)).toBe('SAME');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a receipt of nothing', () => {
  it('SET-ART-17-1: splits no span, so that no fen is rounded twice', () => {
    const owing = {
      principal: yuan('77.77'),
      dailyRate: parseRate('0'),
      expiry: d('2026-01-10'),
      fee: 0n,
      payments: [],
      asOf: d('2026-03-21'),
      order: LEGAL_ORDER,
    };
    const idle = Array.from({ length: 60 }, (_, i) => ({ date: addDays(owing.expiry, i), amount: 0n }));
    expect(formatYuan(resumeBalance(owing).value.doubled)).toBe('0.95');
    expect(resumeBalance({ ...owing, payments: idle }).value).toEqual(resumeBalance(owing).value);
    expect(verified(resumeBalance({ ...owing, payments: idle }).derivation)).toBe('SAME');
  });
});
