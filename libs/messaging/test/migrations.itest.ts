import { expect, it } from '@jest/globals';
import { createDataSource, migrate, type MigrationClass } from '@hejie/persistence';
import { createTestDatabase } from '@hejie/testing';
import type { DataSource } from 'typeorm';

import { messagingMigrations } from '../src/index.js';

it('a database of early development no longer rings inside every commit', async () => {
  const database = await createTestDatabase({ prefix: 'messaging' });
  const withTables = async (migrations: readonly MigrationClass[], work: (dataSource: DataSource) => Promise<void>) => {
    const dataSource = createDataSource({ url: database.url, schema: 'testing', migrations });
    await dataSource.initialize();
    try {
      await migrate(dataSource);
      await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  };
  try {
    await withTables(messagingMigrations.slice(0, 1), async (dataSource) => {
      await dataSource.query(
        `create function outbox_ring() returns trigger language plpgsql as $$ begin return null; end $$`,
      );
      await dataSource.query(
        'create trigger outbox_ring after insert on outbox for each statement execute function outbox_ring()',
      );
    });
    await withTables(messagingMigrations, async (dataSource) => {
      expect(await dataSource.query(`select tgname from pg_trigger where not tgisinternal`)).toEqual([]);
      expect(await dataSource.query(`select proname from pg_proc where proname = 'outbox_ring'`)).toEqual([]);
    });
  } finally {
    await database.drop();
  }
});
