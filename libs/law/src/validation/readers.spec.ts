import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../calculator/outcome.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { LawError } from '../basics/law-error.js';
import {
  agreeing,
  checked,
  date,
  entriesOf,
  flag,
  list,
  MOST_PROBLEMS,
  oneOf,
  optional,
  problem,
  readable,
  record,
  text,
  thrown,
  tuple,
  whole,
  type Problems,
  type Reader,
} from './readers.js';

function read<T>(reader: Reader<T>, value: unknown): { value: T | undefined; problems: Problems } {
  const problems: Problems = [];
  return { value: reader(value, '', problems), problems };
}
const codes = (reader: Reader<unknown>, value: unknown): string[][] =>
  read(reader, value).problems.map((one) => [one.path ?? '', one.code]);

describe('readers of input', () => {
  it('a list has a least and a greatest length', () => {
    const two = list(flag, 1, 2);
    expect(codes(two, [])).toEqual([['', 'INPUT.TOO_FEW']]);
    expect(read(two, [true, false])).toEqual({ value: [true, false], problems: [] });
    expect(codes(two, [true, true, true])).toEqual([['', 'INPUT.TOO_MANY']]);
    expect(
      codes(
        list(flag),
        Array.from({ length: 10_001 }, () => true),
      ),
    ).toEqual([['', 'INPUT.TOO_MANY']]);
    expect(
      read(
        list(flag),
        Array.from({ length: 10_000 }, () => true),
      ).problems,
    ).toEqual([]);
    expect(codes(two, 'true')).toEqual([['', 'INPUT.NOT_LIST']]);
  });

  it('a hundred problems are listed, and a last one says that the rest was not looked at', () => {
    const { value, problems } = read(
      list(date),
      Array.from({ length: 10_000 }, () => 'x'),
    );
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(MOST_PROBLEMS + 1);
    expect(problems.at(-2)).toMatchObject({ code: 'DATE.INVALID', path: `/${MOST_PROBLEMS - 1}` });
    expect(problems.at(-1)).toMatchObject({
      code: 'INPUT.MORE_PROBLEMS',
      path: `/${MOST_PROBLEMS}`,
      zh: expect.stringContaining('100'),
      en: expect.stringContaining('100'),
    });
    const exactly = read(
      list(date),
      Array.from({ length: MOST_PROBLEMS }, () => 'x'),
    ).problems;
    expect(exactly.map((one) => one.code)).toEqual(exactly.map(() => 'DATE.INVALID'));
  });

  it('a hundred thousand unknown fields, or rows that are no rows, are not all named', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, i]));
    expect(read(record({}), many).problems).toHaveLength(MOST_PROBLEMS + 1);
    const deep = list(list(date));
    expect(
      read(
        deep,
        Array.from({ length: 200 }, () => ['x', 'y', 'z']),
      ).problems,
    ).toHaveLength(MOST_PROBLEMS + 1);
  });

  it('an input of the calculator full of errors is answered at once and shortly', () => {
    const began = process.cpuUsage();
    const outcome = LAW_KINDS['applicationPeriod']?.({
      lastPerformanceDay: '2026-01-01',
      interruptions: Array.from({ length: 300_000 }, () => 'x'),
    });
    const { user, system } = process.cpuUsage(began);
    expect(outcome !== undefined && isRefusal(outcome) && outcome.error.code).toBe('INPUT.TOO_MANY');
    expect(user + system).toBeLessThan(1_000_000);
  });

  it('an absent field has its default, a missing one and an unknown one are problems, each with its pointer', () => {
    const person = record({ name: text, age: whole(0, 150), kind: optional(oneOf('a', 'b'), 'a') });
    expect(read(person, { name: 'x', age: 3 }).value).toEqual({ name: 'x', age: 3, kind: 'a' });
    expect(read(person, { name: 'x', age: 3, kind: 'b' }).value).toEqual({ name: 'x', age: 3, kind: 'b' });
    expect(codes(person, { name: undefined, age: 151, kind: 'c', 'a/b~c': 1 })).toEqual([
      ['/name', 'INPUT.MISSING'],
      ['/age', 'INPUT.OUT_OF_RANGE'],
      ['/kind', 'INPUT.NOT_ALLOWED'],
      ['/a~1b~0c', 'INPUT.UNKNOWN_FIELD'],
    ]);
    expect(codes(person, null)).toEqual([['', 'INPUT.NOT_OBJECT']]);
    expect(codes(person, [])).toEqual([['', 'INPUT.NOT_OBJECT']]);
    expect(codes(person, JSON.parse('{"name":"x","age":-1,"__proto__":1}'))).toEqual([
      ['/age', 'INPUT.OUT_OF_RANGE'],
      ['/__proto__', 'INPUT.UNKNOWN_FIELD'],
    ]);
  });

  it('each kind of value refuses the others', () => {
    expect(codes(whole(0, 5), 1.5)).toEqual([['', 'INPUT.NOT_WHOLE']]);
    expect(codes(whole(0, 5), '1')).toEqual([['', 'INPUT.NOT_WHOLE']]);
    expect([0, 5].map((n) => read(whole(0, 5), n).value)).toEqual([0, 5]);
    expect(codes(flag, 1)).toEqual([['', 'INPUT.NOT_BOOLEAN']]);
    expect(read(flag, false)).toEqual({ value: false, problems: [] });
    expect(codes(text, 1)).toEqual([['', 'INPUT.NOT_TEXT']]);
    expect(codes(tuple(text, flag), ['x'])).toEqual([['', 'INPUT.WRONG_LENGTH']]);
    expect(codes(tuple(text, flag), ['x', 1])).toEqual([['/1', 'INPUT.NOT_BOOLEAN']]);
    expect(read(tuple(text, flag), ['x', true])).toEqual({ value: ['x', true], problems: [] });
  });

  it('fields that must agree are looked at wherever they can be read', () => {
    const span = agreeing(record({ from: date, to: date, note: text }), (given, path, problems) => {
      const [from, to] = [readable(date, given, 'from'), readable(date, given, 'to')];
      if (from !== undefined && to !== undefined && to < from)
        checked(
          () => {
            throw new LawError({ code: 'SPAN.REVERSED', zh: '颠倒', en: 'reversed' });
          },
          `${path}/to`,
          problems,
        );
    });
    const good = { from: '2026-01-01', to: '2026-01-02', note: 'x' };
    expect(read(span, good)).toEqual({ value: good, problems: [] });
    expect(codes(span, { ...good, to: '2025-01-01', note: 1 })).toEqual([
      ['/note', 'INPUT.NOT_TEXT'],
      ['/to', 'SPAN.REVERSED'],
    ]);
    expect(codes(span, { ...good, from: 'x', to: '2025-01-01' })).toEqual([['/from', 'DATE.INVALID']]);
    expect(read(span, { ...good, to: '2025-01-01' }).value).toBeUndefined();
    expect(codes(span, null)).toEqual([['', 'INPUT.NOT_OBJECT']]);
    expect(readable(date, JSON.parse('{"__proto__":"2026-01-01"}'), 'constructor')).toBeUndefined();
    expect([
      entriesOf({ list: [1, 2] }, 'list'),
      entriesOf({ list: 1 }, 'list'),
      entriesOf(null, 'list'),
      entriesOf({ list: Array(10_001) }, 'list'),
    ]).toEqual([[1, 2], [], [], []]);
  });

  it('a refusal stands at the place that it names, else where it was asked', () => {
    const found: Problems = [];
    const refuse = (path?: string) => () => {
      throw new LawError({ code: 'A.B', path, zh: '不', en: 'no' });
    };
    expect([
      checked(() => 1, '/x', found),
      checked(refuse('/y/0'), '/x', found),
      checked(refuse(), '/x', found),
    ]).toEqual([1, undefined, undefined]);
    expect(found.map((one) => one.path)).toEqual(['/y/0', '/x']);
  });

  it('a fault that is no refusal of law passes through', () => {
    const faulty: Reader<unknown> = () => {
      throw new TypeError('a fault');
    };
    expect(() => read(list(faulty), [1])).toThrow(TypeError);
    const fault = () => {
      throw new TypeError('a fault');
    };
    expect(() => checked(fault, '', [])).toThrow(TypeError);
    expect(() => read(thrown(fault), 'x')).toThrow(TypeError);
  });

  it('what has a problem is not read, however much of it could be', () => {
    expect(read(record({ day: date, many: flag }), { day: '2026-01-05', many: 1 }).value).toBeUndefined();
    expect(read(record({ day: date }), { day: '2026-01-05', more: 1 }).value).toBeUndefined();
    expect(read(tuple(date, flag), ['2026-01-05', 1]).value).toBeUndefined();
    expect(readable(list(flag), { list: [true, 1] }, 'list')).toBeUndefined();
  });

  it('a problem has the rule that it breaks, where there is one', () => {
    const found: Problems = [];
    problem(found, '/a', 'A.B', '不', 'no', 'INT-5');
    problem(found, '/a', 'A.B', '不', 'no');
    expect(found).toEqual([
      { code: 'A.B', rule: 'INT-5', path: '/a', zh: '不', en: 'no' },
      { code: 'A.B', path: '/a', zh: '不', en: 'no' },
    ]);
    expect(found[1]).not.toHaveProperty('rule');
  });
});
