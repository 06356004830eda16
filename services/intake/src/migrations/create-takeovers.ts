import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Settlements that were concluded before their cases came here. */
export class CreateTakeovers1790000001310 implements MigrationInterface {
  readonly name = 'CreateTakeovers1790000001310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table takeover (case_id text primary key references application, settlement text not null)',
    );
    await runner.query(
      `comment on table takeover is 'Settlements that were concluded before and are performed on here (接续管理); grows by one row a case that is taken over'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table takeover');
  }
}
