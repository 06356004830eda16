import { factOf } from '@hejie/contracts/facts';
import type { UnitOfWork } from '@hejie/persistence';

import type { CourtClockContext } from '../fact/court-clock.js';
import { decode, type Decoded } from '../fact/decode.js';
import { errorFields, silentLog, type MessagingLog } from '../log.js';
import type { MessagingMetrics } from '../metrics.js';
import { backOff, pause, within } from '../pause.js';
import type { FactPublisher, FactRecord, FactSource, TopicPartition } from '../ports.js';
import { redriveKey, requestedKeys, type RedriveResult } from '../redrive/parked.js';
import { deadLetter } from './dead-letters.js';
import { FactProcessor } from './fact-processor.js';
import { handlersByType, type FactHandler } from './handlers.js';
import { PartitionLane } from './partition-lane.js';

export interface SubscriberOptions {
  /** Name of the consumer: its group on the broker and its rows in inbox and parking. */
  readonly consumer: string;
  readonly unitOfWork: UnitOfWork;
  readonly source: FactSource;
  /** Takes the dead letters. */
  readonly publisher: FactPublisher;
  readonly handlers: readonly FactHandler[];
  readonly metrics?: MessagingMetrics;
  readonly log?: MessagingLog;
  /** Under which clock handlers work; without one a fact's clock is only shown to them. */
  readonly courtClock?: CourtClockContext;
  /** Facts that share a transaction, at most; 1 for handlers that speak to other servers. */
  readonly together?: number;
  /** Cases at work at the same time within a partition, when facts are handled one by one. */
  readonly abreast?: number;
  /** Milliseconds before the 2nd, 3rd … attempt at a fact that failed. */
  readonly retryAfter?: readonly number[];
  /** How often to look for a redrive that was asked for, in milliseconds. */
  readonly pollEvery?: number;
}

/** Records taken from a lane at once, whatever the transactions are. */
const CHUNK = 500;

/**
 * Listens to facts for one consumer. Each fact has its effect once, facts of a case in order; a case whose fact
 * keeps failing, or does not match its definition here, is parked while others go on; bytes that are no fact go to
 * the dead letters.
 * A fact of a type that this consumer does not listen to is passed over and counted: topics carry several types,
 * and a new one may be published before every listener knows it.
 */
export class Subscriber {
  private readonly handlers: ReadonlyMap<string, FactHandler>;
  private readonly processor: FactProcessor;
  private readonly log: MessagingLog;
  private readonly stopping = new AbortController();
  private readonly lanes = new Map<string, PartitionLane>();
  private watching: Promise<void> | undefined;

  /** @throws SUBSCRIPTION.HANDLER_DOUBLED, SUBSCRIPTION.FACT_UNDEFINED */
  constructor(private readonly options: SubscriberOptions) {
    this.log = options.log ?? silentLog;
    this.handlers = handlersByType(options.handlers);
    this.processor = new FactProcessor({
      consumer: options.consumer,
      unitOfWork: options.unitOfWork,
      handlers: this.handlers,
      metrics: options.metrics,
      log: this.log,
      courtClock: options.courtClock,
      together: options.together ?? 100,
      abreast: options.abreast ?? 8,
      retryAfter: options.retryAfter ?? [50, 250, 1_000],
    });
  }

  /** Has the broker dealt partitions to this process? */
  get joined(): boolean {
    return this.options.source.joined;
  }

  /** Begins in the background; outages of broker and database are waited out. */
  start(): void {
    this.options.source.start({
      received: (topic, partition, records) => this.laneOf(topic, partition).add(records),
      assigned: (partitions) => this.keepLanesOf(partitions),
    });
    this.watching ??= this.watchRedriveRequests();
  }

