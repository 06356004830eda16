import { type Admin, type Consumer, type EachBatchPayload } from 'kafkajs';

import { errorFields, silentLog, type MessagingLog } from '../log.js';
import { backOff, pause, within } from '../pause.js';
import type { FactRecord, FactSource, Lag, RecordHeaders, SourceListener } from '../ports.js';
import { kafkaClient, type KafkaSettings } from './client.js';

export interface KafkaFactSourceSettings extends KafkaSettings {
  /** The consumer group. */
  readonly group: string;
  readonly topics: readonly string[];
  /** How long the group waits for a member that died, in milliseconds. */
  readonly sessionTimeout?: number;
}

/** Offsets go to the broker this often, in milliseconds: what is handled but not committed is known by the inbox. */
const COMMIT_EVERY = 250;
/** Longest wait of a fetch that finds nothing; also of a fetch while every partition is paused. */
const FETCH_WAIT = 250;

interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/**
 * One member of a consumer group. Batches are handed over at once and the client goes on fetching and beating;
 * nothing of ours ever throws into it. If the client crashes, a new one takes its place.
 */
export class KafkaFactSource implements FactSource {
  private readonly stopping = new AbortController();
  private readonly log: MessagingLog;
  private readonly pending = new Map<string, Position>();
  private running: Promise<void> | undefined;
  private consumer: Consumer | undefined;
  private admin: Promise<Admin> | undefined;
  private committing: Promise<void> = Promise.resolve();
  joined = false;

  constructor(private readonly settings: KafkaFactSourceSettings) {
    this.log = settings.log ?? silentLog;
  }

  start(listener: SourceListener): void {
    this.running ??= Promise.all([this.run(listener), this.commitNowAndThen()]).then(() => undefined);
  }

  handled(topic: string, partition: number, offset: bigint): void {
    this.pending.set(`${topic}/${partition}`, { topic, partition, offset: (offset + 1n).toString() });
  }

  pause(topic: string, partition: number): void {
    this.consumer?.pause([{ topic, partitions: [partition] }]);
  }

  resume(topic: string, partition: number): void {
    // Between two clients there is nothing to resume: a new one begins with nothing paused.
    if (this.joined) this.consumer?.resume([{ topic, partitions: [partition] }]);
  }

  async stop(): Promise<void> {
    await this.commit();
    this.stopping.abort();
    if (this.running) await within(10_000, this.running);
    const admin = this.admin;
    this.admin = undefined;
    if (admin)
      await within(
        2_000,
        admin.then((connected) => connected.disconnect()),
      );
  }

  async lag(): Promise<Lag[]> {
    const connecting = (this.admin ??= this.connectAdmin());
    try {
      const admin = await connecting;
      const lags = await Promise.all(this.settings.topics.map((topic) => this.lagOf(admin, topic)));
      return lags.flat();
    } catch (error) {
      this.admin = undefined;
      void connecting.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  private async lagOf(admin: Admin, topic: string): Promise<Lag[]> {
    const ends = await admin.fetchTopicOffsets(topic);
    const [committed] = await admin.fetchOffsets({ groupId: this.settings.group, topics: [topic] });
    const offsets = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.map(({ partition, low, high }) => {
      // -1: nothing committed yet, so everything that is kept is still to come.
      const at = Math.max(offsets.get(partition) ?? -1, Number(low));
      return { topic, partition, records: Math.max(0, Number(high) - at) };
    });
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = kafkaClient(this.settings).admin();
    await admin.connect();
    return admin;
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
      listener.reassigned();
      this.pending.clear();
      if (!signal.aborted) await pause(backOff(failures++, 200), signal);
    }
  }

  /** One client, from its connection to its crash or our stop. */
  private async consume(listener: SourceListener, joined: () => void): Promise<void> {
    const { group, topics, sessionTimeout = 15_000 } = this.settings;
    const consumer = kafkaClient(this.settings).consumer({
      groupId: group,
      sessionTimeout,
      heartbeatInterval: Math.trunc(sessionTimeout / 6),
      rebalanceTimeout: 20_000,
      maxWaitTimeInMs: FETCH_WAIT,
      allowAutoTopicCreation: false,
      retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
    const crash = new Promise<never>((_, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    });
    crash.catch(() => undefined);
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.consumer = consumer;
      listener.reassigned();
      this.pending.clear();
      consumer.resume(topics.map((topic) => ({ topic })));
      this.joined = true;
      joined();
      this.log.info({ group }, 'The consumer has joined its group');
    });
    const stopped = new Promise<void>((resolve) =>
      this.stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    try {
      const begun = (async () => {
        await consumer.connect();
        await consumer.subscribe({ topics: [...topics], fromBeginning: true });
        await consumer.run({ autoCommit: false, eachBatch: async (payload) => this.handOver(payload, listener) });
      })();
      begun.catch(() => undefined);
      await Promise.race([begun, stopped]);
      await Promise.race([crash, stopped]);
    } finally {
      this.joined = false;
      this.consumer = undefined;
      await within(5_000, consumer.disconnect());
    }
  }

  private handOver({ batch }: EachBatchPayload, listener: SourceListener): void {
    const { topic, partition } = batch;
    const records = batch.messages.map(({ offset, key, value, headers }): FactRecord => ({
      topic,
      partition,
      offset: BigInt(offset),
      key,
      value,
      headers: (headers ?? {}) as RecordHeaders,
    }));
    listener.received(topic, partition, records);
  }

  private async commitNowAndThen(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(COMMIT_EVERY, signal);
      if (!signal.aborted) await this.commit();
    }
  }

  /** One commit at a time; what fails is tried again with the next, unless the partition has gone meanwhile. */
  private commit(): Promise<void> {
    this.committing = this.committing.then(async () => {
      const positions = [...this.pending.values()];
      if (positions.length === 0 || !this.joined || !this.consumer) return;
      try {
        await this.consumer.commitOffsets(positions);
        for (const position of positions) {
          const id = `${position.topic}/${position.partition}`;
          if (this.pending.get(id) === position) this.pending.delete(id);
        }
      } catch (error) {
        this.log.debug(errorFields(error), 'Offsets were not committed; trying again');
      }
    });
    return this.committing;
  }
}
