import { type Derivation, type JsonValue } from '../basics/derivation.js';
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
 * Computes the value of a derivation again, from the leaves up: the value it states must be the value that comes out. Each
 * step is found by its rule; `evaluators` adds those of other libraries. Throws for a step that nobody can evaluate.
 */
export function reevaluate(
  derivation: Derivation,
  evaluators: Readonly<Record<string, Evaluator>> = LAW_EVALUATORS,
  calendars: (editionIds: readonly string[]) => CourtCalendar = calendarOf,
): JsonValue {
  const evaluate = evaluators[derivation.rule];
  if (evaluate === undefined) throw new Error(`no evaluator for the rule ${derivation.rule}`);
  const parts = derivation.parts.map((part) => reevaluate(part, evaluators, calendars));
  return evaluate({ derivation, parts, calendarOf: calendars });
}
