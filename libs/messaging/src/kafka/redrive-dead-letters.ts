import { headerText } from '../fact/cloud-event.js';
import type { FactRecord, RecordHeaders } from '../ports.js';
import { messagingErrors } from '../messaging-error.js';
import { requestsOf } from '../requests.js';
import { DEAD, deadLetterTopic, revived } from '../subscriber/dead-letters.js';
import { kafkaClient, type KafkaSettings } from './client.js';
import { KafkaFactPublisher } from './kafka-fact-publisher.js';

/**
 * Puts the dead letters of a topic back into it, bytes, key and headers as they were. Each letter is put back once;
 * if it still cannot be handled it becomes a new dead letter. Listeners that had handled it know it by its id.
 * @returns how many records were put back. @throws MessagingError `TOPIC.UNKNOWN`.
 */
export async function redriveDeadLetters(settings: KafkaSettings, topic: string): Promise<number> {
  const dead = deadLetterTopic(topic);
  const group = `redrive.${dead}`;
  const ends = await endsOf(settings, topic, dead, group);
  if (ends.size === 0) return 0;
  const publisher = new KafkaFactPublisher(settings);
  const consumer = kafkaClient(settings).consumer({
    groupId: group,
    maxWaitTimeInMs: 200,
    allowAutoTopicCreation: false,
  });
  // Several listeners may have refused the same record.
  const seen = new Set<string>();
  let count = 0;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [dead], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      void consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch, heartbeat }) => {
            const end = ends.get(batch.partition);
            if (end === undefined) return;
            const letters = batch.messages
              .map((message): FactRecord => ({
                topic: dead,
                partition: batch.partition,
                offset: BigInt(message.offset),
                key: message.key,
                value: message.value,
                headers: (message.headers ?? {}) as RecordHeaders,
              }))
              .filter(({ offset }) => offset < end);
            const fresh = letters.filter((letter) => isNew(seen, letter));
            const records = fresh.map((letter) => revived(letter, topic));
            for (const request of requestsOf(records, (record) => record)) await publisher.publish(request);
            count += fresh.length;
            const next = (letters.at(-1)?.offset ?? end - 1n) + 1n;
            await consumer.commitOffsets([{ topic: dead, partition: batch.partition, offset: next.toString() }]);
            await heartbeat();
            if (next >= end) ends.delete(batch.partition);
            if (ends.size === 0) resolve();
          },
        })
        .catch(reject);
    });
    return count;
  } finally {
    await consumer.disconnect();
    await publisher.close();
  }
}

function isNew(seen: Set<string>, letter: FactRecord): boolean {
  const origin = [DEAD.topic, DEAD.partition, DEAD.offset].map((name) => headerText(letter.headers, name)).join('/');
  if (seen.has(origin)) return false;
  seen.add(origin);
  return true;
}

/** Where each partition ends now, without those that are empty or already put back. */
async function endsOf(
  settings: KafkaSettings,
  topic: string,
  dead: string,
  group: string,
): Promise<Map<number, bigint>> {
  const admin = kafkaClient(settings).admin();
  await admin.connect();
  try {
    // Asked first: of a topic that there is not the client would ask again and again.
    if (!(await admin.listTopics()).includes(dead)) throw messagingErrors.topicUnknown(topic);
    const offsets = await admin.fetchTopicOffsets(dead);
    const [committed] = await admin.fetchOffsets({ groupId: group, topics: [dead] });
    const done = new Map(committed?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
    return new Map(
      offsets
        .map(({ partition, high, low }) => ({
          partition,
          end: BigInt(high),
          from: max(done.get(partition) ?? -1n, BigInt(low)),
        }))
        .filter(({ end, from }) => from < end)
        .map(({ partition, end }) => [partition, end]),
    );
  } finally {
    await admin.disconnect();
  }
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
