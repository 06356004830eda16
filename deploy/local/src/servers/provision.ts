import pg from 'pg';

import { TOPICS } from '@hejie/contracts/facts';
import { SEARCH_ATTRIBUTES } from '@hejie/contracts/workflows';
import { brokerList, ensureTopics } from '@hejie/messaging';
import { provisionSchema, schemaOf } from '@hejie/persistence';
import { connectClient, ensureNamespace, ensureSearchAttributes, parseKeyRing } from '@hejie/temporal';

import type { Secrets } from '../secrets.js';
import { DATABASE, roleOf, WITH_SCHEMA } from './database-urls.js';

/**
 * The database, and in it one schema and role for each service.
 * @returns each service's own database URL, by its name
 */
export async function provisionDatabase(adminUrl: string, secrets: Secrets): Promise<Record<string, string>> {
  await createDatabase(adminUrl);
  const inDatabase = new URL(adminUrl);
  inDatabase.pathname = `/${DATABASE}`;
  const urls: Record<string, string> = {};
  for (const service of WITH_SCHEMA) {
    urls[service] = await provisionSchema({
      adminUrl: inDatabase.toString(),
      schema: schemaOf(service),
      role: roleOf(service),
      password: secrets.password(service),
    });
  }
  return urls;
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The topics of every fact; those that exist are left as they are. */
export async function provisionTopics(brokers: string): Promise<void> {
  await ensureTopics({ brokers: brokerList(brokers), clientId: 'hejie-local' }, TOPICS);
}

/** The namespace and the search attributes by which operators find cases. */
export async function provisionTemporal(address: string, namespace: string, secrets: Secrets): Promise<void> {
  const { connection } = connectClient({ address, namespace, keyRing: parseKeyRing(secrets.keyRing('payload')) });
  try {
    await ensureNamespace(connection, namespace);
    await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
  } finally {
    await connection.close();
  }
}
