import { describe, expect, it } from '@jest/globals';
import { isRefusal, type CalculatorResult, type JsonValue } from '@hejie/law';
import fc from 'fast-check';
import { SETTLEMENT_KINDS } from './kinds.js';

type Kind = keyof typeof SETTLEMENT_KINDS;
const result = (kind: Kind, input: unknown): CalculatorResult => {
  const outcome = SETTLEMENT_KINDS[kind](input);
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
};
const problems = (kind: Kind, input: unknown): [string, string | undefined][] => {
  const outcome = SETTLEMENT_KINDS[kind](input);
  if (!isRefusal(outcome)) throw new Error('not refused');
  return (outcome.errors ?? [outcome.error]).map((e) => [e.code, e.path]);
};

const INSTALMENTS = [
  { no: 1, due: '2026-06-30', amount: '300000' },
  { no: 2, due: '2026-09-30', amount: '300000.00' },
  { no: 3, due: '2026-12-31', amount: '300000' },
];
const RECEIPTS = [{ valueDate: '2026-06-30', amount: '300000' }];
const SAMPLES: Record<Kind, Record<string, JsonValue>> = {
  schedule: { total: '1110000.00', count: 7, first: '2026-01-31', every: 'month', anchor: 'monthEnd', roll: 'next' },
  ledger: { instalments: INSTALMENTS, receipts: RECEIPTS, graceWorkingDays: 5, asOf: '2026-10-14' },
  breachDay: { due: '2026-09-30', graceWorkingDays: 5 },
  resumptionGate: { instalments: INSTALMENTS, receipts: RECEIPTS, decisionDate: '2026-11-23', graceWorkingDays: 5 },
  clauses: { pack: 'national', texts: ['法院据此出具以物抵债裁定', '双方自行过户'] },
  coverage: { assets: [{ id: 'flat-1', value: '2000000', haircut: '0.7' }], exposure: '1000000' },
  releasePlan: {
    assets: [
      { id: 'account', value: '10000', haircut: '1', cap: '10000', harm: 100 },
      { id: 'flat-1', value: '2000000', haircut: '0.7', share: '0.5', keep: true },
    ],
    exposure: '700000',
    payments: [{ no: 1, amount: '700000' }],
    consented: ['account'],
  },
};
const KINDS = Object.keys(SAMPLES) as Kind[];

