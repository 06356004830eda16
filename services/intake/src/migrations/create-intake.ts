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

const UP = [
  `create table application (
    case_id uuid primary key,
    court text not null,
    case_number text not null unique,
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
  'create index application_of_court on application (court, accepted_at)',
  `create table party (
    party_id text primary key,
    case_id uuid not null references application,
    position smallint not null,
    side text not null check (side in ('CREDITOR', 'DEBTOR')),
    kind text not null,
    party_ref text,
    personal text not null,
    masked_name text not null,
    unique (case_id, position)
  )`,
  // One row a court, type and year; its lock hands out numbers one after another, without gaps (CASE-4).
  `create table case_number_counter (
    court text not null,
    type text not null,
    year smallint not null,
    last integer not null,
    primary key (court, type, year)
  )`,
  `create table case_number (
    case_number text primary key,
    case_id uuid not null,
    court text not null,
    type text not null,
    allotted_at timestamptz(3) not null
  )`,
  `create table consent (
    case_id uuid not null,
    party_id text not null references party,
    requested_at timestamptz(3) not null,
    answer text check (answer in ('CONSENT', 'REFUSE')),
    answered_at timestamptz(3),
    recorded_by text,
    primary key (case_id, party_id)
  )`,
  `create table case_record (
    case_id uuid primary key references application,
    stage text not null,
    sequence integer not null,
    awaiting text not null,
    since timestamptz(3) not null,
    ending text,
    ending_rule text,
    paid bigint,
    enforcement_number text
  )`,
];
