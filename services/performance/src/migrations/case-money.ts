import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Case money (案款): the court's accounts, what the bank says of them line by line, and to which case each line belongs. */
export class CaseMoney1790000003300 implements MigrationInterface {
  readonly name = 'CaseMoney1790000003300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table allocation, suspense, known_payer, bank_line, bank_file, bank_account');
    await runner.query('drop index case_directory_number');
  }
}

const UP = [
  // A memo names a case by its number.
  'create index case_directory_number on case_directory (court, case_number)',
  `create table bank_account (
    court text not null,
    account integer not null check (account > 0),
    number_digest text not null unique,
    personal text not null,
    pack_id text not null,
    registered_at timestamptz(3) not null,
    registered_by text not null,
    primary key (court, account)
  )`,
  "comment on table bank_account is 'Accounts on which a court receives case money (案款专户); grows by one row an account'",
  `create table bank_file (
    file_id text not null,
    court text not null,
    account integer not null,
    format text not null check (format in ('CSV', 'CAMT053')),
    lines integer not null check (lines > 0),
    entered integer not null check (entered >= 0 and entered <= lines),
    notice_on date,
    received_at timestamptz(3) not null,
    received_by text not null,
    primary key (file_id),
    foreign key (court, account) references bank_account
  )`,
  "comment on table bank_file is 'Files of the bank as they were handed in (银行文件), by their fingerprint; grows by one row a file'",
  `create table bank_line (
    line_id bigint generated always as identity primary key,
    court text not null,
    account integer not null,
    reference text not null,
    file_id text not null references bank_file,
    direction text not null check (direction in ('IN', 'OUT')),
    amount bigint not null check (amount > 0),
    value_date date not null,
    booked_on date not null,
    name_digest text,
    account_digest text,
    personal text not null,
    unique (court, account, reference),
    foreign key (court, account) references bank_account
  )`,
  'create index bank_line_of_file on bank_line (file_id, line_id)',
  "comment on table bank_line is 'Entries of the bank (银行流水), never changed; grows by one row an entry'",
  `create table known_payer (
    payer_id bigint generated always as identity primary key,
    case_id text not null,
    party_id text,
    name_digest text not null,
    account_digest text,
    personal text not null,
    named_at timestamptz(3) not null,
    named_by text not null
  )`,
  'create unique index known_payer_once on known_payer (case_id, name_digest, account_digest) nulls not distinct',
  'create index known_payer_by_account on known_payer (account_digest) where account_digest is not null',
  'create index known_payer_by_name on known_payer (name_digest)',
  "comment on table known_payer is 'Who is known to pay in a case, by name and account (付款人); grows by some rows a case'",
  `create table suspense (
    line_id bigint primary key references bank_line,
    case_id text not null,
    reason text not null,
    proposals jsonb not null,
    round integer not null check (round > 0),
    due_at timestamptz(3) not null,
    entered_at timestamptz(3) not null,
    open boolean not null
  )`,
  'create index suspense_open on suspense (due_at, line_id) where open',
  "comment on table suspense is 'Entries of the bank of which nobody could tell the case (待认领款项); grows by one row such an entry'",
  `create table allocation (
    line_id bigint not null references bank_line,
    entry integer not null check (entry > 0),
    case_id text not null,
    amount bigint not null check (amount <> 0),
    receipt_id text not null,
    basis text not null check (basis in ('NUMBER', 'ACCOUNT', 'COMBINATION', 'PERSON')),
    confidence integer not null check (confidence between 0 and 100),
    counters integer,
    note text not null,
    allocated_at timestamptz(3) not null,
    allocated_by text not null,
    primary key (line_id, entry),
    check ((counters is null) = (amount > 0)),
    unique (line_id, counters),
    foreign key (line_id, counters) references allocation (line_id, entry)
  )`,
  'create index allocation_of_case on allocation (case_id)',
  "comment on table allocation is 'Which part of an entry of the bank was put to which case, and counter-entries (案款认领); grows by one row a part'",
];
