import pg from 'pg';

import { uniqueName } from './names.js';
import { serverFromEnvironment } from './servers.js';

export interface TestDatabaseOptions {
  /** Name of an existing database to copy; without it the database is empty. */
  template?: string;
  /** Stem of the database's name. */
  prefix?: string;
}

/** An own database on the real PostgreSQL server. */
export interface TestDatabase {
  readonly name: string;
  /** URL of this database for the superuser. */
  readonly url: string;
  /** A superuser's connection to this database. */
  readonly admin: pg.Client;
  /** A unique role name; the role, once somebody creates it, is dropped with the database. */
  role(prefix: string): string;
  /** Drops the database, whoever is still connected, and its roles. */
  drop(): Promise<void>;
}

const SOURCE_IN_USE = '55006';

/**
 * Creates a database with a unique name on the server named by DATABASE_URL. The caller drops it;
 * in a Jest file prefer {@link testDatabase}, which does so by itself.
 * @throws Error when DATABASE_URL is missing, saying how to run.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = serverFromEnvironment('DATABASE_URL');
  const name = uniqueName(options.prefix ?? 'test');
  await onServer(serverUrl, (server) => createDatabase(server, name, options.template));
  const url = databaseUrl(serverUrl, name);
  const admin = new pg.Client({ connectionString: url, application_name: 'hejie-test-admin' });
  // A test may end the server's side of this connection; that is no fault of the test run.
  admin.on('error', () => undefined);
  await admin.connect();
  const roles: string[] = [];
  return {
    name,
    url,
    admin,
    role(prefix) {
      const role = uniqueName(prefix);
      roles.push(role);
      return role;
    },
    async drop() {
      await admin.end().catch(() => undefined);
      await onServer(serverUrl, async (server) => {
        await server.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
        for (const role of roles) await server.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
      });
    },
  };
}

/** The same server and user, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

async function onServer<T>(serverUrl: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl, application_name: 'hejie-test-admin' });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

async function createDatabase(server: pg.Client, name: string, template: string | undefined): Promise<void> {
  // template0 is never connected to, so an empty database can always be made from it.
  const source = pg.escapeIdentifier(template ?? 'template0');
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server.query(`create database ${pg.escapeIdentifier(name)} template ${source}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== SOURCE_IN_USE || attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
}
