import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which creditor was paid directly: he alone answers. Null of what was reported before. */
export class PaidCreditors1790000003430 implements MigrationInterface {
  readonly name = 'PaidCreditors1790000003430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table direct_payment add column payee_party_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table direct_payment drop column payee_party_id');
  }
}
