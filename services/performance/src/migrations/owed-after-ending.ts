import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** CLS-3: what is owed after a case has ended as performed, as it was told last. Of cases of before it is told with the next entry. */
export class OwedAfterEnding1790000003200 implements MigrationInterface {
  readonly name = 'OwedAfterEnding1790000003200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table settlement add owed_after_ending bigint, add owed_as_of date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table settlement drop owed_after_ending, drop owed_as_of');
  }
}
