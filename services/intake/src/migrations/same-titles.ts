import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** PRE-3: the number of the title in one spelling, by which the same judgment filed twice is found. What was filed before is spelled as `titleKey` does. */
export class SameTitles1790000001155 implements MigrationInterface {
  readonly name = 'SameTitles1790000001155';

  async up(runner: QueryRunner): Promise<void> {
    // Null where a release before this one files beside it: its titles are not compared.
    await runner.query('alter table application add column title_key text');
    await runner.query(
      String.raw`update application set title_key =
        translate(upper(regexp_replace(normalize(title_number, NFKC), '\s', '', 'g')), '〔【[〕】]', '((()))')`,
    );
    await runner.query('create index application_of_title on application (court, title_key, accepted_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table application drop column title_key');
  }
}
