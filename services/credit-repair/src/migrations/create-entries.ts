import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What entries on the list show to the public. */
export class CreateEntries1790000005200 implements MigrationInterface {
  readonly name = 'CreateEntries1790000005200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table entry_particulars (
      case_id text not null,
      about text not null,
      listing_id text not null,
      shown text not null,
      recorded_at timestamptz(3) not null,
      recorded_by text not null,
      primary key (case_id, about, listing_id)
    )`);
    await runner.query(
      `comment on table entry_particulars is 'What entries on the dishonesty list show (公布事项), sealed; grows by one row an entry'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table entry_particulars');
  }
}
