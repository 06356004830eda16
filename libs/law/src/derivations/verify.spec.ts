import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate } from '../basics/dates.js';
import { courtInstant, endOfDay } from '../basics/instants.js';
import { doneInTime } from '../periods/timeliness.js';
import { LAW_EDITION, underThisEdition } from '../basics/edition.js';
import { derivationTable, renderDerivation, type Derivation, type JsonValue } from '../basics/derivation.js';
import { parseRate, parseYuan } from '../basics/money.js';
import { isRefusal } from '../calculator/outcome.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { calendarOf, publishedCalendar } from '../calendar/calendar.js';
import { allocate, LEGAL_ORDER } from '../money/allocation.js';
import { enforcementFee, enforcementFeeWithoutSum } from '../money/enforcement-fee.js';
import { doubledInterest, doubledInterestInCurrency } from '../money/interest.js';
import { resumeBalance } from '../money/resume-balance.js';
import { allocateAmongDebts, jointLiability } from '../money/several-debts.js';
import { applicationPeriod } from '../periods/application-period.js';
import { guaranteeTerm } from '../periods/guarantee.js';
import { hours } from '../periods/hours.js';
import { freezeExpiry, listingTerm } from '../periods/measures.js';
import { period, periodWithExclusions, restorationDeadline } from '../periods/period.js';
import { LAW_RECOMPUTATIONS } from './law-recomputations.js';
import { verifyStored, type Verification } from './verify.js';

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
  hours: fc.record({ start: date.map((day) => `${day}T10:20:00+08:00`), n: fc.integer({ min: 1, max: 96 }) }),
  dayKind: fc.record({ date }),
  doubledInterest: fc.record({
    slices: fc.array(fc.tuple(amount, fc.constant('2024-01-01'), date), { minLength: 1, maxLength: 4 }),
    excludedDays: fc.integer({ min: 0, max: 14 }),
  }),
  enforcementFee: fc.oneof(amount, fc.constant({ pack: 'national' })),
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

