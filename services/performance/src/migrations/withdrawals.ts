import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** S17: how often a finding was taken back from now on, by which its letters are told apart; those of before have names of their own. */
export class Withdrawals1790000003205 implements MigrationInterface {
  readonly name = 'Withdrawals1790000003205';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding add column withdrawals integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding drop column withdrawals');
  }
}
