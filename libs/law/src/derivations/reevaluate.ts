import { type Derivation, type JsonValue } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { calendarOf, type CourtCalendar } from '../calendar/calendar.js';
import { LAW_EVALUATORS } from './law-evaluators.js';

/** What an evaluator is given: a step, the values of its parts as evaluated again, and where calendars come from. */
export interface Step {
  readonly derivation: Derivation;
  readonly parts: readonly JsonValue[];
  readonly calendarOf: (editionIds: readonly string[]) => CourtCalendar;
}

/** Computes the value of one step from its inputs and the values of its parts, never from the value that it states. */
export type Evaluator = (step: Step) => JsonValue;

/**
 * Computes the value of a derivation again, from the leaves up: the value it states must be the value that comes out, and the
 * steps must be those to which the inputs lead. Each step is found by its rule; `evaluators` adds those of other libraries.
 * Throws `DERIVATION.NO_EVALUATOR` for a step that nobody can compute, `DERIVATION.STEPS_DIFFER` for one whose parts are of other
 * inputs than its own, and whatever refuses an input that cannot be read.
 */
export function reevaluate(
  derivation: Derivation,
  evaluators: Readonly<Record<string, Evaluator>> = LAW_EVALUATORS,
  calendars: (editionIds: readonly string[]) => CourtCalendar = calendarOf,
): JsonValue {
  const { rule } = derivation;
  const evaluate = Object.hasOwn(evaluators, rule) ? evaluators[rule] : undefined;
  if (evaluate === undefined)
    throw new LawError({
      code: 'DERIVATION.NO_EVALUATOR',
      rule,
      zh: `没有规则 ${shown(rule)} 的重算方法。`,
      en: `Nothing computes the rule ${shown(rule)} again.`,
    });
  const parts = derivation.parts.map((part) => reevaluate(part, evaluators, calendars));
  return evaluate({ derivation, parts, calendarOf: calendars });
}
