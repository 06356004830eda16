import pg from 'pg';

import { quoted } from './identifiers.js';

export interface SchemaGrant {
  /** URL of the database for a role that may create roles and schemas. */
  adminUrl: string;
  /** The service's schema. */
  schema: string;
  /** The service's role: owner of that schema, and of nothing else. */
  role: string;
  password: string;
}

/** Two processes made the same role or schema at once: the second try finds it made. */
const RACES = new Set(['42710', '42P06', '23505', 'XX000']);

/**
 * One schema for each service, with its own role that may do anything in it and see no other. Safe to repeat;
 * a repeated call sets the password anew.
 * @returns the service's database URL, with role and password.
 * @throws PERSISTENCE.IDENTIFIER_INVALID for names that are not plain lower-case.
 */
export async function provisionSchema(grant: SchemaGrant): Promise<string> {
  const { adminUrl, role, password } = grant;
  const admin = new pg.Client({
    connectionString: adminUrl,
    application_name: 'hejie-provision',
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  });
  await admin.connect();
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await provision(admin, grant);
        break;
      } catch (error) {
        await admin.query('rollback');
        if (attempt === 5 || !RACES.has(String((error as { code?: string }).code))) throw error;
      }
    }
  } finally {
    await admin.end();
  }
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.toString();
}

async function provision(admin: pg.Client, grant: SchemaGrant): Promise<void> {
  const schema = quoted(grant.schema);
  const role = quoted(grant.role);
  await admin.query('begin');
  await admin.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['hejie provision']);
  const { rows } = await admin.query<{ superuser: boolean; present: boolean; database: string }>(
    `select (select rolsuper from pg_roles where rolname = current_user) as superuser,
            exists (select from pg_roles where rolname = $1) as present, current_database() as database`,
    [grant.role],
  );
  const state = rows[0];
  await admin.query(
    `${state?.present ? 'alter' : 'create'} role ${role} login nocreatedb nocreaterole password ${pg.escapeLiteral(grant.password)}`,
  );
  // Only a superuser may hand a schema to a role that it is no member of.
  if (!state?.superuser) await admin.query(`grant ${role} to current_user`);
  await admin.query(`create schema if not exists ${schema} authorization ${role}`);
  await admin.query(`alter schema ${schema} owner to ${role}`);
  await admin.query(`revoke all on schema ${schema} from public`);
  await admin.query(
    `alter role ${role} in database ${pg.escapeIdentifier(state?.database ?? '')} set search_path = ${schema}`,
  );
  await admin.query('commit');
}
