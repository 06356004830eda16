import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PROC-23: what is found before enforcement is ended for now, and the president's decision on it. */
export class EndingsForNow1790000003450 implements MigrationInterface {
  readonly name = 'EndingsForNow1790000003450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table ending_for_now (
        case_id text not null,
        no integer not null check (no > 0),
        case_number text not null,
        filed_on date not null,
        findings jsonb not null,
        proposed_at timestamptz(3) not null,
        proposed_by text not null,
        approved boolean,
        reason text,
        decided_at timestamptz(3),
        decided_by text,
        primary key (case_id, no),
        check ((approved is null) = (decided_at is null) and (decided_at is null) = (decided_by is null) and (reason is null or decided_at is not null))
      )`,
    );
    await runner.query(
      "comment on table ending_for_now is 'What was found before enforcement is ended for now (终结本次执行程序的审查), with the president''s decisions; grows by few rows a case'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ending_for_now');
  }
}
