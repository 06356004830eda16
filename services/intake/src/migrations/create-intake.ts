import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Applications, parties, consents, numbers and the standing of cases. Names are unqualified: the role's own schema. */
export class CreateIntake1790000001000 implements MigrationInterface {
  readonly name = 'CreateIntake1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_record, consent, case_number, case_number_counter, party, application');
  }
}

/** Which holiday notices have been adopted (PER-4), and the negotiations that lapsed, for a later notice may move their end. */
export class Notices1790000001001 implements MigrationInterface {
  readonly name = 'Notices1790000001001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of NOTICES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lapse, calendar_notice');
    await runner.query('drop index case_record_open');
  }
}

const NOTICES = [
  // `told_at`: when every case had adopted it that was open then; null while the cases are being told.
  `create table calendar_notice (
    edition_id text primary key,
    adopted_at timestamptz(3) not null,
    adopted_by text not null,
    court_clock jsonb,
    told_at timestamptz(3)
  )`,
  "comment on table calendar_notice is 'Holiday notices (放假安排) that open cases adopt'",
  `create table lapse (
    case_id text primary key references application,
    started_on date not null,
    extensions integer[] not null,
    last_day date not null,
    lapsed_at timestamptz(3) not null,
    calendar_editions text[] not null
  )`,
  "comment on table lapse is 'Negotiations that lapsed (和解期限届满), and the notices that their end was derived with'",
  'create index case_record_open on case_record (case_id) where ending is null',
];

const UP = [
  `create table application (
    case_id text primary key,
    court text not null,
    case_number text not null,
    pack_id text not null,
    calendar_editions text[] not null,
    cause text not null,
    claim bigint not null check (claim > 0),
    principal bigint not null,
    daily_rate text not null,
    expiry date not null,
    fee bigint not null,
    title_number text not null,
    title_maker text not null,
    green_channel boolean not null,
    screening jsonb not null,
    entered_despite text,
    accepted_at timestamptz(3) not null,
    filed_by text not null
  )`,
  "comment on table application is 'Applications for settlement (和解申请), with title and screening'",
  'create index application_of_court on application (court, accepted_at)',
  // A case in enforcement keeps its number, so a second settlement of it has the same one; numbers given out here stay unique below.
  'create index application_of_number on application (case_number)',
  `create table party (
    party_id text primary key,
    case_id text not null references application,
    position smallint not null,
    side text not null check (side in ('CREDITOR', 'DEBTOR')),
    kind text not null,
    party_ref text,
    personal text not null,
    masked_name text not null,
    unique (case_id, position)
  )`,
  "comment on table party is 'Parties (当事人) of a case; what is personal is sealed'",
  // One row a court, type and year; its lock hands out numbers one after another, without gaps (CASE-4).
  `create table case_number_counter (
    court text not null,
    type text not null,
    year smallint not null,
    last integer not null,
    primary key (court, type, year)
  )`,
  "comment on table case_number_counter is 'The last serial of each court, type and year (CASE-4)'",
  `create table case_number (
    case_number text primary key,
    case_id text not null,
    court text not null,
    type text not null,
    allotted_at timestamptz(3) not null
  )`,
  "comment on table case_number is 'Case numbers (案号) that were given out here'",
  `create table consent (
    case_id text not null,
    party_id text not null references party,
    requested_at timestamptz(3) not null,
    answer text check (answer in ('CONSENT', 'REFUSE')),
    answered_at timestamptz(3),
    recorded_by text,
    primary key (case_id, party_id)
  )`,
  "comment on table consent is 'Whether each party was asked to settle, and the answer (和解意愿)'",
  `create table case_record (
    case_id text primary key references application,
    stage text not null,
    step integer not null,
    awaiting text not null,
    since timestamptz(3) not null,
    ending text,
    ending_rule text,
    paid bigint,
    enforcement_number text
  )`,
  "comment on table case_record is 'Where each case stands: stage, since when, how it ended'",
];
