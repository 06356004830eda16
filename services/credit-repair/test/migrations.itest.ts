import { afterAll, expect, it } from '@jest/globals';
import { caseworkMigrations } from '@hejie/casework';
import { createDataSource, migrate } from '@hejie/persistence';
import { testDatabase } from '@hejie/testing';
import { type DataSource } from 'typeorm';
import { CreateCreditRepair1790000005000 } from '../src/migrations/create-credit-repair.js';

const database = testDatabase({ prefix: 'credit_repair_migrations' });
let dataSource: DataSource | undefined;
afterAll(() => dataSource?.destroy());

it('the tables of credit repair can be made, taken back without a trace, and made again', async () => {
  const migrations = [...caseworkMigrations, CreateCreditRepair1790000005000];
  dataSource = await createDataSource({ url: database.url, schema: 'credit_repair', migrations }).initialize();
  const tables = async (): Promise<string[]> =>
    (await dataSource!.query(`select tablename from pg_tables where schemaname = 'credit_repair' order by 1`)).map(
      ({ tablename }: { tablename: string }) => tablename,
    );
  await migrate(dataSource);
  const made = await tables();
  await dataSource.undoLastMigration();
  const left = await tables();
  expect(made.filter((table) => !left.includes(table))).toEqual(['file', 'file_record', 'settlement_course']);
  await migrate(dataSource);
  expect(await tables()).toEqual(made);
});
