import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** CLS-3: what is owed after a case has ended as performed, and the number of the fact that told it. */
export class OwedAfterEnding1790000001170 implements MigrationInterface {
  readonly name = 'OwedAfterEnding1790000001170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table case_record
        add column owed_after_ending bigint,
        add column owed_as_of date,
        add column owed_version integer not null default 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table case_record drop column owed_after_ending, drop column owed_as_of, drop column owed_version',
    );
  }
}
