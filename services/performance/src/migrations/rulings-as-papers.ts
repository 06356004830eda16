import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a ruling that enforcement resumes said was performed and is owed, and what its paper says until there is the number under which it is made. */
export class RulingsAsPapers1790000003440 implements MigrationInterface {
  readonly name = 'RulingsAsPapers1790000003440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table resumption add column paid bigint, add column owed bigint, add column awaited_paper text',
    );
    await runner.query('alter table resumption add constraint resumption_sums check ((paid is null) = (owed is null))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table resumption drop column paid, drop column owed, drop column awaited_paper');
  }
}