  /** Finishes what is in a transaction, commits offsets and leaves the group. The rest is delivered again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const lanes = [...this.lanes.values()];
    await within(10_000, Promise.all([...lanes.map((lane) => lane.idle()), this.watching]));
    for (const lane of lanes) lane.abandon();
    await this.options.source.stop();
  }

  /**
   * Handles the parked facts of a case in order, in the handlers of this process, each in its own transaction;
   * frees the case when none is left. Stops at the first that fails again.
   */
  async redriveParked({ key }: { key: string }): Promise<RedriveResult> {
    const { consumer, unitOfWork } = this.options;
    const result = await redriveKey({
      consumer,
      key,
      run: (work) => this.processor.throughOutages(() => unitOfWork.run(work), this.stopping.signal),
      decode: (record) => this.decoded(record),
      handle: (fact, tx) => this.processor.handle(fact, tx),
      elsewhere: (fact) => this.processor.elsewhere(fact),
    });
    this.log.info({ consumer, redriven: result.redriven, remaining: result.remaining }, 'A parked case was redriven');
    return result;
  }

  private keepLanesOf(partitions: readonly TopicPartition[]): void {
    const ours = new Set(partitions.map(laneId));
    for (const [id, lane] of this.lanes) {
      if (ours.has(id)) continue;
      lane.abandon();
      this.lanes.delete(id);
    }
  }

  private laneOf(topic: string, partition: number): PartitionLane {
    const id = laneId({ topic, partition });
    const { source } = this.options;
    let lane = this.lanes.get(id);
    if (!lane) {
      lane = new PartitionLane({
        chunk: CHUNK,
        settle: (records, own) => this.settle(records, own),
        handled: (last) => source.handled(topic, partition, last.offset),
        full: () => source.pause(topic, partition),
        roomAgain: () => source.resume(topic, partition),
      });
      this.lanes.set(id, lane);
    }
    return lane;
  }

  /** Never rejects: an error that reached the client library would stop every partition. */
  private async settle(records: readonly FactRecord[], lane: PartitionLane): Promise<boolean> {
    const { signal } = this.stopping;
    for (let failures = 0; ; failures += 1) {
      if (signal.aborted || lane.signal.aborted) return false;
      try {
        const decoded = records.map((record) => this.decoded(record));
        await this.sendDeadLetters(decoded);
        this.countIgnored(decoded);
        return await this.processor.settle(
          decoded.filter((item) => item.kind === 'fact' || item.kind === 'misfit'),
          AbortSignal.any([signal, lane.signal]),
        );
      } catch (error) {
        this.log.error(
          { ...errorFields(error), consumer: this.options.consumer, failures },
          'Facts could not be settled; trying again',
        );
        await pause(backOff(failures), signal);
      }
    }
  }

  private decoded(record: FactRecord): Decoded {
    return decode(record, (type) => this.handlers.get(type)?.definition);
  }

  private async sendDeadLetters(decoded: readonly Decoded[]): Promise<void> {
    const dead = decoded.filter((item) => item.kind === 'dead');
    if (dead.length === 0) return;
    const { consumer, metrics, publisher } = this.options;
    await publisher.publish(dead.map(({ record, reason }) => deadLetter(record, consumer, reason)));
    for (const { record, reason } of dead) {
      const { topic, partition, offset } = record;
      metrics?.dead(consumer, topic, reason);
      metrics?.became(consumer, 'unreadable', 'dead');
      this.log.error(
        { consumer, topic, partition, offset: offset.toString(), reason },
        'A record can never be handled; it is a dead letter now',
      );
    }
  }

  private countIgnored(decoded: readonly Decoded[]): void {
    for (const item of decoded) {
      if (item.kind !== 'ignored') continue;
      // A type from outside is no label: anybody could make up any number of them.
      this.options.metrics?.became(this.options.consumer, factOf(item.type) ? item.type : 'unknown', 'ignored');
    }
  }

  private async watchRedriveRequests(): Promise<void> {
    const { consumer, unitOfWork, pollEvery = 1_000 } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(pollEvery, signal);
      if (signal.aborted) return;
      try {
        const keys = await unitOfWork.run((tx) => requestedKeys(tx, consumer));
        for (const key of keys) await this.redriveParked({ key });
      } catch (error) {
        this.log.warn({ ...errorFields(error), consumer }, 'Could not look for redrive requests');
      }
    }
  }
}

const laneId = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
