import { afterAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, testDatabase, uniqueName } from '@hejie/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

import {
  createDataSource,
  migrate,
  platformMigrations,
  provisionSchema,
  rehearseMigrations,
  type MigrationClass,
} from '../src/index.js';

class CreateCases1790000100000 implements MigrationInterface {
  readonly name = 'CreateCases1790000100000';
  async up(runner: QueryRunner) {
    await runner.query('create table cases (id text primary key)');
    // Long enough for the other process to arrive while this one is at work.
    await runner.query('select pg_sleep(0.3)');
  }
  async down(runner: QueryRunner) {
    await runner.query('drop table cases');
  }
}

class AddCourt1790000200000 implements MigrationInterface {
  readonly name = 'AddCourt1790000200000';
  async up(runner: QueryRunner) {
    await runner.query('alter table cases add court text');
  }
  async down(runner: QueryRunner) {
    await runner.query('alter table cases drop court');
  }
}

class Broken1790000300000 implements MigrationInterface {
  readonly name = 'Broken1790000300000';
  async up(runner: QueryRunner) {
    await runner.query('alter table cases add half text');
    await runner.query('alter table no_such_table add other text');
  }
  async down() {}
}

const database = testDatabase();
const open: DataSource[] = [];

async function connect(schema: string, migrations: readonly MigrationClass[], url = database.url): Promise<DataSource> {
  const dataSource = await createDataSource({ url, schema, migrations }).initialize();
  open.push(dataSource);
  return dataSource;
}

afterAll(async () => {
  await Promise.all(open.map((dataSource) => dataSource.destroy()));
});

describe('migrations at start', () => {
  it('run in the service’s own schema, each once', async () => {
    const dataSource = await connect('intake', [...platformMigrations, CreateCases1790000100000]);
    expect(await migrate(dataSource)).toEqual([
      'CreateIdempotency1790000000001',
      'CreateAudit1790000000002',
      'ForgettableKeys1790000000003',
      'SpentKeys1790000000004',
      'GrowthOfPlatform1790000000005',
      'CreateCases1790000100000',
    ]);
    expect(await migrate(dataSource)).toEqual([]);
    const { rows } = await database.admin.query(
      "select table_name from information_schema.tables where table_schema = 'intake' order by 1",
    );
    expect(rows.map((row: { table_name: string }) => row.table_name)).toEqual([
      'audit',
      'audit_head',
      'cases',
      'idempotency',
      'migrations',
    ]);
  });

  it('run in one of five processes that start together; the others wait and find nothing left', async () => {
    const processes = await Promise.all(
      Array.from({ length: 5 }, () => connect('performance', [CreateCases1790000100000, AddCourt1790000200000])),
    );
    const ran = await Promise.all(processes.map((dataSource) => migrate(dataSource)));
    expect(ran.filter((names) => names.length > 0)).toEqual([['CreateCases1790000100000', 'AddCourt1790000200000']]);
  });

  it('of two services do not wait for each other, even for reserved words as names', async () => {
    const [order, user] = [await connect('order', platformMigrations), await connect('user', platformMigrations)];
    const held = order.createQueryRunner();
    await held.query("select pg_advisory_lock(hashtextextended('hejie migrate order', 0))");
    expect(await migrate(user)).toHaveLength(platformMigrations.length);
    await expect(migrate(order, { lockTimeout: 100 })).rejects.toMatchObject({
      code: 'PERSISTENCE.MIGRATION_LOCK_TIMEOUT',
    });
    await held.query('select pg_advisory_unlock_all()');
    await held.release();
    expect(await migrate(order)).toHaveLength(platformMigrations.length);
  });

  it('leave nothing of a migration that fails, keep those before it, and free the lock', async () => {
    const dataSource = await connect('mediation', [CreateCases1790000100000, Broken1790000300000]);
    await expect(migrate(dataSource)).rejects.toThrow('no_such_table');
    const columns = await dataSource.query(
      "select column_name from information_schema.columns where table_schema = 'mediation' and table_name = 'cases'",
    );
    expect(columns).toEqual([{ column_name: 'id' }]);
    expect(await migrate(await connect('mediation', [CreateCases1790000100000, AddCourt1790000200000]))).toEqual([
      'AddCourt1790000200000',
    ]);
  });

  it('run for a service’s role that may not create schemas, and say what is missing when there is none', async () => {
    const role = database.role('credit');
    const url = await provisionSchema({ adminUrl: database.url, schema: 'credit', role, password: 'p' });
    expect(await migrate(await connect('credit', platformMigrations, url))).toHaveLength(platformMigrations.length);
    await expect(migrate(await connect('elsewhere', platformMigrations, url))).rejects.toMatchObject({
      code: 'PERSISTENCE.SCHEMA_MISSING',
    });
  });
});

describe('a rehearsal of migrations', () => {
  it('runs them on a copy with its rows, and leaves the original as it was', async () => {
    const original = await createTestDatabase({ prefix: uniqueName('original') });
    try {
      const settings = { url: original.url, schema: 'intake' };
      const before = await createDataSource({ ...settings, migrations: [CreateCases1790000100000] }).initialize();
      await migrate(before);
      await before.query("insert into cases values ('c1')");
      await before.destroy();
      await original.admin.end();
      expect(
        await rehearseMigrations({ ...settings, migrations: [CreateCases1790000100000, AddCourt1790000200000] }),
      ).toEqual(['AddCourt1790000200000']);
      const after = await connect('intake', [], original.url);
      expect(await after.query('select * from cases')).toEqual([{ id: 'c1' }]);
      const copies = await after.query("select datname from pg_database where datname like 'rehearsal%'");
      expect(copies).toEqual([]);
    } finally {
      await original.drop();
    }
  });
});
