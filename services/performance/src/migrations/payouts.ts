import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What becomes of case money: payments out, withholding, and who decided on them; what was paid or handed over directly; accounts computed a second time. */
export class Payouts1790000003310 implements MigrationInterface {
  readonly name = 'Payouts1790000003310';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bank_file alter column notice_on drop not null');
    await runner.query('alter table receipt drop column thing');
    await runner.query('drop index allocation_of_receipt');
    await runner.query('drop table money_approval, recomputation, direct_payment, withholding, payout');
  }
}

const UP = [
  "update bank_file set notice_on = (received_at at time zone 'Asia/Shanghai')::date where notice_on is null",
  'alter table bank_file alter column notice_on set not null',
  'alter table receipt add column thing text',
  'create index allocation_of_receipt on allocation (case_id, receipt_id)',
  `create table payout (
    case_id text not null,
    payout_id text not null,
    kind text not null check (kind in ('TO_CREDITOR', 'SURPLUS', 'BY_MISTAKE')),
    payee_party_id text,
    receipt_id text,
    amount bigint not null check (amount > 0),
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'PAID')),
    proposed_at timestamptz(3) not null,
    proposed_by text not null,
    decided_at timestamptz(3),
    paid_on date,
    bank_reference text,
    primary key (case_id, payout_id),
    check ((state = 'PAID') = (paid_on is not null and bank_reference is not null)),
    check ((kind = 'BY_MISTAKE') = (receipt_id is not null)),
    check (kind <> 'TO_CREDITOR' or payee_party_id is not null)
  )`,
  "create index payout_waiting on payout (payout_id) where state in ('APPROVED', 'PAID')",
  "create index payout_at_bank on payout (bank_reference) where state = 'PAID'",
  "comment on table payout is 'Case money that goes out, to creditors or back (案款发放、退款); grows by one row a payment'",
  `create table withholding (
    case_id text not null,
    withholding_id text not null,
    ground text not null,
    reason text not null,
    until date not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'ENDED')),
    proposed_at timestamptz(3) not null,
    proposed_by text not null,
    ended_on date,
    primary key (case_id, withholding_id),
    check ((state = 'ENDED') = (ended_on is not null))
  )`,
  "create unique index withholding_one on withholding (case_id) where state in ('PROPOSED', 'APPROVED')",
  "comment on table withholding is 'Case money that is paid out later, on a ground of the law (暂缓发放); grows by some rows a case'",
  `create table direct_payment (
    case_id text not null,
    payment_id text not null,
    payer_party_id text not null,
    kind text not null check (kind in ('PAYMENT', 'IN_KIND')),
    thing text,
    amount bigint not null check (amount > 0),
    value_date date not null,
    proof text not null,
    state text not null check (state in ('REPORTED', 'CONFIRMED', 'DENIED', 'FOUND', 'NOT_FOUND')),
    answer_by timestamptz(3) not null,
    reported_at timestamptz(3) not null,
    reported_by text not null,
    decided_at timestamptz(3),
    decided_by text,
    reason text,
    primary key (case_id, payment_id),
    check ((kind = 'IN_KIND') = (thing is not null))
  )`,
  "comment on table direct_payment is 'What was paid or handed over straight to creditors (直接给付); grows by one row a payment'",
  `create table recomputation (
    court text not null,
    account integer not null,
    computed_at timestamptz(3) not null,
    lines integer not null,
    differences jsonb not null,
    primary key (court, account, computed_at),
    foreign key (court, account) references bank_account
  )`,
  "comment on table recomputation is 'Accounts computed a second time from the lines of the bank (账实核对); grows by one row an account and night'",
  `create table money_approval (
    case_id text not null,
    of text not null check (of in ('PAYOUT', 'WITHHOLDING')),
    about_id text not null,
    decided_by text not null,
    president boolean not null,
    approved boolean not null,
    reason text not null,
    decided_at timestamptz(3) not null,
    primary key (case_id, of, about_id, decided_by)
  )`,
  "comment on table money_approval is 'Who decided on case money going out or staying (双人复核); grows by two rows a decision at most'",
];
