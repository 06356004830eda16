import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A case in enforcement keeps its number, so a second settlement of it has the same one. Numbers given out here stay unique in `case_number`. */
export class EnforcementNumbers1790000001001 implements MigrationInterface {
  readonly name = 'EnforcementNumbers1790000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table application drop constraint application_case_number_key');
    await runner.query('create index application_of_number on application (case_number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index application_of_number');
    await runner.query('alter table application add constraint application_case_number_key unique (case_number)');
  }
}
