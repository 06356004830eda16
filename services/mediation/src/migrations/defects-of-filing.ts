import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PRE-3: what an application lacks while no mediator is selected. */
export class DefectsOfFiling1790000002390 implements MigrationInterface {
  readonly name = 'DefectsOfFiling1790000002390';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table filing_defects (
        case_id text primary key,
        standing integer not null,
        version integer not null
      )`,
    );
    await runner.query(
      "comment on table filing_defects is 'How many conditions of filing a case lacks that were explained and not mended; grows by one row a case that was reviewed'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table filing_defects');
  }
}