/** As it is stored and sent: what is verified must need nothing else. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const verified = (value: unknown): Verification => verifyStored(stored(value), LAW_RECOMPUTATIONS);
const same = { outcome: 'SAME' };
const differs = { outcome: 'DIFFERS' };

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
/** A tree of each kind, and inputs that somebody may put in place of its own. */
const TREES: Readonly<Record<string, readonly [Derivation, Readonly<Record<string, JsonValue>>]>> = {
  'a period that rolls': [
    period({ start: d('2026-09-05'), unit: 'day', n: 30 }, calendar).derivation,
    { start: '2026-09-04', unit: 'month', n: 29, roll: false, excluded: [['2026-09-06', '2026-09-06']] },
  ],
  'a period that does not roll': [
    period({ start: d('2026-11-21'), unit: 'month', n: 1, roll: false }, calendar).derivation,
    { start: '2026-11-22', n: 2, roll: true },
  ],
  'a period with excluded time': [
    periodWithExclusions({ start: d('2026-11-16'), unit: 'day', n: 30 }, [[d('2026-12-01'), d('2026-12-10')]], calendar)
      .derivation,
    { excluded: [['2026-12-01', '2026-12-09']] },
  ],
  'a restoration': [restorationDeadline(d('2026-09-21'), calendar).derivation, { obstacleEnded: '2026-09-22' }],
  'the application period': [
    applicationPeriod({ lastPerformanceDay: d('2024-11-21'), interruptions: [d('2026-11-23')] }, calendar).derivation,
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
  'a debt in dollars': [
    doubledInterestInCurrency(
      { base: yuan('100'), currency: 'USD', expiry: d('2026-03-12'), end: d('2026-06-20') },
      { kind: 'SAME_CURRENCY' },
    ).derivation,
    { base: '200.00', end: '2026-06-19', election: 'CNY', midRate: '7' },
  ],
  'a freeze': [
    freezeExpiry({ effective: d('2026-11-21'), asset: 'deposit' }).derivation,
    { effective: '2026-11-22', asset: 'constructor' },
  ],
  'the fee': [enforcementFee(yuan('30000')).derivation, { amount: '30000.01' }],
  'the fee without a sum': [enforcementFeeWithoutSum(yuan('300')).derivation, { withoutSum: '300.01' }],
  'a period in hours': [
    hours({ start: courtInstant('2026-11-28T10:20:00+08:00'), n: 48 }).derivation,
    { start: '2026-11-28T11:00:00+08:00', n: 47 },
  ],
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

describe('a stored derivation is verified', () => {
  it.each(Object.keys(LAW_KINDS))('as an answer to %s: it comes out again with all that stands beside it', (kind) => {
    fc.assert(
      fc.property(inputs[kind] ?? fc.constant(null), (input) => {
        const outcome = LAW_KINDS[kind]?.(input);
        if (outcome === undefined || isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
        expect(verified({ kind, ...outcome })).toEqual({ ...same, edition: LAW_EDITION });
        for (const name of Object.keys(outcome).filter((one) => one !== 'derivation'))
          expect(verified({ kind, ...outcome, [name]: 'forged' })).toMatchObject({
            ...differs,
            difference: { no: '=', stated: 'forged' },
          });
      }),
    );
  });

  it('of timeliness, foreign currency, several debts and joint debtors too', () => {
    const act = doneInTime({ receivedAt: endOfDay(start), postedAt: null }, endOfDay(start));
    const inYuan = doubledInterestInCurrency(
      { base: parseYuan('100000'), currency: 'USD', expiry: legalDate('2026-03-12'), end: legalDate('2026-06-20') },
      { kind: 'CNY', midRateOnStartDay: parseRate('7.1234') },
    ).derivation;
    expect([verified(act), verified(inYuan)]).toMatchObject([same, same]);
    expect(verified({ ...inYuan, inputs: { ...inYuan.inputs, midRate: '7' } })).toMatchObject({
      ...differs,
      difference: { no: '1.1', rule: 'INT-8', at: '/inputs/base', stated: '712340.00', computed: '700000.00' },
    });
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
        const designated = owed.slice(1).map((debt) => debt.id);
        expect(verified(allocateAmongDebts(received, owed, on, designated).derivation)).toMatchObject(same);
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
        expect(verified(jointLiability(total, each).derivation)).toMatchObject(same);
      }),
    );
  });

  it('whatever the order in which a store gives its fields back', () => {
    const turned = (value: JsonValue): JsonValue => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(turned);
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, part]) => [name, turned(part as JsonValue)]),
      );
    };
    for (const [derivation] of Object.values(TREES))
      expect(verified(turned(derivation as unknown as JsonValue))).toMatchObject(same);
  });

  it('by the calendar that it names, whatever notices came after it', () => {
    const early = period({ start: d('2025-12-20'), unit: 'day', n: 14 }, calendarOf(['state-council-2025']));
    expect(early.provisional).toBe(true);
    expect(verified(early)).toMatchObject(same);
    const later = { ...early.derivation, inputs: { ...early.derivation.inputs, calendar: ['state-council-2099'] } };
    expect(verified(later)).toMatchObject({
      outcome: 'OTHER_LAW',
      difference: { refusal: { code: 'CALENDAR.EDITION_UNKNOWN' } },
    });
  });
});

