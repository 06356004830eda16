import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { formatYuan, parseRate, parseYuan, sumFen, type Fen } from '../basics/money.js';
import { reevaluate } from '../derivations/reevaluate.js';
import { allocate, BUCKETS, LEGAL_ORDER, type Bucket } from './allocation.js';
import { enforcementFee } from './enforcement-fee.js';
import { doubledInterest, doubledInterestInCurrency, requireComputableTitle } from './interest.js';
import { resumeBalance, resumeBalanceValue, type ResumeBalanceInput } from './resume-balance.js';
import { allocateAmongDebts, jointLiability, proRata, type Debt } from './several-debts.js';

const d = legalDate;
const yuan = parseYuan;
const slice = (base: string, expiry: string, end: string, excludedDays?: number) => ({ base: yuan(base), expiry: d(expiry), end: d(end), excludedDays });
const buckets = (fee: string, interest: string, principal: string, doubled: string) => ({ fee: yuan(fee), interest: yuan(interest), principal: yuan(principal), doubled: yuan(doubled) });

describe('doubled interest (INT-2, INT-3, INT-4)', () => {
  it('S7: 107 days on the whole and 146 days on the rest', () => {
    const { value, derivation } = doubledInterest([slice('1000000', '2026-03-15', '2026-06-30'), slice('700000', '2026-06-30', '2026-11-23')]);
    expect(derivation.parts.map((part) => part.value)).toEqual(['18725.00', '17885.00']);
    expect(formatYuan(value)).toBe('36610.00');
  });

  it('excluded days do not count (INT-5)', () => {
    expect(formatYuan(doubledInterest([slice('1000000', '2026-03-12', '2026-06-20', 40)]).value)).toBe('10500.00');
    expect(() => doubledInterest([slice('1', '2026-03-12', '2026-03-20', 9)])).toThrow('INTEREST.EXCLUDED_TOO_LONG');
    expect(doubledInterest([slice('1', '2026-03-12', '2026-03-20', 8)]).value).toBe(0n);
    for (const n of [1.5, -100, NaN]) expect(() => doubledInterest([slice('1000000', '2026-03-12', '2026-03-20', n)])).toThrow(expect.objectContaining({ code: 'INTEREST.EXCLUDED_INVALID', rule: 'INT-5', path: '/slices/0' }));
  });

  it('INT-7: a title that expired before 2014-08-01 is refused at filing, with its place', () => {
    expect(() => requireComputableTitle({ expiry: d('2014-07-31') })).not.toThrow();
    expect(() => requireComputableTitle({ expiry: d('2014-07-30') })).toThrow(expect.objectContaining({ code: 'INTEREST.OLD_PERIOD', rule: 'INT-7', path: '/title/expiry' }));
  });

  it('INT-7: a delay that began before 2014-08-01 is refused, one from that day is computed', () => {
    expect(() => doubledInterest([slice('1000000', '2013-05-01', '2016-05-01')])).toThrow('INTEREST.OLD_PERIOD');
    expect(() => doubledInterest([slice('1000000', '2014-07-30', '2016-05-01')])).toThrow('INTEREST.OLD_PERIOD');
    expect(formatYuan(doubledInterest([slice('1000000', '2014-07-31', '2014-08-01')]).value)).toBe('175.00');
  });

  it('refuses a day of performance before the expiry', () => {
    expect(() => doubledInterest([slice('1', '2026-03-12', '2026-03-11')])).toThrow('INTEREST.END_BEFORE_EXPIRY');
    expect(doubledInterest([slice('1', '2026-03-12', '2026-03-12')]).value).toBe(0n);
  });

  it('INT-6: a debt in dollars, in dollars or in yuan at the mid rate of the first day', () => {
    const debt = { base: yuan('100000'), currency: 'USD', expiry: d('2026-03-12'), end: d('2026-06-20') };
    expect(doubledInterestInCurrency(debt, { kind: 'SAME_CURRENCY' })).toMatchObject({ value: yuan('1750'), currency: 'USD' });
    expect(doubledInterestInCurrency(debt, { kind: 'CNY', midRateOnStartDay: parseRate('7.1234') })).toMatchObject({ value: yuan('12465.95'), currency: 'CNY' });
  });
});

