import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';
import { SchemaValidationPipe } from './schema-validation.pipe.js';
import { ProblemError } from './problem.js';

const told = (schema: z.ZodType, given: unknown) =>
  fieldErrors(schema.safeParse(given, { reportInput: true }).error!.issues);
const worded = z
  .string()
  .regex(/^[a-z]+$/)
  .refine((text) => /^[a-z]+$/.test(text), {
    params: { code: 'FIELD.FORMAT', zh: '应为小写字母', en: 'Small letters' },
  });

describe('a field that does not fit its schema', () => {
  const every = z.strictObject({
    text: z.string(),
    empty: z.string().min(1),
    short: z.string().min(3),
    long: z.string().max(3),
    formed: z.string().regex(/^\d{4}$/),
    number: z.number(),
    whole: z.int(),
    small: z.number().min(2),
    great: z.number().max(2),
    above: z.number().gt(2),
    below: z.number().lt(2),
    even: z.number().multipleOf(2),
    flag: z.boolean(),
    few: z.array(z.string()).min(1),
    many: z.array(z.string()).max(1),
    list: z.array(z.string()),
    object: z.strictObject({}),
    word: z.enum(['A', 'B']),
    one: z.literal('A'),
    either: z.union([z.string(), z.number()]),
    refined: z.string().refine(() => false),
    missing: z.string(),
  });
  const given = {
    text: 1,
    empty: '',
    short: 'ab',
    long: 'abcd',
    formed: 'x',
    number: '1',
    whole: 1.5,
    small: 1,
    great: 3,
    above: 2,
    below: 2,
    even: 3,
    flag: 1,
    few: [],
    many: ['a', 'b'],
    list: 'a',
    object: [],
    word: 'C',
    one: 'B',
    either: true,
    refined: 'x',
    more: 1,
  };

  it('is told of in words of one language each, with no pattern and no type of the code', () => {
    const errors = told(every, given);
    expect(errors.map(({ path }) => path).sort()).toEqual(
      [...Object.keys(every.shape), 'more'].map((name) => `/${name}`).sort(),
    );
    for (const { path, zh, en } of errors) {
      expect([path, zh]).toEqual([path, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([path, zh]).toEqual([path, expect.not.stringMatching(/string|array|\\|\^/)]);
      expect([path, en]).toEqual([path, expect.stringMatching(/^[^\p{Script=Han}\\^]+$/u)]);
      expect([path, en]).toEqual([path, expect.not.stringMatching(/string|received|Invalid/)]);
    }
  });

  it.each([
    ['short', '至少应有 3 个字符', 'At least 3 characters are expected'],
    ['above', '应大于 2', 'More than 2 is expected'],
    ['below', '应小于 2', 'Less than 2 is expected'],
    ['great', '不得大于 2', 'At most 2 is allowed'],
    ['many', '最多 1 项', 'At most 1 entries are allowed'],
    ['word', '应为 A、B 之一', 'One of A, B is expected'],
    ['one', '应为 A', 'A is expected'],
    ['whole', '应为整数', 'A whole number is expected'],
  ])('says what %s should be', (field, zh, en) => {
    expect(told(every, given).find(({ path }) => path === `/${field}`)).toMatchObject({ zh, en });
  });

  it('with words of its own is told in these, once', () => {
    expect(told(z.strictObject({ a: worded }), { a: '7' })).toEqual([
      { path: '/a', code: 'FIELD.FORMAT', zh: '应为小写字母', en: 'Small letters' },
    ]);
    expect(told(z.strictObject({ a: worded.min(2) }), { a: '7' }).map(({ code }) => code)).toEqual([
      'FIELD.FORMAT',
      'FIELD.TOO_SMALL',
    ]);
  });
});

describe('a parameter that does not fit its schema', () => {
  const pipe = new SchemaValidationPipe();
  const refused = async (value: unknown, metadata: Parameters<typeof pipe.transform>[1]) => {
    const error = await pipe.transform(value, metadata).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return (error as ProblemError).problem.errors?.map(({ path, code }) => [path, code]);
  };

  it('is named like a field of a body', async () => {
    const schema = z.coerce.number().int().min(1);
    expect(await refused('abc', { type: 'param', data: 'version', schema })).toEqual([['/version', 'FIELD.TYPE']]);
    expect(await refused('0', { type: 'param', data: 'version', schema })).toEqual([['/version', 'FIELD.TOO_SMALL']]);
    expect(await pipe.transform('2', { type: 'param', data: 'version', schema })).toBe(2);
  });

  it('the fields of a body and of a query are named by themselves', async () => {
    const schema = z.strictObject({ a: z.string() });
    expect(await refused({ b: 1 }, { type: 'body', schema })).toEqual([
      ['/a', 'FIELD.MISSING'],
      ['/b', 'FIELD.UNKNOWN'],
    ]);
    expect(await refused({ a: 1 }, { type: 'query', schema })).toEqual([['/a', 'FIELD.TYPE']]);
  });
});
