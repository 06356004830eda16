import { Counter, Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

import { oldestOf, type RetentionRule } from './retention-rule.js';

/** What was deleted, and how old the oldest row is that is still there. The label is the name of a table. */
export class RetentionMetrics {
  private readonly deletedTotal: Counter<'table'>;

  constructor(registry: Registry, dataSource: DataSource, rules: readonly RetentionRule[]) {
    const registers = [registry];
    this.deletedTotal = new Counter({
      name: 'hejie_retention_deleted_total',
      help: 'Rows deleted because their time was over',
      labelNames: ['table'],
      registers,
    });
    new Gauge({
      name: 'hejie_retention_oldest_age_seconds',
      help: 'Age of the oldest row that is kept for a time only',
      labelNames: ['table'],
      registers,
      async collect() {
        for (const rule of rules) {
          const age = await ageOfOldest(dataSource, rule);
          if (age !== undefined) this.set({ table: rule.table }, age);
        }
      },
    });
    for (const { table } of rules) this.deletedTotal.inc({ table }, 0);
  }

  deleted(table: string, rows: number): void {
    this.deletedTotal.inc({ table }, rows);
  }
}

/** 0 when there is no such row; undefined without a database: the last known age stands, and the scrape must not fail. */
async function ageOfOldest(dataSource: DataSource, rule: RetentionRule): Promise<number | undefined> {
  try {
    const [row]: Array<{ age: number }> = await dataSource.query(oldestOf(rule));
    return row?.age ?? 0;
  } catch {
    return undefined;
  }
}
