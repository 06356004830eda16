import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** INT-TITLE, TITLE-ACT: titles with several items, and titles to acts. What was recorded before is one sum of money. */
export class TitlesOfItems1790000003140 implements MigrationInterface {
  readonly name = 'TitlesOfItems1790000003140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table settlement
        add column title_items jsonb,
        add column claim_kind text not null default 'MONEY' check (claim_kind in ('MONEY', 'ACT', 'MIXED'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table settlement drop column title_items, drop column claim_kind');
  }
}
