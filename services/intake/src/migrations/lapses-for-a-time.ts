import { tableComments } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Since when a lapse is noted, by the database's clock, for it is kept for a time; of those of before: from now on. */
export class LapsesForATime1790000001190 implements MigrationInterface {
  readonly name = 'LapsesForATime1790000001190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table lapse add column recorded_at timestamptz(3) not null default now()');
    await runner.query('create index lapse_recorded on lapse (recorded_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table lapse drop column recorded_at');
  }
}

/** By what the table grows since. */
export const GrowthOfLapses1790000001191 = tableComments('GrowthOfLapses1790000001191', {
  lapse:
    'Negotiations that lapsed (和解期限届满), and the notices that their end was derived with; grows by one row a case at most, for two years',
});
