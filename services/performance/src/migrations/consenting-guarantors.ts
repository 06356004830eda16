import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-18: of each amended plan is kept which guarantors consented to it: whoever neither signed nor consented has promised nothing. */
export class ConsentingGuarantors1790000003400 implements MigrationInterface {
  readonly name = 'ConsentingGuarantors1790000003400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table amended_plan add column consenting text[] not null default array[]::text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table amended_plan drop column consenting');
  }
}
