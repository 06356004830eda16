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

  it('a derivation’s inputs, computed again, give its value', () => {
    for (const kind of KINDS) {
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
