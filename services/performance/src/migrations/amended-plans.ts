import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Plans are amended by consent while they are performed; every one that was in force stays, for what was known then. */
export class AmendedPlans1790000003330 implements MigrationInterface {
  readonly name = 'AmendedPlans1790000003330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table amended_plan (
        case_id text not null references settlement,
        version integer not null,
        terms jsonb not null,
        known_at timestamptz(3) not null,
        without_consent text[] not null,
        primary key (case_id, version)
      )`);
    await runner.query(
      "comment on table amended_plan is 'The plans of a settlement that was amended (变更后的履行计划), the first among them; grows by one row an amendment'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table amended_plan');
  }
}
