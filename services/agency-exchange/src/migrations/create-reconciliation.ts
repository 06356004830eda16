import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `create table reconciliation_run (
    id text primary key,
    agency_id text not null,
    courts text[] not null,
    at timestamptz(3) not null,
    started timestamptz not null default now(),
    ended timestamptz,
    as_of timestamptz(3),
    compared integer not null default 0,
    found integer not null default 0,
    failed text
  )`,
  'create index reconciliation_run_agency on reconciliation_run (agency_id, started)',
  `create table discrepancy (
    id text primary key,
    agency_id text not null,
    court text not null,
    entry_id text not null collate "C",
    effect text not null collate "C",
    kind text not null check (kind in ('STALE', 'RESURRECTED', 'NEVER_LISTED', 'ID_MISMATCH')),
    case_id text,
    publication_id text,
    found_at timestamptz(3) not null,
    settled_at timestamptz(3),
    run text not null,
    seen_at timestamptz not null default now(),
    letter text not null,
    refused text,
    check ((case_id is null) = (publication_id is null))
  )`,
  'create unique index discrepancy_open on discrepancy (agency_id, entry_id, effect, kind) where settled_at is null',
  'create index discrepancy_court on discrepancy (court, found_at, id)',
  'create index discrepancy_run on discrepancy (run)',
  `create table discrepancy_candidate (
    run text not null,
    entry_id text not null collate "C",
    effect text not null collate "C",
    case_id text,
    publication_id text,
    shown jsonb,
    primary key (run, entry_id, effect)
  )`,
  'create index discrepancy_candidate_publication on discrepancy_candidate (run, case_id, publication_id)',
  'create index agency_entry_unverified on agency_entry (agency_id) where verified_at is null',
];

const COMMENTS = {
  reconciliation_run:
    'Comparisons of what bodies keep with the truth of the court (比对); grows by one row a body and night',
  discrepancy: 'What bodies keep otherwise than the court (比对差异); grows by what is found',
  discrepancy_candidate:
    'What a comparison under way has seen, until the snapshot is verified (待核差异); grows by differences, and is empty between comparisons',
};

/** What bodies keep, compared with what they should. */
export const CreateReconciliation1790000007020: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreateReconciliation1790000007020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index agency_entry_unverified');
    await runner.query('drop table discrepancy_candidate, discrepancy, reconciliation_run');
  }
};
