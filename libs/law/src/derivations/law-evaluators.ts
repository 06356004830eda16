import { asJson } from '../basics/derivation.js';
import { parseCaseNumber } from '../identification/case-number.js';
import { MASKING_RULE } from '../identification/derived.js';
import {
  creditReading,
  identityReading,
  maskOf,
  type CodeFindings,
  type Ends,
} from '../identification/identity-number.js';
import { MONEY_EVALUATORS } from './money-again.js';
import { PERIOD_EVALUATORS } from './periods-again.js';
import { type Evaluator, type Step } from './reevaluate.js';
import { textIn } from './steps.js';

const readNumber: Evaluator = (step) => asJson(parseCaseNumber(textIn(step, 'text')));
/** The number itself is in no derivation; its reading follows from what was found on it. */
const found = (step: Step): CodeFindings => step.derivation.inputs as unknown as CodeFindings;

/** How each rule of law computes its value again. */
export const LAW_EVALUATORS: Readonly<Record<string, Evaluator>> = Object.freeze({
  ...PERIOD_EVALUATORS,
  ...MONEY_EVALUATORS,
  'CASE-1': readNumber,
  'CASE-4': readNumber,
  'CASE-7': readNumber,
  'GB 11643': (step) => asJson(identityReading(found(step))),
  'GB 32100': (step) => asJson(creditReading(found(step))),
  [MASKING_RULE]: (step) => maskOf(step.derivation.inputs as unknown as Ends),
});
