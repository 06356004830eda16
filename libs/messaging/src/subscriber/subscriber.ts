import { factOf } from '@hejie/contracts/facts';
import { backOff, pause, within, type UnitOfWork } from '@hejie/persistence';

import type { CourtClockContext } from '../fact/court-clock.js';
import { decode, type Decoded } from '../fact/decode.js';
import { errorFields, silentLog, type MessagingLog } from '../log.js';
import type { MessagingMetrics } from '../metrics.js';
import { partitionId, type FactPublisher, type FactRecord, type FactSource, type TopicPartition } from '../ports.js';
import { redriveKey, requestedKeys, type RedriveResult } from '../redrive/parked.js';
import { DeadLetterBox, type Run } from './dead-letter-box.js';
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
  /** How often dead letters that the broker has refused are sent again, in milliseconds. */
  readonly lettersEvery?: number;
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
  private readonly deadLetters: DeadLetterBox;
  private readonly log: MessagingLog;
  private readonly stopping = new AbortController();
  private readonly lanes = new Map<string, PartitionLane>();
  private watching: Promise<void> | undefined;

  /** @throws SUBSCRIPTION.HANDLER_DOUBLED, SUBSCRIPTION.FACT_UNDEFINED */
  constructor(private readonly options: SubscriberOptions) {
    this.log = options.log ?? silentLog;
    this.handlers = handlersByType(options.handlers);
    const { consumer, publisher, metrics } = options;
    metrics?.listens(consumer, this.handlers.keys());
    this.deadLetters = new DeadLetterBox({ consumer, publisher, metrics, log: this.log });
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
    this.watching ??= Promise.all([this.watchRedriveRequests(), this.watchKeptLetters()]).then(() => undefined);
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
    const { consumer } = this.options;
    const { signal } = this.stopping;
    const result = await redriveKey({
      consumer,
      key,
      run: this.runUnder(signal),
      decode: (record) => this.decoded(record),
      handle: (fact, tx) =>
        tx ? this.processor.handle(fact, tx) : this.processor.throughOutages(() => this.processor.handle(fact), signal),
      elsewhere: (fact) => this.processor.elsewhere(fact),
    });
    this.log.info({ consumer, redriven: result.redriven, remaining: result.remaining }, 'A parked case was redriven');
    return result;
  }

  private keepLanesOf(partitions: readonly TopicPartition[]): void {
    const ours = new Set(partitions.map(partitionId));
    for (const [id, lane] of this.lanes) {
      if (ours.has(id)) continue;
      lane.abandon();
      this.lanes.delete(id);
    }
  }

  private laneOf(topic: string, partition: number): PartitionLane {
    const id = partitionId({ topic, partition });
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
    const signal = AbortSignal.any([this.stopping.signal, lane.signal]);
    const decoded = records.map((record) => this.decoded(record));
    const dead = decoded.filter((item) => item.kind === 'dead');
    this.countIgnored(decoded);
    let lettersOut = dead.length === 0;
    for (let failures = 0; ; failures += 1) {
      if (signal.aborted) return false;
      try {
        if (!lettersOut) await this.deadLetters.send(dead, this.runUnder(signal));
        lettersOut = true;
        const facts = decoded.filter((item) => item.kind === 'fact' || item.kind === 'misfit');
        return await this.processor.settle(facts, signal);
      } catch (error) {
        if (signal.aborted) return false;
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

  private countIgnored(decoded: readonly Decoded[]): void {
    for (const item of decoded) {
      if (item.kind !== 'ignored') continue;
      // A type from outside is no label: anybody could make up any number of them.
      this.options.metrics?.became(this.options.consumer, factOf(item.type) ? item.type : 'unknown', 'ignored');
    }
  }

  private runUnder(signal: AbortSignal): Run {
    return (work) => this.processor.throughOutages(() => this.options.unitOfWork.run(work), signal);
  }

  private async watchKeptLetters(): Promise<void> {
    const { consumer, lettersEvery = 60_000 } = this.options;
    const { signal } = this.stopping;
    const run = this.runUnder(signal);
    while (!signal.aborted) {
      await pause(lettersEvery, signal);
      if (signal.aborted) return;
      try {
        const letters = await this.deadLetters.sendKept(run);
        if (letters > 0) this.log.info({ consumer, letters }, 'The broker takes dead letters that were kept');
      } catch (error) {
        this.log.warn({ ...errorFields(error), consumer }, 'Could not send the dead letters that are kept');
      }
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
