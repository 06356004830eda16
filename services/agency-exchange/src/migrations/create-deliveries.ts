import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `create table subscription (
    id text primary key,
    agency_id text not null,
    court text not null,
    number integer not null,
    name text not null,
    category text not null check (category in ('STATUTORY', 'PLATFORM')),
    national_list boolean not null,
    purpose text not null,
    legal_basis text not null,
    entries jsonb not null,
    fields jsonb not null,
    effects jsonb not null,
    proof text not null check (proof in ('READ_BACK', 'SIGNED_REPLY')),
    schedule jsonb not null,
    retention_days integer not null check (retention_days >= 0),
    contact text not null,
    transport jsonb not null,
    valid_from date not null,
    valid_to date,
    state text not null check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'ENDED', 'REPLACED')),
    proposed_by text not null,
    proposed_at timestamptz(3) not null,
    decided_by text,
    decided_at timestamptz(3),
    unique (court, agency_id, number),
    check (decided_by is null or decided_by <> proposed_by or state in ('ENDED', 'REPLACED'))
  )`,
  `create unique index subscription_in_force on subscription (court, agency_id) where state = 'IN_FORCE'`,
  `create table platform_consent (
    case_id text not null,
    party_id text not null,
    kind text not null check (kind in ('APPLICATION_OF_UNIT', 'SEPARATE_CONSENT')),
    agency_ids jsonb,
    at timestamptz(3) not null,
    withdrawn_at timestamptz(3),
    primary key (case_id, party_id)
  )`,
  `create table publication_content (
    case_id text not null,
    publication_id text not null,
    party_id text not null,
    party_kind text not null check (party_kind in ('PERSON', 'UNIT')),
    kind text not null,
    row_id text not null,
    version integer not null check (version > 0),
    entry_id text not null,
    content text not null,
    primary key (case_id, publication_id),
    unique (case_id, entry_id, version)
  )`,
  `create table delivery_request (
    case_id text not null,
    publication_id text not null,
    delivery_id text not null,
    wire_id text not null,
    agency_id text not null,
    subscription_id text not null,
    round integer not null,
    kind text check (kind in ('DELIVER', 'READ_BACK')),
    held boolean not null,
    attempted boolean not null default false,
    dispatched boolean not null default false,
    put boolean not null default false,
    asked_at timestamptz(3) not null,
    clock jsonb,
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    fault text,
    primary key (case_id, publication_id, delivery_id)
  )`,
  'create index delivery_request_due on delivery_request (next_at) where kind is not null and not held',
  'create unique index delivery_request_wire on delivery_request (wire_id)',
  `create table agency_entry (
    agency_id text not null,
    entry_id text not null collate "C",
    effect text not null collate "C",
    case_id text not null,
    party_id text not null,
    kind text not null,
    row_id text not null,
    publication_id text not null,
    subscription_id text not null,
    agency_name text not null,
    category text not null,
    national_list boolean not null,
    proof_wanted text not null,
    wanted text not null check (wanted in ('PRESENT', 'SUSPENDED', 'ABSENT')),
    version integer not null,
    added_once boolean not null,
    verified_at timestamptz(3),
    identity_digest text,
    primary key (agency_id, entry_id, effect)
  )`,
  'create index agency_entry_entry on agency_entry (entry_id)',
  `create table seen_evidence (
    case_id text not null,
    publication_id text not null,
    digest text not null,
    delivery_id text not null,
    media_type text not null,
    file_key text not null,
    content bytea not null,
    received_at timestamptz(3) not null,
    received_by text not null,
    primary key (case_id, publication_id, digest, delivery_id)
  )`,
  `create table quarantine (
    id text primary key,
    agency_id text not null,
    name text not null,
    reason text not null,
    digest text,
    first_at timestamptz not null,
    times integer not null
  )`,
];

const COMMENTS = {
  subscription:
    'What bodies are told, why and how (推送订阅), in force by four eyes; grows by the changes of subscriptions',
  platform_consent: 'Whether platforms are told of a deletion (第三方平台); grows by one row a party at most',
  publication_content: 'What may be told of each published decision, sealed; grows by one row a publication',
  delivery_request:
    'Deliveries as they are put to bodies, until each shows what it should (推送); grows by bodies and effects of a publication',
  agency_entry: 'What each body should show of an entry (应有状态); grows by entries, bodies and effects',
  seen_evidence: 'Images of what clerks have seen at bodies (人工核验), sealed; grows by confirmations',
  quarantine: 'What came from bodies and cannot be trusted (隔离); grows by broken messages',
};

/** Who is told, what is put to them, and what they should show. */
export const CreateDeliveries1790000007010: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreateDeliveries1790000007010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table quarantine, seen_evidence, agency_entry, delivery_request, publication_content, platform_consent, subscription',
    );
  }
};
