import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `alter table publication_content add column subject_digest text`,
  'create index publication_content_subject on publication_content (subject_digest)',
  `alter table subscription add column staff_questions boolean not null default false`,
  `create table agency_notice (
    id text primary key,
    agency_id text not null,
    kind text not null check (kind in ('DEATH', 'DEREGISTRATION')),
    content text not null,
    match text not null check (match in ('MATCH', 'DOUBTFUL', 'NOT_ENOUGH', 'NO_MATCH')),
    received_at timestamptz(3) not null
  )`,
  `create table agency_notice_party (
    notice_id text not null references agency_notice (id),
    case_id text not null,
    party_id text not null,
    match text not null check (match in ('MATCH', 'DOUBTFUL')),
    state text not null check (state in ('OPEN', 'CONFIRMED', 'DISMISSED')),
    decided_by text,
    decided_at timestamptz(3),
    reason text,
    primary key (notice_id, case_id, party_id)
  )`,
  'create index agency_notice_party_case on agency_notice_party (case_id)',
  `create table staff_question (
    id text primary key,
    case_id text not null,
    publication_id text not null,
    party_id text not null,
    agency_id text not null,
    subscription_id text not null,
    decision text not null,
    state text not null check (state in ('WAITING', 'PUT', 'ANSWERED', 'GIVEN_UP')),
    asked_at timestamptz(3) not null,
    clock jsonb,
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    fault text,
    answer text,
    answered_at timestamptz(3),
    told_at timestamptz(3),
    unique (case_id, publication_id, agency_id)
  )`,
  `create index staff_question_due on staff_question (next_at) where state in ('WAITING', 'PUT')`,
  'create index staff_question_agency on staff_question (agency_id, state)',
  `create table feed_item (
    agency_id text not null,
    position bigint not null check (position > 0),
    kind text not null check (kind in ('DELIVERY', 'QUESTION', 'STAFF_QUESTION')),
    ref text not null,
    as_of timestamptz(3),
    primary key (agency_id, position),
    unique (agency_id, kind, ref)
  )`,
];

const COMMENTS = {
  agency_notice: 'What bodies have told the court of itself (来函), sealed, each once; grows by notices',
  agency_notice_party:
    'Whom a notice may mean, and what a judge has found (死亡、注销核实); grows by notices that match a party',
  staff_question:
    'Whether who is listed is public staff (公职人员比对), as it is put to a body, and its answer, sealed; grows by listings and deletions',
  feed_item:
    'What a body has fetched by itself, in a stable order (领取目录); grows by what is laid ready for such bodies',
};

/** What comes in by itself, and what is fetched. */
export const CreateInbound1790000007030: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreateInbound1790000007030';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table feed_item, staff_question, agency_notice_party, agency_notice');
    await runner.query('alter table subscription drop column staff_questions');
    await runner.query('alter table publication_content drop column subject_digest');
  }
};
