import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

import { BackgroundLoop } from '../background-loop.js';
import { errorName } from '../error-name.js';
import { pause } from '../pause.js';
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
const EVERY_MS = 3_600_000;
const ONLY_ONE = `select pg_try_advisory_xact_lock(hashtextextended('hejie retention ' || current_schema(), 0)) as held`;

/**
 * Removes rows whose time is over, in small transactions of their own: nobody waits for them, and they wait for nobody.
 * Of several processes on one schema one removes at a time; a batch that another is at ends the sweep here.
 */
export class Retention extends BackgroundLoop {
  private readonly unitOfWork: UnitOfWork;
  private readonly metrics: RetentionMetrics | undefined;
  private swept = false;

  constructor(private readonly options: RetentionOptions) {
    super(options.every ?? EVERY_MS);
    this.unitOfWork = new UnitOfWork(options.dataSource);
    this.metrics = options.registry && new RetentionMetrics(options.registry, options.dataSource, options.rules);
  }

  /** The first not at once: a start has other work, and the processes of a court start together. */
  protected async turn(): Promise<void> {
    if (!this.swept)
      await pause(Math.random() * Math.min(FIRST_WITHIN_MS, this.options.every ?? EVERY_MS), this.stopped);
    this.swept = true;
    if (!this.stopped.aborted) await this.sweep();
  }

  /** Removes everything whose time is over, each rule by itself: one that fails is logged and does not stop the others. */
  async sweep(): Promise<void> {
    for (const rule of this.options.rules) {
      try {
        const removed = await this.sweepOne(rule);
        if (removed > 0)
          this.logger.log(
            `${removed} rows of ${rule.table} were older than ${rule.keepDays} days and are ${rule.reducedTo === undefined ? 'removed' : 'reduced'}`,
          );
      } catch (error) {
        this.logger.warn(
          `Rows of ${rule.table} could not be removed; the next sweep tries again (${errorName(error)})`,
        );
      }
    }
    await this.metrics?.measure();
  }

  private async sweepOne(rule: RetentionRule): Promise<number> {
    const { batch = 500, breath = 50 } = this.options;
    for (let total = 0; ;) {
      if (this.stopped.aborted) return total;
      const removed = await this.removeBatch(rule, batch);
      total += removed;
      if (removed < batch) return total;
      await pause(breath, this.stopped);
    }
  }

  private async removeBatch(rule: RetentionRule, batch: number): Promise<number> {
    const removed = await this.unitOfWork.run(async ({ manager }) => {
      const [lock]: Array<{ held: boolean }> = await manager.query(ONLY_ONE);
      if (!lock?.held) return 0;
      const [gone]: Array<{ removed: number }> = await manager.query(removalOf(rule), [rule.keepDays, batch]);
      return gone?.removed ?? 0;
    });
    this.metrics?.removed(rule.table, removed);
    return removed;
  }
}
