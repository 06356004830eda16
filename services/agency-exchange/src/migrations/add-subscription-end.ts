import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A subscription ends by four eyes, as it comes into force: one person proposes it, another approves. */
export const AddSubscriptionEnd1790000007045: MigrationClass = class implements MigrationInterface {
  readonly name = 'AddSubscriptionEnd1790000007045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table subscription add column end_proposed_by text, add column end_proposed_at timestamptz(3), add column end_reason text,
         add column ended_by text, add constraint subscription_end_check check (ended_by is null or ended_by <> end_proposed_by)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table subscription drop column end_proposed_by, drop column end_proposed_at, drop column end_reason, drop column ended_by`,
    );
  }
};
