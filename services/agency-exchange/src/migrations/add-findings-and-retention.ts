import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `alter table staff_question
     add column finding text check (finding in ('OPEN', 'ISSUED', 'DECLINED', 'GIVEN_UP')),
     add column found_by text, add column found_at timestamptz(3), add column reason text,
     add column ended_at timestamptz`,
  'create index staff_question_ended on staff_question (ended_at) where ended_at is not null',
  'alter table platform_consent add column evidence text, add column recorded_by text',
  `alter table agency_notice
     add column digest text, alter column content drop not null, add column kept_at timestamptz not null default now()`,
  `create index agency_notice_unmatched on agency_notice (kept_at)
     where content is not null and match in ('NOT_ENOUGH', 'NO_MATCH')`,
  'alter table seen_evidence add column kept_at timestamptz not null default now()',
  'create index seen_evidence_kept on seen_evidence (kept_at)',
];

/** A judge decides whether a unit is told; consent has its evidence; what is about strangers, or about nobody who is listed any more, goes. */
export const AddFindingsAndRetention1790000007050: MigrationClass = class implements MigrationInterface {
  readonly name = 'AddFindingsAndRetention1790000007050';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table seen_evidence drop column kept_at');
    // What has gone by its time cannot come back.
    await runner.query('delete from agency_notice where content is null');
    await runner.query(
      'alter table agency_notice drop column digest, drop column kept_at, alter column content set not null',
    );
    await runner.query('alter table platform_consent drop column evidence, drop column recorded_by');
    await runner.query(
      `alter table staff_question drop column finding, drop column found_by, drop column found_at, drop column reason,
         drop column ended_at`,
    );
  }
};
