import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** INT-TITLE, TITLE-ACT: titles with several items, and titles to acts, whose claim may be of no sum. What was filed before is one sum. */
export class TitlesOfItems1790000001140 implements MigrationInterface {
  readonly name = 'TitlesOfItems1790000001140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table application
        add column title_items jsonb,
        add column title_acts text,
        add column claim_kind text not null default 'MONEY' check (claim_kind in ('MONEY', 'ACT', 'MIXED')),
        drop constraint application_claim_check,
        add constraint application_claim_check check (claim > 0 or claim_kind = 'ACT' and claim = 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table application
        drop column title_items,
        drop column title_acts,
        drop constraint application_claim_check,
        drop column claim_kind,
        add constraint application_claim_check check (claim > 0)`,
    );
  }
}
