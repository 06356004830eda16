import { type z } from 'zod';
import { type FieldError } from './problem.js';
import { MISSING, UNKNOWN, wordingOf } from './wording.js';

/**
 * Every wrong field of a request as {@link FieldError}. An unknown field is named one by one.
 * A schema that says itself what is wrong with a value (a function of law, a form in words) does so in `params: { code?, zh, en }`.
 * @param place where the value stands in the request, e.g. `['version']` for a parameter of the path; the body stands nowhere.
 */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], place: readonly PropertyKey[] = []): FieldError[] {
  const placed = issues.map((issue) => ({ issue, path: [...place, ...issue.path] }));
  // Where a field has its own words, that its pattern fails as well says nothing more.
  const worded = new Set(placed.filter(({ issue }) => issue.code === 'custom').map(({ path }) => jsonPointer(path)));
  return placed
    .filter(({ issue, path }) => issue.code !== 'invalid_format' || !worded.has(jsonPointer(path)))
    .flatMap(({ issue, path }) =>
      issue.code === 'unrecognized_keys' ? unknownFields(path, issue.keys) : [fieldError(issue, jsonPointer(path))],
    );
}

/** JSON Pointer (RFC 6901) of a place in the request; the whole of it is the empty text. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Fields of a request that nothing knows, each by its name. */
export function unknownFields(path: readonly PropertyKey[], names: readonly string[]): FieldError[] {
  return names.map((name) => ({ path: jsonPointer([...path, name]), code: 'FIELD.UNKNOWN', ...UNKNOWN }));
}

function fieldError(issue: z.core.$ZodIssue, path: string): FieldError {
  const told = { code: CODES[issue.code] ?? 'FIELD.INVALID', ...wordingOf(issue) };
  if (issue.code === 'custom') return { path, ...told, ...(issue.params as Partial<FieldError> | undefined) };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { path, code: 'FIELD.MISSING', ...MISSING };
  return { path, ...told };
}

const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'FIELD.TYPE',
  invalid_value: 'FIELD.VALUE',
  invalid_format: 'FIELD.FORMAT',
  too_small: 'FIELD.TOO_SMALL',
  too_big: 'FIELD.TOO_BIG',
  invalid_union: 'FIELD.VARIANT',
};
