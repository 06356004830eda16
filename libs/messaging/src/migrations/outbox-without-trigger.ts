import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Databases of early development ring the relay inside every commit, by a trigger; the bell rings after it. */
export class OutboxWithoutTrigger1763740000000 implements MigrationInterface {
  readonly name = 'OutboxWithoutTrigger1763740000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger if exists outbox_ring on outbox');
    await runner.query('drop function if exists outbox_ring()');
  }

  /** Nothing to bring back: both versions of this library do without the trigger. */
  async down(): Promise<void> {}
}
