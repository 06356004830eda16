import type { RetentionRule } from '@hejie/persistence';

/**
 * Facts that the broker has had for so many days. A fact that is not published stays, however old it is: the time
 * runs from `published_at`. The identity grows with time, near enough, and spares the table an index.
 */
export const outboxRetention = (keepDays: number): RetentionRule => ({
  table: 'outbox',
  since: 'published_at',
  oldestFirst: 'id',
  only: 'published_at is not null',
  keepDays,
});
