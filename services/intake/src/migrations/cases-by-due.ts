import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The next deadline of each case, and the order of a court's list by it: what is due soon first, cases without a deadline last. */
export class CasesByDue1790000001150 implements MigrationInterface {
  readonly name = 'CasesByDue1790000001150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table case_record
        add column court text,
        add column due_at timestamptz(3),
        add column due_provisional boolean not null default false,
        add column due_step integer not null default 0`,
    );
    await runner.query(
      'update case_record set court = application.court from application where application.case_id = case_record.case_id',
    );
    await runner.query('alter table case_record alter column court set not null');
    await runner.query(
      `create index case_record_due on case_record (court, (coalesce(due_at, 'infinity'::timestamptz)), case_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index case_record_due');
    await runner.query(
      'alter table case_record drop column court, drop column due_at, drop column due_provisional, drop column due_step',
    );
  }
}
