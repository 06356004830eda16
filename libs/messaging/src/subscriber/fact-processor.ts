import { backOff, isStatementTimeout, pause, type Transaction, type UnitOfWork } from '@hejie/persistence';

import type { CourtClockContext } from '../fact/court-clock.js';
import type { Decoded } from '../fact/decode.js';
import type { ReceivedFact } from '../fact/received-fact.js';
import { inTraceOf } from '../fact/trace-context.js';
import { errorFields, type MessagingLog } from '../log.js';
import { MessagingError, messagingErrors, TriedLongEnough } from '../messaging-error.js';
import type { MessagingMetrics, Outcome } from '../metrics.js';
import type { FactHandler } from './handlers.js';
import { claim, isKnown } from './inbox.js';
import { isOutage } from './outage.js';
import { parkedAmong, parkFact, parkKey } from './parking.js';

export interface FactProcessorOptions {
  readonly consumer: string;
  readonly unitOfWork: UnitOfWork;
  readonly handlers: ReadonlyMap<string, FactHandler>;
  readonly metrics?: MessagingMetrics;
  readonly log: MessagingLog;
  readonly courtClock?: CourtClockContext;
  /** Facts that share a transaction, at most. */
  readonly together: number;
  /** Cases at work at the same time within a partition, when facts are handled one by one. */
  readonly abreast: number;
  /** Milliseconds before the 2nd, 3rd … attempt at a fact that failed; then its case is parked. */
  readonly retryAfter: readonly number[];
  /** How long, in milliseconds, a fact waits for a database that gives its statements up as too slow; then its case is parked. */
  readonly slowFor?: number;
}

const SLOW_FOR = 5 * 60_000;

/** A fact to be handled, or one that waits because this build cannot read its data. */
export type ReceivedItem = Extract<Decoded, { kind: 'fact' | 'misfit' }>;

/** The work was given up because the service stops, or the partition has gone elsewhere. Nothing is lost. */
class GivenUp extends Error {}

/**
 * Handles facts of one partition with effect exactly once and in order for each case.
 * Many share a transaction; if that fails, each gets its own, and a fact that keeps failing parks its case.
 */
export class FactProcessor {
  constructor(private readonly options: FactProcessorOptions) {}

  /** False when it was given up before all facts were handled or parked. */
  async settle(items: readonly ReceivedItem[], signal: AbortSignal): Promise<boolean> {
    const { together } = this.options;
    try {
      if (together === 1 || items.some(({ fact }) => this.elsewhere(fact))) await this.caseByCase(items, signal);
      else
        for (let from = 0; from < items.length; from += together)
          await this.settleGroup(items.slice(from, from + together), signal);
      return true;
    } catch (error) {
      if (error instanceof GivenUp) return false;
      throw error;
    }
  }

  /**
   * Runs work again while a server that it needs is away; gives up when the service stops. A statement that takes too long may be the
   * trouble of the server or of this work: it is run again for `slowFor` milliseconds only.
   * @throws whatever the work throws for its own reasons; GivenUp.
   */
  async throughOutages<T>(
    work: () => Promise<T>,
    signal: AbortSignal,
    slowFor = this.options.slowFor ?? SLOW_FOR,
  ): Promise<T> {
    let slowSince: number | undefined;
    for (let failures = 0; ; failures += 1) {
      if (signal.aborted) throw new GivenUp();
      const began = performance.now();
      try {
        return await work();
      } catch (error) {
        if (isStatementTimeout(error)) {
          slowSince ??= began;
          if (performance.now() - slowSince >= slowFor) throw error;
        } else if (!isOutage(error)) throw error;
        this.options.log.warn(
          { ...errorFields(error), consumer: this.options.consumer, failures },
          'A server that the handlers need is away; waiting',
        );
        await pause(backOff(failures), signal);
      }
    }
  }

  /** Does the effect of a fact lie with another server? Then no transaction is open while it is asked. */
  elsewhere({ type }: Pick<ReceivedFact, 'type'>): boolean {
    return this.options.handlers.get(type)?.elsewhere === true;
  }

  /**
   * The handler's part: in the fact's trace and under its clock, measured. `tx`: absent where the effect lies elsewhere.
   * @throws CLOCK.NOT_ALLOWED for a fact that bears a clock, in a process of real time.
   */
  async handle(fact: ReceivedFact, tx?: Transaction): Promise<void> {
    const { handlers, consumer, metrics, courtClock } = this.options;
    if (fact.courtClock && courtClock?.real) throw messagingErrors.clockNotAllowed(fact.type);
    const handler = handlers.get(fact.type);
    if (!handler) throw new Error(`no handler for ${fact.type}`);
    const began = performance.now();
    const work = () => effectOf(handler, fact, tx);
    await inTraceOf(fact.trace, `handle ${fact.type}`, () =>
      courtClock ? courtClock.under(fact.courtClock, work) : work(),
    );
    metrics?.handling(consumer, fact.type, (performance.now() - began) / 1000);
  }

  private async settleGroup(items: readonly ReceivedItem[], signal: AbortSignal): Promise<void> {
    if (items.length === 1) {
      await this.settleOne(items[0]!, signal);
      return;
    }
    try {
      // Of many facts it is one that takes too long: it is looked for at once.
      await this.throughOutages(() => this.inOneTransaction(items), signal, 0);
      return;
    } catch (error) {
      if (error instanceof GivenUp) throw error;
      this.options.log.info(
        { ...errorFields(error), consumer: this.options.consumer, facts: items.length },
        'A shared transaction failed; its facts are handled one by one',
      );
    }
    await this.caseByCase(items, signal);
  }

