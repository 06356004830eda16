import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { formatYuan, parseRate, parseYuan, sumFen } from '../basics/money.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { verifyStored } from '../derivations/verify.js';
import { allocate, BUCKETS, LEGAL_ORDER, type Bucket } from './allocation.js';
import { enforcementFee, enforcementFeeWithoutSum } from './enforcement-fee.js';
import { doubledInterest, doubledInterestInCurrency, requireComputableTitle } from './interest.js';
import { resumeBalance, resumeBalanceValue, type ResumeBalanceInput } from './resume-balance.js';

const verified = (derivation: object): string => verifyStored(derivation, LAW_RECOMPUTATIONS).outcome;
const d = legalDate;
const yuan = parseYuan;
const slice = (base: string, expiry: string, end: string, excludedDays?: number) => ({
  base: yuan(base),
  expiry: d(expiry),
  end: d(end),
  excludedDays,
});
const buckets = (fee: string, interest: string, principal: string, doubled: string) => ({
  fee: yuan(fee),
  interest: yuan(interest),
  principal: yuan(principal),
  doubled: yuan(doubled),
});

describe('doubled interest (INT-2, INT-3, INT-4)', () => {
  it('S7: 107 days on the whole and 146 days on the rest', () => {
    const { value, derivation } = doubledInterest([
      slice('1000000', '2026-03-15', '2026-06-30'),
      slice('700000', '2026-06-30', '2026-11-23'),
    ]);
    expect(derivation.parts.map((part) => part.value)).toEqual(['18725.00', '17885.00']);
    expect(formatYuan(value)).toBe('36610.00');
  });

  it('excluded days do not count (INT-5)', () => {
    expect(formatYuan(doubledInterest([slice('1000000', '2026-03-12', '2026-06-20', 40)]).value)).toBe('10500.00');
    expect(() => doubledInterest([slice('1', '2026-03-12', '2026-03-20', 9)])).toThrow('INTEREST.EXCLUDED_TOO_LONG');
    expect(doubledInterest([slice('1', '2026-03-12', '2026-03-20', 8)]).value).toBe(0n);
    for (const n of [1.5, -100, NaN])
      expect(() => doubledInterest([slice('1000000', '2026-03-12', '2026-03-20', n)])).toThrow(
        expect.objectContaining({ code: 'INTEREST.EXCLUDED_INVALID', rule: 'INT-5', path: '/slices/0' }),
      );
  });

  it('INT-7: a title that expired before 2014-08-01 is refused at filing, with its place', () => {
    expect(() => requireComputableTitle({ expiry: d('2014-07-31') })).not.toThrow();
    expect(() => requireComputableTitle({ expiry: d('2014-07-30') })).toThrow(
      expect.objectContaining({ code: 'INTEREST.OLD_PERIOD', rule: 'INT-7', path: '/title/expiry' }),
    );
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
    expect(doubledInterestInCurrency(debt, { kind: 'SAME_CURRENCY' })).toMatchObject({
      value: yuan('1750'),
      currency: 'USD',
    });
    expect(doubledInterestInCurrency(debt, { kind: 'CNY', midRateOnStartDay: parseRate('7.1234') })).toMatchObject({
      value: yuan('12465.95'),
      currency: 'CNY',
    });
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
    expect(resumeBalanceValue(s7)).toEqual({
      fee: 0n,
      interest: 0n,
      principal: yuan('700000'),
      doubled: yuan('36610'),
      total: yuan('736610'),
      surplus: 0n,
    });
  });

  const seized = { date: d('2026-12-10'), amount: yuan('500000') };

  it('S8: a seizure in the legal order leaves 200,000.00 and 38,692.50', () => {
    expect(resumeBalanceValue({ ...s7, payments: [...s7.payments, seized], asOf: seized.date })).toMatchObject({
      principal: yuan('200000'),
      doubled: yuan('38692.50'),
    });
  });

  it('S8: agreed from the day of the seizure on, interest first leaves 238,692.50 and nothing doubled; on both receipts it leaves more', () => {
    const order = ['fee', 'doubled', 'interest', 'principal'];
    const both = { ...s7, payments: [...s7.payments, seized], asOf: seized.date, order };
    expect(resumeBalanceValue({ ...both, orderFrom: seized.date })).toMatchObject({
      principal: yuan('238692.50'),
      doubled: 0n,
      total: yuan('238692.50'),
    });
    expect(resumeBalanceValue({ ...both, orderFrom: d('2026-12-11') })).toEqual(
      resumeBalanceValue({ ...both, order: LEGAL_ORDER }),
    );
    expect(resumeBalanceValue(both).total).toBe(yuan('239226.63'));
    const { derivation, value } = resumeBalance({ ...both, orderFrom: seized.date });
    expect(value.total).toBe(yuan('238692.50'));
    expect(derivation.text.zh).toContain(
      '截至2026年12月10日，扣除已履行部分（2026年12月10日起到账的收款按当事人约定的清偿顺序）',
    );
    expect(derivation.parts.filter(({ rule }) => rule === 'INT-ORD-1').map(({ text }) => text.zh.slice(0, 40))).toEqual(
      [
        expect.stringContaining('2026年6月30日收款 300000.00（法定清偿顺序）'),
        expect.stringContaining('2026年12月10日收款 500000.00（当事人约定的清偿顺序）'),
      ],
    );
    expect(verified(derivation)).toBe('SAME');
    expect(verified({ ...derivation, inputs: { ...derivation.inputs, orderFrom: '2026-12-11' } })).toBe('DIFFERS');
  });

  it('INT-ORD-3: an order that is not the legal one says whether the parties agreed it or the court decided it, and records which', () => {
    const order = ['fee', 'doubled', 'interest', 'principal'];
    const receipt = { amount: seized.amount, buckets: buckets('0', '0', '700000', '38692.50'), order };
    const decided = allocate({ ...receipt, orderBasis: 'COURT' }).derivation;
    expect(decided).toMatchObject({
      rule: 'INT-ORD-3',
      article: '（2023）最高法执监269号',
      inputs: { basis: 'COURT' },
    });
    expect(decided.text.zh).toContain('按人民法院确定的清偿顺序清偿');
    expect(decided.value).toEqual(allocate(receipt).derivation.value);
    expect(verified(decided)).toBe('SAME');
    expect(verified({ ...decided, inputs: { ...decided.inputs, order: [...LEGAL_ORDER] } })).toBe('DIFFERS');
    expect(allocate({ ...receipt, orderBasis: 'AGREED' }).derivation).toEqual(allocate(receipt).derivation);
    expect(allocate({ ...receipt, order: LEGAL_ORDER, orderBasis: 'COURT' }).derivation).toMatchObject({
      rule: 'INT-ORD-1',
      inputs: { basis: 'LEGAL' },
    });
    const balance = resumeBalance({ ...s7, order, orderBasis: 'COURT' }).derivation;
    expect(balance.inputs['orderBasis']).toBe('COURT');
    expect(balance.text.zh).toContain('（人民法院确定的清偿顺序）');
    expect(verified(balance)).toBe('SAME');
    expect('orderBasis' in resumeBalance({ ...s7, orderBasis: 'COURT' }).derivation.inputs).toBe(false);
  });

  it('S8: with interest first the doubled part is paid before the principal', () => {
    const before = allocate({
      amount: seized.amount,
      buckets: buckets('0', '0', '700000', '38692.50'),
      order: ['fee', 'interest', 'doubled', 'principal'],
    });
    expect(before.value).toMatchObject({ principal: yuan('238692.50'), doubled: 0n });
    expect(before.derivation.inputs['basis']).toBe('AGREED');
  });

  it('a payment before the expiry is only allocated, one after the day asked about does not count', () => {
    const early = {
      ...s7,
      fee: yuan('50'),
      payments: [
        { date: d('2026-01-05'), amount: yuan('100050') },
        { date: d('2026-12-01'), amount: yuan('1') },
      ],
    };
    expect(resumeBalanceValue(early)).toMatchObject({ fee: 0n, principal: yuan('900000'), doubled: yuan('39847.50') });
    expect(resumeBalanceValue({ ...s7, payments: [], asOf: d('2026-01-01') })).toMatchObject({
      total: yuan('1000000'),
      doubled: 0n,
    });
  });

  it('INT-10, INT-5: on days that a pack or a stay leaves out, no doubled interest runs, and general interest runs on', () => {
    const rated = { ...s7, dailyRate: parseRate('0.0001') };
    const without = { ...rated, undoubled: [[d('2026-06-01'), d('2026-11-23')]] as const };
    // 77 days to 2026-05-31 on the whole; the rest of the time the settlement was being performed.
    expect(resumeBalanceValue(without)).toMatchObject({
      doubled: yuan('13475.00'),
      interest: resumeBalanceValue(rated).interest,
    });
    const [first] = resumeBalance(without).derivation.parts;
    expect(first).toMatchObject({ inputs: { days: 107, doubledDays: 77 }, value: { doubled: '13475.00' } });
    expect(first?.text.zh).toContain('（加倍部分扣除30日）');
    expect(verified(resumeBalance(without).derivation)).toBe('SAME');
    expect(resumeBalance(without).derivation.inputs['undoubled']).toEqual([['2026-06-01', '2026-11-23']]);
    expect(() => resumeBalanceValue({ ...s7, undoubled: [[d('2026-06-02'), d('2026-06-01')]] })).toThrow(
      'PERIOD.SPAN_REVERSED',
    );
  });

  it('SET-ART-17-1: interest that was waived for good is taken off before a receipt is allocated', () => {
    const claim = {
      principal: yuan('1000000'),
      dailyRate: parseRate('0.0001'),
      expiry: d('2026-03-15'),
      fee: 0n,
      order: LEGAL_ORDER,
    };
    const paid = {
      ...claim,
      payments: [{ date: addDays(claim.expiry, 100), amount: yuan('200000') }],
      asOf: addDays(claim.expiry, 100),
    };
    expect(resumeBalanceValue(paid)).toMatchObject({ principal: yuan('810000'), interest: 0n });
    expect(resumeBalanceValue({ ...paid, waived: { interest: 'ALL', doubled: 0n } })).toMatchObject({
      principal: yuan('800000'),
      interest: 0n,
      doubled: yuan('17500'),
    });
    const part = { ...paid, waived: { interest: yuan('4000'), doubled: 'ALL' as const } };
    expect(resumeBalanceValue(part)).toMatchObject({ principal: yuan('806000'), interest: 0n, doubled: 0n });
    const { derivation } = resumeBalance(part);
    expect(derivation.inputs).toMatchObject({ interestWaived: '4000.00', doubledWaived: 'ALL' });
    expect(derivation.parts[0]?.text.zh).toContain('× 100 − 减免 4000.00 = 6000.00；');
    expect(verified(derivation)).toBe('SAME');
    const twice = { ...part, payments: [{ date: addDays(claim.expiry, 10), amount: yuan('100') }, ...part.payments] };
    expect(
      resumeBalance(twice)
        .derivation.parts.filter((p) => p.rule === 'INT-9')
        .map((p) => p.inputs['interestWaived']),
    ).toEqual(['1000.00', '3000.00']);
  });

  it('INT-7: a title that expired before 2014-08-01 is refused with its place', () => {
    expect(() => resumeBalanceValue({ ...s7, expiry: d('2014-07-30') })).toThrow(
      expect.objectContaining({ code: 'INTEREST.OLD_PERIOD', path: '/expiry' }),
    );
  });

  it('a receipt says its surplus where there is one, an accrual its days without doubled interest where there are any', () => {
    const [accrual, receipt] = resumeBalance({ ...s7, principal: yuan('200000') }).derivation.parts;
    expect(receipt?.text).toEqual({
      zh: '2026年6月30日收款 300000.00（法定清偿顺序）：执行费 0.00、利息 0.00、本金 200000.00、加倍部分 3745.00，余款 96255.00。',
      en: '2026-06-30, receipt of 300000.00 in the legal order: fee 0.00, interest 0.00, principal 200000.00, doubled 3745.00, surplus 96255.00.',
    });
    expect(accrual?.inputs).toEqual({
      principal: '200000.00',
      dailyRate: '0',
      from: '2026-03-15',
      to: '2026-06-30',
      days: 107,
    });
    const exact = resumeBalance({ ...s7, undoubled: [] });
    expect(exact.derivation.parts[1]?.text.zh).toBe(
      '2026年6月30日收款 300000.00（法定清偿顺序）：执行费 0.00、利息 0.00、本金 300000.00、加倍部分 0.00。',
    );
    expect(exact.derivation.parts[1]?.text.en).toBe(
      '2026-06-30, receipt of 300000.00 in the legal order: fee 0.00, interest 0.00, principal 300000.00, doubled 0.00.',
    );
    expect(Object.keys(exact.derivation.inputs)).toEqual([
      'principal',
      'dailyRate',
      'expiry',
      'fee',
      'payments',
      'asOf',
      'order',
    ]);
  });

  it('two receipts of one day leave one accrual', () => {
    const day = d('2026-06-30');
    const { derivation } = resumeBalance({
      ...s7,
      payments: [
        { date: day, amount: 1n },
        { date: day, amount: 2n },
      ],
      asOf: day,
    });
    expect(derivation.parts.map((part) => part.rule)).toEqual(['INT-9', 'INT-ORD-1', 'INT-ORD-1']);
  });

  it('there is a surplus only when all is paid', () => {
    expect(resumeBalanceValue({ ...s7, principal: yuan('200000') })).toMatchObject({
      total: 0n,
      surplus: yuan('96255'),
    });
  });

  it('INT-1: general and doubled interest run side by side; the bare value and the derived one agree, and the order of entry does not matter', () => {
    const payment = fc.record({
      date: fc.integer({ min: -100, max: 400 }).map((n) => addDays(d('2026-03-15'), n)),
      amount: fc.bigInt({ min: 0n, max: 40_000_000n }),
    });
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 12 }),
        fc.shuffledSubarray([...BUCKETS], { minLength: 4 }),
        (payments, order) => {
          const input = {
            ...s7,
            fee: yuan('12400'),
            dailyRate: parseRate('0.0001'),
            payments,
            order,
            asOf: d('2027-01-31'),
          };
          const value = resumeBalanceValue(input);
          expect(resumeBalance(input).value).toEqual(value);
          expect(resumeBalanceValue({ ...input, payments: [...payments].reverse() })).toEqual(value);
          if (value.surplus > 0n) expect(value.total).toBe(0n);
        },
      ),
    );
  });
});

