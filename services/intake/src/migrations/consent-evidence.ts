import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PRE-1, B1 to B6: what proves an answer; agents with their papers; complaints of coercion; days that count in no clock. */
export class ConsentEvidence1790000001200 implements MigrationInterface {
  readonly name = 'ConsentEvidence1790000001200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complaint, filing_review, agent');
    await runner.query('alter table lapse drop column suspended');
    await runner.query(
      'alter table consent drop column channel, drop column said_at, drop column text_hash, drop column agent_id',
    );
  }
}

const UP = [
  `alter table consent
    add column channel text check (channel in ('IN_PERSON', 'TELEPHONE', 'ONLINE', 'WRITTEN')),
    add column said_at timestamptz(3),
    add column text_hash text,
    add column agent_id text`,
  'alter table lapse add column suspended jsonb',
  `create table agent (
    agent_id text primary key,
    case_id text not null references application,
    party_id text not null references party,
    name text not null,
    capacity text not null,
    scope text not null check (scope in ('SPECIAL', 'GENERAL')),
    powers text[] not null,
    valid_from date not null,
    valid_until date,
    paper text not null,
    paper_hash text,
    registered_at timestamptz(3) not null,
    registered_by text not null,
    revoked_at timestamptz(3),
    revoked_by text
  )`,
  "comment on table agent is 'Agents (委托代理人) with their power of attorney; the name is sealed; grows by one row an agent of a case'",
  'create index agent_of_case on agent (case_id)',
  `create table filing_review (
    case_id text not null references application,
    no smallint not null,
    defects text not null,
    reviewed_at timestamptz(3) not null,
    reviewed_by text not null,
    mend_by timestamptz(3),
    mended_at timestamptz(3),
    mended text,
    primary key (case_id, no)
  )`,
  "comment on table filing_review is 'Reviews of the conditions of filing (立案条件审查); what lacks and what was mended are sealed; grows by one row a review'",
  `create table complaint (
    case_id text not null references application,
    no smallint not null,
    party_id text not null references party,
    against text not null,
    statement text not null,
    since timestamptz(3) not null,
    decide_by timestamptz(3) not null,
    finding text check (finding in ('FOUNDED', 'UNFOUNDED')),
    consequence text,
    reason text,
    decided_at timestamptz(3),
    decided_by text,
    primary key (case_id, no)
  )`,
  "comment on table complaint is 'Complaints of coercion (强迫和解的投诉) and what was decided; statement and reason are sealed; grows by one row a complaint'",
];
