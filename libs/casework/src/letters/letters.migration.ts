import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

class CreateLetters1790000000030 implements MigrationInterface {
  readonly name = 'CreateLetters1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        notice_id text primary key,
        case_id text not null,
        party_id text not null,
        kind text not null,
        subject text not null,
        body text not null,
        issued_at timestamptz(3) not null
      )`);
    await runner.query("comment on table notice is 'Letters to parties (文书), as they were issued'");
    await runner.query('create index notice_of_case on notice (case_id, issued_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notice');
  }
}

/** Table of letters. */
export const letterMigrations: readonly MigrationClass[] = [CreateLetters1790000000030];
