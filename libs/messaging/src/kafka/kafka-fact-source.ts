import { backOff, inTime, pause, within } from '@hejie/persistence';
import type { Consumer, EachBatchPayload } from 'kafkajs';

import { errorFields, silentLog, type MessagingLog } from '../log.js';
import { partitionId, type FactSource, type Lag, type SourceListener, type TopicPartition } from '../ports.js';
import { Assignment } from './assignment.js';
import { BrokerSilent, kafkaClient, silenceOf, type KafkaSettings } from './client.js';
import { CommittedOffsets } from './committed-offsets.js';
import { ConsumerLag } from './consumer-lag.js';
import { offsetsOf, partitionsOf, recordsOf, type FetchedBatch, type Position } from './library-shapes.js';

export interface KafkaFactSourceSettings extends KafkaSettings {
  /** The consumer group. */
  readonly group: string;
  readonly topics: readonly string[];
  /** How long the group waits for a member that died, in milliseconds. */
  readonly sessionTimeout?: number;
}

/** Offsets go to the broker this often, in milliseconds: what is handled but not committed is known by the inbox. */
const COMMIT_EVERY = 250;
/** An attempt that takes longer counts as failed, in milliseconds: longer than the client waits for an answer. Nothing may keep the next waiting. */
const COMMIT_WITHIN = 15_000;
/**
 * A client none of whose commits was taken for so long (ms) is given up: after its coordinator was restarted, the library has been seen to
 * go on asking a broker that no longer is one, with nothing else amiss.
 */
const COMMITS_FAIL_FOR = 10_000;
/** Longest wait of a fetch that finds nothing; also of a fetch while every partition is paused. */
const FETCH_WAIT = 250;
/** How long a rebalance waits for a member, in milliseconds. Each beats several times meanwhile: fetching never waits. */
const REBALANCE_WITHIN = 6_000;

/**
 * One member of a consumer group. Batches are handed over at once and the client goes on fetching and beating;
 * nothing of ours ever throws into it. If the client crashes, or a broker falls silent, a new one takes its place.
 */
export class KafkaFactSource implements FactSource {
  private readonly stopping = new AbortController();
  private readonly log: MessagingLog;
  private readonly assignment = new Assignment();
  private readonly pending = new Map<string, Position>();
  private readonly paused = new Map<string, TopicPartition>();
  private readonly behind: ConsumerLag;
  private running: Promise<void> | undefined;
  private consumer: Consumer | undefined;
  /** One attempt of the client at hand; there is none before its first batch, nor anything to commit. */
  private commitOnce: EachBatchPayload['commitOffsetsIfNecessary'] | undefined;
  private committing: Promise<void> = Promise.resolve();
  /** Since when no commit of the client at hand was taken (monotonic ms). */
  private failingSince: number | undefined;
  private giveUp: (reason: unknown) => void = () => undefined;
  joined = false;

  constructor(private readonly settings: KafkaFactSourceSettings) {
    this.log = settings.log ?? silentLog;
    this.behind = new ConsumerLag(settings);
  }

  start(listener: SourceListener): void {
    this.running ??= Promise.all([this.run(listener), this.commitNowAndThen()]).then(() => undefined);
  }

  handled(topic: string, partition: number, offset: bigint): void {
    if (!this.assignment.has({ topic, partition })) return;
    const position = { topic, partition, offset: (offset + 1n).toString() };
    this.pending.set(partitionId(position), position);
  }

  pause(topic: string, partition: number): void {
    this.paused.set(partitionId({ topic, partition }), { topic, partition });
    this.ask((consumer) => consumer.pause([{ topic, partitions: [partition] }]));
  }

  resume(topic: string, partition: number): void {
    this.paused.delete(partitionId({ topic, partition }));
    this.ask((consumer) => consumer.resume([{ topic, partitions: [partition] }]));
  }

  async stop(): Promise<void> {
    await within(5_000, this.commit());
    this.stopping.abort();
    if (this.running) await within(10_000, this.running);
    await this.behind.close();
  }

  lag(): Promise<Lag[]> {
    return this.behind.measure();
  }

  /** Between two clients there is nobody to ask, and a new one begins with nothing paused and nothing sought. */
  private ask(wish: (consumer: Consumer) => void): void {
    const { consumer } = this;
    if (!consumer) return;
    try {
      wish(consumer);
    } catch (error) {
      // The client is about to crash: it refuses everything some time before it says so.
      this.log.debug(errorFields(error), 'The consumer has just ended');
    }
  }

