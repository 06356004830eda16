import { legalDate, type LegalDate } from '../basics/dates.js';
import { type Derivation, type JsonValue } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { parseRate, parseYuan, type ExactDecimal, type Fen } from '../basics/money.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { type Step } from './reevaluate.js';

/** An input of a step; null where it has none of the name. */
export const input = (step: Step, name: string): JsonValue => step.derivation.inputs[name] ?? null;
/** An input as text. */
export const textIn = (step: Step, name: string): string => String(input(step, name));
/** An input that is a date. Throws `DATE.INVALID`. */
export const dateIn = (step: Step, name: string): LegalDate => legalDate(textIn(step, name));
/** An input that is a list of dates. */
export const datesIn = (step: Step, name: string): LegalDate[] =>
  (input(step, name) as readonly string[]).map(legalDate);
/** An amount in yuan, in fen. Throws `MONEY.*`. */
export const fenIn = (step: Step, name: string): Fen => parseYuan(textIn(step, name));
/** A rate. Throws `RATE.INVALID`. */
export const rateIn = (step: Step, name: string): ExactDecimal => parseRate(textIn(step, name));
/** An input that is a number. */
export const numberIn = (step: Step, name: string): number => Number(input(step, name));
/** The value of the last part; null without parts. */
export const lastPart = (step: Step): JsonValue => step.parts.at(-1) ?? null;

/** The calendar that a step names, or the last of its parts that names one; none where no day of rest matters. */
export function calendarIn(step: Step): CourtCalendar {
  const named = [step.derivation, ...step.derivation.parts].findLast((one) => one.inputs['calendar'] !== undefined);
  return step.calendarOf((named?.inputs['calendar'] ?? []) as readonly string[]);
}

/**
 * Refuses a step whose parts do not follow from what went into it, as where somebody changed an input and left the steps:
 * `DERIVATION.STEPS_DIFFER`. For the evaluators of every library.
 */
export function requireFollows(step: Step, follows: boolean): void {
  if (follows) return;
  const { rule } = step.derivation;
  throw new LawError({
    code: 'DERIVATION.STEPS_DIFFER',
    rule,
    zh: `${rule}：各步骤不是由所列依据得出的。`,
    en: `${rule}: the steps are not those to which the inputs lead.`,
  });
}

/** Requires of the parts of a step that they are the steps of the same computation made anew: the same rules on the same inputs. */
export function requireSteps(step: Step, anew: readonly Derivation[]): void {
  requireFollows(step, sameSteps(step.derivation.parts, anew));
}

function sameSteps(stated: readonly Derivation[], anew: readonly Derivation[]): boolean {
  return (
    stated.length === anew.length &&
    stated.every((one, i) => {
      const other = anew[i] as Derivation;
      // What a later version of a rule adds to its inputs, an older derivation does not have.
      const inputs = Object.entries(one.inputs).every(([name, value]) => sameJson(value, other.inputs[name] ?? null));
      return one.rule === other.rule && inputs && sameSteps(one.parts, other.parts);
    })
  );
}

/** The same JSON, whatever the order in which a store gives its fields back. */
function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [own, others] = [Object.entries(a), new Map<string, JsonValue>(Object.entries(b))];
  return (
    own.length === others.size &&
    own.every(([name, value]) => others.has(name) && sameJson(value as JsonValue, others.get(name) ?? null))
  );
}
