import type { RetentionRule } from './retention-rule.js';

/** How the keys of people's commands begin. */
export const COMMAND_KEYS = 'command/';

/**
 * Commands whose key is all that keeps them from a second effect, and whose answer is still kept. Keys of attempts (`…/asked`), which
 * earlier releases did not mark as forgettable, say nothing of an effect.
 */
const ANSWERED_COMMANDS = `not forgettable and not spent and key like '${COMMAND_KEYS}%' and key not like '%/asked'`;

/** Keys of `once` that were written as forgettable; the others are not touched, however old they are. */
export const forgettableKeys = (keepDays: number): RetentionRule => ({
  table: 'idempotency',
  since: 'recorded_at',
  oldestFirst: 'recorded_at',
  only: 'forgettable',
  keepDays,
});

/**
 * Of a command whose effect was committed with its key (a receipt, an application), what was asked and the answer go; the key stays for
 * ever, marked as spent: a repeat has no second effect, and is told so (`IDEMPOTENCY.ANSWER_NOT_KEPT`). One short row for each act of a
 * person, beside its line in the audit chain, which is longer.
 */
export const spentKeys = (keepDays: number): RetentionRule => ({
  table: 'idempotency',
  since: 'recorded_at',
  oldestFirst: 'recorded_at',
  only: ANSWERED_COMMANDS,
  keepDays,
  reducedTo: "spent = true, fingerprint = '', result = null",
});
