import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PRE-1, PRE-7, PRE-8: why and when no settlement came about, also where no talks had begun. */
export class FailedSettlements1790000002370 implements MigrationInterface {
  readonly name = 'FailedSettlements1790000002370';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table failed_settlement (
        case_id text not null,
        reason text not null,
        ended_on date not null,
        primary key (case_id)
      )`,
    );
    await runner.query(
      "comment on table failed_settlement is 'Why and when a case ended without an agreement; grows by one row a case that did'",
    );
    // What ended before this was kept, as far as its negotiation tells.
    await runner.query(
      `insert into failed_settlement (case_id, reason, ended_on)
        select case_id, outcome,
          case when outcome = 'LAPSED' then last_day else (ended_at at time zone 'Asia/Shanghai')::date end
        from negotiation where outcome <> 'AGREED' and ended_at is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table failed_settlement');
  }
}
