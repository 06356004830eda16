import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KINDS = `('QUERY', 'SEARCH', 'ORDER')`;
const fetched = (kinds: string): readonly string[] => [
  'alter table feed_item drop constraint feed_item_kind_check',
  `alter table feed_item add constraint feed_item_kind_check check (kind in (${kinds}))`,
];

const TABLES = [
  'alter table subscription add column keeps jsonb',
  ...fetched(`'DELIVERY', 'QUESTION', 'STAFF_QUESTION', 'PROPERTY_REQUEST'`),
  `create table property_request (
    kind text not null check (kind in ${KINDS}),
    id text not null,
    court text not null,
    content text not null,
    as_of timestamptz(3) not null,
    wanted_at timestamptz not null default now(),
    primary key (kind, id)
  )`,
  `create table property_part (
    id text primary key,
    kind text not null,
    request_id text not null,
    agency_id text not null,
    agency_name text not null,
    subscription_id text not null,
    classes jsonb not null,
    reference text,
    reference_digest text,
    came bigint generated always as identity,
    asked_at timestamptz(3) not null,
    state text not null check (state in ('WAITING', 'PUT', 'ANSWERED', 'REFUSED')),
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    fault text,
    heard_as_of timestamptz(3),
    reply text,
    signature text,
    replied_at timestamptz(3),
    foreign key (kind, request_id) references property_request (kind, id) on delete cascade,
    unique (kind, request_id, agency_id),
    check ((reply is null) = (replied_at is null)),
    check (kind <> 'ORDER' or reference_digest is not null)
  )`,
  `create index property_request_wanted on property_request (wanted_at) where kind <> 'ORDER'`,
  `create index property_part_due on property_part (next_at) where state in ('WAITING', 'PUT')`,
  'create index property_part_agency on property_part (agency_id, state)',
  'create index property_part_orders on property_part (agency_id, reference_digest, came) where reference_digest is not null',
];

const COMMENTS = {
  property_request:
    'What was put to those who keep property (网络执行查控), sealed, each once; grows by orders, and by the queries and searches of a month',
  property_part:
    'The part of a request that is put to one body, and what it has said, sealed; grows by requests and the bodies asked',
};

/** Those who keep property, and what is put to them. */
export const CreatePropertyExchange1790000007040: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreatePropertyExchange1790000007040';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table property_part, property_request');
    await runner.query(`delete from feed_item where kind = 'PROPERTY_REQUEST'`);
    for (const statement of fetched(`'DELIVERY', 'QUESTION', 'STAFF_QUESTION'`)) await runner.query(statement);
    await runner.query('alter table subscription drop column keeps');
  }
};
