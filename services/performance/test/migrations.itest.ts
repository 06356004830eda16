import { afterAll, expect, it } from '@jest/globals';
import { caseworkMigrations } from '@hejie/casework';
import { createDataSource, migrate } from '@hejie/persistence';
import { testDatabase } from '@hejie/testing';
import { type DataSource } from 'typeorm';
import { CreatePerformance1790000003000 } from '../src/migrations/create-performance.js';
import { GateAtRuling1790000003190 } from '../src/migrations/gate-at-ruling.js';
import { RecordPeriodActs1790000003100 } from '../src/migrations/record-period-acts.js';
import { TitlesOfItems1790000003140 } from '../src/migrations/titles-of-items.js';
import { Withdrawals1790000003205 } from '../src/migrations/withdrawals.js';

const database = testDatabase({ prefix: 'performance_migrations' });
let dataSource: DataSource | undefined;
afterAll(() => dataSource?.destroy());

it('the tables of performance can be made, taken back without a trace, and made again', async () => {
  const migrations = [
    ...caseworkMigrations,
    CreatePerformance1790000003000,
    RecordPeriodActs1790000003100,
    TitlesOfItems1790000003140,
    GateAtRuling1790000003190,
    Withdrawals1790000003205,
  ];
  dataSource = await createDataSource({ url: database.url, schema: 'performance', migrations }).initialize();
  const tables = async (): Promise<string[]> =>
    (await dataSource!.query(`select tablename from pg_tables where schemaname = 'performance' order by 1`)).map(
      ({ tablename }: { tablename: string }) => tablename,
    );
  await migrate(dataSource);
  const made = await tables();
  // The tables, and what was added to them since.
  for (const _ of ['withdrawals', 'gate at the ruling', 'titles of items', 'acts of the two years', 'tables'])
    await dataSource.undoLastMigration();
  const left = await tables();
  expect(made.filter((table) => !left.includes(table))).toEqual([
    'enforcement',
    'finding',
    'overdue_notice',
    'period_act',
    'receipt',
    'refund',
    'resumption',
    'reversal',
    'settlement',
  ]);
  await migrate(dataSource);
  expect(await tables()).toEqual(made);
});
