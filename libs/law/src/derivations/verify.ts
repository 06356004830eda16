import { type Bilingual, type Derivation, type JsonValue } from '../basics/derivation.js';
import { LAW_EDITION } from '../basics/edition.js';
import { LawError } from '../basics/law-error.js';
import { formatYuan } from '../basics/money.js';
import { list, optional, record, text, type Problems, type Reader } from '../validation/readers.js';
import { recompute, type Recomputations, type Recomputed } from './recompute.js';

/** The first place at which a stored tree is not what its inputs come to. */
export interface Difference {
  /** The step by its number in the annex (计算清单), such as `1.2`; `=`: the result itself. */
  readonly no: string;
  readonly rule: string;
  /** Where in the step, as a JSON pointer, such as `/inputs/principal`. */
  readonly at: string;
  /** What is stored there and what comes out; `undefined`: nothing. */
  readonly stated: JsonValue | undefined;
  readonly computed: JsonValue | undefined;
  /** Why nothing comes out, where the law refuses what is stored. */
  readonly refusal?: Bilingual;
}

/**
 * What became of a verification. `SAME`: it comes out as stored. `DIFFERS`: it does not. `OTHER_LAW`: it does not, and it was computed by law
 * that this build does not have, an earlier or later edition or a later notice; that is no sign that anything was altered.
 */
export type Verification =
  | { readonly outcome: 'SAME'; readonly edition: string | null }
  | { readonly outcome: 'DIFFERS' | 'OTHER_LAW'; readonly edition: string | null; readonly difference: Difference };

/**
 * Verifies what was stored: a tree, or a value with its tree as `derivation` (an answer of the calculator, a balance with its list). The rule
 * is run again on the inputs of the tree, and everything is compared, steps before what rests on them. Throws `DERIVATION.UNREADABLE`.
 */
export function verifyStored(stored: unknown, recomputations: Recomputations): Verification {
  const { derivation, ...beside } = isObject(stored) && 'derivation' in stored ? stored : { derivation: stored };
  const tree = readTree(derivation);
  const edition = tree.edition ?? null;
  try {
    const computed = recompute(tree, recomputations);
    const difference = firstDifference(tree, computed.derivation) ?? differenceBeside(beside, computed);
    if (difference === null) return { outcome: 'SAME', edition };
    return { outcome: edition === null || edition === LAW_EDITION ? 'DIFFERS' : 'OTHER_LAW', edition, difference };
  } catch (error) {
    if (!(error instanceof LawError)) throw error;
    const { rule } = tree;
    const at = `/inputs${error.path ?? ''}`;
    const difference = { no: RESULT, rule, at, stated: undefined, computed: undefined, refusal: error.toJSON() };
    const sameLaw = (edition === null || edition === LAW_EDITION) && error.code !== 'CALENDAR.EDITION_UNKNOWN';
    return { outcome: sameLaw ? 'DIFFERS' : 'OTHER_LAW', edition, difference };
  }
}

const RESULT = '=';

/** The first step of a tree that is not the step of another in its place, each step before the one that it leads to; null for equal trees. The edition is no part of a step. */
function firstDifference(stated: Derivation, computed: Derivation, no = RESULT): Difference | null {
  for (let i = 0; i < Math.max(stated.parts.length, computed.parts.length); i++) {
    const [own, anew] = [stated.parts[i], computed.parts[i]];
    const below = no === RESULT ? String(i + 1) : `${no}.${i + 1}`;
    if (own === undefined || anew === undefined)
      return { no: below, rule: (own ?? anew)?.rule ?? '', at: '', stated: own?.text.zh, computed: anew?.text.zh };
    const found = firstDifference(own, anew, below);
    if (found !== null) return found;
  }
  const place = firstPlace(step(stated), step(computed), '');
  return place === null ? null : { no, rule: stated.rule, ...place };
}

const step = ({ rule, article, inputs, text: sentence, value }: Derivation): object => ({
  rule,
  article,
  inputs,
  text: sentence,
  value,
});

/** What stands beside a tree: its value, the further values of its rule, and the fields of a value that is stored with its tree. */
function differenceBeside(beside: object, computed: Recomputed): Difference | null {
  const { value, derivation, ...further } = computed as Recomputed & { readonly value?: unknown };
  const expected = { ...(isObject(value) ? value : {}), ...further, value: derivation.value };
  for (const [name, stated] of Object.entries(beside)) {
    if (name === 'kind') continue;
    const place = firstPlace(stated, own(expected, name), `/${name}`);
    // A decision is stored whole, or as its tree states it.
    const whole = name === 'value' && firstPlace(stated, value, '') === null;
    if (place !== null && !whole) return { no: RESULT, rule: derivation.rule, ...place };
  }
  return null;
}

type Place = Pick<Difference, 'at' | 'stated' | 'computed'>;

/** Where two values first part, whatever the order in which a store gives fields back. Fen are amounts in yuan, an absent field is `undefined`. */
function firstPlace(stated: unknown, computed: unknown, at: string): Place | null {
  if (isObject(stated) && isObject(computed) && Array.isArray(stated) === Array.isArray(computed)) {
    for (const name of new Set([...Object.keys(computed), ...Object.keys(stated)])) {
      const found = firstPlace(own(stated, name), own(computed, name), `${at}/${name}`);
      if (found !== null) return found;
    }
    return null;
  }
  const written = typeof computed === 'bigint' ? formatYuan(computed) : computed;
  return stated === written ? null : { at, stated: stated as JsonValue, computed: written as JsonValue };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const own = (of: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(of, name) ? of[name] : undefined;

const anything: Reader<unknown> = (value) => value;
const object: Reader<object> = (value, path, problems) =>
  isObject(value) && !Array.isArray(value) ? value : record({})(value, path, problems);
const node: Reader<unknown> = (value, path, problems) =>
  record({
    edition: optional(text, ''),
    rule: text,
    article: optional(text, ''),
    inputs: object,
    parts: list(node),
    text: record({ zh: text, en: text }),
    value: optional(anything, null),
  })(value, path, problems);

/** A tree of unknown shape. Throws `DERIVATION.UNREADABLE` at the first place that belongs to no tree. */
function readTree(given: unknown): Derivation {
  const problems: Problems = [];
  node(given, '', problems);
  const [first] = problems;
  if (first === undefined) return given as Derivation;
  throw new LawError({
    code: 'DERIVATION.UNREADABLE',
    path: first.path ?? '',
    zh: `不是计算过程，${first.path === '' ? '' : `${first.path}：`}${first.zh}`,
    en: `This is no derivation. ${first.path === '' ? '' : `${first.path}: `}${first.en}`,
  });
}
