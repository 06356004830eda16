import { type Derivation, type Derived, type JsonValue } from '../basics/derivation.js';
import { underThisEdition } from '../basics/edition.js';
import { LawError, type LawErrorText } from '../basics/law-error.js';
import { type Problems, type Reader } from '../validation/readers.js';

/** A computed value with its derivation; further named values of the same computation stand beside it. */
export interface CalculatorResult {
  readonly value: JsonValue;
  readonly provisional: boolean;
  readonly derivation: Derivation;
  readonly [beside: string]: JsonValue | Derivation;
}

/** `error`: the first refusal; `errors`: every one, when an input has several. */
export interface CalculatorRefusal {
  readonly error: LawErrorText;
  readonly errors?: readonly LawErrorText[];
}

/** What a calculation comes to: a value with its derivation, or a refusal. */
export type CalculatorOutcome = CalculatorResult | CalculatorRefusal;

/** One kind of calculation: from JSON of unknown shape to a result or a refusal. Never throws, whatever the input. */
export type CalculatorKind = (input: unknown) => CalculatorOutcome;

/** True for a refusal. */
export function isRefusal(outcome: CalculatorOutcome): outcome is CalculatorRefusal {
  return 'error' in outcome;
}

/**
 * Where a refusal of the computation stands that does not say so itself (a year without a notice, a day out of range): the field it
 * comes from, or a search that adds each refusal with its place. Asked only after the computation refused.
 */
export type RefusalPlace<I> = string | ((input: I, problems: Problems) => void);

/**
 * Makes a kind of the rule of law that it computes, a reader of its input and a computation on what was read. Every bad field is reported at
 * once; a `LawError` of the computation becomes the refusal, at its place; anything else is a fault and passes through.
 * What no rule of its own refuses (a missing field, a shape, an amount that cannot be read) is refused under the rule of the kind.
 */
export function calculatorKind<I>(
  rule: string,
  read: Reader<I>,
  compute: (input: I) => CalculatorResult,
  place: RefusalPlace<I> = '',
): CalculatorKind {
  return (input) => {
    const problems: Problems = [];
    const typed = read(input, '', problems);
    if (problems.length > 0 || typed === undefined) return refusal(problems, rule);
    try {
      return compute(typed);
    } catch (error) {
      if (!(error instanceof LawError)) throw error;
      return refusal(located(error, typed, place), rule);
    }
  };
}

function located<I>(error: LawError, input: I, place: RefusalPlace<I>): Problems {
  if (error.problems !== undefined) return [...error.problems];
  if (error.path !== undefined) return [error.toJSON()];
  if (typeof place === 'string') return [error.at(place).toJSON()];
  const found: Problems = [];
  place(input, found);
  return found.length > 0 ? found : [error.at('').toJSON()];
}

function refusal(problems: readonly LawErrorText[], rule: string): CalculatorRefusal {
  const errors = problems.map(({ code, rule: own = rule, ...text }) => ({ code, rule: own, ...text }));
  const [first] = errors;
  if (first === undefined) throw new Error('a reader refused its input without naming a problem');
  return errors.length === 1 ? { error: first } : { error: first, errors };
}

/** A derived value as a result, its derivation under the edition of the law; `beside` are the further named values. */
export function resultOf<T>(
  derived: Derived<T>,
  write: (value: T) => JsonValue,
  beside: { readonly [name: string]: JsonValue } = {},
): CalculatorResult {
  return {
    value: write(derived.value),
    provisional: derived.provisional,
    ...beside,
    derivation: underThisEdition(derived.derivation),
  };
}
