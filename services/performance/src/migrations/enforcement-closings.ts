import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** CLS-4: how enforcement was closed after a negotiation had come to nothing. There is no settlement behind it. */
export class EnforcementClosings1790000003210 implements MigrationInterface {
  readonly name = 'EnforcementClosings1790000003210';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table enforcement_closing');
  }
}

const UP = [
  `create table enforcement_closing (
    case_id text not null,
    entry integer not null check (entry > 0),
    case_number text not null,
    mode text not null,
    closed_on date not null,
    performed_on date,
    performed_amount bigint check (performed_amount >= 0),
    document text not null,
    corrects boolean not null,
    reason text,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (case_id, entry),
    check ((performed_on is null) = (performed_amount is null)),
    check (performed_on is null or performed_on <= closed_on),
    check (corrects = (reason is not null))
  )`,
  "comment on table enforcement_closing is 'How enforcement was closed where no settlement came about (执行结案), and corrections; grows by one row a closing or correction'",
];
