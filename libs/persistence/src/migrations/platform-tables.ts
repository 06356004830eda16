import type { MigrationInterface, QueryRunner } from 'typeorm';

import type { MigrationClass } from '../data-source.js';

/** The key of each effect that must happen once, with its result. */
export class CreateIdempotency1790000000001 implements MigrationInterface {
  readonly name = 'CreateIdempotency1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    // `json`, not `jsonb`: the result comes back with its keys in the order they had.
    await runner.query(`
      create table idempotency (
        key text primary key,
        fingerprint text not null,
        completed boolean not null default false,
        result json,
        recorded_at timestamptz(3) not null default clock_timestamp()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency');
  }
}

/**
 * The tables that every service carries in its own schema: idempotency keys and the audit chain.
 *
 *     createDataSource({ …, migrations: [...platformMigrations, CreateCases1790000100000] })
 */
export const platformMigrations: readonly MigrationClass[] = [CreateIdempotency1790000000001];
