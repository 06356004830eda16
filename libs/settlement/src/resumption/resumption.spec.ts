import { describe, expect, it } from '@jest/globals';
import { LEGAL_ORDER, allocate, bucketAmounts, legalDate, parseRate, parseYuan, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { S7, S9, S9_PAID, calendar, instalments, payments } from '../../test/cases.js';
import { balanceOnResumption, renderCalculationList, type BalanceInput } from './balance.js';
import { resumptionGate, type GateDecision, type ResumptionCircumstances } from './gate.js';

const NOTHING: ResumptionCircumstances = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };
const four = instalments(['2026-10-01', '100'], ['2026-12-01', '100'], ['2027-02-01', '100'], ['2027-04-01', '100']);
const gate = (book: Parameters<typeof resumptionGate>[0], asOf: string, more: Partial<ResumptionCircumstances> = {}, graceWorkingDays = 0): GateDecision =>
  resumptionGate(book, { asOf: legalDate(asOf), graceWorkingDays, calendar }, { ...NOTHING, ...more }).value;
const answer = (d: GateDecision): string => `${d.decision} ${d.ground}`;

describe('the resumption gate', () => {
  it('TV-D3: instalment 2 of 4 not yet due and all earlier paid is refused', () => {
    const decision = gate({ instalments: four, postings: payments(['2026-10-01', '100']) }, '2026-11-21');
    expect(answer(decision)).toBe('REFUSE SET-ART-11-2');
    expect(decision.wouldChangeIf[0]).toEqual({ zh: '第2期尚欠的100.00元至2026-12-02仍未付', en: 'the 100.00 yuan of instalment 2 is still unpaid on 2026-12-02' });
  });

  it('TV-D4, S13, SET-ART-11-2x: the same, but the debtor wrote that he will not pay, resumes', () => {
    const decision = gate({ instalments: four, postings: payments(['2026-10-01', '100']) }, '2026-11-21', { anticipatoryBreach: true });
    expect(answer(decision)).toBe('RESUME SET-ART-11-2x');
    expect(decision.findings.at(-1)?.code).toBe('ANTICIPATORY_BREACH');
  });

  it('S13: what the creditor pleads is no finding; the gate says what would follow if it were proven', () => {
    const pleaded = resumptionGate({ instalments: four, postings: payments(['2026-10-01', '100']) }, { asOf: legalDate('2026-11-21'), graceWorkingDays: 0, calendar }, { ...NOTHING, anticipatoryBreach: true, basis: 'PLEADED' });
    expect(pleaded.value.findings.at(-1)?.zh).toBe('申请执行人主张被执行人明确表示或者以行为表明不履行；提示核查虚假和解、规避执行，待审查。');
    expect(pleaded.derivation.text.zh).toContain('申请执行人的主张待审查，查证属实的：');
    expect(pleaded.derivation.inputs['basis']).toBe('PLEADED');
    expect(gate({ instalments: S7, postings: [] }, '2026-11-23', { fraudOrDuress: true }).findings.at(-1)?.zh).toBe('申请执行人因受欺诈、胁迫达成和解协议。');
    const overdue = resumptionGate({ instalments: four, postings: [] }, { asOf: legalDate('2026-11-21'), graceWorkingDays: 0, calendar }, { ...NOTHING, anticipatoryBreach: true, basis: 'PLEADED' });
    expect(overdue.derivation.text.zh).not.toContain('待审查');
  });

  it('TV-D5: all paid twenty days late is refused (SET-ART-11-1), with the suit for delay as a hint (SET-ART-15-1)', () => {
    const decision = gate({ instalments: four.slice(0, 1), postings: payments(['2026-10-21', '100']) }, '2026-11-21');
    expect(answer(decision)).toBe('REFUSE SET-ART-11-1');
    expect(decision.findings.map((f) => f.code)).toEqual(['LATE(20)', 'DAMAGES_BY_SUIT']);
    expect(decision.findings.at(-1)?.rule).toBe('SET-ART-15-1');
  });

  it('S7: short after grace, the creditor’s application resumes', () => {
    const derived = resumptionGate({ instalments: S7, postings: payments(['2026-06-30', '300000']) }, { asOf: legalDate('2026-11-23'), graceWorkingDays: 5, calendar }, NOTHING);
    expect(answer(derived.value)).toBe('RESUME SET-ART-11-0');
    expect(derived.value.findings.map((f) => f.code)).toEqual(['ON_TIME', 'OVERDUE(54)', 'NOT_DUE']);
    expect(derived.value.findings.map((f) => f.rule)).toEqual(['SET-ART-11-3', 'SET-ART-11-0', 'SET-ART-11-2']);
    expect(derived.value.wouldChangeIf[0]?.zh).toContain('300000.00元');
    expect(derived.derivation.text.zh).toContain('裁定恢复执行');
    expect(derived.derivation.article).toContain('第十一条');
  });

  it('S7: within grace the debtor still performs as agreed, unless he has refused', () => {
    const book = { instalments: S7, postings: payments(['2026-06-30', '300000']) };
    expect(answer(gate(book, '2026-10-13', {}, 5))).toBe('REFUSE SET-ART-11-3');
    expect(gate(book, '2026-10-13', {}, 5).wouldChangeIf[0]?.zh).toContain('2026-10-14');
    expect(answer(gate(book, '2026-10-14', {}, 5))).toBe('RESUME SET-ART-11-0');
    expect(answer(gate(book, '2026-10-13', { anticipatoryBreach: true }, 5))).toBe('RESUME SET-ART-11-2x');
  });

  it('S9: before 12-09 nothing unpaid is due; after 12-08 all is performed', () => {
    const before = gate({ instalments: S9, postings: S9_PAID }, '2017-12-07');
    expect(answer(before)).toBe('REFUSE SET-ART-11-2');
    expect(before.findings.map((f) => f.code)).toEqual(['LATE(7)', 'LATE(7)', 'NOT_DUE', 'DAMAGES_BY_SUIT']);
    const after = gate({ instalments: S9, postings: S9_PAID }, '2017-12-08');
    expect(answer(after)).toBe('REFUSE SET-ART-11-1');
    expect(after.findings.map((f) => f.code)).toEqual(['LATE(7)', 'LATE(7)', 'EARLY(1)', 'DAMAGES_BY_SUIT']);
  });

  it('S13: with no due instalment unpaid the application of 2026-09-15 is refused', () => {
    expect(answer(gate({ instalments: S7, postings: payments(['2026-06-30', '300000']) }, '2026-09-15'))).toBe('REFUSE SET-ART-11-2');
  });

  it('fraud and a voided settlement resume, but never after full performance', () => {
    const open = { instalments: four, postings: [] };
    expect(answer(gate(open, '2026-09-01', { fraudOrDuress: true }))).toBe('RESUME SET-ART-11-5');
    expect(answer(gate(open, '2026-09-01', { voidOrRevoked: true }))).toBe('RESUME SET-ART-16-1');
    const paid = { instalments: four, postings: payments(['2026-09-01', '400']) };
    expect(answer(gate(paid, '2026-09-01', { fraudOrDuress: true, voidOrRevoked: true, anticipatoryBreach: true }))).toBe('REFUSE SET-ART-11-1');
  });

  it('a condition that has not come about bars resumption even of an overdue instalment', () => {
    const decision = gate({ instalments: four, postings: [] }, '2026-11-21', { conditionUnmet: true });
    expect(answer(decision)).toBe('REFUSE SET-ART-11-2');
    expect(decision.findings.at(-1)?.code).toBe('CONDITION_UNMET');
  });

  it('only the creditor may apply, and fraud helps only him', () => {
    const open = { instalments: four, postings: [] };
    expect(answer(gate(open, '2026-11-21', { applicant: 'DEBTOR' }))).toBe('REFUSE SET-ART-11-4');
    expect(answer(gate(open, '2026-11-21', { applicant: 'DEBTOR', fraudOrDuress: true }))).toBe('REFUSE SET-ART-11-4');
    expect(gate(open, '2026-11-21', { applicant: 'DEBTOR' }).wouldChangeIf).toHaveLength(1);
  });

  it('never resumes when paid is at least what is due and nothing else speaks for it', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.bigInt({ min: 1n, max: 50n })), { minLength: 1, maxLength: 6 });
    const paid = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.bigInt({ min: 1n, max: 80n })), { maxLength: 8 });
    const date = (n: number) => legalDate(new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(rows, paid, fc.integer({ min: 1, max: 220 }), fc.integer({ min: 0, max: 5 }), (due, receipts, asOf, grace) => {
        const schedule = due.sort(([a], [b]) => a - b).map(([day, amount], i) => ({ no: i + 1, due: date(day), amount }));
        const postings = receipts.map(([day, amount], i) => ({ id: `p${i}`, kind: 'PAYMENT' as const, valueDate: date(day), amount }));
        const owed = schedule.filter((i) => i.due < date(asOf)).reduce((sum, i) => sum + i.amount, 0n);
        const held = postings.filter((p) => p.valueDate <= date(asOf)).reduce((sum, p) => sum + p.amount, 0n);
        const decision = resumptionGate({ instalments: schedule, postings }, { asOf: date(asOf), graceWorkingDays: grace, calendar }, NOTHING).value;
        if (held >= owed) expect(decision.decision).toBe('REFUSE');
        if (grace === 0 && held < owed) expect(decision.ground).toBe('SET-ART-11-0');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the balance on resumption', () => {
  const claim = { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n };
  const s7: BalanceInput = {
    claim,
    postings: payments(['2026-06-30', '300000']),
    asOf: legalDate('2026-11-23'),
    order: null,
    waivers: [{ of: 'INTEREST', condition: 'FULL_PERFORMANCE' }],
  };

  it('S7: 700,000.00 principal and 36,610.00 doubled, 736,610.00 in all, and the waiver falls away', () => {
    const { value, derivation } = balanceOnResumption(s7);
    expect(value.amounts).toMatchObject({ principal: '700000.00', doubled: '36610.00', interest: '0.00', fee: '0.00', total: '736610.00' });
    expect(value.waivers).toMatchObject([{ of: 'INTEREST', stands: false }]);
    expect(value.rows.map((r) => [r.kind, r.days, r.base, r.doubled, r.principal])).toEqual([
      ['ACCRUAL', 107, '1000000.00', '18725.00', '0.00'],
      ['DEDUCTION', null, '300000.00', '0.00', '300000.00'],
      ['ACCRUAL', 146, '700000.00', '17885.00', '0.00'],
    ]);
    expect(derivation.text.zh).toContain('合计736610.00元。减免条件未成就');
  });

  it('S7: the calculation list is a table a party can follow', () => {
    const lines = renderCalculationList(balanceOnResumption(s7).value).split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[2]).toBe('| 1 | 计息 | 2026-03-15 至 2026-06-30 | 107 | 1000000.00 | 0.00 | 0.00 | 0.00 | 18725.00 |');
    expect(lines[3]).toBe('| 2 | 扣除 | 2026-06-30 |  | 300000.00 | 0.00 | 0.00 | 300000.00 | 0.00 |');
    expect(lines[5]).toBe('| 合计 | 736610.00元 | 截至2026-11-23 |  |  | 0.00 | 0.00 | 700000.00 | 36610.00 |');
  });

  it('S8: 500,000 seized on 2026-12-10 leaves 200,000.00 and 38,692.50, interest first 238,692.50 and nothing', () => {
    const seized = [...s7.postings, { ...payments(['2026-12-10', '500000'])[0]!, id: 'seized' }];
    const legal = balanceOnResumption({ ...s7, postings: seized, asOf: legalDate('2026-12-10') }).value.amounts;
    expect(legal).toMatchObject({ principal: '200000.00', doubled: '38692.50' });
    expect(balanceOnResumption({ ...s7, postings: [...seized].reverse(), asOf: legalDate('2026-12-10') }).value.amounts).toEqual(legal);
    const owed = { fee: 0n, interest: 0n, principal: parseYuan('700000'), doubled: parseYuan('38692.50') };
    const interestFirst = allocate({ amount: parseYuan('500000'), buckets: owed, order: ['fee', 'doubled', 'interest', 'principal'] });
    expect(bucketAmounts(interestFirst.value)).toMatchObject({ principal: '238692.50', doubled: '0.00' });
  });

  it('INT-10: where the pack leaves out the time of performance, doubled interest runs on the days before it alone', () => {
    const during = (interest: 'COUNT' | 'EXCLUDE') => balanceOnResumption({ ...s7, duringSettlement: { interest, from: legalDate('2026-06-01'), to: legalDate('2026-11-23') } }).value;
    expect(during('COUNT')).toEqual(balanceOnResumption(s7).value);
    expect(during('EXCLUDE').amounts).toMatchObject({ principal: '700000.00', doubled: '13475.00', total: '713475.00' });
    expect(during('EXCLUDE').rows[0]?.text.zh).toContain('加倍部分扣除 30 日');
  });

  it('an order agreed in the settlement rules every deduction', () => {
    const order = ['fee', 'doubled', 'interest', 'principal'] as const;
    const { amounts } = balanceOnResumption({ ...s7, order }).value;
    expect(amounts).toMatchObject({ principal: '718725.00', doubled: '18363.42' });
  });

  it('a refund takes back what was received last', () => {
    const refund = { id: 'r', kind: 'REFUND' as const, valueDate: legalDate('2026-07-05'), amount: parseYuan('120000') };
    const with2 = payments(['2026-06-30', '200000'], ['2026-07-01', '100000']);
    const back = balanceOnResumption({ ...s7, postings: [...with2, refund] }).value;
    expect(back.amounts.principal).toBe('820000.00');
    expect(back.rows.filter((r) => r.kind === 'DEDUCTION').map((r) => r.base)).toEqual(['180000.00']);
    const tooMuch = balanceOnResumption({ ...s7, postings: [...with2, { ...refund, amount: parseYuan('999999') }] }).value;
    expect(tooMuch.amounts.principal).toBe('1000000.00');
  });

  it('TV-39: shops performed in kind are deducted at their agreed value', () => {
    const inKind = [{ id: 'k', kind: 'IN_KIND' as const, valueDate: legalDate('2026-03-15'), amount: parseYuan('30288500') }];
    const result = balanceOnResumption({ ...s7, claim: { ...claim, principal: parseYuan('39904864.40') }, postings: inKind, asOf: legalDate('2026-03-15'), waivers: [] });
    expect(result.value.amounts.total).toBe('9616364.40');
  });

  it('TV-40: of a settlement of 390,000 a car handed over for 150,000 is deducted at that value from the title, whatever it fetches', () => {
    const car = [{ id: 'car', kind: 'IN_KIND' as const, valueDate: legalDate('2026-03-15'), amount: parseYuan('150000') }];
    const { value } = balanceOnResumption({ ...s7, claim: { ...claim, principal: parseYuan('344478') }, postings: car, asOf: legalDate('2026-03-15'), waivers: [] });
    expect(value.rows.filter((row) => row.kind === 'DEDUCTION').map((row) => [row.base, row.principal])).toEqual([['150000.00', '150000.00']]);
    expect(value.amounts.principal).toBe('194478.00');
  });

  it('fee and general interest are part of the total, and a waiver of part of them lessens it', () => {
    const withInterest = { ...s7, claim: { ...claim, dailyRate: parseRate('0.0001'), fee: parseYuan('12400') }, postings: [], asOf: legalDate('2026-03-25') };
    const owed = balanceOnResumption({ ...withInterest, waivers: [] });
    expect(owed.value.amounts).toMatchObject({ fee: '12400.00', interest: '1000.00', doubled: '1750.00', total: '1015150.00' });
    expect(owed.provisional).toBe(false);
    const part = { of: 'INTEREST' as const, amount: '400' as Yuan, condition: 'UNCONDITIONAL' as const };
    const penalties = [{ of: 'PRINCIPAL' as const, amount: '100' as Yuan, condition: 'UNCONDITIONAL' as const }, { of: 'PENALTY' as const, amount: '50' as Yuan, condition: 'UNCONDITIONAL' as const }];
    expect(balanceOnResumption({ ...withInterest, waivers: [part] }).value.amounts).toMatchObject({ interest: '600.00', doubled: '1750.00', total: '1014750.00' });
    expect(balanceOnResumption({ ...withInterest, waivers: penalties }).value.amounts.principal).toBe('999850.00');
  });

  it('F7: interest waived unconditionally does not accrue, so that money of day 100 goes to the principal', () => {
    const interest = { of: 'INTEREST' as const, condition: 'UNCONDITIONAL' as const };
    const f7 = { claim: { ...claim, dailyRate: parseRate('0.0001'), expiry: legalDate('2026-01-01') }, postings: payments(['2026-04-11', '200000']), asOf: legalDate('2026-04-11'), order: null };
    expect(balanceOnResumption({ ...f7, waivers: [interest] }).value.amounts).toMatchObject({ principal: '800000.00', interest: '0.00', doubled: '17500.00' });
    expect(balanceOnResumption({ ...f7, waivers: [{ ...interest, amount: '4000' as Yuan }] }).value.amounts).toMatchObject({ principal: '806000.00', interest: '0.00' });
    expect(balanceOnResumption({ ...f7, waivers: [{ ...interest, condition: 'FULL_PERFORMANCE' }] }).value.amounts).toMatchObject({ principal: '810000.00' });
    expect(balanceOnResumption({ ...f7, waivers: [interest] }).derivation.text.zh).toContain('执行费0.00元、一般债务利息0.00元、本金800000.00元、加倍部分债务利息17500.00元');
  });

  it('an unconditional waiver stands and lessens what is owed', () => {
    const waivers = [
      { of: 'PRINCIPAL' as const, amount: '100000' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'DOUBLED' as const, amount: '1000' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'DOUBLED' as const, amount: '1000' as Yuan, condition: null },
    ];
    const { value } = balanceOnResumption({ ...s7, waivers, order: LEGAL_ORDER });
    expect(value.amounts.principal).toBe('600000.00');
    expect(value.amounts.doubled).toBe('31182.50');
    expect(value.amounts.total).toBe('631182.50');
    expect(value.waivers.map((w) => w.stands)).toEqual([true, true, false]);
    const wholly = balanceOnResumption({ ...s7, claim: { ...claim, dailyRate: parseRate('0.0001') }, waivers: [{ of: 'DOUBLED', condition: 'UNCONDITIONAL' }, { of: 'INTEREST', condition: 'UNCONDITIONAL' }] });
    expect(wholly.value.amounts).toMatchObject({ doubled: '0.00', interest: '0.00' });
  });
});
