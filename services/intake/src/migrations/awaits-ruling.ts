import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-16-1, PER-4: cases in which an application lies before the judge hear of notices also after their end. */
export class AwaitsRuling1790000001180 implements MigrationInterface {
  readonly name = 'AwaitsRuling1790000001180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_record add column awaits_ruling boolean not null default false');
    await runner.query('drop index case_record_open');
    await runner.query('create index case_record_open on case_record (case_id) where ending is null or awaits_ruling');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index case_record_open');
    await runner.query('create index case_record_open on case_record (case_id) where ending is null');
    await runner.query('alter table case_record drop column awaits_ruling');
  }
}
