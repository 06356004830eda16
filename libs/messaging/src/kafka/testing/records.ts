import kafkajs, { type IHeaders } from 'kafkajs';

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
