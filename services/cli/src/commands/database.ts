import { createDataSource } from '@hejie/persistence';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';

/** Where the database of a service is: as said, else by its own variable, else by DATABASE_URL. Without any the command says so and ends. */
export function databaseUrl(said: string | undefined, service: string | undefined, command: Command): string {
  const own = service === undefined ? undefined : `${service.toUpperCase()}_DATABASE_URL`;
  const url = said ?? (own === undefined ? undefined : process.env[own]) ?? process.env.DATABASE_URL;
  if (url) return url;
  return command.error(
    `error: say where the database is: --database, ${own === undefined ? '' : `${own} or `}DATABASE_URL`,
    { exitCode: 2 },
  );
}

const OF_A_SERVICE = /^(\w+)_DATABASE_URL$/;

/** The services whose own variable says where their database is, in the order of their names. */
export const servicesWithDatabases = (): { readonly service: string; readonly url: string }[] =>
  Object.entries(process.env)
    .flatMap(([name, url]) => {
      const service = OF_A_SERVICE.exec(name)?.[1]?.toLowerCase();
      return service !== undefined && url ? [{ service, url }] : [];
    })
    .sort((one, other) => one.service.localeCompare(other.service));

/** Somebody waits before a screen, and may ask for the whole chain of a court: in milliseconds. */
const ANSWER_WITHIN = 900_000;

/** Asks the tables of one service over a connection of its own. */
export async function connected<T>(
  url: string,
  schema: string,
  applicationName: string,
  ask: (database: DataSource) => Promise<T>,
): Promise<T> {
  const settings = { url, schema, poolSize: 2, applicationName, answerWithin: ANSWER_WITHIN };
  const database = await createDataSource(settings).initialize();
  try {
    return await ask(database);
  } finally {
    await database.destroy();
  }
}