describe('the calculator’s settlement kinds', () => {
  it('S16: schedule', () => {
    expect(result('schedule', SAMPLES.schedule)).toMatchObject({
      provisional: false,
      value: [
        { no: 1, due: '2026-02-02', nominal: '2026-01-31', amount: '158571.42' },
        {},
        {},
        {},
        {},
        {},
        { no: 7, due: '2026-07-31', amount: '158571.48' },
      ],
    });
  });

  it('S7: ledger, in the shape of calculator.md', () => {
    expect(result('ledger', SAMPLES.ledger).value).toEqual({
      instalments: [
        { no: 1, paid: '300000.00', outstanding: '0.00', status: 'ON_TIME', days: 0, paidOn: '2026-06-30' },
        { no: 2, paid: '0.00', outstanding: '300000.00', status: 'OVERDUE', days: 14, paidOn: null },
        { no: 3, paid: '0.00', outstanding: '300000.00', status: 'NOT_DUE', days: 0, paidOn: null },
      ],
      paid: '300000.00',
      outstanding: '600000.00',
      overdue: '300000.00',
      surplus: '0.00',
    });
  });

  it('S7: breachDay', () => {
    expect(result('breachDay', SAMPLES.breachDay).value).toBe('2026-10-14');
  });

  it('S7, S13: resumptionGate with and without its flags', () => {
    expect(result('resumptionGate', SAMPLES.resumptionGate).value).toMatchObject({
      decision: 'RESUME',
      ground: 'SET-ART-11-0',
    });
    const early = { ...SAMPLES.resumptionGate, decisionDate: '2026-09-15' };
    expect(result('resumptionGate', early).value).toMatchObject({ decision: 'REFUSE', ground: 'SET-ART-11-2' });
    expect(result('resumptionGate', { ...early, anticipatoryBreach: true }).value).toMatchObject({
      decision: 'RESUME',
      ground: 'SET-ART-11-2x',
    });
    expect(result('resumptionGate', { ...early, fraudOrDuress: true }).value).toMatchObject({ ground: 'SET-ART-11-5' });
    expect(result('resumptionGate', { ...early, voidOrRevoked: true }).value).toMatchObject({ ground: 'SET-ART-16-1' });
  });

  it('SET-DUE-REST: ledger, breachDay and gate move what is due on a rest day where they are asked to roll', () => {
    const due = { instalments: [{ no: 1, due: '2026-10-03', amount: '100' }], receipts: [] };
    const paid = { ...due, receipts: [{ valueDate: '2026-10-08', amount: '100' }], asOf: '2026-10-20' };
    const statusOf = (input: object) => {
      const { instalments } = result('ledger', input).value as { instalments: { status: string; days: number }[] };
      return instalments.map(({ status, days }) => `${status} ${days}`);
    };
    expect(statusOf({ ...due, asOf: '2026-10-08' })).toEqual(['OVERDUE 5']);
    expect(statusOf({ ...due, asOf: '2026-10-08', roll: true })).toEqual(['NOT_DUE 0']);
    expect(statusOf({ ...due, asOf: '2026-10-09', roll: true })).toEqual(['OVERDUE 1']);
    expect([statusOf(paid), statusOf({ ...paid, roll: true })]).toEqual([['LATE 5'], ['ON_TIME 0']]);
    const breach = { due: '2026-10-03', graceWorkingDays: 0 };
    expect(result('breachDay', breach).value).toBe('2026-10-04');
    expect(result('breachDay', { ...breach, roll: true }).value).toBe('2026-10-09');
    const gate = { ...due, decisionDate: '2026-10-08' };
    expect(result('resumptionGate', gate).value).toMatchObject({ ground: 'SET-ART-11-0' });
    expect(result('resumptionGate', { ...gate, roll: true }).value).toMatchObject({ ground: 'SET-ART-11-2' });
  });

  it('SET-ART-11-2, SET-ART-11-1: the gate takes the conditions by instalment, and the day of the application', () => {
    const { decisionDate, ...performed } = { ...SAMPLES.resumptionGate };
    const asked = (more: object, on: JsonValue = decisionDate ?? '') =>
      result('resumptionGate', { ...performed, decisionDate: on, ...more }).value;
    expect(asked({ conditionUnmet: [2] })).toMatchObject({ decision: 'REFUSE', ground: 'SET-ART-11-2' });
    expect(asked({ conditionUnmet: [3] })).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-11-0' });
    expect(asked({ conditionUnmet: [2] }, '2027-01-11')).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-11-0' });
    expect(problems('resumptionGate', { ...SAMPLES.resumptionGate, conditionUnmet: [2, 9, 0] })).toEqual([
      ['INPUT.OUT_OF_RANGE', '/conditionUnmet/2'],
      ['LEDGER.NO_UNKNOWN', '/conditionUnmet/1'],
    ]);
    const receipts = [{ valueDate: '2026-11-20', amount: '900000' }];
    expect(asked({ receipts, appliedOn: '2026-11-10' })).toMatchObject({
      decision: 'REFUSE',
      ground: 'SET-ART-11-1',
      days: { appliedOn: '2026-11-10', completedOn: '2026-11-20', decidedOn: '2026-11-23' },
    });
    expect(asked({ receipts, voidOrRevoked: true })).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-16-1' });
    expect(problems('resumptionGate', { ...SAMPLES.resumptionGate, appliedOn: '2026-11-24' })).toEqual([
      ['GATE.APPLIED_AFTER_DECISION', '/appliedOn'],
    ]);
  });

  it('S6, PROC-12: coverage and releasePlan, in the shapes of calculator.md', () => {
    expect(result('coverage', SAMPLES.coverage)).toMatchObject({
      provisional: false,
      value: { assets: [{ id: 'flat-1', worth: '1400000.00' }], worth: '1400000.00', ratio: '1.4000' },
      derivation: { rule: 'PROC-12', text: { zh: expect.stringContaining('保障率1.4000') } },
    });
    expect(result('releasePlan', SAMPLES.releasePlan).value).toEqual([
      { after: 0, release: ['account'], keep: ['flat-1'], worth: '700000.00', exposure: '700000.00' },
      { after: 1, release: ['flat-1'], keep: [], worth: '0.00', exposure: '0.00' },
    ]);
    const { assets, ...rest } = SAMPLES.releasePlan as { assets: object[] };
    expect(
      problems('releasePlan', {
        ...rest,
        assets: [...assets, { ...assets[0], haircut: '1.01' }],
        consented: ['flat-1'],
      }),
    ).toEqual([
      ['INPUT.OUT_OF_RANGE', '/assets/2/haircut'],
      ['RELEASE.ASSET_TWICE', '/assets/2/id'],
      ['RELEASE.CONSENTED_YET_KEPT', '/consented/0'],
    ]);
    // What a settlement promises is no field of calculator.md.
    expect(problems('releasePlan', { ...SAMPLES.releasePlan, promised: [] })).toEqual([
      ['INPUT.UNKNOWN_FIELD', '/promised'],
    ]);
    const flat = {
      id: 'f',
      value: '1000',
      haircut: '0.7',
      share: '0.5',
      chargesOnWhole: '100',
      chargesOnShare: '0.01',
    };
    const worthOf = (asset: object, exposure = '900') => {
      const { worth, ratio } = result('coverage', { assets: [asset], exposure }).value as Record<string, unknown>;
      return [worth, ratio];
    };
    expect(worthOf(flat)).toEqual(['299.99', '0.3333']);
    expect(worthOf({ ...flat, cap: '200' })).toEqual(['200.00', '0.2222']);
    expect(worthOf({ ...flat, chargesOnWhole: '700' }, '0')).toEqual(['0.00', null]);
    for (const [kind, missing] of [
      ['coverage', 'exposure'],
      ['releasePlan', 'consented'],
      ['releasePlan', 'payments'],
    ] as const) {
      const { [missing]: _, ...without } = SAMPLES[kind];
      expect(problems(kind, without)).toEqual([['INPUT.MISSING', `/${missing}`]]);
    }
  });

  it('S15: clauses, each with its severity, in the order in which they were given', () => {
    expect(result('clauses', SAMPLES.clauses).value).toEqual([
      {
        severity: 'BLOCKING',
        code: 'AGREEMENT.IN_KIND_RULING',
        rule: 'SET-ART-6-1',
        zh: '法院不得依据和解协议作出以物抵债裁定。',
      },
      { severity: 'NONE', code: null, rule: null, zh: '未发现不得约定的内容。' },
    ]);
    expect(problems('clauses', { pack: 'nowhere', texts: ['x', 1] })).toEqual([
      ['PACK.UNKNOWN', '/pack'],
      ['INPUT.NOT_TEXT', '/texts/1'],
    ]);
  });

  it('a derivation’s inputs, computed again, give its value', () => {
    const more: Partial<Record<Kind, object>> = {
      ledger: { roll: true },
      breachDay: { roll: true },
      resumptionGate: { roll: true, conditionUnmet: [3], appliedOn: '2026-11-20' },
    };
    for (const kind of KINDS) {
      const fuller = result(kind, { ...SAMPLES[kind], ...more[kind] });
      const { calendar: _of, ...named } = fuller.derivation.inputs;
      expect(result(kind, named).value).toEqual(fuller.value);
      const once = result(kind, SAMPLES[kind]);
      const { calendar: _, ...inputs } = once.derivation.inputs;
      expect(result(kind, inputs).value).toEqual(once.value);
      expect(once.derivation.value).toEqual(once.value);
    }
  });

  it('the order of receipts and instalments leaves no trace', () => {
    const receipts = [
      { valueDate: '2026-06-30', amount: '1' },
      { valueDate: '2026-06-30', amount: '2' },
      { valueDate: '2026-05-01', amount: '3' },
    ];
    const straight = result('ledger', { ...SAMPLES.ledger, receipts });
    expect(
      result('ledger', {
        ...SAMPLES.ledger,
        receipts: [...receipts].reverse(),
        instalments: [...INSTALMENTS].reverse(),
      }),
    ).toEqual(straight);
  });

  it('every field of every kind is needed unless calculator.md gives its default', () => {
    const defaulted = ['graceWorkingDays', 'interval'];
    for (const kind of KINDS) {
      for (const field of Object.keys(SAMPLES[kind])) {
        const { [field]: _left, ...rest } = SAMPLES[kind];
        if (kind !== 'breachDay' && defaulted.includes(field)) expect(() => result(kind, rest)).not.toThrow();
        else expect(problems(kind, rest)).toEqual([['INPUT.MISSING', `/${field}`]]);
      }
    }
  });

  it('unknown fields are errors', () => {
    for (const kind of KINDS)
      expect(problems(kind, { ...SAMPLES[kind], colour: 1 })).toEqual([['INPUT.UNKNOWN_FIELD', '/colour']]);
  });

  it('every bad field is named at once', () => {
    expect(
      problems('schedule', {
        total: '1e5',
        count: 0,
        first: '2026-02-30',
        every: 'year',
        interval: 1.5,
        anchor: 'x',
        roll: null,
        more: 1,
      }).map(([, path]) => path),
    ).toEqual(['/total', '/count', '/first', '/every', '/interval', '/anchor', '/roll', '/more']);
    const rows = [
      { no: 1, due: '2026-06-30', amount: '0' },
      { no: 1, due: '2026-07-30', amount: '5' },
    ];
    expect(problems('ledger', { ...SAMPLES.ledger, instalments: rows })).toEqual([
      ['LEDGER.AMOUNT_NOT_POSITIVE', '/instalments/0/amount'],
      ['LEDGER.NO_REUSED', '/instalments/1/no'],
    ]);
    expect(
      problems('ledger', { ...SAMPLES.ledger, instalments: [], receipts: [{ valueDate: '2026-06-30', amount: '-1' }] }),
    ).toEqual([
      ['INPUT.TOO_FEW', '/instalments'],
      ['MONEY.NEGATIVE', '/receipts/0/amount'],
    ]);
  });

  it('what a computation would refuse is named with the bad fields', () => {
    const rows = [
      { no: 1, due: '2026-02-30', amount: '5' },
      { no: 1, due: '2026-07-30', amount: 'x' },
      { no: 0, due: '2026-07-30', amount: '0' },
      7,
    ];
    expect(problems('ledger', { ...SAMPLES.ledger, instalments: rows, asOf: '' })).toEqual([
      ['DATE.INVALID', '/instalments/0/due'],
      ['MONEY.INVALID', '/instalments/1/amount'],
      ['INPUT.OUT_OF_RANGE', '/instalments/2/no'],
      ['INPUT.NOT_OBJECT', '/instalments/3'],
      ['LEDGER.NO_REUSED', '/instalments/1/no'],
      ['LEDGER.AMOUNT_NOT_POSITIVE', '/instalments/2/amount'],
      ['DATE.INVALID', '/asOf'],
    ]);
    expect(problems('schedule', { ...SAMPLES.schedule, total: '0.06', first: '2026-01-30', roll: 'up' })).toEqual([
      ['INPUT.NOT_ALLOWED', '/roll'],
      ['SCHEDULE.TOO_SMALL', '/total'],
      ['SCHEDULE.FIRST_NOT_MONTH_END', '/first'],
    ]);
    expect(problems('schedule', { ...SAMPLES.schedule, total: 'x', every: 'day' })).toEqual([
      ['MONEY.INVALID', '/total'],
      ['SCHEDULE.ANCHOR_NEEDS_MONTHS', '/anchor'],
    ]);
  });

  it('a list of faults is no longer than a refusal is', () => {
    const same = Array.from({ length: 10_000 }, () => ({ no: 1, due: '2026-06-30', amount: '1' }));
    expect(problems('ledger', { ...SAMPLES.ledger, instalments: same })).toHaveLength(101);
  });

  it('a year without a notice stands at the date that leads to it', () => {
    const old = (no: number, amount: string) => ({ no, due: `${1998 + no}-06-30`, amount });
    const owed = {
      instalments: [old(3, '5'), old(1, '1'), old(2, '2')],
      receipts: [{ valueDate: '1999-01-01', amount: '1' }],
      graceWorkingDays: 5,
    };
    const lost = [
      ['CALENDAR.YEAR_UNKNOWN', '/instalments/2/due'],
      ['CALENDAR.YEAR_UNKNOWN', '/instalments/0/due'],
    ];
    expect(problems('ledger', { ...owed, asOf: '2026-10-14' })).toEqual(lost);
    expect(problems('resumptionGate', { ...owed, decisionDate: '2026-10-14' })).toEqual(lost);
    expect(result('ledger', { ...owed, graceWorkingDays: 0, asOf: '2026-10-14' }).value).toMatchObject({
      overdue: '7.00',
    });
    expect(problems('schedule', { ...SAMPLES.schedule, first: '2090-01-31' })).toEqual([
      ['CALENDAR.YEAR_UNKNOWN', '/first'],
    ]);
    expect(problems('schedule', { ...SAMPLES.schedule, first: '9998-01-31', count: 100, roll: 'none' })).toEqual([
      ['DATE.OUT_OF_RANGE', '/first'],
    ]);
  });

  it('a refusal of the computation is an error with its code', () => {
    expect(problems('schedule', { ...SAMPLES.schedule, total: '0.06' })).toEqual([['SCHEDULE.TOO_SMALL', '/total']]);
    expect(problems('breachDay', { due: '2006-10-01', graceWorkingDays: 5 })).toEqual([
      ['CALENDAR.YEAR_UNKNOWN', '/due'],
    ]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.anything(), (kind, input) => void SETTLEMENT_KINDS[kind](input)),
      { numRuns: 500 },
    );
    const mutated = fc
      .constantFrom(...KINDS)
      .chain((kind) => fc.tuple(fc.constant(kind), fc.constantFrom(...Object.keys(SAMPLES[kind])), fc.anything()));
    fc.assert(
      fc.property(mutated, ([kind, field, value]) => void SETTLEMENT_KINDS[kind]({ ...SAMPLES[kind], [field]: value })),
      { numRuns: 500 },
    );
  });
});
