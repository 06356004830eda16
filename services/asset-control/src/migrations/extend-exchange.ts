import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a column may say before and after. */
const COLUMNS = [
  ['property_detail', 'kind', ['ASSET', 'CLUE'], ['SEARCH']],
  ['exchange_request', 'kind', ['QUERY', 'CONTROL', 'RENEW', 'RELEASE'], ['SEARCH']],
  ['exchange_request', 'state', ['WAITING', 'PUT', 'SETTLED', 'PARKED'], ['GIVEN_UP', 'REPLACED']],
] as const;

const says = (table: string, column: string, values: readonly string[]): string =>
  `alter table ${table} drop constraint ${table}_${column}_check,
    add constraint ${table}_${column}_check check (${column} in (${values.map((one) => `'${one}'`).join(', ')}))`;

/** Persons and vehicles are looked for by the exchange too; what it refuses is put again or given up. */
export const ExtendExchange1790000004100: MigrationClass = class implements MigrationInterface {
  readonly name = 'ExtendExchange1790000004100';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, before, added] of COLUMNS)
      await runner.query(says(table, column, [...before, ...added]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from property_detail where kind = 'SEARCH'`);
    await runner.query(`delete from exchange_request where kind = 'SEARCH'`);
    await runner.query(`update exchange_request set state = 'PARKED' where state in ('GIVEN_UP', 'REPLACED')`);
    for (const [table, column, before] of COLUMNS) await runner.query(says(table, column, before));
  }
};
