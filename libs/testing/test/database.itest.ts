import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { createTestDatabase, serverFromEnvironment, testDatabase } from '../src/index.js';

const database = testDatabase();
const second = testDatabase({ prefix: 'Second Case' });

async function onServer<T extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<T[]> {
  const server = new pg.Client({ connectionString: serverFromEnvironment('DATABASE_URL') });
  await server.connect();
  try {
    return (await server.query<T>(sql, values)).rows;
  } finally {
    await server.end();
  }
}

const exists = async (name: string) =>
  (await onServer('select from pg_database where datname = $1', [name])).length === 1;

describe('the database of a test file', () => {
  let open: pg.Client;

  afterAll(async () => {
    // The file's own hooks run while the database is still there.
    expect((await open.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await open.end();
  });

  it('is its own, empty, and open to its admin and to everybody with its URL', async () => {
    expect(database.name).not.toBe(second.name);
    open = new pg.Client({ connectionString: database.url });
    await open.connect();
    await database.admin.query('create table cases (id text)');
    expect((await open.query('select current_database() as name')).rows).toEqual([{ name: database.name }]);
    expect((await second.admin.query("select to_regclass('cases') as cases")).rows).toEqual([{ cases: null }]);
  });
});

describe('a database that a test makes by itself', () => {
  it('is a copy of its template', async () => {
    const template = await createTestDatabase();
    await template.admin.query("create table cases as select 'c1' as id");
    await template.admin.end();
    const copy = await createTestDatabase({ template: template.name });
    expect((await copy.admin.query('select id from cases')).rows).toEqual([{ id: 'c1' }]);
    await copy.drop();
    await template.drop();
    expect([await exists(copy.name), await exists(template.name)]).toEqual([false, false]);
  });

  it('goes with its roles, even while somebody is connected', async () => {
    const made = await createTestDatabase();
    const role = made.role('intake');
    await made.admin.query(`create role ${role} login; create schema intake authorization ${role}`);
    const connected = new pg.Client({ connectionString: made.url });
    connected.on('error', () => undefined);
    await connected.connect();
    await made.drop();
    expect(await exists(made.name)).toBe(false);
    expect(await onServer('select from pg_roles where rolname = $1', [role])).toEqual([]);
  });
});
