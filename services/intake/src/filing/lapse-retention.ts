import { type RetentionRule } from '@hejie/persistence';

/**
 * PRE-8, PER-4: a lapse is kept for as long as a holiday notice, adopted when it is published, may still question it, and two days more than
 * two years is longer than that: the notice of a year, and one that amends it, come before that year is over, and move no day of an earlier year but its last
 * ones. What the court did stands in the file of the case.
 */
export const lapsesForATime: RetentionRule = {
  table: 'lapse',
  since: 'recorded_at',
  oldestFirst: 'recorded_at',
  keepDays: 732,
};
