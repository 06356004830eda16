import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A6: debtors that are assessed before talks begin. */
export class AssessmentsAwaited1790000002350 implements MigrationInterface {
  readonly name = 'AssessmentsAwaited1790000002350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table assessment_awaited (
        case_id text not null,
        party_id text not null,
        assessed_at timestamptz(3),
        primary key (case_id, party_id)
      )`,
    );
    await runner.query(
      "comment on table assessment_awaited is 'Debtor enterprises that are assessed before talks begin; grows by one row a debtor, where the pack asks'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table assessment_awaited');
  }
}
