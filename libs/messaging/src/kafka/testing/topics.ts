import { randomBytes } from 'node:crypto';

import type { FactDefinition } from '@hejie/contracts/facts';

import { deadLetterTopic } from '../../subscriber/dead-letters.js';
import { brokerList, kafkaClient } from '../client.js';
import { ensureTopics } from '../topics.js';

/** Topics of one test. */
export interface TestTopics {
  readonly brokers: readonly string[];
  /** The same fact on a topic that belongs to this test alone. */
  own<T>(definition: FactDefinition<T>): FactDefinition<T>;
  /** A consumer's name that nobody else uses. */
  group(prefix: string): string;
  /** Creates the topics that {@link own} named so far, with their dead letters. */
  create(partitions?: number): Promise<void>;
  /** Deletes topics and groups. */
  drop(): Promise<void>;
}

/** Topics with unique names on the broker named by `KAFKA_BROKERS`, or on the one given. */
export function testTopics(kafkaBrokers: string = process.env['KAFKA_BROKERS'] ?? ''): TestTopics {
  const brokers = brokerList(kafkaBrokers);
  if (brokers.length === 0)
    throw new Error('KAFKA_BROKERS is not set. Run `npm test` in the root, which starts the servers.');
  const mark = randomBytes(5).toString('hex');
  const settings = { brokers, clientId: `test-${mark}` };
  const topics = new Set<string>();
  const groups = new Set<string>();
  return {
    brokers,
    own(definition) {
      const topic = `test.${mark}.${definition.topic}`;
      topics.add(topic);
      return { ...definition, topic };
    },
    group(prefix) {
      const group = `${prefix}-${mark}`;
      groups.add(group);
      return group;
    },
    async create(partitions = 3) {
      await ensureTopics(settings, [...topics], { partitions });
    },
    async drop() {
      const admin = kafkaClient(settings).admin();
      await admin.connect();
      const all = [...topics].flatMap((topic) => [topic, deadLetterTopic(topic)]);
      const existing = new Set(await admin.listTopics());
      await admin.deleteTopics({ topics: all.filter((topic) => existing.has(topic)) });
      // A group with a member that has not left yet stays; it ends with the broker's patience.
      await admin.deleteGroups([...groups]).catch(() => undefined);
      await admin.disconnect();
    },
  };
}
