import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Settlements, receipts, findings, applications to resume, resumed enforcements. Names are unqualified: the role's own schema. */
export class CreatePerformance1790000003000 implements MigrationInterface {
  readonly name = 'CreatePerformance1790000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table enforcement, resumption, finding, receipt, settlement');
  }
}

const UP = [
  `create table settlement (
    case_id text primary key,
    court text not null,
    case_number text not null,
    version integer not null,
    terms jsonb not null,
    principal bigint not null check (principal >= 0),
    daily_rate text not null,
    expiry date not null,
    fee bigint not null check (fee >= 0),
    pack_id text not null,
    calendar_editions text[] not null,
    state text not null check (state in ('PERFORMING', 'PERFORMED', 'RESUMED', 'SUED', 'EXPIRED')),
    opened_at timestamptz(3) not null
  )`,
  `create table receipt (
    case_id text not null references settlement,
    receipt_id text not null,
    kind text not null check (kind in ('PAYMENT', 'DEPOSIT', 'IN_KIND')),
    value_date date not null,
    amount bigint not null check (amount > 0),
    payer_party_id text,
    posted_at timestamptz(3) not null,
    posted_by text not null,
    primary key (case_id, receipt_id)
  )`,
  `create table finding (
    case_id text not null references settlement,
    instalment integer not null,
    evidence jsonb not null,
    dated_to timestamptz(3) not null,
    found_at timestamptz(3) not null,
    lateness_seconds double precision not null check (lateness_seconds >= 0),
    outcome text not null check (outcome in ('STANDS', 'CURED', 'WITHDRAWN')),
    primary key (case_id, instalment)
  )`,
  `create table resumption (
    case_id text not null references settlement,
    application integer not null,
    gate jsonb not null,
    out_of_time boolean not null,
    applied_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    ruling text check (ruling in ('RESUME', 'REFUSE')),
    ground text,
    article text,
    ruled_by text,
    ruled_at timestamptz(3),
    primary key (case_id, application),
    check ((ruling is null) = (ruled_at is null))
  )`,
  `create table enforcement (
    case_id text primary key references settlement,
    case_number text not null unique,
    ground text not null,
    balance jsonb not null,
    calculation_list text not null,
    opened_at timestamptz(3) not null,
    closing_mode text,
    closing_balance jsonb,
    closed_at timestamptz(3),
    check ((closing_mode is null) = (closed_at is null))
  )`,
];
