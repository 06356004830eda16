import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is put forward in the talks is kept, sealed; a mediator whose talks were begun anew is their mediator no longer. */
export class TalksOfCases1790000002320 implements MigrationInterface {
  readonly name = 'TalksOfCases1790000002320';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const ANSWERS = ['ACCEPTED', 'DECLINED', 'SILENT', 'RECUSED', 'REPLACED'];
const answerIn = (answers: readonly string[]): string =>
  `alter table designation add constraint designation_answer_check check (answer in (${answers.map((one) => `'${one}'`).join(', ')}))`;

const UP = [
  'alter table designation drop constraint designation_answer_check',
  answerIn([...ANSWERS, 'RETURNED']),
  'alter table agreement add column offer integer',
  `create table offer (
    case_id text not null,
    no integer not null,
    party_id text,
    counter_to integer,
    text text not null,
    terms text,
    hash text not null,
    made_at timestamptz(3) not null,
    made_by text not null,
    withdrawn_at timestamptz(3),
    primary key (case_id, no)
  )`,
  "comment on table offer is 'Offers and counter-offers of the talks (和解方案、和解建议), sealed; grows by one row an offer'",
  `create table offer_answer (
    case_id text not null,
    no integer not null,
    seq integer not null,
    party_id text not null,
    accepts boolean not null,
    answered_at timestamptz(3) not null,
    answered_by text not null,
    primary key (case_id, no, seq),
    foreign key (case_id, no) references offer
  )`,
  "comment on table offer_answer is 'What parties said to an offer; grows by one row an answer'",
  `create table coercion_complaint (
    case_id text not null,
    nth integer not null,
    since timestamptz(3) not null,
    against text not null,
    mediator_id text,
    finding text check (finding in ('FOUNDED', 'UNFOUNDED')),
    decided_at timestamptz(3),
    primary key (case_id, nth),
    check ((finding is null) = (decided_at is null))
  )`,
  "comment on table coercion_complaint is 'Complaints of coercion (强迫和解的投诉) on which the talks rest; grows by one row a complaint'",
];

const DOWN = [
  'drop table coercion_complaint, offer_answer, offer',
  'alter table agreement drop column offer',
  "update designation set answer = 'REPLACED' where answer = 'RETURNED'",
  'alter table designation drop constraint designation_answer_check',
  answerIn(ANSWERS),
];
