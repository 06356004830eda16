import { createDataSource, schemaOf } from '@hejie/persistence';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';

/** Where the database of a service is: as said, else by its own variable, else by DATABASE_URL. Without any the command says so and ends. */
export function databaseUrl(said: string | undefined, service: string | undefined, command: Command): string {
  const own = service === undefined ? undefined : variableOf(service);
  const url = said ?? (own === undefined ? undefined : process.env[own]) ?? process.env.DATABASE_URL;
  if (url) return url;
  return command.error(
    `error: say where the database is: --database, ${own === undefined ? '' : `${own} or `}DATABASE_URL`,
    { exitCode: 2 },
  );
}

const variableOf = (service: string): string => `${schemaOf(service).toUpperCase()}_DATABASE_URL`;

/** The services that record who did what; the variables of other programmes that look alike are none of theirs. */
const RECORDING = ['intake', 'mediation', 'performance', 'asset-control', 'credit-repair'] as const;

/** Those of them whose own variable says where their database is, in the order of their names. */
export const servicesWithDatabases = (): { readonly service: string; readonly url: string }[] =>
  RECORDING.flatMap((service) => {
    const url = process.env[variableOf(service)];
    return url ? [{ service, url }] : [];
  });

/** Somebody waits before a screen, and may ask for the whole chain of a court: in milliseconds. */
const ANSWER_WITHIN = 900_000;

/** Asks the tables of one service over a connection of its own. */
export async function connected<T>(
  url: string,
  service: string,
  applicationName: string,
  ask: (database: DataSource) => Promise<T>,
): Promise<T> {
  const settings = { url, schema: schemaOf(service), poolSize: 2, applicationName, answerWithin: ANSWER_WITHIN };
  const database = await createDataSource(settings).initialize();
  try {
    return await ask(database);
  } finally {
    await database.destroy();
  }
}
