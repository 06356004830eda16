import { z } from 'zod';
import { type FieldError } from './problem.js';

const chinese = z.locales.zhCN().localeError;

/**
 * Every wrong field of a request as {@link FieldError}. An unknown field is named one by one.
 * A schema that checks with a function of law passes the refusal on in `params: { code, zh, en }`.
 */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const errors = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownFields(issue.path, issue.keys) : [fieldError(issue)],
  );
  // Where the law itself says what is wrong with a value, that its pattern fails as well says nothing more.
  const judged = new Set(errors.filter(({ code }) => !code.startsWith('FIELD.')).map(({ path }) => path));
  return errors.filter(({ path, code }) => code !== 'FIELD.FORMAT' || !judged.has(path));
}

/** JSON Pointer (RFC 6901) of a place in the request; the whole of it is the empty text. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Fields of a request that nothing knows, each by its name. */
export function unknownFields(path: readonly PropertyKey[], names: readonly string[]): FieldError[] {
  return names.map((name) => ({
    path: jsonPointer([...path, name]),
    code: 'FIELD.UNKNOWN',
    zh: '未知的字段',
    en: 'Unknown field',
  }));
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = jsonPointer(issue.path);
  if (issue.code === 'custom') {
    const {
      code = 'FIELD.INVALID',
      zh = issue.message,
      en = issue.message,
    } = (issue.params ?? {}) as Partial<FieldError>;
    return { path, code, zh, en };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { path, code: 'FIELD.MISSING', zh: '缺少该字段', en: 'The field is missing' };
  const localized = chinese(issue as z.core.$ZodRawIssue);
  const zh = typeof localized === 'string' ? localized : (localized?.message ?? issue.message);
  return { path, code: CODES[issue.code] ?? 'FIELD.INVALID', zh, en: issue.message };
}

const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'FIELD.TYPE',
  invalid_value: 'FIELD.VALUE',
  invalid_format: 'FIELD.FORMAT',
  too_small: 'FIELD.TOO_SMALL',
  too_big: 'FIELD.TOO_BIG',
  invalid_union: 'FIELD.VARIANT',
};
