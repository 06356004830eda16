import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '@hejie/testing';
import pg from 'pg';

import { provisionSchema } from '../src/index.js';

const database = testDatabase();

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function service(schema: string, password = `pass '${schema}" /?@`) {
  const grant = { adminUrl: database.url, schema, role: database.role(schema), password };
  return { ...grant, url: await provisionSchema(grant) };
}

describe('the schema of a service', () => {
  it('belongs to the service’s role, which finds its own tables without naming the schema', async () => {
    const intake = await service('intake');
    const tables = await as(intake.url, async (client) => {
      await client.query('create table cases (id text primary key)');
      await client.query("insert into cases values ('c1')");
      return await client.query('select schemaname, tableowner from pg_tables where tablename = $1', ['cases']);
    });
    expect(tables.rows).toEqual([{ schemaname: 'intake', tableowner: intake.role }]);
  });

  it('cannot be read, written or added to by another service', async () => {
    const ledger = await service('ledger');
    const credit = await service('credit');
    await as(ledger.url, (client) => client.query('create table entry as select 1 as fen'));
    const forbidden = [
      'select * from ledger.entry',
      'insert into ledger.entry values (2)',
      'update ledger.entry set fen = 0',
      'delete from ledger.entry',
      'truncate ledger.entry',
      'drop table ledger.entry',
      'create table ledger.mine (id int)',
      'drop schema ledger cascade',
      `set role ${ledger.role}`,
      'create role another',
      'create schema another',
      'create table public.another (id int)',
    ];
    for (const sql of forbidden) {
      await expect(as(credit.url, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
    }
    await expect(as(credit.url, (client) => client.query('select * from entry'))).rejects.toMatchObject({
      code: '42P01',
    });
  });

  it('may be provisioned again, by several processes at once, with a new password', async () => {
    const first = await service('mediation', 'old');
    await as(first.url, (client) => client.query('create table minutes (id int)'));
    const again = { adminUrl: database.url, schema: 'mediation', role: first.role, password: 'new' };
    const [url = ''] = await Promise.all(Array.from({ length: 6 }, () => provisionSchema(again)));
    expect((await as(url, (client) => client.query('select count(*)::int as n from minutes'))).rows).toEqual([
      { n: 0 },
    ]);
  });

  it('may be provisioned by an administrator who is no superuser, as on a hosted PostgreSQL', async () => {
    const admin = database.role('hosted_admin');
    await database.admin.query(
      `create role ${admin} login createrole password 'a'; grant create on database ${database.name} to ${admin} with grant option`,
    );
    const adminUrl = new URL(database.url);
    adminUrl.username = admin;
    adminUrl.password = 'a';
    const role = database.role('bridge');
    const url = await provisionSchema({ adminUrl: adminUrl.toString(), schema: 'bridge', role, password: 'b' });
    await as(url, (client) => client.query('create table seen (id int)'));
    await database.admin.query(`drop owned by ${admin} cascade`);
  });

  it.each(['Intake', 'in"take', 'intake; drop schema ledger', '', '1st', 'x'.repeat(64)])(
    'refuses "%s" as a name',
    async (schema) => {
      const provisioned = provisionSchema({ adminUrl: database.url, schema, role: 'r', password: 'p' });
      await expect(provisioned).rejects.toMatchObject({ code: 'PERSISTENCE.IDENTIFIER_INVALID' });
    },
  );
});
