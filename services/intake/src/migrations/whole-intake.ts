import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requests, assessments, first offers, hints to bankruptcy, papers, receipts, reports to the platform; tags and digests by which parties are found. */
export class WholeIntake1790000001500 implements MigrationInterface {
  readonly name = 'WholeIntake1790000001500';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table platform_row, platform_report, centre_receipt, application_paper, received_application,
        bankruptcy_hint, first_offer, enterprise_assessment, party_request`,
    );
    await runner.query('drop index desk_item_desk');
    await runner.query('create index desk_item_desk on desk_item (court, role, state, due_at)');
    await runner.query('alter table desk_item drop column green');
    await runner.query('alter table party drop column identity_digest');
    await runner.query('alter table application drop column tags');
  }
}

const UP = [
  `alter table application add column tags text[] not null default '{}'`,
  'alter table party add column identity_digest text',
  'create index party_identity_digest on party (identity_digest) where identity_digest is not null',
  'alter table desk_item add column green boolean not null default false',
  'drop index desk_item_desk',
  'create index desk_item_desk on desk_item (court, role, state, green desc, due_at)',
  `create table party_request (
    case_id text not null references application,
    no integer not null check (no > 0),
    party_id text not null,
    subject text not null,
    request text not null,
    state text not null check (state in ('OPEN', 'ANSWERED')),
    team text not null,
    asked_at timestamptz(3) not null,
    asked_by text not null,
    answer_by timestamptz(3) not null,
    answer text,
    answered_at timestamptz(3),
    answered_by text,
    primary key (case_id, no),
    check ((state = 'ANSWERED') = (answered_at is not null))
  )`,
  "comment on table party_request is 'Requests of parties (当事人诉求), taken in and answered through one place; grows by one row a request'",
  `create table enterprise_assessment (
    case_id text not null references application,
    no integer not null check (no > 0),
    party_id text not null,
    statements text not null,
    assets bigint,
    debts bigint,
    conclusion text not null,
    as_of date not null,
    assessed_at timestamptz(3) not null,
    assessed_by text not null,
    primary key (case_id, no)
  )`,
  "comment on table enterprise_assessment is 'Assessments of debtors that are enterprises (企业评估); grows by one row an assessment'",
  `create table first_offer (
    case_id text not null references application,
    party_id text not null,
    no integer not null check (no > 0),
    offer text not null check (offer in ('GIVEN', 'NONE')),
    content text not null,
    said_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (case_id, party_id, no)
  )`,
  "comment on table first_offer is 'First plans and security that debtors offered at the start (初步方案、担保); grows by one row an answer'",
  `create table bankruptcy_hint (
    case_id text not null references application,
    no integer not null check (no > 0),
    party_id text not null,
    grounds text[] not null,
    reasons text,
    state text not null check (state in ('RAISED', 'REFERRED', 'GUIDED', 'DISMISSED', 'ACCEPTED', 'NOT_ACCEPTED')),
    raised_at timestamptz(3) not null,
    raised_by text not null,
    finding text,
    decision text,
    consent_of text,
    to_court text,
    reply_by date,
    decided_at timestamptz(3),
    decided_by text,
    reply text,
    reply_on date,
    reply_note text,
    primary key (case_id, no)
  )`,
  "comment on table bankruptcy_hint is 'Hints that a debtor is ripe for bankruptcy (执转破), and what was decided; grows by one row a hint'",
  `create table received_application (
    court text not null,
    receipt_no integer not null check (receipt_no > 0),
    pack_id text not null,
    ticket text not null,
    green boolean not null,
    handed_in date not null,
    accept_by date not null,
    received_at timestamptz(3) not null,
    received_by text not null,
    case_id text,
    primary key (court, receipt_no)
  )`,
  "comment on table received_application is 'Papers of applications that wait to be entered (收件登记); grows by one row a receipt'",
  `create table application_paper (
    case_id text not null references application,
    no integer not null check (no > 0),
    title text not null,
    pages integer,
    sha256 text,
    in_centre boolean not null default false,
    primary key (case_id, no)
  )`,
  "comment on table application_paper is 'Papers of an application (申请材料), in the order of the file; grows by the papers of a case'",
  `create table centre_receipt (
    case_id text primary key references application,
    received_at timestamptz(3) not null,
    received_by text not null,
    note text
  )`,
  "comment on table centre_receipt is 'When the settlement centre took a case in (和解中心签收); grows by one row a case'",
  `create table platform_report (
    court text not null,
    no integer not null check (no > 0),
    made_at timestamptz(3) not null,
    made_by text not null,
    primary key (court, no)
  )`,
  "comment on table platform_report is 'Reports to the mediation platform (反馈分调裁平台); grows by one row a report'",
  `create table platform_row (
    court text not null,
    no integer not null,
    line integer not null check (line > 0),
    case_id text not null,
    reference text not null,
    case_number text not null,
    outcome text not null,
    outcome_on date not null,
    enforcement_number text,
    paid bigint,
    receipt text check (receipt in ('TAKEN', 'RETURNED')),
    reason text,
    primary key (court, no, line),
    foreign key (court, no) references platform_report
  )`,
  'create index platform_row_of_case on platform_row (case_id)',
  "comment on table platform_row is 'What was reported of each case to the mediation platform, and whether it took it; grows by one row an outcome'",
];
