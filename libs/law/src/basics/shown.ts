import { withoutPersonalNumbers } from './personal-numbers.js';

/** The longest piece of a foreign text that a refusal repeats, in characters. */
const LONGEST = 40;

/**
 * What was given, as a refusal may repeat it: its beginning only, and without any number that may be a person's (rules.md §11).
 * Refusals are logged and sent on; what was given may be anything.
 */
export function shown(given: unknown): string {
  const text =
    typeof given === 'string'
      ? given
      : typeof given === 'object' || typeof given === 'function'
        ? typeof given
        : String(given);
  const masked = withoutPersonalNumbers(text.slice(0, 2 * LONGEST));
  // Half of a character outside the basic plane is no text.
  return text.length <= 2 * LONGEST && masked.length <= LONGEST
    ? masked
    : `${masked.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
