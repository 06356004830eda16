import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Settlements with their entries, what was told and found, applications to resume, resumed enforcements. In the role's own schema. */
export class CreatePerformance1790000003000 implements MigrationInterface {
  readonly name = 'CreatePerformance1790000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table enforcement, overdue_notice, finding, resumption, refund, reversal, receipt, settlement',
    );
  }
}

const UP = [
  `create table settlement (
    case_id text primary key,
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
  "comment on table settlement is 'Settlements in performance (履行台账): terms, title, pack'",
  `create table receipt (
    case_id text not null references settlement,
    receipt_id text not null,
    kind text not null check (kind in ('PAYMENT', 'DEPOSIT', 'IN_KIND')),
    value_date date not null,
    amount bigint not null check (amount > 0),
    payer_party_id text,
    deposit_ground text,
    posted_at timestamptz(3) not null,
    posted_by text not null,
    primary key (case_id, receipt_id)
  )`,
  "comment on table receipt is 'Receipts (收款), each by its value date'",
  `create table reversal (
    case_id text not null,
    receipt_id text not null,
    reason text not null check (reason in ('ENTERED_WRONGLY', 'RETURNED_BY_BANK')),
    note text not null,
    reversed_at timestamptz(3) not null,
    reversed_by text not null,
    primary key (case_id, receipt_id),
    foreign key (case_id, receipt_id) references receipt
  )`,
  "comment on table reversal is 'Receipts taken out of the ledger (冲正)'",
  `create table refund (
    case_id text not null references settlement,
    refund_id text not null,
    value_date date not null,
    amount bigint not null check (amount > 0),
    payee_party_id text,
    posted_at timestamptz(3) not null,
    posted_by text not null,
    primary key (case_id, refund_id)
  )`,
  "comment on table refund is 'Surplus given back (退还多付款)'",
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
    reason text,
    debtor_objects boolean,
    found jsonb,
    ruled_by text,
    ruled_at timestamptz(3),
    primary key (case_id, application),
    check ((ruling is null) = (ruled_at is null))
  )`,
  "comment on table resumption is 'Applications to resume (恢复执行申请), with the gate and the ruling'",
  `create table finding (
    case_id text not null references settlement,
    instalment integer not null,
    evidence jsonb not null,
    dated_to timestamptz(3) not null,
    found_at timestamptz(3) not null,
    lateness_seconds double precision not null check (lateness_seconds >= 0),
    outcome text not null check (outcome in ('STANDS', 'CURED', 'WITHDRAWN', 'REOPENED')),
    times integer not null check (times > 0),
    cure_told_at timestamptz(3),
    primary key (case_id, instalment)
  )`,
  "comment on table finding is 'Breach findings (违约认定), with their evidence'",
  `create table overdue_notice (
    case_id text not null references settlement,
    instalment integer not null,
    times integer not null check (times > 0),
    told_at timestamptz(3) not null,
    withdrawn_at timestamptz(3),
    primary key (case_id, instalment)
  )`,
  "comment on table overdue_notice is 'Debtors who were told that an instalment is overdue, and how often'",
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
  "comment on table enforcement is 'Resumed enforcements (恢复执行案件), with balance and closing'",
];
