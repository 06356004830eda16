import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The roll, designations, negotiations, agreements and signatures. Names are unqualified: the role's own schema. */
export class CreateMediation1790000002000 implements MigrationInterface {
  readonly name = 'CreateMediation1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table signature, agreement, negotiation, designation, mediator');
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
  "comment on table mediator is 'The roll of mediators (和解员名册)'",
  // Who was asked to mediate, by whom, with which interest disclosed, and what he answered.
  `create table designation (
    case_id text not null,
    round integer not null,
    mediator_id text not null references mediator,
    chosen_by text not null check (chosen_by in ('PARTIES', 'COURT')),
    designated_by text not null,
    conflict jsonb,
    designated_at timestamptz(3) not null,
    answer text check (answer in ('ACCEPTED', 'DECLINED', 'SILENT')),
    answered_at timestamptz(3),
    primary key (case_id, round),
    check ((answer is null) = (answered_at is null))
  )`,
  "comment on table designation is 'Who was asked to mediate (指定和解员), by whom, and what he answered'",
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
  "comment on table negotiation is 'The negotiation of a case (和解协商), and its deadline'",
  `create table agreement (
    case_id text not null,
    version integer not null,
    terms jsonb not null,
    warnings jsonb not null,
    proposed_by text not null,
    proposed_at timestamptz(3) not null,
    confirmed_at timestamptz(3),
    primary key (case_id, version)
  )`,
  "comment on table agreement is 'Versions of the settlement agreement (和解协议)'",
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
  "comment on table signature is 'Signatures (签字) to a version of an agreement'",
];
