import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Reversals and refunds beside the receipts, grounds of deposits; findings that are made anew, and cures that were told. */
export class LedgerCorrections1790000003002 implements MigrationInterface {
  readonly name = 'LedgerCorrections1790000003002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding drop column times, drop column cure_told_at');
    await runner.query('drop table refund, reversal');
    await runner.query('alter table receipt drop column deposit_ground');
  }
}

const UP = [
  'alter table receipt add column deposit_ground text',
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
  'alter table finding add column times integer not null default 1 check (times > 0), add column cure_told_at timestamptz(3)',
  // Cured so far meant told so in the same transaction; without it the next cure of a case would tell of these once more.
  `update finding set cure_told_at = found_at where outcome = 'CURED'`,
  'alter table finding drop constraint finding_outcome_check',
  `alter table finding add constraint finding_outcome_check check (outcome in ('STANDS', 'CURED', 'WITHDRAWN', 'REOPENED'))`,
];
