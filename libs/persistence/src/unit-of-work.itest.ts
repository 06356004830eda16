import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@hejie/testing';
import type { DataSource } from 'typeorm';

import { createDataSource, fingerprintOf, migrate, once, platformMigrations, UnitOfWork } from './index.js';

const database = testDatabase();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  dataSource = await createDataSource({ url: database.url, schema: 'ledger', migrations: platformMigrations }).initialize();
  await migrate(dataSource);
  await database.admin.query('create table ledger.entry (id int primary key, amount bigint not null)');
  unitOfWork = new UnitOfWork(dataSource);
});

afterAll(async () => {
  await dataSource?.destroy();
});

describe('a unit of work', () => {
  it('commits its rows together and runs its effects after the commit', async () => {
    const seen: string[] = [];
    await unitOfWork.run(async (tx) => {
      await tx.manager.query('insert into entry values (1, 100)');
      tx.afterCommit(() => seen.push('committed'));
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual(['committed']);
  });
});

describe('an effect done once', () => {
  it('returns its first result to a repeated key', async () => {
    let effects = 0;
    const post = () =>
      unitOfWork.run((tx) =>
        once(tx, 'receipt/1', async () => ({ owed: 818_200n, effects: (effects += 1) }), { fingerprint: fingerprintOf({ a: 1 }) }),
      );
    expect(await post()).toEqual({ owed: 818_200n, effects: 1 });
    expect(await post()).toEqual({ owed: 818_200n, effects: 1 });
  });
});
