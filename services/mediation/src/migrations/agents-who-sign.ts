import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-4-1: which agent signed for a party stands with the signature. */
export class AgentsWhoSign1790000002360 implements MigrationInterface {
  readonly name = 'AgentsWhoSign1790000002360';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table signature add column agent_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table signature drop column agent_id');
  }
}
