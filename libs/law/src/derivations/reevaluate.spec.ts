import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { endOfDay } from '../basics/instants.js';
import { doneInTime } from '../periods/timeliness.js';
import { derivationTable, renderDerivation, type Derivation, type JsonValue } from '../basics/derivation.js';
import { formatYuan, parseRate, parseYuan } from '../basics/money.js';
import { isRefusal } from '../calculator/outcome.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { publishedCalendar } from '../calendar/calendar.js';
import { allocate, LEGAL_ORDER } from '../money/allocation.js';
import { enforcementFee } from '../money/enforcement-fee.js';
import { doubledInterest, doubledInterestInCurrency } from '../money/interest.js';
import { resumeBalance } from '../money/resume-balance.js';
import { allocateAmongDebts, jointLiability } from '../money/several-debts.js';
import { applicationPeriod } from '../periods/application-period.js';
import { guaranteeTerm } from '../periods/guarantee.js';
import { freezeExpiry, listingTerm } from '../periods/measures.js';
import { period, periodWithExclusions, restorationDeadline } from '../periods/period.js';
import { reevaluate } from './reevaluate.js';

const start = legalDate('2024-01-15');
const date = fc.integer({ min: 0, max: 1800 }).map((n) => addDays(start, n) as string);
const amount = fc
  .integer({ min: 0, max: 200_000_000 })
  .map((fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`);
const buckets = fc.record({ fee: amount, interest: amount, principal: amount, doubled: amount });
const order = fc.shuffledSubarray(['fee', 'interest', 'principal', 'doubled'], { minLength: 4 });
const inputs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  period: fc.record({
    start: date,
    unit: fc.constantFrom('day', 'month'),
    n: fc.integer({ min: 1, max: 60 }),
    roll: fc.boolean(),
  }),
  workingDays: fc.record({ start: date, n: fc.integer({ min: 1, max: 60 }) }),
  dayKind: fc.record({ date }),
  doubledInterest: fc.record({
    slices: fc.array(fc.tuple(amount, fc.constant('2024-01-01'), date), { minLength: 1, maxLength: 4 }),
    excludedDays: fc.integer({ min: 0, max: 14 }),
  }),
  enforcementFee: amount,
  allocate: fc.record({ amount, buckets, order }),
  resumeBalance: fc.record({
    principal: amount,
    dailyRate: fc.constantFrom('0', '0.0001', '0.000133'),
    expiry: date,
    fee: amount,
    payments: fc.array(fc.tuple(date, amount), { maxLength: 6 }),
    asOf: date,
    order: order.map((one) => one.join(',')),
  }),
  applicationPeriod: fc.record({ lastPerformanceDay: date, interruptions: fc.array(date, { maxLength: 3 }) }),
  freezeExpiry: fc.record({ effective: date, asset: fc.constantFrom('deposit', 'movable', 'immovable') }),
  listingTerm: fc.record({
    listed: date,
    ground: fc.integer({ min: 2, max: 6 }),
    extensionYears: fc.integer({ min: 0, max: 3 }),
  }),
  caseNumber: fc.constantFrom(
    '（2023）鲁0502执恢118号',
    '(2026)鲁502执7号',
    '(2026)沪0112执前调7号',
    '(2026)沪0112执07号',
  ),
  identityNumber: fc.constantFrom('370502198806150017', 'x'),
  creditCode: fc.constantFrom('91350100M000100Y43', 'x'),
  maskId: fc.constantFrom('370502198806150017', 'x'),
};

describe('a derivation', () => {
  it.each(Object.keys(LAW_KINDS))('of %s computed again from its leaves gives the value it states', (kind) => {
    fc.assert(
      fc.property(inputs[kind] ?? fc.constant(null), (input) => {
        const outcome = LAW_KINDS[kind]?.(input);
        if (outcome === undefined || isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
        expect(reevaluate(outcome.derivation)).toEqual(outcome.value);
      }),
    );
  });

  it('of excluded time, restoration, timeliness and foreign currency too', () => {
    const calendar = publishedCalendar();
    const excluded = periodWithExclusions(
      { start: legalDate('2026-11-16'), unit: 'day', n: 30 },
      [[legalDate('2026-12-01'), legalDate('2026-12-10')]],
      calendar,
    );
    const dollars = doubledInterestInCurrency(
      { base: parseYuan('100000'), currency: 'USD', expiry: legalDate('2026-03-12'), end: legalDate('2026-06-20') },
      { kind: 'SAME_CURRENCY' },
    );
    for (const { derivation } of [excluded, restorationDeadline(legalDate('2026-09-21'), calendar), dollars])
      expect(reevaluate(derivation)).toBe(derivation.value);
    const act = doneInTime({ receivedAt: endOfDay(start), postedAt: null }, endOfDay(start));
    expect(reevaluate(act.derivation)).toBe(act.value);
  });

  it('of a debt in dollars claimed in yuan comes out at the mid rate', () => {
    const inYuan = doubledInterestInCurrency(
      { base: parseYuan('100000'), currency: 'USD', expiry: legalDate('2026-03-12'), end: legalDate('2026-06-20') },
      { kind: 'CNY', midRateOnStartDay: parseRate('7.1234') },
    );
    expect(reevaluate(inYuan.derivation)).toBe('12465.95');
    expect(() => reevaluate({ ...inYuan.derivation, inputs: { ...inYuan.derivation.inputs, midRate: '7' } })).toThrow(
      'DERIVATION.STEPS_DIFFER',
    );
  });

  it('of several debts and of joint debtors comes out for each of them', () => {
    const fen = fc.bigInt({ min: 0n, max: 5_000_000n });
    const debts = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        outstanding: fen,
        due: date.map(legalDate),
        secured: fen,
        burden: fc.bigInt({ min: 0n, max: 2n }),
      }),
      { selector: (debt) => debt.id, minLength: 1 },
    );
    fc.assert(
      fc.property(fen, debts, date.map(legalDate), (received, owed, on) => {
        const spread = allocateAmongDebts(
          received,
          owed,
          on,
          owed.slice(1).map((debt) => debt.id),
        );
        expect(reevaluate(spread.derivation)).toEqual(
          Object.fromEntries(Object.entries(spread.value).map(([id, share]) => [id, formatYuan(share)])),
        );
      }),
    );
    const debtors = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        cap: fc.option(fc.bigInt({ min: 3_000_000n, max: 9_000_000n }), { nil: undefined }),
        paid: fc.bigInt({ min: 0n, max: 3_000_000n }),
      }),
      { selector: (debtor) => debtor.id, minLength: 1 },
    );
    fc.assert(
      fc.property(fen, debtors, (total, each) => {
        const joint = jointLiability(total, each);
        expect(reevaluate(joint.derivation)).toEqual(
          Object.fromEntries(Object.entries(joint.value).map(([id, open]) => [id, formatYuan(open)])),
        );
      }),
    );
  });

  it('of an interruption comes out from the two years that ran then', () => {
    const { derivation } = applicationPeriod(
      {
        lastPerformanceDay: legalDate('2024-11-21'),
        interruptions: [legalDate('2026-11-23'), legalDate('2024-01-05')],
      },
      publishedCalendar(),
    );
    expect(derivation.parts.slice(0, 2).map((part) => [part.value, reevaluate(part)])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('that states a wrong value is found out', () => {
    const outcome = LAW_KINDS['enforcementFee']?.('8182');
    if (outcome === undefined || isRefusal(outcome)) throw new Error('refused');
    const forged = { ...outcome.derivation, value: '49.00' };
    expect(reevaluate(forged)).toBe('50.00');
    for (const rule of ['NO-RULE', 'constructor', '__proto__'])
      expect(() => reevaluate({ ...forged, rule })).toThrow(
        expect.objectContaining({ name: 'LawError', code: 'DERIVATION.NO_EVALUATOR', rule }),
      );
  });

  describe('whose input was changed and whose steps were not contradicts itself', () => {
    const calendar = publishedCalendar();
    const d = legalDate;
    const yuan = parseYuan;
    const title = {
      principal: yuan('1000'),
      dailyRate: parseRate('0.0001'),
      expiry: d('2026-01-10'),
      fee: yuan('50'),
      asOf: d('2026-01-30'),
    };
    const trees: Readonly<Record<string, readonly [Derivation, Readonly<Record<string, JsonValue>>]>> = {
      'a period that rolls': [
        period({ start: d('2026-09-05'), unit: 'day', n: 30 }, calendar).derivation,
        { start: '2026-09-04', unit: 'month', n: 29, roll: false, excluded: [['2026-09-06', '2026-09-06']] },
      ],
      'a period that does not roll': [
        period({ start: d('2026-11-21'), unit: 'month', n: 1, roll: false }, calendar).derivation,
        { start: '2026-11-22', n: 2, roll: true },
      ],
      'a period with excluded time': [
        periodWithExclusions(
          { start: d('2026-11-16'), unit: 'day', n: 30 },
          [[d('2026-12-01'), d('2026-12-10')]],
          calendar,
        ).derivation,
        { excluded: [['2026-12-01', '2026-12-09']] },
      ],
      'a restoration': [restorationDeadline(d('2026-09-21'), calendar).derivation, { obstacleEnded: '2026-09-22' }],
      'the application period': [
        applicationPeriod({ lastPerformanceDay: d('2024-11-21'), interruptions: [d('2026-11-23')] }, calendar)
          .derivation,
        { interruptions: [], lastPerformanceDay: '2024-11-20' },
      ],
      'a listing': [
        listingTerm({ listed: d('2024-12-01'), ground: 6, extensionYears: 0 }, calendar).derivation,
        { listed: '2024-12-02', ground: 1, extensionYears: 1 },
      ],
      'a guarantee': [
        guaranteeTerm({ deferredFrom: d('2026-11-21'), deferralMonths: 18, guaranteeMonths: 6 }, calendar).derivation,
        { deferralMonths: 3, guaranteeMonths: 7, deferredFrom: '2026-11-20' },
      ],
      'doubled interest': [
        doubledInterest([{ base: yuan('100'), expiry: d('2026-03-12'), end: d('2026-06-20') }]).derivation,
        { slices: 2, dailyRate: '0.0002' },
      ],
      'its slice': [
        doubledInterest([{ base: yuan('100'), expiry: d('2026-03-12'), end: d('2026-06-20') }]).derivation
          .parts[0] as Derivation,
        { end: '2026-06-19', excludedDays: 1, days: 99 },
      ],
      'a debt in dollars': [
        doubledInterestInCurrency(
          { base: yuan('100'), currency: 'USD', expiry: d('2026-03-12'), end: d('2026-06-20') },
          { kind: 'SAME_CURRENCY' },
        ).derivation,
        { base: '200.00', end: '2026-06-19', election: 'CNY', midRate: '7' },
      ],
      'the fee': [enforcementFee(yuan('30000')).derivation, { amount: '30000.01' }],
      'an allocation': [
        allocate({
          amount: yuan('5'),
          buckets: { fee: 100n, interest: 100n, principal: 1000n, doubled: 0n },
          order: LEGAL_ORDER,
        }).derivation,
        {
          amount: '6.00',
          order: ['fee', 'principal', 'interest', 'doubled'],
          buckets: { fee: '2.00', interest: '1.00', principal: '10.00', doubled: '0.00' },
        },
      ],
      'a balance': [
        resumeBalance({
          ...title,
          payments: [{ date: d('2026-01-20'), amount: yuan('10') }],
          order: LEGAL_ORDER,
          undoubled: [[d('2026-01-11'), d('2026-01-12')]],
          waived: { interest: 1n, doubled: 0n },
        }).derivation,
        {
          payments: [],
          dailyRate: '0',
          expiry: '2026-01-11',
          asOf: '2026-01-31',
          principal: '999.00',
          fee: '0.00',
          order: 'fee,principal,interest,doubled',
          undoubled: [],
          interestWaived: '0.02',
          doubledWaived: 'ALL',
        },
      ],
      'an accrual': [
        resumeBalance({ ...title, payments: [], order: LEGAL_ORDER }).derivation.parts[0] as Derivation,
        { to: '2026-01-31', days: 21 },
      ],
      'several debts': [
        allocateAmongDebts(
          yuan('150'),
          [
            { id: 'a', outstanding: yuan('100'), due: start, secured: 0n, burden: 0n },
            { id: 'b', outstanding: yuan('100'), due: start, secured: 0n, burden: 0n },
          ],
          start,
        ).derivation,
        {
          amount: '160.00',
          debts: [{ id: 'a', outstanding: '100.00', due: '2024-01-15', secured: '0.00', burden: '0.00' }],
          designated: ['b'],
        },
      ],
      'joint debtors': [
        jointLiability(yuan('1000'), [{ id: 'a', paid: 1n }]).derivation,
        { total: '999.00', paid: '0.02' },
      ],
    };
    const changes = Object.entries(trees).flatMap(([name, [derivation, inputs]]) =>
      Object.entries(inputs).map(([at, value]) => [name, at, derivation, value] as const),
    );

    it.each(changes)('%s, %s', (_name, at, derivation, value) => {
      expect(reevaluate(derivation)).toEqual(derivation.value);
      expect(() => reevaluate({ ...derivation, inputs: { ...derivation.inputs, [at]: value } })).toThrow(
        expect.objectContaining({ code: 'DERIVATION.STEPS_DIFFER', rule: derivation.rule }),
      );
    });

    it.each(Object.entries(trees).filter(([, [derivation]]) => derivation.parts.length > 0))(
      '%s, from which a step was taken',
      (_name, [derivation]) => {
        expect(() => reevaluate({ ...derivation, parts: derivation.parts.slice(1) })).toThrow(
          'DERIVATION.STEPS_DIFFER',
        );
      },
    );

    it('but not one whose fields a store gave back in another order', () => {
      const turned = (value: JsonValue): JsonValue => {
        if (typeof value !== 'object' || value === null) return value;
        if (Array.isArray(value)) return value.map(turned);
        return Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, part]) => [name, turned(part as JsonValue)]),
        );
      };
      for (const [derivation] of Object.values(trees))
        expect(reevaluate(turned(derivation as unknown as JsonValue) as unknown as Derivation)).toEqual(
          derivation.value,
        );
    });

    it('a freeze of what nobody knows', () => {
      const { derivation } = freezeExpiry({ effective: d('2026-11-21'), asset: 'deposit' });
      expect(reevaluate({ ...derivation, inputs: { ...derivation.inputs, asset: 'movable' } })).toBe('2028-11-20');
      expect(() => reevaluate({ ...derivation, inputs: { ...derivation.inputs, asset: 'constructor' } })).toThrow(
        'DERIVATION.STEPS_DIFFER',
      );
    });

    it('what a later version adds to the inputs of a step, an older tree need not have', () => {
      const [derivation] = trees['several debts'] as (typeof trees)[string];
      const older = {
        ...derivation,
        parts: derivation.parts.map((part) => ({
          ...part,
          inputs: Object.fromEntries(Object.entries(part.inputs).filter(([name]) => name !== 'due')),
        })),
      };
      expect(older.parts.map((part) => 'due' in part.inputs)).toEqual([false, false]);
      expect(reevaluate(older)).toEqual(derivation.value);
    });
  });

  it('renders as text and as the rows of an annex (计算清单)', () => {
    const outcome = LAW_KINDS['enforcementFee']?.('1110000');
    if (outcome === undefined || isRefusal(outcome)) throw new Error('refused');
    expect(renderDerivation(outcome.derivation, 'zh').split('\n')).toEqual([
      '执行金额 1110000.00 元，申请执行费 13500.00 元。 [FEE-1, 《诉讼费用交纳办法》第十四条]',
      '  不超过1万元的部分：50.00 元。 [FEE-1, 《诉讼费用交纳办法》第十四条]',
      '  10000.00 至 500000.00 的部分按 1.5%：7350.00 元。 [FEE-1, 《诉讼费用交纳办法》第十四条]',
      '  500000.00 至 1110000.00 的部分按 1%：6100.00 元。 [FEE-1, 《诉讼费用交纳办法》第十四条]',
    ]);
    expect(derivationTable(outcome.derivation, 'en').map((row) => [row.no, row.value])).toEqual([
      ['1', '50.00'],
      ['2', '7350.00'],
      ['3', '6100.00'],
      ['=', '13500.00'],
    ]);
  });
});