describe('the order of satisfaction (INT-ORD-1, INT-ORD-2)', () => {
  it('refuses an order that leaves out or repeats a bucket', () => {
    for (const order of [
      ['fee'],
      ['fee', 'fee', 'interest', 'principal'],
      ['fee', 'interest', 'principal', 'doubled', 'fee'],
      ['fee', 'interest', 'principal', 'other'],
    ]) {
      expect(() => allocate({ amount: 1n, buckets: buckets('1', '1', '1', '1'), order })).toThrow(
        'ALLOCATION.ORDER_INVALID',
      );
    }
  });

  it('each bucket is shown with what was owed and applied, and a receipt of nothing leaves all', () => {
    const { value, derivation } = allocate({
      amount: yuan('4'),
      buckets: buckets('1', '2', '3', '0'),
      order: LEGAL_ORDER,
    });
    expect(value).toEqual(buckets('0', '0', '2', '0'));
    expect(derivation.parts.map((part) => [part.rule, part.inputs, part.value])).toEqual([
      ['INT-ORD-2', { bucket: 'fee', owed: '1.00', applied: '1.00' }, '0.00'],
      ['INT-ORD-2', { bucket: 'interest', owed: '2.00', applied: '2.00' }, '0.00'],
      ['INT-ORD-2', { bucket: 'principal', owed: '3.00', applied: '1.00' }, '2.00'],
      ['INT-ORD-2', { bucket: 'doubled', owed: '0.00', applied: '0.00' }, '0.00'],
    ]);
    expect(derivation.inputs).toEqual({
      amount: '4.00',
      buckets: { fee: '1.00', interest: '2.00', principal: '3.00', doubled: '0.00' },
      order: [...LEGAL_ORDER],
      basis: 'LEGAL',
    });
  });

  it('allocation conserves every fen', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        fen,
        fc.record({ fee: fen, interest: fen, principal: fen, doubled: fen }),
        fc.shuffledSubarray<Bucket>([...BUCKETS], { minLength: 4 }),
        (amount, owed, order) => {
          const { value, applied, surplus } = allocate({ amount, buckets: owed, order });
          expect(sumFen(Object.values(applied)) + surplus).toBe(amount);
          for (const bucket of BUCKETS) expect(value[bucket] + applied[bucket]).toBe(owed[bucket]);
          if (surplus > 0n) expect(sumFen(Object.values(value))).toBe(0n);
        },
      ),
    );
  });
});

