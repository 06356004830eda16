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

/** Table of the cases that a service knows. */
export const caseDirectoryMigrations: readonly MigrationClass[] = [CreateCaseDirectory1790000000040];
