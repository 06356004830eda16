import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { createDataSource, type DataSourceSettings } from './data-source.js';
import { migrate } from './migrate.js';

/**
 * Runs the pending migrations on a copy of the database, then drops the copy: what CI does with a dump of
 * production before a release. The database that is copied must have no connections while it is.
 * @param settings the service's settings with the URL of a role that may create databases.
 * @returns the names of the migrations that would run.
 */
export async function rehearseMigrations(settings: DataSourceSettings): Promise<string[]> {
  const original = new URL(settings.url);
  const copy = `rehearsal_${randomBytes(8).toString('hex')}`;
  const source = decodeURIComponent(original.pathname.slice(1));
  await onServer(original, (server) =>
    server.query(`create database ${pg.escapeIdentifier(copy)} template ${pg.escapeIdentifier(source)}`),
  );
  try {
    const dataSource = await createDataSource({ ...settings, url: withDatabase(original, copy) }).initialize();
    try {
      return await migrate(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await onServer(original, (server) => server.query(`drop database ${pg.escapeIdentifier(copy)} with (force)`));
  }
}

async function onServer(original: URL, work: (server: pg.Client) => Promise<unknown>): Promise<void> {
  // template1 is always there; a connection to the source would keep it from being copied.
  const server = new pg.Client({ connectionString: withDatabase(original, 'template1') });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function withDatabase(original: URL, database: string): string {
  const url = new URL(original);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}
