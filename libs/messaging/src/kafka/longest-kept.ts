import kafkajs from 'kafkajs';

import { deadLetterTopic } from '../subscriber/dead-letters.js';
import { kafkaClient, type KafkaSettings } from './client.js';

const DAY = 86_400_000;

/**
 * How long a record of these topics or of their dead letters can be read at most, in days: its topic's retention and
 * the life of a segment. Infinity for a topic that keeps its records for ever, or that is only compacted.
 * @throws the client's error when the broker is away or does not know a topic.
 */
export async function longestKept(settings: KafkaSettings, topics: readonly string[]): Promise<number> {
  const admin = kafkaClient(settings).admin();
  await admin.connect();
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics
        .flatMap((topic) => [topic, deadLetterTopic(topic)])
        .map((name) => ({
          type: kafkajs.ConfigResourceTypes.TOPIC,
          name,
          configNames: ['cleanup.policy', 'retention.ms', 'segment.ms'],
        })),
    });
    const lives = resources.map(({ configEntries }) =>
      lifeOf(new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]))),
    );
    // No topic asked for, none known: nothing is certain.
    return lives.length === 0 ? Infinity : Math.max(...lives) / DAY;
  } finally {
    await admin.disconnect();
  }
}

/** In milliseconds. What the broker does not say counts as for ever. */
function lifeOf(config: ReadonlyMap<string, string>): number {
  const retention = Number(config.get('retention.ms') ?? -1);
  const segment = Number(config.get('segment.ms') ?? -1);
  const deletes = config.get('cleanup.policy')?.split(',').includes('delete') ?? false;
  return deletes && retention >= 0 && segment >= 0 ? retention + segment : Infinity;
}
