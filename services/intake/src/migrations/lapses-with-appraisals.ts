import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A negotiation that lapsed may have been held up by appraisals: a notice that comes later is weighed with them (PROC-16). */
export class LapsesWithAppraisals1790000001230 implements MigrationInterface {
  readonly name = 'LapsesWithAppraisals1790000001230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table lapse add column appraisals jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table lapse drop column appraisals');
  }
}
