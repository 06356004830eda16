import { TABLE_OF_AGENTS } from '@hejie/casework';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Sessions of the talks are noticed, held and put on record; who acts for a party is known with his power. */
export class SessionsOfTalks1790000002330 implements MigrationInterface {
  readonly name = 'SessionsOfTalks1790000002330';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session_signature, session, online_consent, agent_power');
  }
}

const UP = [
  `create table session (
    case_id text not null,
    no integer not null,
    kind text not null check (kind in ('TALKS', 'CONFERENCE')),
    state text not null check (state in ('NOTICED', 'BEGUN', 'RECORDED', 'ADJOURNED', 'UNATTENDED')),
    at timestamptz(3) not null,
    manner text not null,
    notice text not null,
    noticed_at timestamptz(3) not null,
    noticed_by text not null,
    began_at timestamptz(3),
    parties jsonb,
    attendance text,
    transcript text,
    recorded_at timestamptz(3),
    adjourned_for text,
    primary key (case_id, no)
  )`,
  "comment on table session is 'Sessions of the talks (协商、和解会议) with their transcripts, sealed; grows by one row a session'",
  `create table session_signature (
    case_id text not null,
    no integer not null,
    signer_id text not null,
    refused text,
    signed_at timestamptz(3) not null,
    signed_by text not null,
    primary key (case_id, no, signer_id),
    foreign key (case_id, no) references session
  )`,
  "comment on table session_signature is 'Signatures under transcripts (和解笔录); grows by one row a signer of a session'",
  `create table online_consent (
    case_id text not null,
    party_id text not null,
    consents boolean not null,
    answered_at timestamptz(3) not null,
    answered_by text not null,
    primary key (case_id, party_id)
  )`,
  "comment on table online_consent is 'Whether parties take part in sessions online (同意在线和解); grows by one row a party'",
  ...TABLE_OF_AGENTS,
];
