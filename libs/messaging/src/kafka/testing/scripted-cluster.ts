/**
 * The real consumer of kafkajs (runner, fetchers, group) on a cluster of a test's making: two brokers, each leads one
 * partition of one topic, and an answer comes when the test says so. For races that a real cluster shows now and then.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import kafkajs, { type Consumer, type ConsumerConfig } from 'kafkajs';

const require = createRequire(import.meta.url);
const source = (file: string): string => `${dirname(require.resolve('kafkajs/package.json'))}/src/${file}`;
const createConsumer = require(source('consumer/index.js')) as (options: object) => Consumer;
const Emitter = require(source('instrumentation/emitter.js')) as new () => object;

interface ScriptedMessage {
  readonly offset: string;
  readonly key: Buffer;
  readonly value: Buffer;
  readonly headers: Record<string, Buffer>;
}

const silent = {
  namespace: () => silent,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class ScriptedCluster {
  readonly committed: Record<number, string> = { 0: '0', 1: '0' };
  /** What partition 1 holds; partition 0 is empty. */
  readonly log: ScriptedMessage[] = [];
  /** Partitions that the next rebalance deals to the consumer. */
  dealt: readonly number[] = [0, 1];
  generation = 0;
  /** How often a broker was asked for messages. */
  fetches = 0;
  /** Before a member is taken into the group: keeps it waiting. */
  beforeJoin: () => Promise<void> | void = () => undefined;
  /** Before the answer of the broker that leads the partition: throws, or keeps it waiting. */
  beforeAnswer: (partition: number, from: number) => Promise<void> | void = () => undefined;
  /** Before offsets of these partitions are committed: throws. */
  beforeCommit: (partitions: readonly number[]) => void = () => undefined;
  /** What a client waits for while it ends. */
  farewell: Promise<void> = Promise.resolve();
  private readonly known: Record<string, Record<number, string>> = {};

  constructor(private readonly topic: string) {}

  /** From now on every consumer of the library is one on this cluster. @returns how to undo it */
  take(): () => void {
    const { prototype } = kafkajs.Kafka;
    const { consumer } = prototype;
    prototype.consumer = (options) => this.consumer(options!);
    return () => {
      prototype.consumer = consumer;
    };
  }

  private consumer(options: ConsumerConfig): Consumer {
    return createConsumer({
      ...options,
      cluster: this.cluster(),
      logger: silent,
      instrumentationEmitter: new Emitter(),
    });
  }

  private cluster(): object {
    const { topic, known } = this;
    const nothing = async (): Promise<void> => undefined;
    return {
      connect: nothing,
      disconnect: () => this.farewell,
      refreshMetadata: nothing,
      refreshMetadataIfNecessary: nothing,
      removeBroker: () => undefined,
      addMultipleTargetTopics: nothing,
      findGroupCoordinator: async () => this.coordinator(),
      getNodeIds: () => ['1', '2'],
      findBroker: async ({ nodeId }: { nodeId: string }) => this.broker(Number(nodeId) - 1),
      findTopicPartitionMetadata: () => [0, 1].map((partitionId) => ({ partitionId, leader: partitionId + 1 })),
      committedOffsets: () => known,
      defaultOffset: () => '-2',
      fetchTopicsOffset: async (asked: ReadonlyArray<{ partitions: ReadonlyArray<{ partition: number }> }>) =>
        asked.map(({ partitions }) => ({
          topic,
          partitions: partitions.map(({ partition }) => ({ partition, offset: '0' })),
        })),
    };
  }

  private coordinator(): object {
    const { topic } = this;
    interface Asked {
      topics: Array<{ topic: string; partitions: Array<{ partition: number; offset: unknown }> }>;
    }
    return {
      isConnected: () => true,
      joinGroup: async (request: { groupProtocols: Array<{ name: string; metadata: Buffer }> }) => {
        await this.beforeJoin();
        return {
          generationId: (this.generation += 1),
          leaderId: 'other',
          memberId: 'm',
          members: [],
          groupProtocol: request.groupProtocols[0]!.name,
        };
      },
      syncGroup: async () => ({
        memberAssignment: kafkajs.AssignerProtocol.MemberAssignment.encode({
          version: 0,
          assignment: { [topic]: [...this.dealt] },
          userData: Buffer.alloc(0),
        }),
      }),
      heartbeat: async () => undefined,
      leaveGroup: async () => undefined,
      offsetFetch: async ({ topics }: Asked) => ({
        responses: topics.map(({ topic: asked, partitions }) => ({
          topic: asked,
          partitions: partitions.map(({ partition }) => ({ partition, offset: this.committed[partition] })),
        })),
      }),
      offsetCommit: async ({ topics }: Asked) => {
        this.beforeCommit(topics.flatMap(({ partitions }) => partitions.map(({ partition }) => partition)));
        for (const { partitions } of topics)
          for (const { partition, offset } of partitions) this.committed[partition] = String(offset);
      },
    };
  }

  private broker(partition: number): object {
    interface Asked {
      maxWaitTime: number;
      topics: Array<{ partitions: Array<{ fetchOffset: string }> }>;
    }
    return {
      fetch: async ({ maxWaitTime, topics }: Asked) => {
        this.fetches += 1;
        const from = Number(topics[0]!.partitions[0]!.fetchOffset);
        const log = partition === 1 ? this.log : [];
        if (log.length < from) throw outOfRange(this.topic, partition);
        const until = Date.now() + maxWaitTime;
        while (log.length <= from && Date.now() < until) {
          await this.beforeAnswer(partition, from);
          await sleep(2);
        }
        await this.beforeAnswer(partition, from);
        const end = String(log.length);
        const messages = log.slice(from);
        return {
          responses: [
            {
              topicName: this.topic,
              partitions: [{ partition, highWatermark: end, abortedTransactions: [], messages }],
            },
          ],
        };
      },
    };
  }
}

/** What a broker says that leads a partition no longer. */
export const notLeader = (): Error =>
  Object.assign(new Error('not leader'), {
    name: 'KafkaJSProtocolError',
    type: 'NOT_LEADER_FOR_PARTITION',
    retriable: true,
  });

/** What the library makes of a request for an offset that the log does not have. */
const outOfRange = (topic: string, partition: number): Error =>
  Object.assign(new Error('out of range'), { name: 'KafkaJSOffsetOutOfRange', topic, partition });
