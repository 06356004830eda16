import { setTimeout as sleep } from 'node:timers/promises';

import { TOPICS } from '@hejie/contracts/facts';
import { brokerList, deadLetterTopic, KafkaFactSource, type FactRecord } from '@hejie/messaging';
import { uniqueName } from '@hejie/testing';

/** A fact as it stands in Kafka. */
export interface WrittenFact {
  readonly id: string;
  readonly key: string;
  readonly record: FactRecord;
}

/** Everything that stands in the topics of facts, and in those of dead letters. */
export async function readTopics(brokers: string): Promise<{ facts: WrittenFact[]; dead: FactRecord[] }> {
  const facts = await readAll(brokers, TOPICS);
  const dead = await readAll(brokers, TOPICS.map(deadLetterTopic));
  return { facts: facts.map((record) => ({ id: text(record.headers.ce_id), key: text(record.key), record })), dead };
}

/** Reads from the beginning to the end; what is delivered again after a rebalance counts once. */
async function readAll(brokers: string, topics: readonly string[]): Promise<FactRecord[]> {
  const records = new Map<string, FactRecord>();
  const source = new KafkaFactSource({
    brokers: brokerList(brokers),
    clientId: 'hejie-e2e',
    group: uniqueName('e2e'),
    topics,
  });
  source.start({
    received: (topic, partition, batch) => {
      for (const record of batch) records.set(`${topic}/${partition}/${record.offset}`, record);
    },
    assigned: () => undefined,
  });
  try {
    const giveUp = Date.now() + 45_000;
    for (;;) {
      // Nothing is ever committed for this group, so its lag is all that there is.
      const all = (await source.lag()).reduce((sum, { records: waiting }) => sum + waiting, 0);
      if (records.size >= all) break;
      if (Date.now() > giveUp)
        throw new Error(`after 45 s ${records.size} of ${all} records are read from ${topics.join(', ')}`);
      await sleep(250);
    }
  } finally {
    await source.stop();
  }
  return [...records.values()];
}

const text = (bytes: Buffer | Buffer[] | null | undefined): string =>
  (Array.isArray(bytes) ? bytes[0] : bytes)?.toString('utf8') ?? '';
