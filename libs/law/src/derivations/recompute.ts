import { type Derivation } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { calendarOf, type CourtCalendar } from '../calendar/calendar.js';
import { record, type Fields, type Problems, type RecordOf } from '../validation/readers.js';

/** What a rule comes to: its tree, with the value and whatever else the rule gives beside it. */
export interface Recomputed {
  readonly derivation: Derivation;
}

/** Runs the rule at the root of a tree on what went into it. It reads no value that the tree states. */
export type Recomputation = (tree: Derivation, calendar: CourtCalendar) => Recomputed;

/** How each rule that heads a tree is run again, by its id. */
export type Recomputations = Readonly<Record<string, Recomputation>>;

/**
 * Computes a tree anew from what went into it, by the calendar that it names. `DERIVATION.RULE_UNKNOWN` where its rule heads no tree,
 * `CALENDAR.EDITION_UNKNOWN`, `INPUT.*`, and whatever the rule itself refuses.
 */
export function recompute(tree: Derivation, recomputations: Recomputations): Recomputed {
  const { rule } = tree;
  const run = Object.hasOwn(recomputations, rule) ? recomputations[rule] : undefined;
  if (run === undefined)
    throw new LawError({
      code: 'DERIVATION.RULE_UNKNOWN',
      rule,
      zh: `没有规则 ${shown(rule)} 的重算方法。`,
      en: `Nothing computes the rule ${shown(rule)} again.`,
    });
  return run(tree, calendarOf(editionsIn(tree) ?? []));
}

/** The calendar that a tree names, at its root or first below it; none where no day of rest was asked about. */
function editionsIn({ inputs, parts }: Derivation): readonly string[] | null {
  const own = inputs['calendar'];
  if (Array.isArray(own)) return own.map(String);
  for (const part of parts) {
    const below = editionsIn(part);
    if (below !== null) return below;
  }
  return null;
}

/** The recomputation of a rule whose inputs are these fields; what is below the root is looked at only where the root leaves it to its parts. */
export function recomputation<F extends Fields>(
  fields: F,
  run: (inputs: RecordOf<F>, calendar: CourtCalendar, tree: Derivation) => Recomputed,
): Recomputation {
  return (tree, calendar) => run(inputsOf(tree, fields), calendar, tree);
}

/** One recomputation for a tree that has an input of this name, another for one that has not: two rules of one id. */
export function whereGiven(name: string, given: Recomputation, absent: Recomputation): Recomputation {
  return (tree, calendar) => (Object.hasOwn(tree.inputs, name) ? given : absent)(tree, calendar);
}

/** The inputs of a step that a rule is run on; those that follow from others are left out. Throws `INPUT.*` with the first that cannot be read. */
export function inputsOf<F extends Fields>({ inputs }: Derivation, fields: F): RecordOf<F> {
  const problems: Problems = [];
  const known = Object.fromEntries(Object.entries(inputs).filter(([name]) => Object.hasOwn(fields, name)));
  const read = record(fields)(known, '', problems);
  const [first] = problems;
  if (first !== undefined) throw new LawError(first);
  return read as RecordOf<F>;
}
