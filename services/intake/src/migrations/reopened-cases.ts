import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-12-1: how often a case has opened again after an end that an objection has undone. */
export class ReopenedCases1790000001520 implements MigrationInterface {
  readonly name = 'ReopenedCases1790000001520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_record add column reopenings integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_record drop column reopenings');
  }
}
