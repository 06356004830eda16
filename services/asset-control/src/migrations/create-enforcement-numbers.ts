import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** No two cases take one number of enforcement. Of those that did before, the first has it; the others keep what they control. */
export const CreateEnforcementNumbers1790000004400: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreateEnforcementNumbers1790000004400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table enforcement_number (
      number text primary key,
      case_id text not null,
      taken_at timestamptz(3) not null
    )`);
    await runner.query(
      `comment on table enforcement_number is 'Numbers of enforcement (执行案号) under which property is controlled, each with the case that took it first; grows by one row a number'`,
    );
    await runner.query(`insert into enforcement_number
      select distinct on (record_id) record_id, case_id, changed_at from file_record
      where kind = 'authorities' and data->>'under' in ('执', '执恢')
      order by record_id, changed_at, case_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table enforcement_number');
  }
};
