import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Acts that move the two years, and the days that count for applications on paper (SET-ART-10-2, PER-5). */
export class RecordPeriodActs1790000003100 implements MigrationInterface {
  readonly name = 'RecordPeriodActs1790000003100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table period_act');
    await runner.query('alter table resumption drop posted_on, drop received_on, drop recorded_by');
  }
}

const UP = [
  `create table period_act (
    case_id text not null references settlement,
    act_id text not null,
    kind text not null check (kind in ('PROMISE', 'DEMAND', 'OBSTACLE', 'REFUSAL_SERVED')),
    from_day date not null,
    to_day date not null,
    ground text,
    application integer,
    evidence text not null,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (case_id, act_id),
    check (from_day <= to_day)
  )`,
  "comment on table period_act is 'Acts that interrupt or suspend the two years (申请执行期间中断、中止)'",
  `alter table resumption
    add posted_on date,
    add received_on date,
    add recorded_by text`,
];
