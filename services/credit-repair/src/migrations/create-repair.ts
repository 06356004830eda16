import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Proofs, credentials, who performed on time; and the cases of a debtor by his account. */
export class CreateRepair1790000005100 implements MigrationInterface {
  readonly name = 'CreateRepair1790000005100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index case_directory_parties');
    await runner.query('drop table performed_on_time, credential, proof');
  }
}

const COMMENTS = {
  proof: 'Files handed in with applications for repair (证明材料), sealed; grows by one row a file',
  credential: 'Credentials of documents of repair (可验证凭证), sealed; grows by one row a document',
  performed_on_time:
    'Debtors who have performed, and of whom it was told that they did on time (正向激励); grows by one row a debtor',
};

const TABLES = [
  `create table proof (
    case_id text not null,
    about text not null,
    document_id text not null,
    name text not null,
    media_type text not null,
    size integer not null check (size > 0),
    sha256 text not null,
    file_key text not null,
    content bytea not null,
    received_at timestamptz(3) not null,
    received_by text not null,
    primary key (case_id, about, document_id)
  )`,
  // Sealed bytes do not compress.
  'alter table proof alter column content set storage external',
  `create table credential (
    case_id text not null,
    about text not null,
    certificate_id text not null,
    list integer not null check (list > 0),
    place integer not null check (place >= 0),
    credential text not null,
    issued_at timestamptz(3) not null,
    primary key (case_id, about, certificate_id),
    unique (list, place)
  )`,
  `create table performed_on_time (
    case_id text not null,
    party_id text not null,
    heard text not null,
    told jsonb,
    primary key (case_id, party_id)
  )`,
  'create index case_directory_parties on case_directory using gin (parties jsonb_path_ops)',
];
