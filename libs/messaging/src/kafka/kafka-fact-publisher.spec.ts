import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import { afterEach, beforeEach, expect, it } from '@jest/globals';
import kafkajs, { type Producer } from 'kafkajs';

import { KafkaFactPublisher } from './kafka-fact-publisher.js';
import { notLeader } from './testing/scripted-cluster.js';

const require = createRequire(import.meta.url);
const source = (file: string): string => `${dirname(require.resolve('kafkajs/package.json'))}/src/${file}`;
const createProducer = require(source('producer/index.js')) as (options: object) => Producer;

interface Produced {
  topicData: Array<{ partitions: Array<{ partition: number; messages: Array<{ value: string }> }> }>;
}

/** Partition 0 is led by broker 1 until it says that it leads it no longer; from then on broker 2 leads both. */
class MovingLeader {
  readonly written: string[] = [];
  private moved = false;

  readonly cluster = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    isConnected: () => true,
    refreshMetadata: async () => undefined,
    refreshMetadataIfNecessary: async () => undefined,
    addMultipleTargetTopics: async () => undefined,
    removeBroker: () => undefined,
    targetTopics: new Set(),
    findControllerBroker: async () => ({ initProducerId: async () => ({ producerId: 1, producerEpoch: 0 }) }),
    findTopicPartitionMetadata: () =>
      [0, 1].map((partitionId) => ({ partitionId, leader: this.leaderOf(partitionId) })),
    findLeaderForPartitions: (_: string, partitions: string[]) => {
      const led: Record<number, number[]> = {};
      for (const partition of partitions.map(Number)) (led[this.leaderOf(partition)] ??= []).push(partition);
      return led;
    },
    findBroker: async ({ nodeId }: { nodeId: string }) => this.brokers[nodeId],
  };

  private readonly brokers: Record<string, object> = {
    1: {
      nodeId: 1,
      produce: async () => {
        // The other one has answered by now.
        await new Promise((resolve) => setTimeout(resolve, 20));
        this.moved = true;
        throw notLeader();
      },
    },
    2: {
      nodeId: 2,
      produce: async ({ topicData }: Produced) => {
        for (const { partitions } of topicData)
          for (const { messages } of partitions) this.written.push(...messages.map(({ value }) => value));
        return { topics: [] };
      },
    },
  };

  private leaderOf(partition: number): number {
    return partition === 1 || this.moved ? 2 : 1;
  }
}

let broker: MovingLeader;
const { prototype } = kafkajs.Kafka;
const { producer } = prototype;
beforeEach(() => {
  broker = new MovingLeader();
  const silent = { namespace: () => silent, info() {}, warn() {}, error() {}, debug() {} };
  prototype.producer = (options) =>
    createProducer({
      ...options,
      cluster: broker.cluster,
      logger: silent,
      createPartitioner:
        () =>
        ({ message }: { message: { key: string } }) =>
          Number(message.key),
    });
});
afterEach(() => {
  prototype.producer = producer;
});

it('a record is never called written because another was, when its leader moves to where that one is', async () => {
  const publisher = new KafkaFactPublisher({ brokers: ['nobody:1'], clientId: 'test' });
  const records = ['0', '1'].map((key) => ({ topic: 'facts', key, value: `to ${key}`, headers: {} }));
  await expect(publisher.publish(records)).rejects.toThrow('not leader');
  await publisher.publish(records);
  expect(broker.written).toContain('to 0');
  expect(broker.written).toContain('to 1');
});