describe('a derivation that was altered is found out', () => {
  const changes = Object.entries(TREES).flatMap(([name, [derivation, changed]]) =>
    Object.entries(changed).map(([at, value]) => [name, at, derivation, value] as const),
  );

  it.each(changes)('%s, in its %s', (_name, at, derivation, value) => {
    expect(verified(derivation)).toMatchObject(same);
    expect(verified({ ...derivation, inputs: { ...derivation.inputs, [at]: value } })).toMatchObject(differs);
  });

  it.each(Object.entries(TREES).filter(([, [derivation]]) => derivation.parts.length > 0))(
    '%s, from which a step was taken, or to which one was added',
    (_name, [derivation]) => {
      const { parts } = derivation;
      expect(verified({ ...derivation, parts: parts.slice(1) })).toMatchObject(differs);
      expect(verified({ ...derivation, parts: [...parts, parts[0]] })).toMatchObject(differs);
    },
  );

  it('in any rule, article, sentence or value of any step, and the first such step is named', () => {
    const steps = (tree: Derivation, no: string): (readonly [no: string, step: Derivation])[] => [
      ...tree.parts.flatMap((part, i) => steps(part, no === '=' ? `${i + 1}` : `${no}.${i + 1}`)),
      [no, tree],
    ];
    for (const [derivation] of Object.values(TREES))
      steps(derivation, '=').forEach(([no], i) => {
        const forgeries: readonly ((step: Derivation) => Derivation)[] = [
          (step) => ({ ...step, article: '《某法》第一条' }),
          (step) => ({ ...step, text: { ...step.text, zh: `${step.text.zh}（改）` } }),
          (step) => ({ ...step, text: { ...step.text, en: '' } }),
          (step) => ({ ...step, value: 'forged' }),
        ];
        for (const forge of [
          ...forgeries,
          ...(no === '=' ? [] : [(step: Derivation) => ({ ...step, rule: 'INT-1' })]),
        ]) {
          const copy = stored(derivation) as Derivation;
          const [, step] = steps(copy, '=')[i] as readonly [string, Derivation];
          Object.assign(step, forge(step));
          expect(verified(copy)).toMatchObject({ ...differs, difference: { no } });
        }
      });
  });

  it('with each amount and day of each step', () => {
    const [balance] = TREES['a balance'] as (typeof TREES)[string];
    for (const [i, part] of balance.parts.entries())
      for (const name of Object.keys(part.inputs)) {
        const parts = balance.parts.with(i, { ...part, inputs: { ...part.inputs, [name]: '2026-01-21' } });
        expect(verified({ ...balance, parts })).toMatchObject({
          ...differs,
          difference: { no: String(i + 1), at: expect.stringContaining(`/inputs/${name}`), stated: '2026-01-21' },
        });
      }
  });

  it('under the name of another rule, or of none', () => {
    const [fee] = TREES['the fee'] as (typeof TREES)[string];
    for (const rule of ['NO-RULE', 'constructor', '__proto__'])
      expect(verified({ ...fee, rule })).toMatchObject({
        ...differs,
        difference: { no: '=', refusal: { code: 'DERIVATION.RULE_UNKNOWN', rule } },
      });
    expect(verified({ ...fee, rule: 'PER-3' })).toMatchObject({
      ...differs,
      difference: { no: '=', at: '/inputs/start', refusal: { code: 'INPUT.MISSING' } },
    });
  });
});

describe('what is no derivation, and what another law made', () => {
  const [fee] = TREES['the fee'] as (typeof TREES)[string];

  it.each([
    ['no object', 'fee', ''],
    ['an empty object', {}, ''],
    ['a tree without its steps', { ...fee, parts: undefined }, '/parts'],
    ['a step without its sentence', { ...fee, parts: [{ ...fee, text: undefined }] }, '/parts/0/text'],
    ['a field that no tree has', { ...fee, note: 'x' }, '/note'],
    ['inputs that are a list', { ...fee, inputs: [] }, '/inputs'],
  ])('is refused with its place: %s', (_what, given, path) => {
    expect(() => verified(given)).toThrow(
      expect.objectContaining({ code: 'DERIVATION.UNREADABLE', ...(path !== '' && { path }) }),
    );
  });

  it('law corrected since is not taken for tampering, and what it left alone is still verified', () => {
    const older = { ...fee, edition: 'law@0' };
    expect(verified(older)).toEqual({ ...same, edition: 'law@0' });
    expect(verified({ ...older, value: '1.00' })).toMatchObject({ outcome: 'OTHER_LAW', edition: 'law@0' });
    expect(verified({ ...underThisEdition(fee), value: '1.00' })).toMatchObject({ ...differs, edition: LAW_EDITION });
    expect(verified({ ...older, inputs: {} })).toMatchObject({ outcome: 'OTHER_LAW' });
  });
});

describe('a derivation', () => {
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
