import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Behind a fact whose topic the broker refuses the others of its case wait: whether there is one must be quick to know. */
export class OutboxByCase1764390000000 implements MigrationInterface {
  readonly name = 'OutboxByCase1764390000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index outbox_unpublished_case on outbox (case_id, id) where published_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbox_unpublished_case');
  }
}