  /** Cases side by side, the facts of each one after the other: a case whose fact fails holds up no other. */
  private async caseByCase(items: readonly ReceivedItem[], signal: AbortSignal): Promise<void> {
    const cases = new Map<string, ReceivedItem[]>();
    for (const item of items) {
      const facts = cases.get(item.fact.caseId);
      if (facts) facts.push(item);
      else cases.set(item.fact.caseId, [item]);
    }
    const waiting = cases.values();
    const walker = async (): Promise<void> => {
      for (const facts of waiting) {
        for (const item of facts) await this.settleOne(item, signal);
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: this.options.abreast }, walker));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async settleOne(item: ReceivedItem, signal: AbortSignal): Promise<void> {
    const { consumer, retryAfter, log } = this.options;
    const { type } = item.fact;
    for (let attempts = 1; ; attempts += 1) {
      try {
        const work =
          item.kind === 'fact' && this.elsewhere(item.fact)
            ? () => this.withoutTransaction(item)
            : () => this.inOneTransaction([item]);
        await this.throughOutages(work, signal);
        return;
      } catch (error) {
        if (error instanceof GivenUp) throw error;
        const wait = isFinal(error) ? undefined : retryAfter[attempts - 1];
        if (wait === undefined) {
          log.error(
            { ...errorFields(error), consumer, type, attempts, eventId: item.fact.id },
            'A fact failed for good; its case is parked',
          );
          await this.throughOutages(() => this.park(item, attempts, error), signal);
          return;
        }
        log.warn(
          { ...errorFields(error), consumer, type, attempts, eventId: item.fact.id },
          'A handler failed; trying again',
        );
        await pause(wait, signal);
      }
    }
  }

  private async inOneTransaction(items: readonly ReceivedItem[]): Promise<void> {
    const { consumer, unitOfWork, log } = this.options;
    const outcomes = await unitOfWork.run(async (tx) => {
      const became: Outcome[] = [];
      const fresh = await claim(tx, consumer, items);
      const keys = new Set(items.filter(({ fact }) => fresh.has(fact.id)).map(({ fact }) => fact.caseId));
      const parked = keys.size > 0 ? await parkedAmong(tx, consumer, [...keys]) : new Set<string>();
      for (const item of items) {
        const { fact, record } = item;
        // Deleted, not looked up: the same fact may stand twice in one batch.
        if (!fresh.delete(fact.id)) {
          became.push('duplicate');
        } else if (parked.has(fact.caseId)) {
          await parkFact(tx, consumer, fact, record);
          became.push('parked');
        } else if (item.kind === 'misfit') {
          // No attempt and no mercy for what follows it: the next facts of the case may build on it.
          await parkKey(tx, consumer, fact.caseId);
          await parkFact(tx, consumer, fact, record, {
            attempts: 0,
            error: messagingErrors.misfit(fact.type, item.places),
          });
          parked.add(fact.caseId);
          became.push('parked');
        } else {
          await this.handle(item.fact, tx);
          became.push('handled');
        }
      }
      return became;
    });
    items.forEach((item, at) => {
      const { id: eventId, type } = item.fact;
      this.options.metrics?.became(consumer, type, outcomes[at]!);
      if (item.kind === 'misfit' && outcomes[at] === 'parked') {
        const { places } = item;
        log.error({ consumer, type, eventId, places }, 'A fact does not match its definition here; its case is parked');
      }
    });
  }

  /** Asks the other server between two short transactions. After a crash it is asked again, and knows the effect for a repeated one. */
  private async withoutTransaction(item: Extract<ReceivedItem, { kind: 'fact' }>): Promise<void> {
    const { consumer, unitOfWork, metrics } = this.options;
    const { fact, record } = item;
    const outcome = await unitOfWork.run(async (tx): Promise<Outcome | undefined> => {
      if (await isKnown(tx, consumer, item)) return 'duplicate';
      if (!(await parkedAmong(tx, consumer, [fact.caseId])).has(fact.caseId)) return undefined;
      if ((await claim(tx, consumer, [item])).size === 0) return 'duplicate';
      await parkFact(tx, consumer, fact, record);
      return 'parked';
    });
    if (outcome === undefined) {
      await this.handle(fact);
      await unitOfWork.run((tx) => claim(tx, consumer, [item]));
    }
    metrics?.became(consumer, fact.type, outcome ?? 'handled');
  }

  private async park(item: ReceivedItem, attempts: number, error: unknown): Promise<void> {
    const { consumer, unitOfWork, metrics } = this.options;
    const { fact, record } = item;
    const parked = await unitOfWork.run(async (tx) => {
      const fresh = await claim(tx, consumer, [item]);
      // Another member of the group has handled it meanwhile.
      if (!fresh.has(fact.id)) return false;
      await parkKey(tx, consumer, fact.caseId);
      await parkFact(tx, consumer, fact, record, { attempts, error });
      return true;
    });
    metrics?.became(consumer, fact.type, parked ? 'parked' : 'duplicate');
  }
}

/** No further attempt makes this process one of compressed time; and a database that was too slow for so long was given time enough. */
const isFinal = (error: unknown): boolean =>
  isStatementTimeout(error) ||
  error instanceof TriedLongEnough ||
  (error instanceof MessagingError && error.code === 'CLOCK.NOT_ALLOWED');

function effectOf(handler: FactHandler, fact: ReceivedFact, tx: Transaction | undefined): Promise<void> {
  if (handler.elsewhere) return handler.handle(fact);
  if (tx === undefined) throw new Error(`${handler.name} was asked without a transaction`);
  return handler.handle(fact, tx);
}
