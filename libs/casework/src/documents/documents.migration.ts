import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

class CreateDocuments1790000000200 implements MigrationInterface {
  readonly name = 'CreateDocuments1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table party_identity, document_service, document, document_counter');
  }
}

const COMMENTS = {
  document_counter:
    'The last number that each title of documents has taken under a case number (CASE-8); grows by one row a title and case number',
  document:
    'Documents of the court as they were made (文书), their files sealed; grows by the documents of a case, some 50 kB each, which stay in its file',
  document_service:
    'Services of documents (送达回证); grows by the services of a document, which stay in the file of its case',
  party_identity:
    'Who the parties are, as documents name them (当事人身份), sealed; grows by one row a party of a case at most',
};

const TABLES = [
  `create table document_counter (
    case_number text not null,
    title text not null,
    last integer not null check (last >= 0),
    primary key (case_number, title)
  )`,
  `create table document (
    case_id text not null,
    document_id text not null,
    kind text not null,
    title text not null,
    number text not null,
    date date not null,
    issued_at timestamptz(3) not null,
    filed_under jsonb not null,
    citations text[] not null,
    signatories jsonb not null,
    seals jsonb not null,
    addressees jsonb not null,
    template text not null,
    docx_sha256 text not null,
    pdf_sha256 text not null,
    ordered text not null,
    file_key text not null,
    docx bytea not null,
    pdf bytea not null,
    primary key (case_id, document_id),
    unique (number, title)
  )`,
  // Sealed bytes do not compress.
  'alter table document alter column docx set storage external, alter column pdf set storage external',
  'create index document_of_case on document (case_id, issued_at, document_id)',
  `create table document_service (
    case_id text not null,
    document_id text not null,
    service_id text not null,
    addressee jsonb not null,
    way text not null,
    sent_at timestamptz(3) not null,
    received_at timestamptz(3),
    recorded_by text not null,
    primary key (case_id, document_id, service_id),
    foreign key (case_id, document_id) references document,
    check (received_at >= sent_at)
  )`,
  `create table party_identity (
    party_id text primary key,
    case_id text not null,
    personal text not null,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  'create index party_identity_of_case on party_identity (case_id)',
];

class ConfirmService1790000000220 implements MigrationInterface {
  readonly name = 'ConfirmService1790000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table service_consent (
      party_id text not null,
      version integer not null check (version > 0),
      case_id text not null,
      electronic boolean not null,
      at timestamptz(3) not null,
      primary key (party_id, version)
    )`);
    await runner.query(
      `comment on table service_consent is 'Whether a party may be served electronically (送达地址确认书); grows by one row a confirmation of a party'`,
    );
    await runner.query(
      'alter table document_service add column contested jsonb, add column paper_requested_at timestamptz(3)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document_service drop column contested, drop column paper_requested_at');
    await runner.query('drop table service_consent');
  }
}

/** Tables of a service that keeps documents. */
export const documentMigrations: readonly MigrationClass[] = [
  CreateDocuments1790000000200,
  ConfirmService1790000000220,
];
