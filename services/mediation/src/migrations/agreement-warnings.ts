import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the review of legality leaves to those who sign; of drafts from before nothing is known. */
export class AgreementWarnings1790000002002 implements MigrationInterface {
  readonly name = 'AgreementWarnings1790000002002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agreement add column warnings jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agreement drop column warnings');
  }
}
