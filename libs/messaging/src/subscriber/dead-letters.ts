import type { DeadReason } from '../fact/decode.js';
import type { FactRecord, OutgoingRecord } from '../ports.js';

/** Where records go that nobody can ever read (死信). */
export const deadLetterTopic = (topic: string): string => `${topic}.dead`;

/** Headers that a dead letter has beside its own. */
export const DEAD = {
  reason: 'dead_reason',
  /** In letters of earlier releases. */
  places: 'dead_places',
  consumer: 'dead_consumer',
  topic: 'dead_topic',
  partition: 'dead_partition',
  offset: 'dead_offset',
} as const;

/** The record with key, bytes and headers untouched, and why and where it died in further headers. */
export function deadLetter(record: FactRecord, consumer: string, reason: DeadReason): OutgoingRecord {
  return {
    topic: deadLetterTopic(record.topic),
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      [DEAD.reason]: reason,
      [DEAD.consumer]: consumer,
      [DEAD.topic]: record.topic,
      [DEAD.partition]: String(record.partition),
      [DEAD.offset]: record.offset.toString(),
    },
  };
}

/** The record as it was before it died. */
export function revived(letter: FactRecord, topic: string): OutgoingRecord {
  const added = new Set<string>(Object.values(DEAD));
  const headers = Object.fromEntries(Object.entries(letter.headers).filter(([name]) => !added.has(name)));
  return { topic, key: letter.key, value: letter.value, headers };
}
