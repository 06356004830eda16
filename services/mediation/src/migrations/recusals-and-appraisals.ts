import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A mediator may be doubted and replaced while the thirty days run, and an appraisal may hold them up. */
export class RecusalsAndAppraisals1790000002200 implements MigrationInterface {
  readonly name = 'RecusalsAndAppraisals1790000002200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const ANSWERS = ['ACCEPTED', 'DECLINED', 'SILENT'];
const answerIn = (answers: readonly string[]): string =>
  `alter table designation add constraint designation_answer_check check (answer in (${answers.map((one) => `'${one}'`).join(', ')}))`;

const UP = [
  'alter table designation drop constraint designation_answer_check',
  answerIn([...ANSWERS, 'RECUSED', 'REPLACED']),
  // Why the case itself designated him; nothing where people did.
  'alter table designation add column reason text',
  'alter table negotiation add column appraisals jsonb',
  `create table recusal (
    case_id text not null,
    nth integer not null,
    mediator_id text not null references mediator,
    party_id text,
    relation text not null,
    reason text not null,
    raised_by text not null,
    raised_at timestamptz(3) not null,
    decide_by timestamptz(3) not null,
    consented_by text[] not null,
    outcome text check (outcome in ('CONSENTED', 'REFUSED', 'LEAVES')),
    settled_at timestamptz(3),
    primary key (case_id, nth),
    check ((outcome is null) = (settled_at is null))
  )`,
  "comment on table recusal is 'Doubts about the impartiality of a mediator (披露、回避); grows by one row a disclosure or request'",
  `create table appraisal (
    case_id text not null,
    nth integer not null,
    subject text not null,
    begins date not null,
    until date not null,
    ordered_by text not null,
    ordered_at timestamptz(3) not null,
    ended_at timestamptz(3),
    primary key (case_id, nth),
    check (until >= begins)
  )`,
  "comment on table appraisal is 'Appraisals (评估、鉴定) during the negotiation; grows by one row an appraisal'",
];

const DOWN = [
  'drop table appraisal, recusal',
  'alter table negotiation drop column appraisals',
  'alter table designation drop column reason',
  'alter table designation drop constraint designation_answer_check',
  answerIn(ANSWERS),
];
