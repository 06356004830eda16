import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { S7, S9, S9_PAID, calendar, instalments, payments } from '../../test/fixture/cases.js';
import { performedText, resumptionGate, type GateDecision } from './gate.js';
import { fallsOncePaid, type ResumptionCircumstances } from './ground.js';

const NOTHING: ResumptionCircumstances = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };
const four = instalments(['2026-10-01', '100'], ['2026-12-01', '100'], ['2027-02-01', '100'], ['2027-04-01', '100']);
const gate = (
  book: Parameters<typeof resumptionGate>[0],
  asOf: string,
  more: Partial<ResumptionCircumstances> = {},
  graceWorkingDays = 0,
): GateDecision =>
  resumptionGate(book, { asOf: legalDate(asOf), graceWorkingDays, calendar }, { ...NOTHING, ...more }).value;
const answer = (d: GateDecision): string => `${d.decision} ${d.ground}`;

describe('the resumption gate', () => {
  it('TV-D3: instalment 2 of 4 not yet due and all earlier paid is refused', () => {
    const decision = gate({ instalments: four, postings: payments(['2026-10-01', '100']) }, '2026-11-21');
    expect(answer(decision)).toBe('REFUSE SET-ART-11-2');
    expect(decision.wouldChangeIf[0]).toEqual({
      zh: '第2期尚欠的100.00元至2026年12月2日仍未付',
      en: 'the 100.00 yuan of instalment 2 is still unpaid on 2026-12-02',
    });
  });

  it('TV-D4, S13, SET-ART-11-2x: the same, but the debtor wrote that he will not pay, resumes', () => {
    const decision = gate({ instalments: four, postings: payments(['2026-10-01', '100']) }, '2026-11-21', {
      anticipatoryBreach: true,
    });
    expect(answer(decision)).toBe('RESUME SET-ART-11-2x');
    expect(decision.findings.at(-1)?.code).toBe('ANTICIPATORY_BREACH');
  });

  it('S13: what the creditor pleads is no finding; the gate says what would follow if it were proven', () => {
    const pleaded = resumptionGate(
      { instalments: four, postings: payments(['2026-10-01', '100']) },
      { asOf: legalDate('2026-11-21'), graceWorkingDays: 0, calendar },
      { ...NOTHING, anticipatoryBreach: true, basis: 'PLEADED' },
    );
    expect(pleaded.value.findings.at(-1)?.zh).toBe(
      '申请执行人主张被执行人明确表示或者以行为表明不履行；提示核查虚假和解、规避执行，待审查。',
    );
    expect(pleaded.derivation.text.zh).toContain('申请执行人的主张待审查，查证属实的：');
    expect(pleaded.derivation.inputs['basis']).toBe('PLEADED');
    expect(gate({ instalments: S7, postings: [] }, '2026-11-23', { fraudOrDuress: true }).findings.at(-1)?.zh).toBe(
      '申请执行人因受欺诈、胁迫达成和解协议。',
    );
    const overdue = resumptionGate(
      { instalments: four, postings: [] },
      { asOf: legalDate('2026-11-21'), graceWorkingDays: 0, calendar },
      { ...NOTHING, anticipatoryBreach: true, basis: 'PLEADED' },
    );
    expect(overdue.derivation.text.zh).not.toContain('待审查');
  });

  it.each([
    ['nothing else', {}, 'REFUSE SET-ART-11-2'],
    ['an anticipatory breach', { anticipatoryBreach: true }, 'RESUME SET-ART-11-2x'],
    ['fraud', { fraudOrDuress: true }, 'RESUME SET-ART-11-5'],
    ['a judgment that voids the settlement', { voidOrRevoked: true }, 'RESUME SET-ART-16-1'],
  ])(
    'SET-ART-11-0, SET-ART-11-1: an application that pleads %s falls once the arrears are paid, or does not',
    (_pleaded, pleads, ground) => {
      const inTime = gate({ instalments: four, postings: [] }, '2026-10-02', pleads).decision;
      const paid = gate({ instalments: four, postings: payments(['2026-10-05', '100']) }, '2026-10-06', pleads);
      expect([inTime, answer(paid)]).toEqual(['RESUME', ground]);
      expect(fallsOncePaid(pleads)).toBe(paid.decision === 'REFUSE');
    },
  );

  it('TV-D5: all paid twenty days late is refused (SET-ART-11-1), with the suit for delay as a hint (SET-ART-15-1)', () => {
    const decision = gate({ instalments: four.slice(0, 1), postings: payments(['2026-10-21', '100']) }, '2026-11-21');
    expect(answer(decision)).toBe('REFUSE SET-ART-11-1');
    expect(decision.findings.map((f) => f.code)).toEqual(['LATE(20)', 'DAMAGES_BY_SUIT']);
    expect(decision.findings.at(-1)?.rule).toBe('SET-ART-15-1');
  });

  it('S7: short after grace, the creditor’s application resumes', () => {
    const derived = resumptionGate(
      { instalments: S7, postings: payments(['2026-06-30', '300000']) },
      { asOf: legalDate('2026-11-23'), graceWorkingDays: 5, calendar },
      NOTHING,
    );
    expect(answer(derived.value)).toBe('RESUME SET-ART-11-0');
    expect(derived.value.findings.map((f) => f.code)).toEqual(['ON_TIME', 'OVERDUE(54)', 'NOT_DUE']);
    expect(derived.value.findings.map((f) => f.rule)).toEqual(['SET-ART-11-3', 'SET-ART-11-0', 'SET-ART-11-2']);
    expect(derived.value.wouldChangeIf[0]?.zh).toContain('300000.00元');
    expect(derived.derivation.text.zh).toContain('符合恢复执行条件，可以裁定恢复执行');
    expect(derived.derivation.article).toContain('第十一条');
  });

  it('S7: within grace the debtor still performs as agreed, unless he has refused', () => {
    const book = { instalments: S7, postings: payments(['2026-06-30', '300000']) };
    expect(answer(gate(book, '2026-10-13', {}, 5))).toBe('REFUSE SET-ART-11-3');
    expect(gate(book, '2026-10-13', {}, 5).wouldChangeIf[0]?.zh).toContain('2026年10月14日');
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

  it('SET-ART-15-1: the suit for delay is named where resumption is refused, not where it is granted; without a day to wait for nothing is provisional', () => {
    const late = { instalments: S9, postings: S9_PAID.slice(0, 1) };
    const derived = resumptionGate(late, { asOf: legalDate('2017-11-20'), graceWorkingDays: 0, calendar }, NOTHING);
    expect(derived.value.findings.map((f) => f.code)).toEqual(['LATE(7)', 'OVERDUE(11)', 'NOT_DUE']);
    expect([answer(derived.value), derived.provisional, derived.derivation.parts.length]).toEqual([
      'RESUME SET-ART-11-0',
      false,
      1,
    ]);
  });

  it('S13: with no due instalment unpaid the application of 2026-09-15 is refused', () => {
    expect(answer(gate({ instalments: S7, postings: payments(['2026-06-30', '300000']) }, '2026-09-15'))).toBe(
      'REFUSE SET-ART-11-2',
    );
  });

  it('SET-ART-11-2: of an instalment that hangs on an unmet condition it says that, and not that its day has not come', () => {
    const { findings } = resumptionGate(
      { instalments: S7, postings: payments(['2026-06-30', '300000']) },
      { asOf: legalDate('2026-11-23'), graceWorkingDays: 0, calendar },
      { ...NOTHING, conditionUnmet: [2] },
    ).value;
    const [, second, third] = findings;
    expect(second?.zh).toBe('第2期2026年9月30日应付300000.00元，履行条件未成就，尚欠300000.00元');
    expect(second?.en).toContain('its condition not met');
    expect(third?.zh).toContain('未到期');
  });

  it('SET-ART-11-5, SET-ART-16-1: fraud resumes what is not performed in full, a judgment that voids the settlement also what is', () => {
    const open = { instalments: four, postings: [] };
    expect(answer(gate(open, '2026-09-01', { fraudOrDuress: true }))).toBe('RESUME SET-ART-11-5');
    expect(answer(gate(open, '2026-09-01', { voidOrRevoked: true }))).toBe('RESUME SET-ART-16-1');
    const paid = { instalments: four, postings: payments(['2026-09-01', '400']) };
    const fraud = gate(paid, '2026-09-01', { fraudOrDuress: true, anticipatoryBreach: true });
    expect(answer(fraud)).toBe('REFUSE SET-ART-11-1');
    expect(fraud.wouldChangeIf.map(({ zh }) => zh)).toContain('和解协议被判决确认无效或者撤销');
    expect(answer(gate(paid, '2026-09-01', { voidOrRevoked: true }))).toBe('RESUME SET-ART-16-1');
    expect(answer(gate(paid, '2026-09-01', { voidOrRevoked: true, applicant: 'DEBTOR' }))).toBe('REFUSE SET-ART-11-1');
  });

  it('SET-ART-11-1: completed between application and decision it is refused, and both readings are told with the three days', () => {
    const book = { instalments: four.slice(0, 1), postings: payments(['2026-11-20', '100']) };
    const asked = (appliedOn?: string, asOf = '2026-11-23') =>
      resumptionGate(
        book,
        {
          asOf: legalDate(asOf),
          graceWorkingDays: 0,
          calendar,
          ...(appliedOn === undefined ? {} : { appliedOn: legalDate(appliedOn) }),
        },
        NOTHING,
      );
    const between = asked('2026-11-10').value;
    expect(answer(between)).toBe('REFUSE SET-ART-11-1');
    expect(between.days).toEqual({ appliedOn: '2026-11-10', completedOn: '2026-11-20', decidedOn: '2026-11-23' });
    const told = performedText(between)?.zh;
    for (const part of [
      '2026年11月10日申请',
      '2026年11月20日履行完毕',
      '2026年11月23日审查',
      '第四百六十五条',
      '第十一条第一项',
    ])
      expect(told).toContain(part);
    expect(performedText(asked('2026-11-21').value)?.zh).toBe(
      '2026年11月20日履行完毕，2026年11月21日申请，2026年11月23日审查。',
    );
    expect([performedText(asked().value), performedText(asked('2026-11-10', '2026-11-19').value)]).toEqual([
      null,
      null,
    ]);
    expect(between.findings.map(({ code }) => code)).toEqual([
      'LATE(50)',
      'READING_AT_DECISION',
      'READING_AT_APPLICATION',
      'DAMAGES_BY_SUIT',
    ]);
    expect(between.findings[2]?.zh).toContain('履行完毕后申请恢复执行');
    expect(asked('2026-11-20').value.findings.map(({ code }) => code)).toEqual(['LATE(50)', 'DAMAGES_BY_SUIT']);
    expect(asked('2026-11-20').value.days).toMatchObject({ completedOn: '2026-11-20' });
    expect(asked().value).not.toHaveProperty('days');
    expect(asked('2026-11-10', '2026-11-19').value).not.toHaveProperty('days');
    expect(() => asked('2026-11-24')).toThrow(expect.objectContaining({ code: 'GATE.APPLIED_AFTER_DECISION' }));
  });

  it('SET-GRACE: within the grace that the parties agreed the debtor performs as agreed, however long the court would wait', () => {
    const book = { instalments: four.slice(0, 1), postings: [] };
    const on = (asOf: string, more: object) =>
      answer(resumptionGate(book, { asOf: legalDate(asOf), graceWorkingDays: 0, calendar, ...more }, NOTHING).value);
    expect(on('2026-10-11', { graceDays: 10 })).toBe('REFUSE SET-ART-11-3');
    expect(on('2026-10-12', { graceDays: 10 })).toBe('RESUME SET-ART-11-0');
    expect(on('2026-10-02', { waitingWorkingDays: 5 })).toBe('RESUME SET-ART-11-0');
  });

  it('SET-DUE-REST: what is due on a rest day is not due before the first working day after it has passed', () => {
    const book = { instalments: four.slice(0, 1), postings: [] };
    const on = (asOf: string, roll: boolean) =>
      answer(resumptionGate(book, { asOf: legalDate(asOf), graceWorkingDays: 0, calendar, roll }, NOTHING).value);
    expect([on('2026-10-02', false), on('2026-10-08', true), on('2026-10-09', true)]).toEqual([
      'RESUME SET-ART-11-0',
      'REFUSE SET-ART-11-2',
      'RESUME SET-ART-11-0',
    ]);
  });

  it('SET-ART-16-2: a suit for invalidity that the debtor has brought holds nothing up; only the judgment changes the facts', () => {
    const breached = { instalments: four, postings: [] };
    const suing = { ...NOTHING, invalidityPleadedInSuit: true };
    expect(
      answer(resumptionGate(breached, { asOf: legalDate('2026-11-21'), graceWorkingDays: 0, calendar }, suing).value),
    ).toBe('RESUME SET-ART-11-0');
  });

  it('SET-ART-17-3, SET-ART-11-0: a car handed over early holds no overdue instalment of money up', () => {
    const owed = [
      ...instalments(['2026-06-30', '100000'], ['2026-09-30', '100000']),
      { no: 3, due: legalDate('2026-12-31'), amount: parseYuan('150000'), inKind: true as const },
    ];
    const car = { id: 'k', kind: 'IN_KIND' as const, valueDate: legalDate('2026-06-15'), amount: parseYuan('150000') };
    expect(answer(gate({ instalments: owed, postings: [car] }, '2026-08-01'))).toBe('RESUME SET-ART-11-0');
    expect(
      answer(gate({ instalments: owed, postings: [car, ...payments(['2026-06-30', '100000'])] }, '2026-08-01')),
    ).toBe('REFUSE SET-ART-11-2');
    expect(answer(gate({ instalments: owed, postings: payments(['2026-06-30', '350000']) }, '2027-01-01'))).toBe(
      'RESUME SET-ART-11-0',
    );
  });

  it('SET-ART-11-2: a condition that has not come about bars resumption on the instalments that hang on it, and on no other', () => {
    const book = { instalments: four, postings: [] };
    const barred = gate(book, '2026-11-21', { conditionUnmet: [1] });
    expect(answer(barred)).toBe('REFUSE SET-ART-11-2');
    expect(barred.findings.at(-1)).toMatchObject({ code: 'CONDITION_UNMET', zh: '第1期约定的履行条件尚未成就。' });
    expect(barred.findings[0]).toMatchObject({ status: 'NOT_DUE', rule: 'SET-ART-11-2' });
    expect(answer(gate(book, '2026-12-02', { conditionUnmet: [1] }))).toBe('RESUME SET-ART-11-0');
    expect(answer(gate(book, '2026-12-02', { conditionUnmet: [1, 2] }))).toBe('REFUSE SET-ART-11-2');
    expect(answer(gate(book, '2026-11-21', { conditionUnmet: [2] }))).toBe('RESUME SET-ART-11-0');
    expect(answer(gate(book, '2026-11-21', { conditionUnmet: true }))).toBe('REFUSE SET-ART-11-2');
    expect(answer(gate(book, '2026-11-21', { conditionUnmet: [1], anticipatoryBreach: true }))).toBe(
      'RESUME SET-ART-11-2x',
    );
  });

  it('SET-ART-11-2: money pays what is due before what hangs on a condition (民法典560)', () => {
    const book = { instalments: four, postings: payments(['2026-12-01', '100']) };
    expect(answer(gate(book, '2026-12-02', { conditionUnmet: [1] }))).toBe('REFUSE SET-ART-11-2');
    expect(answer(gate(book, '2026-12-02'))).toBe('RESUME SET-ART-11-0');
  });

  it('SET-ART-11-2: a condition of an instalment that there is not is refused', () => {
    expect(() => gate({ instalments: four, postings: [] }, '2026-11-21', { conditionUnmet: [1, 5] })).toThrow(
      expect.objectContaining({ code: 'LEDGER.NO_UNKNOWN', path: '/conditionUnmet/1' }),
    );
  });

  it('only the creditor may apply, and fraud helps only him', () => {
    const open = { instalments: four, postings: [] };
    expect(answer(gate(open, '2026-11-21', { applicant: 'DEBTOR' }))).toBe('REFUSE SET-ART-11-4');
    expect(answer(gate(open, '2026-11-21', { applicant: 'DEBTOR', fraudOrDuress: true }))).toBe('REFUSE SET-ART-11-4');
    expect(gate(open, '2026-11-21', { applicant: 'DEBTOR' }).wouldChangeIf).toHaveLength(1);
  });

  it('never resumes when paid is at least what is due and nothing else speaks for it', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.bigInt({ min: 1n, max: 50n })), {
      minLength: 1,
      maxLength: 6,
    });
    const paid = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.bigInt({ min: 1n, max: 80n })), {
      maxLength: 8,
    });
    const date = (n: number) => legalDate(new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        rows,
        paid,
        fc.integer({ min: 1, max: 220 }),
        fc.integer({ min: 0, max: 5 }),
        (due, receipts, asOf, grace) => {
          const schedule = due
            .sort(([a], [b]) => a - b)
            .map(([day, amount], i) => ({ no: i + 1, due: date(day), amount }));
          const postings = receipts.map(([day, amount], i) => ({
            id: `p${i}`,
            kind: 'PAYMENT' as const,
            valueDate: date(day),
            amount,
          }));
          const owed = schedule.filter((i) => i.due < date(asOf)).reduce((sum, i) => sum + i.amount, 0n);
          const held = postings.filter((p) => p.valueDate <= date(asOf)).reduce((sum, p) => sum + p.amount, 0n);
          const decision = resumptionGate(
            { instalments: schedule, postings },
            { asOf: date(asOf), graceWorkingDays: grace, calendar },
            NOTHING,
          ).value;
          if (held >= owed) expect(decision.decision).toBe('REFUSE');
          if (grace === 0 && held < owed) expect(decision.ground).toBe('SET-ART-11-0');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
