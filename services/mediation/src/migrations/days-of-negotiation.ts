import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A holiday notice may come that moves the end of the 30 days: what it is derived from is kept. */
export class DaysOfNegotiation1790000002140 implements MigrationInterface {
  readonly name = 'DaysOfNegotiation1790000002140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table negotiation add column started_on date, add column extensions integer[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table negotiation drop column started_on, drop column extensions');
  }
}
