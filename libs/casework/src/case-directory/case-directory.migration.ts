import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

class CreateCaseDirectory1790000000040 implements MigrationInterface {
  readonly name = 'CreateCaseDirectory1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_directory (
        case_id text primary key,
        court text not null,
        case_number text not null,
        pack_id text not null,
        parties jsonb not null,
        ending text,
        step integer not null default 0
      )`);
    await runner.query(
      "comment on table case_directory is 'The cases that this service knows: court, number, pack, parties, ending'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_directory');
  }
}

/** Notices may reach a service before what they are about. */
class NoticesOfCases1790000000041 implements MigrationInterface {
  readonly name = 'NoticesOfCases1790000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table case_directory add column calendar_editions text[] not null default '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory drop column calendar_editions');
  }
}

/** Finds the oldest keys of steps, for those of cases that have ended go. */
class StepsByAge1790000000042 implements MigrationInterface {
  readonly name = 'StepsByAge1790000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index idempotency_steps on idempotency (recorded_at) where key like 'settlement/%'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_steps');
  }
}

/** Table of the cases that a service knows. */
export const caseDirectoryMigrations: readonly MigrationClass[] = [
  CreateCaseDirectory1790000000040,
  NoticesOfCases1790000000041,
  StepsByAge1790000000042,
];