describe('the balance on resumption (SET-ART-17-1)', () => {
  const s7: ResumeBalanceInput = {
    principal: yuan('1000000'),
    dailyRate: parseRate('0'),
    expiry: d('2026-03-15'),
    fee: 0n,
    payments: [{ date: d('2026-06-30'), amount: yuan('300000') }],
    asOf: d('2026-11-23'),
    order: LEGAL_ORDER,
  };

  it('S7: 700,000 of principal and 36,610 of doubled interest', () => {
    expect(resumeBalanceValue(s7)).toEqual({ fee: 0n, interest: 0n, principal: yuan('700000'), doubled: yuan('36610'), total: yuan('736610'), surplus: 0n });
  });

  const seized = { date: d('2026-12-10'), amount: yuan('500000') };

  it('S8: a seizure in the legal order leaves 200,000.00 and 38,692.50', () => {
    expect(resumeBalanceValue({ ...s7, payments: [...s7.payments, seized], asOf: seized.date })).toMatchObject({ principal: yuan('200000'), doubled: yuan('38692.50') });
  });

  it('S8: with interest first the doubled part is paid before the principal', () => {
    const before = allocate({ amount: seized.amount, buckets: buckets('0', '0', '700000', '38692.50'), order: ['fee', 'interest', 'doubled', 'principal'] });
    expect(before.value).toMatchObject({ principal: yuan('238692.50'), doubled: 0n });
    expect(before.derivation.inputs['basis']).toBe('AGREED');
  });

  it('a payment before the expiry is only allocated, one after the day asked about does not count', () => {
    const early = { ...s7, fee: yuan('50'), payments: [{ date: d('2026-01-05'), amount: yuan('100050') }, { date: d('2026-12-01'), amount: yuan('1') }] };
    expect(resumeBalanceValue(early)).toMatchObject({ fee: 0n, principal: yuan('900000'), doubled: yuan('39847.50') });
    expect(resumeBalanceValue({ ...s7, payments: [], asOf: d('2026-01-01') })).toMatchObject({ total: yuan('1000000'), doubled: 0n });
  });

  it('INT-10, INT-5: on days that a pack or a stay leaves out, no doubled interest runs, and general interest runs on', () => {
    const rated = { ...s7, dailyRate: parseRate('0.0001') };
    const without = { ...rated, undoubled: [[d('2026-06-01'), d('2026-11-23')]] as const };
    // 77 days to 2026-05-31 on the whole; the rest of the time the settlement was being performed.
    expect(resumeBalanceValue(without)).toMatchObject({ doubled: yuan('13475.00'), interest: resumeBalanceValue(rated).interest });
    const [first] = resumeBalance(without).derivation.parts;
    expect(first).toMatchObject({ inputs: { days: 107, doubledDays: 77 }, value: { doubled: '13475.00' } });
    expect(first?.text.zh).toContain('（加倍部分扣除 30 日）');
    expect(reevaluate(resumeBalance(without).derivation)).toEqual(resumeBalance(without).derivation.value);
    expect(resumeBalance(without).derivation.inputs['undoubled']).toEqual([['2026-06-01', '2026-11-23']]);
    expect(() => resumeBalanceValue({ ...s7, undoubled: [[d('2026-06-02'), d('2026-06-01')]] })).toThrow('PERIOD.SPAN_REVERSED');
  });

  it('SET-ART-17-1: interest that was waived for good is taken off before a receipt is allocated', () => {
    const claim = { principal: yuan('1000000'), dailyRate: parseRate('0.0001'), expiry: d('2026-03-15'), fee: 0n, order: LEGAL_ORDER };
    const paid = { ...claim, payments: [{ date: addDays(claim.expiry, 100), amount: yuan('200000') }], asOf: addDays(claim.expiry, 100) };
    expect(resumeBalanceValue(paid)).toMatchObject({ principal: yuan('810000'), interest: 0n });
    expect(resumeBalanceValue({ ...paid, waived: { interest: 'ALL', doubled: 0n } })).toMatchObject({ principal: yuan('800000'), interest: 0n, doubled: yuan('17500') });
    const part = { ...paid, waived: { interest: yuan('4000'), doubled: 'ALL' as const } };
    expect(resumeBalanceValue(part)).toMatchObject({ principal: yuan('806000'), interest: 0n, doubled: 0n });
    const { derivation } = resumeBalance(part);
    expect(derivation.inputs).toMatchObject({ interestWaived: '4000.00', doubledWaived: 'ALL' });
    expect(derivation.parts[0]?.text.zh).toContain('× 100 − 减免 4000.00 = 6000.00；');
    expect(reevaluate(derivation)).toEqual(derivation.value);
    const twice = { ...part, payments: [{ date: addDays(claim.expiry, 10), amount: yuan('100') }, ...part.payments] };
    expect(resumeBalance(twice).derivation.parts.filter((p) => p.rule === 'INT-9').map((p) => p.inputs['interestWaived'])).toEqual(['1000.00', '3000.00']);
  });

  it('INT-7: a title that expired before 2014-08-01 is refused with its place', () => {
    expect(() => resumeBalanceValue({ ...s7, expiry: d('2014-07-30') })).toThrow(expect.objectContaining({ code: 'INTEREST.OLD_PERIOD', path: '/expiry' }));
  });

  it('there is a surplus only when all is paid', () => {
    expect(resumeBalanceValue({ ...s7, principal: yuan('200000') })).toMatchObject({ total: 0n, surplus: yuan('96255') });
  });

  it('INT-1: general and doubled interest run side by side; the bare value and the derived one agree, and the order of entry does not matter', () => {
    const payment = fc.record({ date: fc.integer({ min: -100, max: 400 }).map((n) => addDays(d('2026-03-15'), n)), amount: fc.bigInt({ min: 0n, max: 40_000_000n }) });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 12 }), fc.shuffledSubarray([...BUCKETS], { minLength: 4 }), (payments, order) => {
        const input = { ...s7, fee: yuan('12400'), dailyRate: parseRate('0.0001'), payments, order, asOf: d('2027-01-31') };
        const value = resumeBalanceValue(input);
        expect(resumeBalance(input).value).toEqual(value);
        expect(resumeBalanceValue({ ...input, payments: [...payments].reverse() })).toEqual(value);
        if (value.surplus > 0n) expect(value.total).toBe(0n);
      }),
    );
  });
});

