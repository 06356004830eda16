import { type RefusalReason } from '@hejie/law';
import { z } from 'zod';
import { documentErrors, fieldProblem } from '../document-error.js';
import { nameOf } from './values.js';

/** What a template is filled with: texts, yes or no, lists, by the names that templates use. */
export type Printed = string | boolean | readonly Printed[] | { readonly [name: string]: Printed | undefined };

/** The number of an entry in its list, as templates call it. */
const ORDINAL = '序号';

/**
 * The fields of a document as they are printed, by their Chinese names. Names every field that is missing
 * (`DOCUMENT.FIELD_MISSING`), unknown (`DOCUMENT.FIELD_UNKNOWN`) or wrong (`DOCUMENT.FIELD_INVALID`).
 */
export function readFields(schema: z.ZodObject, fields: unknown): Readonly<Record<string, Printed | undefined>> {
  const read = schema.safeParse(fields, { reportInput: true });
  if (read.success) return printed(schema, read.data) as Readonly<Record<string, Printed | undefined>>;
  throw documentErrors(
    read.error.issues.flatMap((issue) => problemsOf(schema, issue)) as [RefusalReason, ...RefusalReason[]],
  );
}

/** Every name that a template may use for the fields of a schema, those of list entries included. */
export function namesIn(schema: z.core.$ZodType): readonly string[] {
  const inner = bare(schema);
  const own = nameOf(schema);
  const parts =
    inner instanceof z.ZodObject
      ? Object.values(inner.shape).flatMap((one) => namesIn(one as z.ZodType))
      : inner instanceof z.ZodArray
        ? [ORDINAL, ...namesIn(inner.element)]
        : [];
  return own === undefined ? parts : [own, ...parts];
}

const bare = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;

function printed(schema: z.core.$ZodType, value: unknown): Printed | undefined {
  const inner = bare(schema);
  if (value === undefined) return undefined;
  if (inner instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(inner.shape).map(([key, part]) => [
        nameOf(part as z.ZodType) ?? key,
        printed(part as z.ZodType, (value as Record<string, unknown>)[key]),
      ]),
    );
  if (inner instanceof z.ZodArray)
    return (value as readonly unknown[]).map((entry, index) => {
      const one = printed(inner.element, entry) as Printed;
      return typeof one === 'object' ? { ...one, [ORDINAL]: String(index + 1) } : one;
    });
  return value as Printed;
}

function problemsOf(schema: z.ZodObject, issue: z.core.$ZodIssue): RefusalReason[] {
  const path = `/fields${issue.path.map((step) => `/${String(step)}`).join('')}`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fieldProblem('FIELD_UNKNOWN', `${path}/${key}`, `没有字段“${key}”。`, `There is no field ${key}.`),
    );
  const name = nameAt(schema, issue.path);
  return issue.input === undefined
    ? [fieldProblem('FIELD_MISSING', path, `缺少“${name}”。`, `${path} (${name}) is missing.`)]
    : [fieldProblem('FIELD_INVALID', path, `“${name}”不合要求。`, `${path} (${name}): ${issue.message}.`)];
}

/** The name of the innermost field on a path that has one. */
function nameAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string {
  let at: z.core.$ZodType | undefined = schema;
  let name = '';
  for (const step of path) {
    const inner: z.core.$ZodType | undefined = at === undefined ? undefined : bare(at);
    at =
      inner instanceof z.ZodObject
        ? (inner.shape[String(step)] as z.ZodType | undefined)
        : inner instanceof z.ZodArray
          ? inner.element
          : undefined;
    name = (at === undefined ? undefined : nameOf(at)) ?? name;
  }
  return name;
}
