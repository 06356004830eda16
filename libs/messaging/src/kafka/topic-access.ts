import kafkajs, { type AclEntry, type ITopicConfig } from 'kafkajs';

import { kafkaClient, type KafkaSettings } from './client.js';

/** A topic, and who may do what there; nobody else may, where the broker asks for rights. */
export interface TopicAccess {
  readonly topic: string;
  /** How long the broker keeps a record, in days. */
  readonly retentionDays: number;
  /** Each as `User:<name>`, with the prefix of the groups in which he may read. */
  readonly readers: ReadonlyArray<{ readonly principal: string; readonly groupPrefix: string }>;
  readonly writers: readonly string[];
}

const DAY = 24 * 60 * 60 * 1000;

/** Creates the topics that are not there yet, with one partition each, and grants the rights. What is there stays; rights are only added. */
export async function ensureTopicAccess(settings: KafkaSettings, accesses: readonly TopicAccess[]): Promise<void> {
  const admin = kafkaClient(settings).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const topics = accesses.filter(({ topic }) => !existing.has(topic)).map(topicOf);
    if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true, timeout: 15_000 });
    const acl = accesses.flatMap(rightsOf);
    if (acl.length > 0) await admin.createAcls({ acl });
  } finally {
    await admin.disconnect();
  }
}

const topicOf = ({ topic, retentionDays }: TopicAccess): ITopicConfig => ({
  topic,
  numPartitions: 1,
  configEntries: [{ name: 'retention.ms', value: String(retentionDays * DAY) }],
});

function rightsOf({ topic, readers, writers }: TopicAccess): AclEntry[] {
  const { AclOperationTypes: may, AclResourceTypes: on } = kafkajs;
  return [
    ...readers.flatMap(({ principal, groupPrefix }) => [
      right(principal, may.READ, on.TOPIC, topic),
      right(principal, may.DESCRIBE, on.TOPIC, topic),
      right(principal, may.READ, on.GROUP, groupPrefix, kafkajs.ResourcePatternTypes.PREFIXED),
    ]),
    ...writers.flatMap((principal) => [
      right(principal, may.WRITE, on.TOPIC, topic),
      right(principal, may.DESCRIBE, on.TOPIC, topic),
    ]),
  ];
}

const right = (
  principal: string,
  operation: kafkajs.AclOperationTypes,
  resourceType: kafkajs.AclResourceTypes,
  resourceName: string,
  resourcePatternType = kafkajs.ResourcePatternTypes.LITERAL,
): AclEntry => ({
  principal,
  host: '*',
  operation,
  permissionType: kafkajs.AclPermissionTypes.ALLOW,
  resourceType,
  resourceName,
  resourcePatternType,
});
