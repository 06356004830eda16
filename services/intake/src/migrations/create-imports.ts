import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Files of applications, row by row. */
export class CreateImports1790000001300 implements MigrationInterface {
  readonly name = 'CreateImports1790000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table import_file (
        import_id text primary key,
        court text not null,
        pack_id text not null,
        format text not null,
        rows integer not null,
        received_at timestamptz(3) not null,
        court_clock jsonb,
        received_by text not null
      )`,
    );
    await runner.query('create index import_file_of_court on import_file (court, received_at desc, import_id desc)');
    await runner.query(
      `comment on table import_file is 'Files of applications (批量立案) that were taken in; grows by one row a file'`,
    );
    await runner.query(
      `create table import_row (
        import_id text not null references import_file,
        line integer not null,
        court text not null,
        reference text,
        cells text,
        state text not null check (state in ('PENDING', 'DONE', 'REFUSED')),
        case_id text,
        case_number text,
        problems jsonb not null default '[]',
        recorded_at timestamptz(3) not null default now(),
        primary key (import_id, line),
        check ((state = 'DONE') = (case_id is not null)),
        check (state <> 'DONE' or cells is null)
      )`,
    );
    // Of what was imported under a number of its sender nothing is imported again, whatever file it stands in.
    await runner.query(
      `create unique index import_row_reference on import_row (court, reference) where state = 'DONE'`,
    );
    await runner.query(`create index import_row_pending on import_row (import_id, line) where state = 'PENDING'`);
    await runner.query(`create index import_row_refused on import_row (recorded_at) where state = 'REFUSED'`);
    await runner.query(
      `comment on table import_row is 'Rows of files of applications and what has become of them; grows by one row a row of a file'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_row');
    await runner.query('drop table import_file');
  }
}
