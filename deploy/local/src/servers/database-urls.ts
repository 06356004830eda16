import type { Secrets } from '../secrets.js';

/** The database of the stack inside the PostgreSQL server. */
export const DATABASE = 'hejie';

/** Services, each of which owns the PostgreSQL schema of its name and a role. */
export const SCHEMAS = ['intake', 'mediation', 'performance', 'bridge'] as const;

export function roleOf(schema: string): string {
  return `hejie_${schema}`;
}

/**
 * `<SERVICE>_DATABASE_URL` of each service, for commands that an operator gives beside the running stack.
 * @param postgres `host:port`
 */
export function databaseVariables(postgres: string, secrets: Secrets): Record<string, string> {
  return Object.fromEntries(
    SCHEMAS.map((schema) => [
      `${schema.toUpperCase()}_DATABASE_URL`,
      `postgres://${roleOf(schema)}:${secrets.password(schema)}@${postgres}/${DATABASE}`,
    ]),
  );
}
