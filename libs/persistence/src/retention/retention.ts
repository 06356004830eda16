import { setTimeout } from 'node:timers/promises';

import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

import { UnitOfWork } from '../unit-of-work.js';
import { RetentionMetrics } from './retention-metrics.js';
import { removalOf, type RetentionRule } from './retention-rule.js';

export interface RetentionOptions {
  readonly dataSource: DataSource;
  readonly rules: readonly RetentionRule[];
  readonly registry?: Registry;
  /** Rows of one transaction at most; 500 by default. */
  readonly batch?: number;
  /** Milliseconds between two batches; 50 by default. */
  readonly breath?: number;
  /** Milliseconds between two sweeps; an hour by default. The first begins within the first minutes. */
  readonly every?: number;
}

const FIRST_WITHIN_MS = 300_000;
/** Longest wait for the batch under way when the service stops. A batch takes milliseconds. */
const STOP_WITHIN_MS = 10_000;
const ONLY_ONE = `select pg_try_advisory_xact_lock(hashtextextended('hejie retention ' || current_schema(), 0)) as held`;

/**
 * Deletes rows whose time is over, in small transactions of their own: nobody waits for them, and they wait for nobody.
 * Of several processes on one schema one deletes at a time; a batch that another is at ends the sweep here.
 */
export class Retention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(Retention.name);
  private readonly stopping = new AbortController();
  private readonly unitOfWork: UnitOfWork;
  private readonly metrics: RetentionMetrics | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly options: RetentionOptions) {
    this.unitOfWork = new UnitOfWork(options.dataSource);
    this.metrics = options.registry && new RetentionMetrics(options.registry, options.dataSource, options.rules);
  }

  /** Begins in the background, not at once: a start has other work, and the processes of a court start together. */
  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const limit = new AbortController();
    await Promise.race([this.running, pause(STOP_WITHIN_MS, limit.signal)]);
    limit.abort();
  }

  /** Deletes everything whose time is over, each rule by itself: one that fails is logged and does not stop the others. */
  async sweep(): Promise<void> {
    for (const rule of this.options.rules) {
      try {
        const deleted = (await this.permitted(rule)) ? await this.sweepOne(rule) : 0;
        if (deleted > 0)
          Retention.logger.log(
            `${deleted} rows of ${rule.table} were older than ${rule.keepDays} days and are deleted`,
          );
      } catch (error) {
        // The name only: a database's message may quote a row.
        Retention.logger.warn(
          `Rows of ${rule.table} could not be deleted; the next sweep tries again (${error instanceof Error ? error.name : typeof error})`,
        );
      }
    }
  }

  private async permitted({ table, permitted }: RetentionRule): Promise<boolean> {
    if (!permitted || (await permitted())) return true;
    Retention.logger.warn(`No row of ${table} is deleted: it is not certain that nobody needs it`);
    return false;
  }

  private async sweepOne(rule: RetentionRule): Promise<number> {
    const { batch = 500, breath = 50 } = this.options;
    const { signal } = this.stopping;
    for (let total = 0; ;) {
      if (signal.aborted) return total;
      const deleted = await this.deleteBatch(rule, batch);
      total += deleted;
      if (deleted < batch) return total;
      await pause(breath, signal);
    }
  }

  private async deleteBatch(rule: RetentionRule, batch: number): Promise<number> {
    const deleted = await this.unitOfWork.run(async ({ manager }) => {
      const [lock]: Array<{ held: boolean }> = await manager.query(ONLY_ONE);
      if (!lock?.held) return 0;
      const [gone]: Array<{ deleted: number }> = await manager.query(removalOf(rule), [rule.keepDays, batch]);
      return gone?.deleted ?? 0;
    });
    this.metrics?.deleted(rule.table, deleted);
    return deleted;
  }

  private async run(): Promise<void> {
    const { every = 3_600_000 } = this.options;
    const { signal } = this.stopping;
    await pause(Math.random() * Math.min(FIRST_WITHIN_MS, every), signal);
    while (!signal.aborted) {
      await this.sweep();
      await pause(every, signal);
    }
  }
}

/** Waits, or returns at once when the signal is or gets aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