describe('the enforcement fee (FEE-1)', () => {
  it('each band is shown with its own sum', () => {
    expect(enforcementFee(yuan('1110000')).derivation.parts.map((part) => part.value)).toEqual([
      '50.00',
      '7350.00',
      '6100.00',
    ]);
  });

  it('each band names its bounds, the flat part too', () => {
    expect(enforcementFee(yuan('8182')).derivation.parts.map((part) => part.inputs)).toEqual([
      { from: '0.00', to: '8182.00' },
    ]);
    expect(enforcementFee(yuan('20000')).derivation.parts.map((part) => part.inputs)).toEqual([
      { from: '0.00', to: '10000.00' },
      { from: '10000.00', to: '20000.00', rate: '1.5%' },
    ]);
  });

  it('10,000 itself is still within the flat fee, and a band begins above its bound', () => {
    expect(enforcementFee(yuan('10000')).derivation.parts).toHaveLength(1);
    expect(enforcementFee(yuan('10000.01')).derivation.parts).toHaveLength(2);
    expect(enforcementFee(yuan('500000')).derivation.parts).toHaveLength(2);
  });

  it('never falls when the amount grows', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(amount, amount, (a, b) =>
        expect(enforcementFee(a < b ? a : b).value <= enforcementFee(a < b ? b : a).value).toBe(true),
      ),
    );
  });

  it('FEE-1: on a title without a sum is what the court has chosen between 50 and 500 yuan, and the least where it has not', () => {
    expect(enforcementFeeWithoutSum()).toMatchObject({
      value: yuan('50'),
      derivation: { rule: 'FEE-1', inputs: { withoutSum: '50.00' } },
    });
    expect(['50', '300', '500'].map((chosen) => enforcementFeeWithoutSum(yuan(chosen)).value)).toEqual([
      yuan('50'),
      yuan('300'),
      yuan('500'),
    ]);
    for (const chosen of ['49.99', '500.01', '0'])
      expect(() => enforcementFeeWithoutSum(yuan(chosen))).toThrow(
        expect.objectContaining({ code: 'FEE.OUT_OF_RANGE', rule: 'FEE-1' }),
      );
  });
});
