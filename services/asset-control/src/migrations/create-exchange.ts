import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `create table property_detail (
    case_id text not null,
    kind text not null check (kind in ('ASSET', 'CLUE')),
    record_id text not null,
    words text not null,
    recorded_at timestamptz(3) not null,
    primary key (case_id, kind, record_id)
  )`,
  `create table exchange_request (
    id uuid primary key,
    case_id text not null,
    kind text not null check (kind in ('QUERY', 'CONTROL', 'RENEW', 'RELEASE')),
    subject text not null,
    asset_id text not null,
    content text not null,
    papers jsonb,
    asked_at timestamptz(3) not null,
    clock jsonb,
    state text not null check (state in ('WAITING', 'PUT', 'SETTLED', 'PARKED')),
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    fault text
  )`,
  `create index exchange_request_due on exchange_request (next_at) where state in ('WAITING', 'PUT')`,
  'create index exchange_request_subject on exchange_request (case_id, kind, subject)',
];

const COMMENTS = {
  property_detail:
    'How property is described and where it is kept, and what clues say, sealed; grows by the property and the clues of a case, which stay in its file',
  exchange_request:
    'Queries and orders put to those who keep property, until they are answered (网络执行查控); grows by the queries and orders of a case, which stay in its file',
};

/** What describes property, and what is put to those who keep it. */
export const CreateExchange1790000004010: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreateExchange1790000004010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exchange_request, property_detail');
  }
};
