import type { Batch, IMemberAssignment, OffsetsByTopicPartition } from 'kafkajs';

import type { FactRecord, RecordHeaders, TopicPartition } from '../ports.js';

/** What the library knows of a batch and its types do not tell. */
export type FetchedBatch = Batch & { readonly fetchedOffset: string };

/** Up to where a partition is handled: the offset of the next record. */
export interface Position extends TopicPartition {
  readonly offset: string;
}

export function recordsOf({ topic, partition, messages }: Batch): FactRecord[] {
  return messages.map(({ offset, key, value, headers }) => ({
    topic,
    partition,
    offset: BigInt(offset),
    key,
    value,
    headers: (headers ?? {}) as RecordHeaders,
  }));
}

export function partitionsOf(assignment: IMemberAssignment): TopicPartition[] {
  return Object.entries(assignment).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}

export function offsetsOf(positions: readonly Position[]): OffsetsByTopicPartition {
  const topics = new Map<string, Position[]>();
  for (const position of positions) topics.set(position.topic, [...(topics.get(position.topic) ?? []), position]);
  return {
    topics: [...topics].map(([topic, partitions]) => ({
      topic,
      partitions: partitions.map(({ partition, offset }) => ({ partition, offset })),
    })),
  };
}
