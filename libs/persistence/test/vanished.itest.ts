import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { silentProxy, testDatabase, type SilentProxy } from '@hejie/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

import { createDataSource, migrate, UnitOfWork } from '../src/index.js';

const database = testDatabase();
const ANSWER_WITHIN = 1_500;
let proxy: SilentProxy;
let dataSource: DataSource;

beforeAll(async () => {
  proxy = await silentProxy(database.url);
  dataSource = await createDataSource({
    url: proxy.url,
    schema: 'public',
    poolSize: 1,
    answerWithin: ANSWER_WITHIN,
    migrations: [SlowMigration1790000100000],
  }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await proxy.close();
});

/** Takes longer than any statement of a service may. */
class SlowMigration1790000100000 implements MigrationInterface {
  readonly name = 'SlowMigration1790000100000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table large as select pg_sleep(2)::text as row');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table large');
  }
}

describe('a database that does not answer', () => {
  it('because it vanished without a word ends the transaction as lost, and its connection with it', async () => {
    const unitOfWork = new UnitOfWork(dataSource);
    await unitOfWork.run(({ manager }) => manager.query('select 1'));
    proxy.silence();
    const lost = unitOfWork.run(({ manager }) => manager.query('select 1'));
    await expect(lost).rejects.toMatchObject({ code: 'PERSISTENCE.CONNECTION_LOST', status: 503 });
    proxy.speak();
    // The only place in the pool is free again.
    expect(await unitOfWork.run(({ manager }) => manager.query('select 2 as two'))).toEqual([{ two: 2 }]);
  });

  it('because a statement takes too long gives the statement up, and keeps the connection', async () => {
    const pid = async () => (await dataSource.query('select pg_backend_pid() as pid'))[0].pid as number;
    const before = await pid();
    await expect(dataSource.query('select pg_sleep(30)')).rejects.toMatchObject({ driverError: { code: '57014' } });
    expect(await pid()).toBe(before);
  });

  it('because it migrates a large table is waited for', async () => {
    expect(await migrate(dataSource)).toEqual(['SlowMigration1790000100000']);
    const [{ limit }] = await dataSource.query(`select current_setting('statement_timeout') as limit`);
    expect(limit).toBe('1250ms');
  });
});
