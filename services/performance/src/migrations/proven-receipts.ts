import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** H11: receipts that people enter have their proof, and a day until which the bank's line of them is awaited. CLS-1: what creditors answer when performance is verified. */
export class ProvenReceipts1790000003390 implements MigrationInterface {
  readonly name = 'ProvenReceipts1790000003390';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table performance_answer');
    await runner.query('alter table receipt drop proof, drop signed_by, drop bank_line_due');
  }
}

const UP = [
  'alter table receipt add proof text, add signed_by text, add bank_line_due date',
  'create index receipt_awaiting_line on receipt (bank_line_due) where bank_line_due is not null',
  `create table performance_answer (
    task_id text not null,
    party_id text not null,
    case_id text not null references settlement,
    outcome text not null check (outcome in ('CONFIRMED', 'DENIED', 'SILENT')),
    answered_on date not null,
    document text not null,
    reasons text not null,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (task_id, party_id)
  )`,
  'create index performance_answer_case on performance_answer (case_id)',
  "comment on table performance_answer is 'What creditors answer when performance is verified with them in writing (核实履行情况, CLS-1); grows by one row a creditor of a case that was performed'",
];
