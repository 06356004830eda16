import { schemaOf } from '@hejie/persistence';

import type { Secrets } from '../secrets.js';

/** The database of the stack inside the PostgreSQL server. */
export const DATABASE = 'hejie';

/** Services, each of which owns the PostgreSQL schema of its name (`schemaOf`) and a role. */
export const WITH_SCHEMA = [
  'intake',
  'mediation',
  'performance',
  'asset-control',
  'credit-repair',
  'agency-exchange',
  'bridge',
] as const;

export function roleOf(service: string): string {
  return `hejie_${schemaOf(service)}`;
}

/**
 * `<SERVICE>_DATABASE_URL` of each service, for commands that an operator gives beside the running stack.
 * @param postgres `host:port`
 */
export function databaseVariables(postgres: string, secrets: Secrets): Record<string, string> {
  return Object.fromEntries(
    WITH_SCHEMA.map((service) => [
      `${schemaOf(service).toUpperCase()}_DATABASE_URL`,
      `postgres://${roleOf(service)}:${secrets.password(service)}@${postgres}/${DATABASE}`,
    ]),
  );
}
