import { backOff, pause, within } from '@hejie/persistence';
import type { DataSource } from 'typeorm';

import { errorFields, silentLog, type MessagingLog } from '../log.js';
import type { MessagingMetrics } from '../metrics.js';
import type { FactPublisher } from '../ports.js';
import { Publication } from './publication.js';
import { RelaySession, type UnpublishedFact } from './relay-session.js';

export interface OutboxRelayOptions {
  readonly dataSource: DataSource;
  readonly publisher: FactPublisher;
  readonly metrics?: MessagingMetrics;
  readonly log?: MessagingLog;
  /** Facts read at once, and records in one request to the broker, at most. */
  readonly batch?: number;
  /** Behind the notifications, in milliseconds: a notification may be lost, and the leader may die. */
  readonly pollEvery?: number;
  /** From the first fact of a batch, in milliseconds: those who commit together share a request, and people's answers go before facts. */
  readonly gather?: number;
}

const GATHER_MS = 10;

/** `waiting`: no database; `standby`: another process publishes for this schema; `leading`: this one does. */
export type RelayState = 'waiting' | 'standby' | 'leading' | 'stopped';

/**
 * Carries committed facts from the outbox to the broker, in the order of their ids, at least once.
 * One relay at a time is active for a schema; the others stand by and take over within `pollEvery`.
 * A fact that the broker refuses for good parks its case in the outbox, and holds up no other.
 */
export class OutboxRelay {
  private readonly stopping = new AbortController();
  private readonly log: MessagingLog;
  private readonly publication: Publication;
  private running: Promise<void> | undefined;
  private session: RelaySession | undefined;
  private current: RelayState = 'stopped';

  constructor(private readonly options: OutboxRelayOptions) {
    const { publisher, metrics } = options;
    this.log = options.log ?? silentLog;
    this.publication = new Publication({ publisher, metrics, log: this.log });
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
        this.publication.end();
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
      if (this.stopping.signal.aborted) return;
      const rung = await session.woken(this.options.pollEvery ?? 1_000);
      if (!rung || this.current !== 'leading') continue;
      await pause(this.options.gather ?? GATHER_MS, this.stopping.signal);
      session.heard();
    }
  }

  /**
   * Publishes until the outbox is empty. While a full batch is on its way the last is marked and the next is read; after one that is not
   * full there is nothing more but what rings.
   */
  private async drain(session: RelaySession): Promise<void> {
    const { batch = 500, metrics } = this.options;
    const read = (onTheirWay: readonly string[]) => session.read(batch, onTheirWay, this.publication.waiting());
    let facts = await read([]);
    let marking: Promise<void> = Promise.resolve();
    while (facts.length > 0) {
      const ahead = facts.length === batch ? read(facts.map(({ id }) => id)) : undefined;
      // Awaited below; until then a broken connection is no unhandled rejection.
      ahead?.catch(() => undefined);
      const published = await this.publish(facts);
      await marking;
      if (!published) return;
      marking = session.mark(published);
      marking.catch(() => undefined);
      metrics?.published(published.length);
      if (this.stopping.signal.aborted) break;
      const whole = published.length === facts.length;
      if (whole && !ahead) break;
      // What was read ahead knows nothing of a case that was parked meanwhile.
      facts = await (whole && ahead ? ahead : read([]));
    }
    await marking;
  }

  /** Repeats the same batch while the broker is away; `undefined` when the relay is to stop before it has it. */
  private async publish(facts: readonly UnpublishedFact[]): Promise<string[] | undefined> {
    for (let failures = 0; ; failures += 1) {
      try {
        const published = await this.publication.publish(facts);
        if (failures > 0) this.log.info({ failures }, 'The broker takes facts again');
        return published;
      } catch (error) {
        this.log.warn(
          { ...errorFields(error), failures, facts: facts.length },
          'The broker did not take the facts; trying again',
        );
        await pause(backOff(failures), this.stopping.signal);
        if (this.stopping.signal.aborted) return undefined;
      }
    }
  }
}
