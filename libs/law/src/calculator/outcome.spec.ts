import { describe, expect, it } from '@jest/globals';
import { LAW_EDITION } from '../basics/edition.js';
import { LawError } from '../basics/law-error.js';
import { date, problem, record, type Reader } from '../validation/readers.js';
import { calculatorKind, isRefusal, resultOf, type CalculatorOutcome, type RefusalPlace } from './outcome.js';

const day = record({ day: date });
const derived = {
  value: 1,
  provisional: false,
  derivation: { rule: 'PER-1', inputs: {}, parts: [], text: { zh: '一', en: 'one' } },
};
const places = (outcome: CalculatorOutcome) =>
  isRefusal(outcome) ? (outcome.errors ?? [outcome.error]).map(({ path, code }) => [path, code]) : 'a result';
const refusing = (error: Error, place?: RefusalPlace<{ day: string }>) =>
  calculatorKind(
    'PER-1',
    day,
    () => {
      throw error;
    },
    place,
  )({ day: '2026-01-05' });
const refused = (path?: string) =>
  new LawError({
    code: 'CALENDAR.YEAR_UNKNOWN',
    rule: 'PER-3',
    zh: '无',
    en: 'none',
    ...(path !== undefined && { path }),
  });

describe('a kind of calculation', () => {
  it('computes only what was read without a problem, whatever the reader made of it', () => {
    const careless: Reader<string> = (_value, path, problems) => {
      problem(problems, path, 'INPUT.NOT_ALLOWED', '不可', 'no');
      return 'read all the same';
    };
    let computed = false;
    const outcome = calculatorKind('PER-1', careless, () => {
      computed = true;
      return resultOf(derived, (one) => one);
    })('x');
    expect([places(outcome), computed]).toEqual([[['', 'INPUT.NOT_ALLOWED']], false]);
  });

  it('one problem is the error alone; of several the first is the error, and all are listed', () => {
    expect(calculatorKind('PER-1', day, () => resultOf(derived, (one) => one))({ day: 'x' })).toEqual({
      error: expect.objectContaining({ path: '/day', code: 'DATE.INVALID', rule: 'PER-1' }),
    });
    const both = calculatorKind('PER-1', record({ from: date, to: date }), () => resultOf(derived, (one) => one))({
      from: 'x',
      to: 'y',
    });
    expect(places(both)).toEqual([
      ['/from', 'DATE.INVALID'],
      ['/to', 'DATE.INVALID'],
    ]);
    expect(isRefusal(both) && both.error).toEqual(isRefusal(both) && both.errors?.[0]);
  });

  it('what no rule of its own refuses is refused under the rule of the kind', () => {
    const reader: Reader<string> = (_value, path, problems) => {
      problem(problems, path, 'INPUT.NOT_ALLOWED', '不可', 'no');
      return problem(problems, path, 'INPUT.WRONG_LENGTH', '不可', 'no', 'INT-5');
    };
    const outcome = calculatorKind('INT-2', reader, () => resultOf(derived, (one) => one))('x');
    expect(isRefusal(outcome) && outcome.errors?.map(({ rule }) => rule)).toEqual(['INT-2', 'INT-5']);
  });

  it('a refusal of the computation stands at its own place, at the field it comes from, or where the search finds it', () => {
    const search: RefusalPlace<{ day: string }> = (_input, problems) => {
      for (const path of ['/a', '/b']) problems.push(refused(path).toJSON());
    };
    expect(places(refusing(refused('/own'), '/day'))).toEqual([['/own', 'CALENDAR.YEAR_UNKNOWN']]);
    expect(places(refusing(refused('/own'), search))).toEqual([['/own', 'CALENDAR.YEAR_UNKNOWN']]);
    expect(places(refusing(refused(), '/day'))).toEqual([['/day', 'CALENDAR.YEAR_UNKNOWN']]);
    expect(places(refusing(refused()))).toEqual([['', 'CALENDAR.YEAR_UNKNOWN']]);
    expect(places(refusing(refused(), search))).toEqual([
      ['/a', 'CALENDAR.YEAR_UNKNOWN'],
      ['/b', 'CALENDAR.YEAR_UNKNOWN'],
    ]);
    expect(places(refusing(refused(), () => undefined))).toEqual([['', 'CALENDAR.YEAR_UNKNOWN']]);
  });

  it('a fault is no refusal: it passes through, and so does a reader that refuses without a word', () => {
    expect(() => refusing(new TypeError('a fault'))).toThrow(TypeError);
    expect(() =>
      calculatorKind(
        'PER-1',
        () => undefined,
        () => resultOf(derived, (one) => one),
      )(1),
    ).toThrow('without naming a problem');
  });

  it('a value stands with what was computed beside it', () => {
    expect(resultOf(derived, (one) => one + 1, { instant: 'then' })).toEqual({
      value: 2,
      provisional: false,
      instant: 'then',
      derivation: { edition: LAW_EDITION, ...derived.derivation },
    });
    expect(Object.keys(resultOf(derived, (one) => one))).toEqual(['value', 'provisional', 'derivation']);
  });
});
