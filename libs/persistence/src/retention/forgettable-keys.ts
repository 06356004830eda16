import type { RetentionRule } from './retention-rule.js';

/** Keys of `once` that were written as forgettable; the others are not touched, however old they are. */
export const forgettableKeys = (keepDays: number): RetentionRule => ({
  table: 'idempotency',
  since: 'recorded_at',
  oldestFirst: 'recorded_at',
  only: 'forgettable',
  keepDays,
});
