import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Drafts of amendments are reviewed as agreements are, and each consent to one says how it was given and on what record it stands. */
export class ReviewsOfAmendments1790000002400 implements MigrationInterface {
  readonly name = 'ReviewsOfAmendments1790000002400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table amendment_review (
        case_id text not null,
        seq integer not null,
        version integer not null,
        draft jsonb not null,
        finding text not null check (finding in ('OPEN', 'NONE', 'FOUND')),
        interests text[] not null,
        reasons text not null,
        intent text,
        reviewed_by text not null,
        reviewed_at timestamptz(3) not null,
        primary key (case_id, seq)
      )`);
    await runner.query(
      "comment on table amendment_review is 'Whether a draft of an amendment harms others (变更协议审查): who said what of which text; grows by a row each time'",
    );
    await runner.query('alter table harm_review add column intent text');
    await runner.query('alter table amendment add column records text');
    await runner.query(
      'alter table amendment alter column guarantor_consents type jsonb using to_jsonb(guarantor_consents)',
    );
    await runner.query(`
      update amendment set guarantor_consents =
        (select jsonb_agg(jsonb_build_object('guarantorId', id)) from jsonb_array_elements(guarantor_consents) as id)
      where jsonb_array_length(guarantor_consents) > 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table amendment add column guarantor_ids text[] not null default array[]::text[]');
    await runner.query(`
      update amendment set guarantor_ids =
        array(select one ->> 'guarantorId' from jsonb_array_elements(guarantor_consents) as one)`);
    await runner.query('alter table amendment drop column guarantor_consents, drop column records');
    await runner.query('alter table amendment rename column guarantor_ids to guarantor_consents');
    await runner.query('alter table amendment alter column guarantor_consents drop default');
    await runner.query('alter table harm_review drop column intent');
    await runner.query('drop table amendment_review');
  }
}
