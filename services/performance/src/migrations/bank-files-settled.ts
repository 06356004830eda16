import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A file of the bank is worked off by itself, under the clock under which it was handed in, until each of its lines lies somewhere. */
export class BankFilesSettled1790000003410 implements MigrationInterface {
  readonly name = 'BankFilesSettled1790000003410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table bank_file add column court_clock jsonb, add column settled_at timestamp(3) with time zone',
    );
    // One that was left half done goes on by itself now.
    await runner.query(
      `update bank_file f set settled_at = now()
        where not exists (
          select from bank_line l where l.file_id = f.file_id
             and not exists (select from allocation a where a.line_id = l.line_id)
             and not exists (select from suspense s where s.line_id = l.line_id))`,
    );
    await runner.query('create index bank_file_unsettled on bank_file (received_at, file_id) where settled_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bank_file drop column settled_at, drop column court_clock');
  }
}
