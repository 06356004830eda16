import { type Admin } from 'kafkajs';
import pRetry from 'p-retry';

import { messagingErrors } from '../messaging-error.js';
import { deadLetterTopic } from '../subscriber/dead-letters.js';
import { kafkaClient, type KafkaSettings } from './client.js';

export interface TopicOptions {
  /** Partitions of a topic that is created here; 6 by default. Dead letters have one. */
  readonly partitions?: number;
  /** Replicas; the broker's default if absent. */
  readonly replicationFactor?: number;
}

/**
 * Creates the topics that do not exist yet, each with its dead letters. They keep their facts for ever, so that a new listener can read
 * the past. An existing topic is left as it is.
 * @returns the names that were created.
 * @throws TOPIC.NOT_CREATED
 */
export async function ensureTopics(
  settings: KafkaSettings,
  topics: readonly string[],
  options: TopicOptions = {},
): Promise<string[]> {
  const { partitions = 6, replicationFactor = -1 } = options;
  const configEntries = [{ name: 'retention.ms', value: '-1' }];
  const admin = kafkaClient(settings).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const wanted = topics.flatMap((topic) => [
      { topic, numPartitions: partitions, replicationFactor, configEntries },
      { topic: deadLetterTopic(topic), numPartitions: 1, replicationFactor, configEntries },
    ]);
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    if (missing.length === 0) return [];
    // False when another process was quicker: they exist all the same.
    await admin.createTopics({ topics: missing, waitForLeaders: false, timeout: 15_000 });
    const created = missing.map(({ topic }) => topic);
    await untilLed(admin, created);
    return created;
  } catch (error) {
    throw messagingErrors.topicsFailed(topics.join(', '), error);
  } finally {
    await admin.disconnect();
  }
}

/** A broker knows a new topic a moment after it has created it; until then it denies that there is one. */
function untilLed(admin: Admin, topics: string[]): Promise<void> {
  return pRetry(
    async () => {
      const { topics: known } = await admin.fetchTopicMetadata({ topics });
      const leaderless = known.filter(
        ({ partitions }) => partitions.length === 0 || partitions.some(({ leader }) => leader < 0),
      );
      if (leaderless.length > 0) throw new Error(`without a leader: ${leaderless.map(({ name }) => name).join(', ')}`);
    },
    { retries: 40, minTimeout: 100, maxTimeout: 1_000, factor: 1.3 },
  );
}
