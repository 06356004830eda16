import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PRE-3: titles filed before are spelled as `titleKey` now does: without what nobody sees, without 字 and 第 before digits, and without noughts. */
export class TitlesRespelled1790000001175 implements MigrationInterface {
  readonly name = 'TitlesRespelled1790000001175';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update application set title_key = respelled.title_key
        from (
          select case_id, regexp_replace(regexp_replace(regexp_replace(translate(title_key, '〖{〗}', '(())'),
            $1, '', 'g'), $2, '', 'g'), $3, '', 'g') as title_key
          from application
        ) respelled
        where respelled.case_id = application.case_id and respelled.title_key <> application.title_key`,
      [UNSEEN, String.raw`(?:字第?|第)(?=\d)`, String.raw`(?<!\d)0+(?=\d+号)`],
    );
  }

  /** The release before compares fewer titles with these, and refuses none. */
  async down(): Promise<void> {}
}

/** Format characters and those that are ignored by default (Unicode 17), as PostgreSQL writes them. */
const UNSEEN = String.raw`[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]`;
