import type { JsonSchema } from './json-schema.js';

/** Why a published fact may not change like this. */
export interface Breakage {
  /** CloudEvents type of the fact. */
  readonly fact: string;
  /** Path of the field, e.g. `title.principal` or `parties[].side`; empty for the fact itself. */
  readonly field: string;
  readonly change: string;
  readonly remedy: string;
}

/** Words for people: they promise nothing about the data. */
const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  'title',
  'description',
  'examples',
  'default',
  'properties',
  'required',
  'items',
  'oneOf',
  'anyOf',
  'allOf',
]);

/**
 * Compares what is published with what the sources give, in both directions:
 * facts of the old version stay in the log, so the new schema must accept all of them;
 * readers of the old version stay in service, so whatever is written now must satisfy the old schema.
 * Together they leave one change of the data: a new optional field. Everything else is a new version.
 */
export function breakagesOf(
  published: ReadonlyMap<string, JsonSchema>,
  current: ReadonlyMap<string, JsonSchema>,
): Breakage[] {
  return [...published].flatMap(([file, before]) => {
    const fact = String(before.title);
    const remedy = `keep ${fact} as it was published and add ${nextVersion(fact)} beside it`;
    const now = current.get(file);
    const changes = now
      ? [...topicChange(before, now), ...changesOf(before, now, '')]
      : [{ field: '', change: 'the fact is gone' }];
    return changes.map((change) => ({ fact, ...change, remedy }));
  });
}

/** One line for people. */
export const describe = ({ fact, field, change, remedy }: Breakage): string =>
  `${fact}${field ? ` · ${field}` : ''}: ${change}. Remedy: ${remedy}.`;

interface Change {
  readonly field: string;
  readonly change: string;
}

function topicChange(before: JsonSchema, now: JsonSchema): Change[] {
  const [from, to] = [before['x-topic'], now['x-topic']];
  return from === to ? [] : [{ field: '', change: `its topic moved from ${String(from)} to ${String(to)}` }];
}

function changesOf(before: JsonSchema, now: JsonSchema, field: string): Change[] {
  return [
    ...keywordChanges(before, now, field),
    ...propertyChanges(before, now, field),
    ...nested(before.items, now.items, `${field}[]`),
    ...['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => branchChanges(before[keyword], now[keyword], field)),
  ];
}

function keywordChanges(before: JsonSchema, now: JsonSchema, field: string): Change[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keywords]
    .filter((keyword) => !ANNOTATIONS.has(keyword) && keyword !== 'x-topic')
    .filter((keyword) => canonical(before[keyword]) !== canonical(now[keyword]))
    .map((keyword) => ({ field, change: `${keyword} changed from ${show(before[keyword])} to ${show(now[keyword])}` }));
}

function propertyChanges(before: JsonSchema, now: JsonSchema, field: string): Change[] {
  const [was, is] = [propertiesOf(before), propertiesOf(now)];
  const [needed, needs] = [requiredOf(before), requiredOf(now)];
  const path = (name: string): string => (field ? `${field}.${name}` : name);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name): Change[] => {
    const [old, current] = [was[name], is[name]];
    if (!current) return [{ field: path(name), change: 'the field is gone (or renamed); readers rely on it' }];
    if (!old)
      return needs.has(name)
        ? [{ field: path(name), change: 'a new field is required; facts already in the log lack it' }]
        : [];
    const duty: Change[] =
      needed.has(name) === needs.has(name)
        ? []
        : [
            {
              field: path(name),
              change: needs.has(name)
                ? 'an optional field became required; facts already in the log may lack it'
                : 'a required field became optional; readers rely on it',
            },
          ];
    return [...duty, ...changesOf(old, current, path(name))];
  });
}

/** Branches of a union keep their number and order; each is compared with its namesake. */
function branchChanges(before: unknown, now: unknown, field: string): Change[] {
  const [was, is] = [listOf(before), listOf(now)];
  if (was.length !== is.length) return [{ field, change: `a union of ${was.length} became one of ${is.length}` }];
  return was.flatMap((branch, index) => changesOf(branch, is[index]!, `${field}|${index + 1}`));
}

function nested(before: unknown, now: unknown, field: string): Change[] {
  if (before === undefined && now === undefined) return [];
  if (!isSchema(before) || !isSchema(now)) {
    return canonical(before) === canonical(now)
      ? []
      : [{ field, change: `items changed from ${show(before)} to ${show(now)}` }];
  }
  return changesOf(before, now, field);
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);
const propertiesOf = (schema: JsonSchema): Record<string, JsonSchema> =>
  (schema.properties ?? {}) as Record<string, JsonSchema>;
const requiredOf = (schema: JsonSchema): Set<string> => new Set((schema.required ?? []) as string[]);
const show = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

/** The value's text without regard to the order of keys, or of an enum's members. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (!isSchema(value)) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${key}:${canonical(value[key])}`)
    .join(',')}}`;
}

function nextVersion(type: string): string {
  return type.replace(/\.v(\d+)$/, (_, version: string) => `.v${Number(version) + 1}`);
}
