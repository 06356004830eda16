import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';

import { quoted } from './identifiers.js';
import { persistenceErrors } from './persistence-error.js';
import { withoutTimeLimit } from './punctual-client.js';

export interface MigrateOptions {
  /** How long to wait for another process that is migrating, in milliseconds; two minutes by default. */
  lockTimeout?: number;
}

const LOCK_NOT_AVAILABLE = '55P03';
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Brings the service's schema up to date, under an advisory lock of that schema: of two processes that start
 * together one migrates, the other waits and finds nothing left to do. Each migration is its own transaction.
 * @returns the names of the migrations that ran here.
 * @throws PERSISTENCE.SCHEMA_MISSING, PERSISTENCE.MIGRATION_LOCK_TIMEOUT, or what a migration throws.
 */
export async function migrate(dataSource: DataSource, options: MigrateOptions = {}): Promise<string[]> {
  const schema = schemaOf(dataSource);
  const runner = dataSource.createQueryRunner();
  try {
    return await withoutTimeLimit(runner, async () => {
      await lock(runner, schema, options.lockTimeout ?? 120_000);
      try {
        await ensureSchema(runner, schema);
        const executor = new MigrationExecutor(dataSource, runner);
        executor.transaction = 'each';
        const executed = await executor.executePendingMigrations();
        return executed.map((migration) => migration.name);
      } finally {
        await runner.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockName(schema)]);
      }
    });
  } finally {
    await runner.release();
  }
}

function schemaOf(dataSource: DataSource): string {
  return (dataSource.options as { schema?: string }).schema ?? 'public';
}

function lockName(schema: string): string {
  return `hejie migrate ${schema}`;
}

async function lock(runner: QueryRunner, schema: string, timeout: number): Promise<void> {
  await runner.query(`set lock_timeout = ${Math.trunc(timeout)}`);
  try {
    await runner.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockName(schema)]);
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) throw persistenceErrors.migrationLock(schema, error);
    throw error;
  } finally {
    await runner.query('reset lock_timeout');
  }
}

/** A service's role may not create schemas, so an existing one is not asked for again. */
async function ensureSchema(runner: QueryRunner, schema: string): Promise<void> {
  const [row]: Array<{ present: boolean }> = await runner.query('select to_regnamespace($1) is not null as present', [
    quoted(schema),
  ]);
  if (row?.present) return;
  try {
    await runner.query(`create schema ${quoted(schema)}`);
  } catch (error) {
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE)
      throw persistenceErrors.schemaMissing(schema, error);
    throw error;
  }
}
