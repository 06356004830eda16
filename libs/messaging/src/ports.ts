/** Headers of a record as they lie on the wire. Several values of one name are an array. */
export type RecordHeaders = Readonly<Record<string, Buffer | Buffer[] | undefined>>;

/** A record as it was read, bytes untouched. */
export interface FactRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: RecordHeaders;
}

/** A record to be written. Records of one key arrive in the order of the list. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers: Readonly<Record<string, Buffer | Buffer[] | string | undefined>>;
}

/** Where facts are written. */
export interface FactPublisher {
  /**
   * Returns when every replica has acknowledged every record. After an error any of them may have been
   * written: the caller writes all of them again, readers know them by their id.
   * @throws PublicationRefused when one of them will never be taken; what the client says when the broker is away.
   */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** How far a consumer is behind on one partition, in records. */
export interface Lag {
  readonly topic: string;
  readonly partition: number;
  readonly records: number;
}

/** One partition of one topic. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** Names a partition in maps. */
export const partitionId = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** What a source tells whoever reads from it. Neither may throw. */
export interface SourceListener {
  /** Records of a partition that this member has, each after the one before it: none is left out, none comes again. */
  received(topic: string, partition: number, records: readonly FactRecord[]): void;
  /**
   * Partitions were dealt anew, and these are ours. Those that were ours before go on as if nothing had happened;
   * what is queued of others is received again, by whoever has them now.
   */
  assigned(partitions: readonly TopicPartition[]): void;
}

/** Where facts are read from: one consumer group, at least once, each partition in order. */
export interface FactSource {
  /** Begins in the background, and goes on through outages until {@link stop}. */
  start(listener: SourceListener): void;
  /** Everything of the partition up to this offset is handled; it will be committed soon. */
  handled(topic: string, partition: number, offset: bigint): void;
  pause(topic: string, partition: number): void;
  resume(topic: string, partition: number): void;
  /** Commits what is handled and leaves the group. */
  stop(): Promise<void>;
  /** Has the group dealt partitions to this member? */
  readonly joined: boolean;
  lag(): Promise<Lag[]>;
}
