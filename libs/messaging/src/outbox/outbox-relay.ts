import type { DataSource } from 'typeorm';

import { errorFields, silentLog, type MessagingLog } from '../log.js';
import type { MessagingMetrics } from '../metrics.js';
import { backOff, pause, within } from '../pause.js';
import type { FactPublisher } from '../ports.js';
import { RelaySession, type UnpublishedFacts } from './relay-session.js';

export interface OutboxRelayOptions {
  readonly dataSource: DataSource;
  readonly publisher: FactPublisher;
  readonly metrics?: MessagingMetrics;
  readonly log?: MessagingLog;
  /** Records in one request to the broker at most. */
  readonly batch?: number;
  /** Behind the notifications, in milliseconds: a notification may be lost, and the leader may die. */
  readonly pollEvery?: number;
}

/** `waiting`: no database; `standby`: another process publishes for this schema; `leading`: this one does. */
export type RelayState = 'waiting' | 'standby' | 'leading' | 'stopped';

/**
 * Carries committed facts from the outbox to the broker, in the order of their ids, at least once.
 * One relay at a time is active for a schema; the others stand by and take over within `pollEvery`.
 */
export class OutboxRelay {
  private readonly stopping = new AbortController();
  private readonly log: MessagingLog;
  private running: Promise<void> | undefined;
  private session: RelaySession | undefined;
  private current: RelayState = 'stopped';

  constructor(private readonly options: OutboxRelayOptions) {
    this.log = options.log ?? silentLog;
  }

  get state(): RelayState {
    return this.current;
  }

  /** Facts were committed: true if this is the relay that publishes them. */
  wake(): boolean {
    if (this.current !== 'leading' || !this.session) return false;
    this.session.wake();
    return true;
  }

  /** Begins in the background; outages of broker and database are waited out with back-off. */
  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch that is on its way; what is left in the outbox is published by whoever leads next. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.session?.wake();
    if (this.running) await within(10_000, this.running);
    this.current = 'stopped';
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      this.current = 'waiting';
      try {
        this.session = await RelaySession.open(this.options.dataSource);
        failures = 0;
        await this.serve(this.session);
      } catch (error) {
        this.log.warn({ ...errorFields(error), failures }, 'The outbox relay lost its database; connecting again');
        await pause(backOff(failures++), signal);
      } finally {
        this.session?.close();
        this.session = undefined;
      }
    }
  }

  private async serve(session: RelaySession): Promise<void> {
    while (!this.stopping.signal.aborted) {
      if (await session.lead()) {
        this.current = 'leading';
        await this.drain(session);
      } else {
        this.current = 'standby';
      }
      if (!this.stopping.signal.aborted) await session.woken(this.options.pollEvery ?? 1_000);
    }
  }

  /** Publishes until the outbox is empty. While a full batch is on its way the last is marked and the next is read. */
  private async drain(session: RelaySession): Promise<void> {
    const { batch = 500 } = this.options;
    let facts = await session.read(batch);
    let marking: Promise<void> = Promise.resolve();
    while (facts.ids.length > 0) {
      const ahead = facts.ids.length === batch ? session.read(batch, facts.ids) : undefined;
      // Awaited below; until then a broken connection is no unhandled rejection.
      ahead?.catch(() => undefined);
      const published = await this.publish(facts);
      await marking;
      if (!published) return;
      marking = session.mark(facts.ids);
      marking.catch(() => undefined);
      this.options.metrics?.published(facts.ids.length);
      if (this.stopping.signal.aborted) break;
      facts = await (ahead ?? session.read(batch));
    }
    await marking;
  }

  /** Repeats the same batch until the broker has it; false when the relay is to stop before that. */
  private async publish(facts: UnpublishedFacts): Promise<boolean> {
    for (let failures = 0; ; failures += 1) {
      try {
        await this.options.publisher.publish(facts.records);
        if (failures > 0) this.log.info({ failures }, 'The broker takes facts again');
        return true;
      } catch (error) {
        this.log.warn(
          { ...errorFields(error), failures, facts: facts.ids.length },
          'The broker did not take the facts; trying again',
        );
        await pause(backOff(failures), this.stopping.signal);
        if (this.stopping.signal.aborted) return false;
      }
    }
  }
}
