import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Matters beside a settlement (辅助事项). */
export class AuxiliaryMatters1790000001400 implements MigrationInterface {
  readonly name = 'AuxiliaryMatters1790000001400';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table auxiliary_matter');
  }
}

const UP = [
  `create table auxiliary_matter (
    case_id text not null references application,
    no integer not null check (no > 0),
    kind text not null,
    purpose text not null,
    party_id text,
    state text not null check (state in ('ASKED', 'GRANTED', 'REFUSED', 'ENDED')),
    request text not null,
    asked_at timestamptz(3) not null,
    asked_by text not null,
    decide_by date not null,
    decision text,
    granted boolean,
    decided_at timestamptz(3),
    decided_by text,
    report_by date,
    result text,
    result_on date,
    note text,
    ended_at timestamptz(3),
    ended_by text,
    primary key (case_id, no)
  )`,
  "comment on table auxiliary_matter is 'Matters beside a settlement (辅助事项): aid, orders, rewards, help, referrals, courts elsewhere; grows by one row an application for one'",
];
