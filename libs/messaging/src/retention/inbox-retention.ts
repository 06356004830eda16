import type { RetentionRule } from '@hejie/persistence';

import type { KafkaSettings } from '../kafka/client.js';
import { longestKept } from '../kafka/longest-kept.js';

/** A broker drops whole segments: a record may outlive its topic's retention by the time that a segment takes to fill. */
export const SEGMENT_DAYS = 7;

/**
 * The least time for which the inbox must know a fact, in days, when the broker keeps a record for `recordDays` at
 * most. Three lives of a record: its own, that of a dead letter made of it in its last hour, and that of the record
 * which a redrive of that letter puts back in its last hour. A fact that comes again begins its time anew.
 */
export const leastInboxDays = (recordDays: number): number => 3 * recordDays;

/**
 * Facts that cannot come again. Before each sweep the broker is asked how long it really keeps the records of all
 * topics and of their dead letters: where that is too long for `keepDays`, for ever, or not known, nothing is deleted.
 */
export const inboxRetention = (keepDays: number, broker: KafkaSettings, topics: readonly string[]): RetentionRule => ({
  table: 'inbox',
  since: 'received_at',
  oldestFirst: 'received_at',
  keepDays,
  permitted: async () => keepDays >= leastInboxDays(await longestKept(broker, topics)),
});