  private async run(listener: SourceListener): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.consume(listener, () => {
          failures = 0;
        });
      } catch (error) {
        this.log.warn(
          { ...errorFields(error), group: this.settings.group, failures },
          'The consumer lost its broker; joining again',
        );
      }
      this.deal([], listener);
      if (!signal.aborted) await pause(backOff(failures++, 200), signal);
    }
  }

  /** One client, from its connection to its crash or our stop. */
  private async consume(listener: SourceListener, joined: () => void): Promise<void> {
    const { group, topics, sessionTimeout = 15_000 } = this.settings;
    const committed = new CommittedOffsets(group);
    const consumer = kafkaClient(this.settings).consumer({
      groupId: group,
      partitionAssigners: [committed.assigner],
      sessionTimeout,
      heartbeatInterval: Math.trunc(sessionTimeout / 6),
      rebalanceTimeout: REBALANCE_WITHIN,
      maxWaitTimeInMs: FETCH_WAIT,
      allowAutoTopicCreation: false,
      retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
    // A client that was given up may still have answers on their way.
    let over = false;
    const silence = silenceOf(consumer);
    const crash = new Promise<never>((_, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    });
    crash.catch(() => undefined);
    const hopeless = new Promise<never>((_, reject) => (this.giveUp = reject));
    hopeless.catch(() => undefined);
    this.failingSince = undefined;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (over) return;
      this.consumer = consumer;
      this.deal(partitionsOf(payload.memberAssignment), listener);
      this.joined = true;
      joined();
      this.log.info({ group }, 'The consumer has joined its group');
    });
    const ended = new AbortController();
    const stopped = new Promise<void>((resolve) =>
      this.stopping.signal.addEventListener('abort', () => resolve(), { once: true, signal: ended.signal }),
    );
    const begin = async (): Promise<void> => {
      await consumer.connect();
      if (!over) await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      if (over) return;
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: async (payload) => {
          if (over) return;
          this.commitOnce = payload.commitOffsetsIfNecessary;
          this.handOver(payload, committed, listener);
        },
      });
    };
    const begun = begin();
    const settled = begun.catch(() => undefined);
    let patience = 5_000;
    try {
      await Promise.race([begun, stopped, silence]);
      await Promise.race([crash, hopeless, stopped, silence]);
    } catch (error) {
      // Its farewell would wait for the silent broker, too.
      if (error instanceof BrokerSilent) patience = 1_000;
      throw error;
    } finally {
      over = true;
      ended.abort();
      this.joined = false;
      this.consumer = undefined;
      this.commitOnce = undefined;
      // A client that is told to end while it joins joins all the same, and then holds partitions that nobody reads.
      await within(
        patience,
        settled.then(() => consumer.disconnect()),
      );
    }
  }

  /** What stays ours goes on where it is: its lane, what of it is to be committed, and whether it is paused. */
  private deal(partitions: readonly TopicPartition[], listener: SourceListener): void {
    this.assignment.deal(partitions);
    for (const known of [this.pending, this.paused]) {
      for (const [id, partition] of known) if (!this.assignment.has(partition)) known.delete(id);
    }
    this.ask((consumer) => {
      consumer.resume(this.settings.topics.map((topic) => ({ topic })));
      consumer.pause([...this.paused.values()].map(({ topic, partition }) => ({ topic, partitions: [partition] })));
    });
    listener.assigned(partitions);
  }

  /** The client goes on after a batch only if it was taken: one that was refused, or leaves a hole, is fetched again. */
  private handOver(
    { batch, resolveOffset }: EachBatchPayload,
    committed: CommittedOffsets,
    listener: SourceListener,
  ): void {
    const { topic, partition } = batch;
    const taken = this.assignment.take({
      topic,
      partition,
      from: BigInt((batch as FetchedBatch).fetchedOffset),
      records: recordsOf(batch),
      last: BigInt(batch.lastOffset()),
      committed: committed.of({ topic, partition }),
    });
    if (taken.kind === 'foreign') return;
    if (taken.kind === 'hole') {
      const offset = taken.from.toString();
      this.log.info({ topic, partition, offset }, 'Records were left out; reading them again');
      this.ask((consumer) => consumer.seek({ topic, partition, offset }));
      return;
    }
    if (taken.lost) {
      const { from, to } = taken.lost;
      const gone = { topic, partition, from: from.toString(), to: to.toString() };
      this.log.error(gone, 'The broker has no records between these offsets any more');
    }
    // Never back behind an answer that came late.
    resolveOffset(taken.upTo.toString());
    if (taken.records.length > 0) listener.received(topic, partition, taken.records);
  }

  private async commitNowAndThen(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(COMMIT_EVERY, signal);
      if (!signal.aborted) await this.commit();
    }
  }

  /**
   * One commit at a time, and one attempt at each: the consumer's own `commitOffsets` would repeat the same positions after a rebalance,
   * when a partition is another's, whom they would set back. What fails is tried again with the next, unless the partition has gone.
   */
  private commit(): Promise<void> {
    this.committing = this.committing.then(async () => {
      const positions = [...this.pending.values()];
      const { commitOnce } = this;
      if (positions.length === 0 || !this.joined || !commitOnce) return;
      try {
        await inTime(COMMIT_WITHIN, commitOnce(offsetsOf(positions)));
        this.failingSince = undefined;
        for (const position of positions) {
          const id = partitionId(position);
          if (this.pending.get(id) === position) this.pending.delete(id);
          this.assignment.committed(position, BigInt(position.offset));
        }
      } catch (error) {
        this.log.debug(errorFields(error), 'Offsets were not committed; trying again');
        const now = performance.now();
        this.failingSince ??= now;
        if (now - this.failingSince >= COMMITS_FAIL_FOR) this.giveUp(error);
      }
    });
    return this.committing;
  }
}