describe('the order of satisfaction (INT-ORD-1, INT-ORD-2)', () => {
  it('refuses an order that leaves out or repeats a bucket', () => {
    for (const order of [['fee'], ['fee', 'fee', 'interest', 'principal'], ['fee', 'interest', 'principal', 'doubled', 'fee'], ['fee', 'interest', 'principal', 'other']]) {
      expect(() => allocate({ amount: 1n, buckets: buckets('1', '1', '1', '1'), order })).toThrow('ALLOCATION.ORDER_INVALID');
    }
  });

  it('allocation conserves every fen', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(fen, fc.record({ fee: fen, interest: fen, principal: fen, doubled: fen }), fc.shuffledSubarray<Bucket>([...BUCKETS], { minLength: 4 }), (amount, owed, order) => {
        const { value, applied, surplus } = allocate({ amount, buckets: owed, order });
        expect(sumFen(Object.values(applied)) + surplus).toBe(amount);
        for (const bucket of BUCKETS) expect(value[bucket] + applied[bucket]).toBe(owed[bucket]);
        if (surplus > 0n) expect(sumFen(Object.values(value))).toBe(0n);
      }),
    );
  });
});

describe('the enforcement fee (FEE-1)', () => {
  it('each band is shown with its own sum', () => {
    expect(enforcementFee(yuan('1110000')).derivation.parts.map((part) => part.value)).toEqual(['50.00', '7350.00', '6100.00']);
  });

  it('10,000 itself is still within the flat fee, and a band begins above its bound', () => {
    expect(enforcementFee(yuan('10000')).derivation.parts).toHaveLength(1);
    expect(enforcementFee(yuan('10000.01')).derivation.parts).toHaveLength(2);
    expect(enforcementFee(yuan('500000')).derivation.parts).toHaveLength(2);
  });

  it('never falls when the amount grows', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(fc.property(amount, amount, (a, b) => expect(enforcementFee(a < b ? a : b).value <= enforcementFee(a < b ? b : a).value).toBe(true)));
  });
});

