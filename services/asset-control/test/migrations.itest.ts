import { afterAll, expect, it } from '@jest/globals';
import { caseworkMigrations } from '@hejie/casework';
import { createDataSource, migrate } from '@hejie/persistence';
import { testDatabase } from '@hejie/testing';
import { type DataSource } from 'typeorm';
import { CreateAssetControl1790000004000 } from '../src/migrations/create-asset-control.js';
import { CreateEnforcementNumbers1790000004400 } from '../src/migrations/create-enforcement-numbers.js';
import { CreateExchange1790000004010 } from '../src/migrations/create-exchange.js';
import { ExtendExchange1790000004100 } from '../src/migrations/extend-exchange.js';
import { ReopenFiles1790000004200 } from '../src/migrations/reopen-files.js';

const database = testDatabase({ prefix: 'asset_control_migrations' });
let dataSource: DataSource | undefined;
afterAll(() => dataSource?.destroy());

it('the tables of asset control can be made, taken back without a trace, and made again', async () => {
  const own = [
    CreateAssetControl1790000004000,
    CreateExchange1790000004010,
    ExtendExchange1790000004100,
    ReopenFiles1790000004200,
    CreateEnforcementNumbers1790000004400,
  ];
  const migrations = [...caseworkMigrations, ...own];
  dataSource = await createDataSource({ url: database.url, schema: 'asset_control', migrations }).initialize();
  const tables = async (): Promise<string[]> =>
    (await dataSource!.query(`select tablename from pg_tables where schemaname = 'asset_control' order by 1`)).map(
      ({ tablename }: { tablename: string }) => tablename,
    );
  await migrate(dataSource);
  const made = await tables();
  for (let undone = 0; undone < own.length; undone++) await dataSource.undoLastMigration();
  const left = await tables();
  const ofService = [
    'enforcement_number',
    'exchange_request',
    'file',
    'file_record',
    'property_detail',
    'settlement_course',
  ];
  expect(made.filter((table) => !left.includes(table))).toEqual(ofService);
  await migrate(dataSource);
  expect(await tables()).toEqual(made);
});
