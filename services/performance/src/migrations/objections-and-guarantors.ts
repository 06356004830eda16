import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-12-1, SET-ART-18-1, CLS-5: objections to rulings on resumption, direct enforcement under guarantees, closings for a long performance. */
export class ObjectionsAndGuarantors1790000003230 implements MigrationInterface {
  readonly name = 'ObjectionsAndGuarantors1790000003230';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stay');
    await runner.query('alter table enforcement_closing drop column controls_kept');
    await runner.query('drop table long_performance');
    await runner.query('drop table guarantor_enforcement');
    await runner.query('drop table ruling_objection');
  }
}

const UP = [
  `create table ruling_objection (
    case_id text not null references settlement,
    objection_id text not null,
    application integer not null,
    party_id text not null,
    ground text not null check (ground in ('RULING', 'DEDUCTION')),
    reason text not null,
    received_on date not null,
    decide_by date not null,
    received_by text not null,
    recorded_at timestamptz(3) not null,
    upheld boolean,
    consequence text,
    ruling_number text,
    decision_reason text,
    decided_at timestamptz(3),
    decided_by text,
    primary key (case_id, objection_id),
    check ((upheld is null) = (decided_at is null))
  )`,
  "comment on table ruling_objection is 'Objections to rulings on resumption and to what they deduct (执行异议), with the decisions; grows by one row an objection'",
  `create table guarantor_enforcement (
    case_id text not null references settlement,
    guarantor_id text not null,
    kind text not null check (kind in ('SURETY', 'SECURITY')),
    applied_at timestamptz(3) not null,
    applied_by text not null,
    decision text check (decision in ('ENFORCE', 'REFUSE')),
    ruling_number text,
    up_to bigint check (up_to >= 0),
    debtor_cash bigint check (debtor_cash >= 0),
    reason text,
    ruled_at timestamptz(3),
    ruled_by text,
    primary key (case_id, guarantor_id),
    check ((decision is null) = (ruled_at is null))
  )`,
  "comment on table guarantor_enforcement is 'Direct enforcement under a guarantee of the settlement (直接执行担保财产); grows by one row a guarantor applied against'",
  `create table long_performance (
    case_id text not null references settlement,
    case_number text not null,
    closed_on date not null,
    document text not null,
    assets bigint not null check (assets >= 0),
    pair_this_quarter integer not null check (pair_this_quarter >= 0),
    flags jsonb not null,
    proposed_at timestamptz(3) not null,
    proposed_by text not null,
    stated_at timestamptz(3),
    stated_by text,
    approved boolean,
    reason text,
    decided_at timestamptz(3),
    decided_by text,
    primary key (case_id),
    check ((approved is null) = (decided_at is null)),
    check (approved is not true or stated_at is not null),
    check (decided_by is null or decided_by <> proposed_by)
  )`,
  "comment on table long_performance is 'Proposals to close enforcement for the long performance of a settlement (和解长期履行); grows by one row a case at most'",
  `create table stay (
    case_id text not null references settlement,
    form text not null check (form in ('JOINT', 'ONE_PARTY', 'RECORD')),
    rule text not null,
    applied_at timestamptz(3) not null,
    applied_by text not null,
    decision text check (decision in ('STAY', 'REFUSE')),
    ruling_number text,
    reason text,
    ruled_at timestamptz(3),
    ruled_by text,
    primary key (case_id),
    check ((decision is null) = (ruled_at is null))
  )`,
  "comment on table stay is 'Applications to stay enforcement because of a settlement (中止执行), with the rulings; grows by one row a case at most'",
  'alter table enforcement_closing add column controls_kept boolean not null default false',
];
