import { legalDate, type LegalDate } from '../basics/dates.js';
import { courtInstant, type CourtInstant } from '../basics/instants.js';
import { LawError, type LawErrorText } from '../basics/law-error.js';
import { parseRate, parseYuan, type ExactDecimal, type Fen } from '../basics/money.js';
import { shown } from '../basics/shown.js';

/** What is wrong with an input so far: readers add to it and go on, so that every bad field is named at once. */
export type Problems = LawErrorText[];

/** No list has more entries than this, unless its reader says otherwise: a case with more belongs to nobody. */
export const LONGEST_LIST = 10_000;
/** After so many problems the rest are not looked for; the last one says so. */
export const MOST_PROBLEMS = 100;

/** Reads a value of unknown shape at a JSON pointer; `undefined` means that a problem was added. */
export type Reader<T> = (value: unknown, path: string, problems: Problems) => T | undefined;

type Read<R> = R extends Reader<infer T> ? T : never;

/** A reader of a field that may be absent, with the value it then has. */
export interface OptionalReader<T> {
  readonly read: Reader<T>;
  readonly absent: T;
}

/** Adds a problem with its JSON pointer; after `MOST_PROBLEMS` one that says that there may be more, and then none. */
export function problem(
  problems: Problems,
  path: string,
  code: string,
  zh: string,
  en: string,
  rule?: string,
): undefined {
  return add(problems, path, { code, ...(rule === undefined ? {} : { rule }), path, zh, en });
}

function add(problems: Problems, path: string, found: LawErrorText): undefined {
  if (problems.length < MOST_PROBLEMS) problems.push(found);
  else if (!enough(problems))
    problems.push({
      code: 'INPUT.MORE_PROBLEMS',
      path,
      zh: `已列出 ${MOST_PROBLEMS} 处问题，其余未再检查。`,
      en: `${MOST_PROBLEMS} problems are listed; the rest was not looked at.`,
    });
  return undefined;
}

/** So many problems that the rest of the input is not read. */
const enough = (problems: Problems): boolean => problems.length > MOST_PROBLEMS;

/** Asks a function of law; if it refuses, the refusal is added at the place that it names, else at `path`. */
export function checked<T>(ask: () => T, path: string, problems: Problems): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof LawError)) throw error;
    return refused(error, error.path ?? path, problems);
  }
}

/** Adds a refusal of law at `path`. */
export function refused(error: LawError, path: string, problems: Problems): undefined {
  return add(problems, path, { ...error.toJSON(), path });
}

/** A reader made of a function that throws `LawError`, e.g. `legalDate`. */
export function thrown<T>(parse: (text: string) => T): Reader<T> {
  return (value, path, problems) => {
    if (typeof value !== 'string')
      return problem(problems, path, 'INPUT.NOT_TEXT', '应为带引号的文本。', 'A quoted text is expected.');
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof LawError)) throw error;
      return refused(error, path, problems);
    }
  };
}

/** Text as it is. */
export const text: Reader<string> = thrown((value) => value);
/** A date `YYYY-MM-DD`. */
export const date: Reader<LegalDate> = thrown(legalDate);
/** An amount in yuan as text, read into fen. */
export const amount: Reader<Fen> = thrown(parseYuan);
/** A rate as decimal text, exact. */
export const rate: Reader<ExactDecimal> = thrown(parseRate);

/** An instant as RFC 3339 in +08:00. */
export const instant: Reader<CourtInstant> = thrown(courtInstant);

/** A value or null. */
export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value, path, problems) => (value === null ? null : read(value, path, problems));
}

/** true or false. */
export const flag: Reader<boolean> = (value, path, problems) =>
  typeof value === 'boolean'
    ? value
    : problem(problems, path, 'INPUT.NOT_BOOLEAN', '应为 true 或 false。', 'true or false is expected.');

/** A whole number from min to max. */
export function whole(min: number, max: number): Reader<number> {
  return (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return problem(problems, path, 'INPUT.NOT_WHOLE', '应为整数。', 'A whole number is expected.');
    if (value >= min && value <= max) return value;
    return problem(
      problems,
      path,
      'INPUT.OUT_OF_RANGE',
      `应在 ${min} 至 ${max} 之间。`,
      `A number from ${min} to ${max} is expected.`,
    );
  };
}

/** One of the given words. */
export function oneOf<const T extends string>(...words: readonly T[]): Reader<T> {
  return (value, path, problems) => {
    const found = words.find((word) => word === value);
    return (
      found ??
      problem(
        problems,
        path,
        'INPUT.NOT_ALLOWED',
        `应为 ${words.join('、')} 之一。`,
        `One of ${words.join(', ')} is expected.`,
      )
    );
  };
}

