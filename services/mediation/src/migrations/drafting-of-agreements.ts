import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Drafts are reviewed before they are submitted, and doubts whether an agreement harms others are decided. */
export class DraftingOfAgreements1790000002310 implements MigrationInterface {
  readonly name = 'DraftingOfAgreements1790000002310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table drafted_title (
        case_id text primary key,
        title jsonb not null,
        calendar_editions text[] not null
      )`);
    await runner.query(
      "comment on table drafted_title is 'What drafts of an agreement are reviewed by (执行依据); grows by one row a case'",
    );
    await runner.query(`
      create table harm_review (
        case_id text not null,
        seq integer not null,
        version integer not null,
        finding text not null check (finding in ('OPEN', 'NONE', 'FOUND')),
        interests text[] not null,
        reasons text not null,
        reviewed_by text not null,
        reviewed_at timestamptz(3) not null,
        primary key (case_id, seq)
      )`);
    await runner.query(
      "comment on table harm_review is 'Whether an agreement harms the state, the public or others (损害他人利益审查): who said what; grows by a row each time'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table harm_review, drafted_title');
  }
}
