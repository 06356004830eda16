import { Counter, Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

import { oldestOf, type RetentionRule } from './retention-rule.js';

/** What was removed, and how old the oldest row is that is still there. The label is the name of a table. */
export class RetentionMetrics {
  private readonly removedTotal: Counter<'table'>;
  /** Since when the oldest row of a table is there (epoch ms of this machine), as the last sweep has left it. */
  private readonly oldest = new Map<string, number>();

  constructor(
    registry: Registry,
    private readonly dataSource: DataSource,
    private readonly rules: readonly RetentionRule[],
  ) {
    const { oldest } = this;
    const registers = [registry];
    this.removedTotal = new Counter({
      name: 'hejie_retention_deleted_total',
      help: 'Rows deleted, or reduced to what must be known for ever, because their time was over',
      labelNames: ['table'],
      registers,
    });
    new Gauge({
      name: 'hejie_retention_oldest_age_seconds',
      help: 'Age of the oldest row that is kept for a time only',
      labelNames: ['table'],
      registers,
      collect() {
        for (const [table, since] of oldest) this.set({ table }, (Date.now() - since) / 1000);
      },
    });
    for (const { table } of rules) this.removedTotal.inc({ table }, 0);
  }

  removed(table: string, rows: number): void {
    this.removedTotal.inc({ table }, rows);
  }

  /** Looks up the oldest rows. After a sweep, and not at each scrape: to find one may cost as much as the sweep did. */
  async measure(): Promise<void> {
    const ages = new Map<string, number>();
    for (const rule of this.rules) {
      const age = await ageOfOldest(this.dataSource, rule);
      if (age !== undefined) ages.set(rule.table, Math.max(age, ages.get(rule.table) ?? 0));
    }
    for (const [table, age] of ages) this.oldest.set(table, Date.now() - age * 1000);
  }
}

/** In seconds; 0 when there is no such row; undefined without an answer: what was known before stands. */
async function ageOfOldest(dataSource: DataSource, rule: RetentionRule): Promise<number | undefined> {
  try {
    const [row]: Array<{ age: number }> = await dataSource.query(oldestOf(rule));
    return row?.age ?? 0;
  } catch {
    return undefined;
  }
}