/** A list, each element read by the same reader, of at least `min` and at most `max` elements. */
export function list<T>(item: Reader<T>, min = 0, max = LONGEST_LIST): Reader<T[]> {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return problem(problems, path, 'INPUT.NOT_LIST', '应为列表。', 'A list is expected.');
    if (value.length < min)
      return problem(problems, path, 'INPUT.TOO_FEW', `至少应有 ${min} 项。`, `At least ${min} entries are expected.`);
    if (value.length > max)
      return problem(problems, path, 'INPUT.TOO_MANY', `最多 ${max} 项。`, `At most ${max} entries are expected.`);
    const before = problems.length;
    const read: (T | undefined)[] = [];
    for (let i = 0; i < value.length && !enough(problems); i += 1) read.push(item(value[i], `${path}/${i}`, problems));
    return problems.length === before ? (read as T[]) : undefined;
  };
}

/** A list of fixed length, each place with its own reader: `[base, expiry, end]`. */
export function tuple<const R extends readonly Reader<unknown>[]>(
  ...items: R
): Reader<{ -readonly [K in keyof R]: Read<R[K]> }> {
  return (value, path, problems) => {
    if (!Array.isArray(value) || value.length !== items.length) {
      return problem(
        problems,
        path,
        'INPUT.WRONG_LENGTH',
        `应为含 ${items.length} 项的列表。`,
        `A list of ${items.length} entries is expected.`,
      );
    }
    const before = problems.length;
    const read = items.map((item, i) => item(value[i], `${path}/${i}`, problems));
    return problems.length === before ? (read as { -readonly [K in keyof R]: Read<R[K]> }) : undefined;
  };
}

/** A field that may be absent. */
export function optional<T>(read: Reader<T>, absent: T): OptionalReader<T> {
  return { read, absent };
}

/** The readers of the fields of an object. */
export type Fields = Record<string, Reader<unknown> | OptionalReader<unknown>>;
/** What is read by them. */
export type RecordOf<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalReader<infer T> ? T : F[K] extends Reader<infer T> ? T : never;
};

/** An object with exactly these fields: a missing field without a stated default and an unknown field are problems. */
export function record<F extends Fields>(fields: F): Reader<RecordOf<F>> {
  return (value, path, problems) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return problem(problems, path, 'INPUT.NOT_OBJECT', '应为对象。', 'An object is expected.');
    }
    const given = value as Record<string, unknown>;
    const before = problems.length;
    const read: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const at = `${path}/${name}`;
      const present = Object.hasOwn(given, name) && given[name] !== undefined;
      if (present) read[name] = (typeof field === 'function' ? field : field.read)(given[name], at, problems);
      else if (typeof field === 'function')
        problem(problems, at, 'INPUT.MISSING', `缺少 ${name}。`, `${name} is missing.`);
      else read[name] = field.absent;
    }
    for (const name of Object.keys(given)) {
      if (enough(problems)) break;
      if (!Object.hasOwn(fields, name))
        problem(
          problems,
          `${path}/${pointer(shown(name))}`,
          'INPUT.UNKNOWN_FIELD',
          `没有名为 ${shown(name)} 的字段。`,
          `There is no field ${shown(name)}.`,
        );
    }
    return problems.length === before ? (read as RecordOf<F>) : undefined;
  };
}

/**
 * A reader of an input whose fields must also agree. The check is given what was handed in: it looks at the fields that can be read
 * (`readable`), so that one bad field hides nothing about the others, and adds its problems at their places.
 */
export function agreeing<T>(
  read: Reader<T>,
  check: (given: unknown, path: string, problems: Problems) => void,
): Reader<T> {
  return (value, path, problems) => {
    const before = problems.length;
    const typed = read(value, path, problems);
    check(value, path, problems);
    return problems.length === before ? typed : undefined;
  };
}

/** What a reader reads in a field of an object (or at a place of a list), or undefined: no problem is added. */
export function readable<T>(read: Reader<T>, given: unknown, name: string | number): T | undefined {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, name)) return undefined;
  const problems: Problems = [];
  const found = read((given as Record<string | number, unknown>)[name], '', problems);
  return problems.length === 0 ? found : undefined;
}

/** The entries of a list that is a field of an object, none where there is no list or it is too long to be read. */
export function entriesOf(given: unknown, name: string): readonly unknown[] {
  const found = readable((value) => (Array.isArray(value) ? (value as unknown[]) : []), given, name) ?? [];
  return found.length > LONGEST_LIST ? [] : found;
}

/** A field name inside a JSON pointer (RFC 6901). */
function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
