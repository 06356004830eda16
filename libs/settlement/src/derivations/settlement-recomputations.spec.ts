import { describe, expect, it } from '@jest/globals';
import {
  LAW_EDITION,
  addDays,
  calendarOf,
  derivationTable,
  formatYuan,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  renderDerivation,
  startOfDay,
  verifyStored,
  type Derivation,
  type Verification,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import fc from 'fast-check';
import { calendar, payments, S7, S9, S9_PAID } from '../../test/fixture/cases.js';
import {
  balanceOnResumption,
  breachDay,
  buildSchedule,
  foldLedger,
  negotiationDeadline,
  nextDeadline,
  resumptionGate,
  releasePlan,
  reviewBreach,
  SETTLEMENT_RECOMPUTATIONS,
  unsubmittedSettlement,
  type BalanceInput,
  type LedgerBook,
  type LedgerQuery,
  type LedgerDeadline,
  type Posting,
} from '../index.js';

/** As it is stored and sent: what is verified must need nothing else. */
const verified = (stored: object): Verification =>
  verifyStored(JSON.parse(JSON.stringify(stored)), SETTLEMENT_RECOMPUTATIONS);
const same = { outcome: 'SAME' };

const start = legalDate('2025-03-01');
const day = (last: number): fc.Arbitrary<LegalDate> => fc.integer({ min: 0, max: last }).map((n) => addDays(start, n));
const fen = fc.bigInt({ min: 1n, max: 3_000_000n });
const schedule = fc
  .array(fc.record({ due: day(800), amount: fen, kind: fc.boolean() }), { minLength: 1, maxLength: 5 })
  .map((rows) => rows.map(({ kind, ...row }, i) => ({ no: i + 1, ...row, ...(kind && { inKind: true as const }) })));
const posting = fc.record({
  kind: fc.constantFrom('PAYMENT' as const, 'DEPOSIT' as const, 'IN_KIND' as const, 'REFUND' as const),
  valueDate: day(800),
  amount: fen,
});
const postings = fc
  .array(posting, { maxLength: 6 })
  .map((rows): Posting[] => rows.map((row, i) => ({ id: `p${i}`, ...row })));
const book: fc.Arbitrary<LedgerBook> = fc.record({ instalments: schedule, postings });
const query: fc.Arbitrary<LedgerQuery> = fc.record({
  asOf: day(800),
  graceWorkingDays: fc.integer({ min: 0, max: 6 }),
  graceDays: fc.constantFrom(0, 3),
  roll: fc.boolean(),
  calendar: fc.constantFrom(calendar, calendarOf(['state-council-2025'])),
});
const circumstances = fc.record({
  anticipatoryBreach: fc.boolean(),
  fraudOrDuress: fc.boolean(),
  voidOrRevoked: fc.boolean(),
  conditionUnmet: fc.constantFrom(true, false, [], [1]),
  basis: fc.constantFrom('PLEADED' as const, 'FOUND' as const),
  applicant: fc.constantFrom('CREDITOR' as const, 'DEBTOR' as const),
});

describe('a stored derivation of settlement comes out again as it is', () => {
  it('SET-LEDGER: the ledger', () => {
    fc.assert(
      fc.property(book, query, (any, on) => {
        expect(verified(foldLedger(any, on).derivation)).toMatchObject(same);
      }),
    );
  });

  it('SET-ART-11-0, SET-ART-11-1, SET-ART-11-2, SET-ART-11-3, SET-ART-11-4, SET-ART-11-5, SET-ART-16-1: the gate, whatever its ground', () => {
    const grounds = new Set<string>();
    fc.assert(
      fc.property(book, query, circumstances, (any, on, found) => {
        const decided = resumptionGate(any, on, found);
        grounds.add(decided.value.ground);
        expect(verified(decided)).toMatchObject(same);
      }),
      { numRuns: 400 },
    );
    expect(grounds.size).toBeGreaterThanOrEqual(6);
  });

  it('SET-ART-19-1 … SET-ART-19-5: the objection on a settlement never submitted', () => {
    fc.assert(
      fc.property(
        book,
        query,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (any, on, formedAndValid, anticipatoryBreach, conditionUnmet) => {
          const found = { formedAndValid, anticipatoryBreach, conditionUnmet };
          expect(verified(unsubmittedSettlement(any, on, found))).toMatchObject(same);
        },
      ),
    );
  });

  it('SET-ART-9-1: the review of breach', () => {
    fc.assert(
      fc.property(book, query, (any, on) => {
        const waitingWorkingDays = on.graceWorkingDays % 3;
        expect(verified(reviewBreach(any, { ...on, waitingWorkingDays }).derivation)).toMatchObject(same);
      }),
    );
  });

  it('SET-BREACH-DAY: the breach day and the next deadline', () => {
    fc.assert(
      fc.property(day(800), query, fc.integer({ min: 0, max: 3 }), (due, terms, waitingWorkingDays) => {
        expect(verified(breachDay(due, { ...terms, waitingWorkingDays }))).toMatchObject(same);
      }),
    );
    const settings = fc.record({
      graceWorkingDays: fc.integer({ min: 0, max: 6 }),
      graceDays: fc.constantFrom(0, 3),
      waitingWorkingDays: fc.constantFrom(0, 2),
      roll: fc.boolean(),
      reminderDays: fc.constantFrom([], [7, 1]),
      calendar: fc.constant(calendar),
      applicationPeriodEnd: fc.option(day(1200), { nil: undefined }),
      applicationPeriodProvisional: fc.boolean(),
      applicationPeriodWarningDays: fc.option(fc.constant(30), { nil: undefined }),
    });
    fc.assert(
      fc.property(book, fc.option(day(900)), settings, (any, after, of) => {
        const next = nextDeadline(any, after === null ? null : startOfDay(after), of);
        if (next !== null) expect(verified(next)).toMatchObject(same);
      }),
    );
  });

  it('SET-SCHEDULE: the schedule, rolled either way or not', () => {
    const input = fc.record({
      total: fc.bigInt({ min: 1000n, max: 10n ** 9n }),
      count: fc.integer({ min: 1, max: 30 }),
      first: day(300),
      every: fc.constantFrom('month' as const, 'week' as const, 'day' as const),
      interval: fc.integer({ min: 1, max: 3 }),
      anchor: fc.constant('day' as const),
      roll: fc.constantFrom('none' as const, 'next' as const, 'previous' as const),
    });
    fc.assert(
      fc.property(input, (any) => {
        expect(verified(buildSchedule(any, calendar))).toMatchObject(same);
      }),
    );
  });

  it('PRE-8: the thirty days, extended and lengthened by an appraisal', () => {
    const appraisals = [[addDays(start, 3), addDays(start, 12)]] as const;
    const lengthened = negotiationDeadline(start, packOf('dongying-2020'), calendar, {
      extensions: [15, 5],
      appraisals,
    });
    expect(verified(lengthened)).toMatchObject(same);
  });

  it('PROC-12: a plan of releases with what is promised, and without', () => {
    const plan = {
      assets: ['a', 'b'].map((id) => ({
        id,
        value: parseYuan('150'),
        haircut: parseRate('0.7'),
        share: parseRate('1'),
        chargesOnWhole: 0n,
        chargesOnShare: 0n,
        harm: 1,
        keep: false,
      })),
      exposure: parseYuan('200'),
      target: parseRate('1.0'),
      payments: [{ no: 1, amount: parseYuan('100') }],
      consented: [],
    };
    for (const promised of [[], [{ after: 1, id: 'b' }]])
      expect(verified(releasePlan({ ...plan, promised }))).toMatchObject(same);
  });

  it('SET-ART-17-1: the balance on resumption, less the waivers that stand, as a court stores it with its list', () => {
    const waiver = fc.record({
      of: fc.constantFrom('INTEREST' as const, 'DOUBLED' as const, 'PRINCIPAL' as const, 'PENALTY' as const),
      amount: fc.option(
        fen.map((n) => formatYuan(n) as Yuan),
        { nil: undefined },
      ),
      condition: fc.constantFrom('FULL_PERFORMANCE' as const, 'UNCONDITIONAL' as const, null),
    });
    const input: fc.Arbitrary<BalanceInput> = fc.record({
      claim: fc.record({
        principal: fen,
        dailyRate: fc.constantFrom(parseRate('0'), parseRate('0.0001')),
        expiry: day(100),
        fee: fen,
      }),
      postings,
      asOf: day(800),
      order: fc.constant(null),
      waivers: fc.array(waiver, { maxLength: 3 }),
      voidOrRevoked: fc.boolean(),
    });
    fc.assert(
      fc.property(input, (any) => {
        const derived = balanceOnResumption(any);
        expect(verified(derived.value)).toEqual({ ...same, edition: LAW_EDITION });
        expect(verified(derived)).toMatchObject(same);
      }),
    );
  });
});

describe('a derivation of settlement', () => {
  const s7 = { asOf: legalDate('2026-11-23'), graceWorkingDays: 5, calendar };
  const s7Book = { instalments: S7, postings: payments(['2026-06-30', '300000']) };
  const none = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };

  it('that was altered is found out, and the first step that differs is named', () => {
    const { derivation } = foldLedger(s7Book, s7);
    const receipts = [{ valueDate: '2026-06-30', amount: '299999.99' }];
    expect(verified({ ...derivation, inputs: { ...derivation.inputs, receipts } })).toMatchObject({
      outcome: 'DIFFERS',
      difference: { no: '1', rule: 'PER-6' },
    });
    expect(verified({ ...derivation, value: null })).toMatchObject({
      outcome: 'DIFFERS',
      difference: { no: '=', rule: 'SET-LEDGER', at: '/value', stated: null, computed: derivation.value },
    });
  });

  it('SET-LEDGER, SET-ART-11-0, SET-ART-9-1, SET-ART-19-4: whose grace, day, book or steps were altered', () => {
    const valid = { formedAndValid: true, anticipatoryBreach: false, conditionUnmet: false };
    const ledger = foldLedger(s7Book, s7).derivation;
    const gate = resumptionGate(s7Book, s7, none).derivation;
    const early = resumptionGate(s7Book, { ...s7, asOf: legalDate('2026-09-15') }, none).derivation;
    const review = reviewBreach(s7Book, s7).derivation;
    const objection = unsubmittedSettlement(s7Book, s7, valid).derivation;
    const day = breachDay(legalDate('2026-09-30'), { graceWorkingDays: 5, calendar }).derivation;
    const deadline = negotiationDeadline(start, packOf('dongying-2020'), calendar, {
      extensions: [15],
      appraisals: [[addDays(start, 3), addDays(start, 12)]],
    }).derivation;
    const rolledPlan = buildSchedule(
      {
        total: 100n,
        count: 2,
        first: legalDate('2026-10-01'),
        every: 'month',
        interval: 1,
        anchor: 'day',
        roll: 'next',
      },
      calendar,
    ).derivation;
    const given = (derivation: Derivation, more: object): Derivation => ({
      ...derivation,
      inputs: { ...derivation.inputs, ...more },
    });
    const without = (derivation: Derivation, i: number): Derivation => ({
      ...derivation,
      parts: derivation.parts.filter((_, at) => at !== i),
    });
    const forgeries = [
      given(ledger, { graceWorkingDays: 0 }),
      given(ledger, { graceWorkingDays: 6 }),
      without(ledger, 0),
      given(ledger, { asOf: '2026-09-30' }),
      given(gate, { graceWorkingDays: 4 }),
      given(gate, { decisionDate: '2026-11-24' }),
      given(gate, { receipts: [] }),
      given(early, { decisionDate: '2026-11-23' }),
      without(early, 1),
      given(review, { asOf: '2026-11-22' }),
      given(review, { graceWorkingDays: 1 }),
      given(objection, { asOf: '2026-11-22' }),
      given(day, { due: '2026-09-29' }),
      given(day, { graceWorkingDays: 3 }),
      given(without(day, 0), {}),
      given(deadline, { source: '《某规定》第一条' }),
      given(deadline, { days: 31 }),
      given(deadline, { extensions: [] }),
      given(deadline, { appraisals: [] }),
      given(deadline, { startedOn: '2025-03-02' }),
      given(rolledPlan, { first: '2026-09-01' }),
      given(rolledPlan, { roll: 'previous' }),
      given(rolledPlan, { count: 1 }),
    ];
    for (const genuine of [ledger, gate, early, review, objection, day, deadline, rolledPlan])
      expect(verified(genuine)).toMatchObject(same);
    expect(forgeries.map((forgery) => verified(forgery).outcome)).toEqual(forgeries.map(() => 'DIFFERS'));
  });

  it('SET-ART-17-1: a balance whose waivers, claim, day, list or amounts were altered is found out', () => {
    const waivers = [
      { of: 'PRINCIPAL' as const, amount: '100000.00' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'INTEREST' as const, condition: 'UNCONDITIONAL' as const },
    ];
    const claim = {
      principal: parseYuan('1000000'),
      dailyRate: parseRate('0.0001'),
      expiry: legalDate('2026-03-15'),
      fee: 0n,
    };
    const { derivation, value } = balanceOnResumption({
      claim,
      postings: s7Book.postings,
      asOf: s7.asOf,
      order: null,
      waivers,
    });
    const [principal, interest, base] = derivation.parts as [Derivation, Derivation, Derivation];
    const altered = (more: Partial<Derivation['inputs']>, parts = derivation.parts): Derivation => ({
      ...derivation,
      inputs: { ...derivation.inputs, ...more } as Derivation['inputs'],
      parts,
    });
    const forgeries: readonly Derivation[] = [
      altered({ waivers: [] }),
      altered({ principal: '2000000.00' }),
      altered({ asOf: '2026-11-24' }),
      altered({}, [interest, base]),
      altered({}, [base]),
      altered({}, [{ ...principal, inputs: { ...principal.inputs, before: '3000000.00' } }, interest, base]),
      altered({}, [principal, interest, { ...base, inputs: { ...base.inputs, principal: '950000.00' } }]),
      altered({}, [principal, interest, { ...base, inputs: { ...base.inputs, interestWaived: '5.00' } }]),
    ];
    for (const forgery of forgeries) expect(verified(forgery).outcome).toBe('DIFFERS');
    const [first, ...rows] = value.rows;
    expect(verified({ ...value, rows: [{ ...first, principal: '1.00' }, ...rows] })).toMatchObject({
      outcome: 'DIFFERS',
      difference: { no: '=', at: '/rows/0/principal', stated: '1.00', computed: '0.00' },
    });
    expect(verified({ ...value, amounts: { ...value.amounts, total: '1.00' } })).toMatchObject({
      difference: { at: '/amounts/total' },
    });
    expect(verified({ ...value, derivation: { ...value.derivation, edition: 'law@0' }, rows })).toMatchObject({
      outcome: 'OTHER_LAW',
      edition: 'law@0',
    });
  });

  it('that nothing falls due on is not what its inputs come to', () => {
    const settings = { graceWorkingDays: 0, reminderDays: [], calendar };
    const next = nextDeadline(s7Book, null, settings) as LedgerDeadline;
    expect(verified(next)).toMatchObject(same);
    expect(verified({ ...next.derivation, inputs: { ...next.derivation.inputs, open: [] } })).toMatchObject({
      outcome: 'DIFFERS',
      difference: { no: '=', refusal: { code: 'DERIVATION.NOTHING_DUE' } },
    });
  });

  it('S7: the gate renders in both languages, and as the rows of an annex (计算清单)', () => {
    const { derivation } = resumptionGate(s7Book, s7, none);
    const [zh, en] = [renderDerivation(derivation, 'zh'), renderDerivation(derivation, 'en')];
    expect(zh.split('\n')[0]).toBe(
      '被执行人一方不履行执行和解协议，符合恢复执行条件，可以裁定恢复执行。 [SET-ART-11-0, 《最高人民法院关于执行和解若干问题的规定》第十一条]',
    );
    expect(zh).toContain('第2期2026年9月30日应付300000.00元，逾期54日，尚欠300000.00元');
    expect(en).toContain('instalment 2 of 300000.00 yuan due 2026-09-30: overdue by 54 days, 300000.00 yuan short');
    expect(derivationTable(derivation, 'zh').map((row) => row.no)).toEqual(['1', '1.1', '=']);
    expect(derivationTable(derivation, 'zh').find((row) => row.no === '1.1')).toMatchObject({
      value: '2026-10-13',
      basis: '《中华人民共和国民事诉讼法》（2023）第八十五条 (PER-6)',
    });
  });

  it('S9: a refusal that waits for the next instalment shows from when its breach could be found', () => {
    const { derivation, value } = resumptionGate(
      { instalments: S9, postings: S9_PAID.slice(0, 2) },
      { asOf: legalDate('2017-11-20'), graceWorkingDays: 0, calendar },
      none,
    );
    expect(value.ground).toBe('SET-ART-11-2');
    expect(derivation.parts.map((part) => [part.rule, part.value])).toEqual([
      ['SET-LEDGER', expect.anything()],
      ['SET-BREACH-DAY', '2017-12-10'],
    ]);
    expect(value.wouldChangeIf[0]?.zh).toBe('第3期尚欠的1000000.00元至2017年12月10日仍未付');
  });

  it('S9, S13: a refusal whose next breach day lies in a year without its notice is provisional', () => {
    const before2026 = calendarOf(['state-council-2025']);
    const early = { ...s7, asOf: legalDate('2026-09-15'), calendar: before2026 };
    expect(resumptionGate(s7Book, early, none).provisional).toBe(true);
    expect(resumptionGate(s7Book, { ...early, calendar }, none).provisional).toBe(false);
    expect(resumptionGate(s7Book, { ...early, graceWorkingDays: 0 }, none).provisional).toBe(false);
  });
});
