import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the oldest rows of the inbox, whose key is random. */
export class InboxByAge1763780000000 implements MigrationInterface {
  readonly name = 'InboxByAge1763780000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index inbox_received_at on inbox (received_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index inbox_received_at');
  }
}
