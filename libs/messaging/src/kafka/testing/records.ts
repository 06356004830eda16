import kafkajs, { type IHeaders } from 'kafkajs';
import pRetry from 'p-retry';

import type { FactRecord, OutgoingRecord, RecordHeaders } from '../../ports.js';
import { kafkaClient } from '../client.js';

const settingsOf = (brokers: readonly string[]) => ({ brokers, clientId: 'test-records' });

/** Writes records as they are: broken ones, doubled ones, of unknown types. */
export async function publishRaw(
  brokers: readonly string[],
  records: ReadonlyArray<OutgoingRecord & { partition?: number }>,
): Promise<void> {
  const producer = kafkaClient(settingsOf(brokers)).producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    for (const { topic, key, value, headers, partition } of records) {
      await producer.send({ topic, acks: -1, messages: [{ key, value, headers: headers as IHeaders, partition }] });
    }
  } finally {
    await producer.disconnect();
  }
}

/** Everything that a topic holds at this moment, by partition and offset. */
export async function readAll(brokers: readonly string[], topic: string): Promise<FactRecord[]> {
  const kafka = kafkaClient(settingsOf(brokers));
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const ends = new Map(
    offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
  );
  const records: FactRecord[] = [];
  if (ends.size === 0) return records;
  const consumer = kafka.consumer({ groupId: `read-all-${crypto.randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    void consumer
      .run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          const { key, value, headers } = message;
          const offset = BigInt(message.offset);
          records.push({ topic, partition, offset, key, value, headers: (headers ?? {}) as RecordHeaders });
          if (offset + 1n >= (ends.get(partition) ?? 0n)) ends.delete(partition);
          if (ends.size === 0) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return records.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
}

/** How many records a group has committed on a topic, all partitions together. */
export async function committedOffset(brokers: readonly string[], group: string, topic: string): Promise<number> {
  const admin = kafkaClient(settingsOf(brokers)).admin();
  await admin.connect();
  try {
    const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  } finally {
    await admin.disconnect();
  }
}

/** A new group begins with what comes from now on: on a broker that tests share, the facts of all tests before would be told to it first. */
export function beginAtTheEnd(brokers: readonly string[], group: string, topics: readonly string[]): Promise<void> {
  // A broker that has just started still looks for leaders and coordinators.
  return pRetry(() => commitEnds(brokers, group, topics), { retries: 20, minTimeout: 200, maxTimeout: 2_000 });
}

async function commitEnds(brokers: readonly string[], group: string, topics: readonly string[]): Promise<void> {
  const kafka = kafkaClient(settingsOf(brokers));
  const admin = kafka.admin();
  // Offsets of a group without members are taken in a transaction alone, otherwise by joining it once for each topic.
  const producer = kafka.producer({ transactionalId: `begin-${group}`, maxInFlightRequests: 1, idempotent: true });
  try {
    await Promise.all([admin.connect(), producer.connect()]);
    const ends = await Promise.all(
      topics.map(async (topic) => ({
        topic,
        partitions: (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({ partition, offset: high })),
      })),
    );
    const transaction = await producer.transaction();
    await transaction.sendOffsets({ consumerGroupId: group, topics: ends });
    await transaction.commit();
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}
