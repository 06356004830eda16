import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, inbox and parking of one service. Names are unqualified: the role's search_path is its own schema. */
export class MessagingTables1763700000000 implements MigrationInterface {
  readonly name = 'MessagingTables1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table parked_fact, parked_key, inbox, outbox, outbox_version');
  }
}

const UP = [
  // The row lock of an aggregate's version lets its facts into the outbox one transaction after another,
  // so the order of ids is the order of versions.
  `create table outbox_version (
    aggregate text not null,
    aggregate_id text not null,
    version bigint not null,
    primary key (aggregate, aggregate_id)
  )`,
  "comment on table outbox_version is 'The version of the last fact of each record; its lock brings them into order'",
  `create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    aggregate text not null,
    aggregate_id text not null,
    aggregate_version bigint not null,
    case_id text not null,
    topic text not null,
    type text not null,
    payload jsonb not null,
    headers jsonb not null,
    occurred_at text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    published_at timestamptz,
    unique (aggregate, aggregate_id, aggregate_version)
  )`,
  "comment on table outbox is 'Facts that this service tells, until they are published and for some days after'",
  `create index outbox_unpublished on outbox (id) where published_at is null`,
  // Each row is updated once, soon after its insert: vacuum by count, not by share, keeps the partial index short.
  `alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`,
  `create table inbox (
    consumer text not null,
    event_id uuid not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
  )`,
  "comment on table inbox is 'Facts that were handled, once for each consumer'",
  `create table parked_key (
    consumer text not null,
    key text not null,
    parked_at timestamptz not null default now(),
    redrive_requested_at timestamptz,
    primary key (consumer, key)
  )`,
  "comment on table parked_key is 'Cases whose facts wait until somebody has looked at a failure'",
  `create table parked_fact (
    id bigint generated always as identity primary key,
    consumer text not null,
    key text not null,
    event_id uuid not null,
    type text not null,
    topic text not null,
    "partition" integer not null,
    "offset" bigint not null,
    headers jsonb not null,
    value bytea,
    attempts integer not null,
    error text,
    parked_at timestamptz not null default now(),
    foreign key (consumer, key) references parked_key (consumer, key)
  )`,
  "comment on table parked_fact is 'The facts that wait, as they came'",
  `create index parked_fact_order on parked_fact (consumer, key, id)`,
];
