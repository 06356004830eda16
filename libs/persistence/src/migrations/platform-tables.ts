import type { MigrationInterface, QueryRunner } from 'typeorm';

import type { MigrationClass } from '../data-source.js';
import { tableComments } from './table-comments.js';

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
    await runner.query("comment on table idempotency is 'Effects that happen once: the key of each, with its result'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency');
  }
}

/** The audit chain: append-only lines, and the head that the next line continues. */
export class CreateAudit1790000000002 implements MigrationInterface {
  readonly name = 'CreateAudit1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit (
        case_id text not null,
        sequence integer not null check (sequence > 0),
        actor text not null,
        action text not null,
        at timestamptz(3) not null,
        facts jsonb not null,
        previous_hash text not null,
        hash text not null,
        primary key (case_id, sequence)
      )`);
    await runner.query("comment on table audit is 'The audit chain (审计链): who did what in which case, append-only'");
    await runner.query(`
      create table audit_head (
        case_id text primary key,
        sequence integer not null,
        hash text not null
      )`);
    await runner.query(
      "comment on table audit_head is 'The last line of the chain of each case, which the next one continues'",
    );
    await runner.query(`
      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit chain is append-only' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`
      create trigger audit_append_only before update or delete or truncate on audit
        for each statement execute function refuse_audit_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit');
    await runner.query('drop table audit_head');
    await runner.query('drop function refuse_audit_change');
  }
}

/**
 * Tells the keys that may go after a time from those that stay for ever. Keys of before stay: nobody knows any more
 * whose they are, and a key too many costs less than a letter too many.
 */
export class ForgettableKeys1790000000003 implements MigrationInterface {
  readonly name = 'ForgettableKeys1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency add column forgettable boolean not null default false');
    await runner.query('create index idempotency_forgettable on idempotency (recorded_at) where forgettable');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency drop column forgettable');
  }
}

/** Answers to commands go after a time; their keys stay, for nothing else keeps the effect from a repeat. */
export class SpentKeys1790000000004 implements MigrationInterface {
  readonly name = 'SpentKeys1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency add column spent boolean not null default false');
    await runner.query(
      `create index idempotency_answered on idempotency (recorded_at)
        where not forgettable and not spent and key like 'command/%' and key not like '%/asked'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_answered');
    await runner.query('alter table idempotency drop column spent');
  }
}

const GrowthOfPlatform1790000000005 = tableComments('GrowthOfPlatform1790000000005', {
  idempotency:
    'Effects that happen once: the key of each, with its result; grows by the steps of cases until their end, and by one short row a command for ever',
  audit: 'The audit chain (审计链): who did what in which case, append-only; grows by one line an act, for ever',
  audit_head: 'The last line of the chain of each case, which the next one continues; grows by one row a case',
});

/**
 * The tables that every service carries in its own schema: idempotency keys and the audit chain.
 *
 *     createDataSource({ …, migrations: [...platformMigrations, CreateCases1790000100000] })
 */
export const platformMigrations: readonly MigrationClass[] = [
  CreateIdempotency1790000000001,
  CreateAudit1790000000002,
  ForgettableKeys1790000000003,
  SpentKeys1790000000004,
  GrowthOfPlatform1790000000005,
];
