import kafkajs, { type Cluster, type PartitionAssigner } from 'kafkajs';

import type { TopicPartition } from '../ports.js';

/** What the library keeps in its cluster and does not tell by its types. */
type KnowingCluster = Cluster & {
  committedOffsets?(group: {
    groupId: string;
  }): Readonly<Record<string, Readonly<Record<number, unknown>> | undefined>>;
};

/**
 * Up to where the group has committed, as a client knows it: the beginning of the log where nothing is committed,
 * and nothing for a moment after each rebalance. A consumer does not tell it, but the cluster that it shares with
 * its assigners does.
 */
export class CommittedOffsets {
  private cluster: KnowingCluster | undefined;

  constructor(private readonly groupId: string) {}

  /** Deals partitions by turns, as the library does by default. */
  readonly assigner: PartitionAssigner = (config) => {
    this.cluster = config.cluster;
    return kafkajs.PartitionAssigners.roundRobin(config);
  };

  of({ topic, partition }: TopicPartition): bigint | undefined {
    const known = this.cluster?.committedOffsets?.({ groupId: this.groupId })[topic]?.[partition];
    if (known === undefined || known === null) return undefined;
    const offset = BigInt(String(known));
    return offset < 0n ? undefined : offset;
  }
}
