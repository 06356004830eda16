import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-2-5, SET-ART-19: applications withdrawn because of a settlement, and objections on settlements that were never submitted. */
export class TerminationsAndUnsubmitted1790000003340 implements MigrationInterface {
  readonly name = 'TerminationsAndUnsubmitted1790000003340';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unsubmitted_objection');
    await runner.query('drop table termination');
  }
}

const UP = [
  `create table termination (
    case_id text not null references settlement,
    signed_by text[] not null,
    applied_at timestamptz(3) not null,
    applied_by text not null,
    decision text check (decision in ('TERMINATE', 'REFUSE')),
    case_number text,
    ruling_number text,
    reason text,
    ruled_at timestamptz(3),
    ruled_by text,
    primary key (case_id),
    check ((decision is null) = (ruled_at is null))
  )`,
  "comment on table termination is 'Applications for enforcement withdrawn because of a settlement (因和解撤回执行申请), with the rulings; grows by one row a case at most'",
  `create table unsubmitted_objection (
    case_id text not null,
    objection_id text not null,
    party_id text not null,
    why text not null check (why in ('NOT_SUBMITTED', 'NOT_ACKNOWLEDGED')),
    terms jsonb not null,
    reason text not null,
    received_on date not null,
    decide_by date not null,
    received_by text not null,
    recorded_at timestamptz(3) not null,
    found jsonb,
    decision text check (decision in ('TERMINATE', 'STAY', 'REJECT')),
    ground text,
    ruling_number text,
    decision_reason text,
    decided_at timestamptz(3),
    decided_by text,
    primary key (case_id, objection_id),
    check ((decision is null) = (decided_at is null))
  )`,
  "comment on table unsubmitted_objection is 'Objections on settlements never submitted to the court (未提交的和解协议), with the rulings; grows by one row an objection'",
];
