import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource, migrate, type MigrationClass } from '@hejie/persistence';
import { createTestDatabase, type TestDatabase } from '@hejie/testing';
import type { DataSource } from 'typeorm';

import { messagingMigrations } from '../src/index.js';

describe('a database of an earlier release', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase({ prefix: 'messaging' });
  });
  afterEach(async () => await database.drop());

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

  it('no longer rings inside every commit', async () => {
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
  });

  it('keeps of the errors of parked facts no message, which may name a person', async () => {
    await withTables(messagingMigrations.slice(0, 3), async (dataSource) => {
      await dataSource.query(`insert into parked_key (consumer, key) values ('testing', 'case-a')`);
      await dataSource.query(
        `insert into parked_fact (consumer, key, event_id, type, topic, "partition", "offset", headers, attempts, error)
         values ('testing', 'case-a', gen_random_uuid(), 't', 't', 0, 0, '{}', 3, 'QueryFailedError: Key (name)=(张三)'),
           ('testing', 'case-a', gen_random_uuid(), 't', 't', 0, 1, '{}', 0, null)`,
      );
    });
    await withTables(messagingMigrations, async (dataSource) => {
      expect(await dataSource.query('select error from parked_fact order by "offset"')).toEqual([
        { error: 'QueryFailedError' },
        { error: null },
      ]);
    });
  });
});
