import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The roll, negotiations, agreements and signatures. Names are unqualified: the role's own schema. */
export class CreateMediation1790000002000 implements MigrationInterface {
  readonly name = 'CreateMediation1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table signature, agreement, negotiation, mediator');
  }
}

const UP = [
  `create table mediator (
    mediator_id text primary key,
    court text not null,
    name text not null,
    profession text not null,
    specialities text[] not null,
    subject text not null,
    unique (court, subject)
  )`,
  `create table negotiation (
    case_id text primary key,
    mediator_id text not null references mediator,
    started_at timestamptz(3) not null,
    last_day date not null,
    deadline timestamptz(3) not null,
    provisional boolean not null,
    outcome text check (outcome in ('AGREED', 'LAPSED', 'FAILED', 'WITHDRAWN')),
    ended_at timestamptz(3)
  )`,
  `create table agreement (
    case_id text not null,
    version integer not null,
    terms jsonb not null,
    proposed_by text not null,
    proposed_at timestamptz(3) not null,
    confirmed_at timestamptz(3),
    primary key (case_id, version)
  )`,
  `create table signature (
    case_id text not null,
    version integer not null,
    signatory_id text not null,
    role text not null,
    signed_by text not null,
    signed_at timestamptz(3) not null,
    primary key (case_id, version, signatory_id),
    foreign key (case_id, version) references agreement
  )`,
];
