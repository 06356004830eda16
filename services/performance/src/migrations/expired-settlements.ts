import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Cases that ended because the two years were over (SET-ART-10-3), as this service's own record has them since. */
export class ExpiredSettlements1790000003003 implements MigrationInterface {
  readonly name = 'ExpiredSettlements1790000003003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update settlement set state = 'EXPIRED'
      where state = 'PERFORMING' and case_id in (select case_id from case_directory where ending = 'APPLICATION_PERIOD_EXPIRED')`);
  }

  /** What was recorded is true of the version before as well. */
  async down(): Promise<void> {}
}
