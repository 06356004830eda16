import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which line of the bank a payment was recorded by, how often it was, and counter-entries of refunds: so that a payment is approved again once that line is none of it. */
export class PaymentsTakenBack1790000003420 implements MigrationInterface {
  readonly name = 'PaymentsTakenBack1790000003420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table payout add column paid_by_line bigint references bank_line,
                          add column round integer not null default 1 check (round > 0)`,
    );
    // What people record beforehand has another day or reference, or is paid still where it has both.
    await runner.query(
      `update payout p set paid_by_line = l.line_id from allocation a join bank_line l on l.line_id = a.line_id and l.direction = 'OUT'
        where a.case_id = p.case_id and a.receipt_id = p.payout_id and p.state = 'PAID' and p.paid_on = l.value_date and p.bank_reference = l.reference
          and not exists (select from allocation c where c.line_id = a.line_id and c.counters = a.entry) and a.amount > 0`,
    );
    await runner.query(
      "alter table payout add constraint payout_paid_by_line check (paid_by_line is null or state = 'PAID')",
    );
    await runner.query(
      'alter table refund add column counters text, add foreign key (case_id, counters) references refund, add unique (case_id, counters)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table refund drop column counters');
    await runner.query('alter table payout drop column round, drop column paid_by_line');
  }
}
