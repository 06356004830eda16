import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PRE-1, B1: an answer that staff has entered says who gave it, and on what record it stands. */
export class RecordsOfConsent1790000001510 implements MigrationInterface {
  readonly name = 'RecordsOfConsent1790000001510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table consent
      add column stated_by text check (stated_by in ('SELF', 'AGENT', 'LEGAL_REPRESENTATIVE', 'GUARDIAN')),
      add column record text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table consent drop column stated_by, drop column record');
  }
}