describe('several debts and joint debtors', () => {
  const debt = (id: string, outstanding: string, due: string, secured = '0', burden = '0'): Debt => ({ id, outstanding: yuan(outstanding), due: d(due), secured: yuan(secured), burden: yuan(burden) });
  const on = d('2026-11-23');
  const shares = (amount: string, debts: Debt[], designated?: string[]) => allocateAmongDebts(yuan(amount), debts, on, designated).value;

  it('民法典560: due first, then the less secured, then the heavier, then the earlier, then pro rata', () => {
    expect(shares('100', [debt('future', '100', '2027-01-01'), debt('due', '100', '2026-01-01')])).toEqual({ due: yuan('100'), future: 0n });
    expect(shares('100', [debt('secured', '100', '2026-01-01', '100'), debt('bare', '100', '2026-02-01')])).toEqual({ bare: yuan('100'), secured: 0n });
    expect(shares('100', [debt('light', '100', '2026-01-01'), debt('heavy', '100', '2026-02-01', '0', '1')])).toEqual({ heavy: yuan('100'), light: 0n });
    expect(shares('100', [debt('late', '100', '2026-02-01'), debt('early', '100', '2026-01-01')])).toEqual({ early: yuan('100'), late: 0n });
    expect(shares('100', [debt('a', '100', '2026-01-01'), debt('b', '200', '2026-01-01')])).toEqual({ a: yuan('33.33'), b: yuan('66.67') });
  });

  it('民法典560: the same in whatever order the debts are named, and a debt due today is due', () => {
    const pairs: [string, Debt, Debt][] = [
      ['due', debt('due', '100', '2026-01-01'), debt('future', '100', '2027-01-01')],
      ['today', debt('today', '100', '2026-11-23'), debt('secured', '100', '2026-01-01', '100')],
      ['bare', debt('bare', '100', '2026-02-01'), debt('secured', '100', '2026-01-01', '100')],
      ['half', debt('half', '200', '2026-02-01', '50'), debt('most', '100', '2026-01-01', '50')],
      ['heavy', debt('heavy', '100', '2026-02-01', '0', '1'), debt('light', '100', '2026-01-01')],
      ['early', debt('early', '100', '2026-01-01'), debt('late', '100', '2026-02-01')],
    ];
    for (const [first, a, b] of pairs) for (const debts of [[a, b], [b, a]]) expect(shares('60', debts)[first]).toBe(yuan('60'));
    expect(proRata(0n, [0n, 0n])).toEqual([0n, 0n]);
  });

  it('a debt with nothing outstanding takes no turn, and no fen is lost by it', () => {
    const some = [debt('A', '100', '2026-01-01'), debt('X', '100', '2026-01-01', '50'), debt('Z', '0', '2026-01-01')];
    expect(allocateAmongDebts(yuan('150'), some, on)).toMatchObject({ value: { A: yuan('100'), X: yuan('50'), Z: 0n }, surplus: 0n });
    expect(shares('50', [...some].reverse())).toEqual({ A: yuan('50'), X: 0n, Z: 0n });
  });

  it('debts and debtors have ids of their own, even odd ones', () => {
    expect(() => shares('150', [debt('A', '100', '2026-01-01'), debt('A', '100', '2026-01-01')])).toThrow(expect.objectContaining({ code: 'ALLOCATION.DEBT_REPEATED', rule: 'INT-ORD-2' }));
    expect(() => jointLiability(yuan('1'), [{ id: 'a', paid: 0n }, { id: 'a', paid: 0n }])).toThrow(expect.objectContaining({ code: 'ALLOCATION.DEBT_REPEATED', rule: 'INT-ORD-1' }));
    expect(Object.entries(shares('150', [debt('__proto__', '100', '2026-01-01'), debt('A', '100', '2026-02-01')]))).toEqual([['__proto__', yuan('100')], ['A', yuan('50')]]);
    expect(Object.entries(jointLiability(yuan('100'), [{ id: '__proto__', paid: 0n }]).value)).toEqual([['__proto__', yuan('100')]]);
  });

  it('民法典560: every fen is shared out or surplus, every debt is named, and the order of entry leaves no trace', () => {
    const small = fc.bigInt({ min: 0n, max: 4n });
    const day = fc.constantFrom(d('2026-01-01'), d('2026-11-23'), d('2027-01-01'));
    const one = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'), outstanding: fc.oneof(small, fc.bigInt({ min: 0n, max: 10_000n })), due: day, secured: small, burden: fc.bigInt({ min: 0n, max: 1n }) });
    const debts = fc.uniqueArray(one, { selector: (debt) => debt.id, minLength: 1, maxLength: 6 });
    const twoOrders = debts.chain((named) => fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }), fc.subarray(named.map((debt) => debt.id))));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 20_000n }), twoOrders, (amount, [named, otherwise, designated]) => {
        const spread = allocateAmongDebts(amount, named, on, designated);
        expect(Object.keys(spread.value).sort()).toEqual(named.map((debt) => debt.id).sort());
        expect(sumFen(Object.values(spread.value)) + spread.surplus).toBe(amount);
        for (const debt of named) expect((Object.getOwnPropertyDescriptor(spread.value, debt.id)?.value as Fen) <= debt.outstanding).toBe(true);
        if (spread.surplus > 0n) expect(sumFen(Object.values(spread.value))).toBe(sumFen(named.map((debt) => debt.outstanding)));
        const again = allocateAmongDebts(amount, otherwise, on, designated);
        expect(Object.fromEntries(Object.entries(again.value).sort())).toEqual(Object.fromEntries(Object.entries(spread.value).sort()));
      }),
      { numRuns: 500 },
    );
  });

  it('INT-ORD-5: the odd fen between equals goes by their ids, not by their entry', () => {
    const thirds = ['a', 'b', 'c'].map((id) => debt(id, '1', '2026-01-01'));
    expect(shares('1', thirds)).toEqual(shares('1', [...thirds].reverse()));
  });

  it('each step names what it hangs on, and none of them all the others', () => {
    const { derivation } = allocateAmongDebts(yuan('100'), [debt('a', '100', '2026-01-01'), debt('b', '200', '2026-01-01')], on, ['b', 'a']);
    expect(derivation.inputs).toMatchObject({ designated: ['b', 'a'], debts: [{ id: 'a', outstanding: '100.00' }, { id: 'b' }] });
    expect(derivation.parts.map((part) => part.inputs)).toEqual([
      { debt: 'b', outstanding: '200.00', due: '2026-01-01', available: '100.00', equal: '200.00', before: '0.00' },
      { debt: 'a', outstanding: '100.00', due: '2026-01-01', available: '0.00', equal: '100.00', before: '0.00' },
    ]);
  });

  it('a joint debtor who has paid up to his cap answers for nothing more', () => {
    expect(jointLiability(yuan('1000'), [{ id: 'surety', cap: yuan('200'), paid: yuan('200') }]).value).toEqual({ surety: 0n });
    expect(jointLiability(yuan('200'), [{ id: 'a', paid: yuan('200') }])).toMatchObject({ outstanding: 0n, surplus: 0n });
  });

  it('a designation goes before the legal order', () => {
    expect(shares('150', [debt('due', '100', '2026-01-01'), debt('future', '100', '2027-01-01')], ['future'])).toEqual({ future: yuan('100'), due: yuan('50') });
    expect(() => shares('1', [debt('due', '100', '2026-01-01')], ['other'])).toThrow('ALLOCATION.DEBT_UNKNOWN');
  });

  it('INT-ORD-5: shares pro rata share out every fen and never exceed a claim', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 8 }), (amount, claims) => {
        const given: Fen[] = proRata(amount, claims);
        const total = sumFen(claims);
        expect(sumFen(given)).toBe(amount < total ? amount : total);
        given.forEach((share, i) => expect(share >= 0n && share <= (claims[i] ?? 0n)).toBe(true));
      }),
    );
  });

  it('a joint debtor answers for the rest up to his cap less what he paid', () => {
    const joint = jointLiability(yuan('1000'), [
      { id: 'principal debtor', paid: yuan('300') },
      { id: 'surety', cap: yuan('500'), paid: yuan('200') },
    ]);
    expect(joint).toMatchObject({ outstanding: yuan('500'), surplus: 0n, value: { 'principal debtor': yuan('500'), surety: yuan('300') } });
    expect(jointLiability(yuan('100'), [{ id: 'a', paid: yuan('120') }])).toMatchObject({ outstanding: 0n, surplus: yuan('20'), value: { a: 0n } });
    expect(() => jointLiability(yuan('1000'), [{ id: 'a', cap: 1n, paid: 2n }])).toThrow('ALLOCATION.CAP_EXCEEDED');
  });
});
