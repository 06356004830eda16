import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-16-1, PER-4: what a case takes up after its end, and nobody else has heard of, is told once something is awaited in it again. */
export class NoticesUntold1790000001192 implements MigrationInterface {
  readonly name = 'NoticesUntold1790000001192';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_record add column notices_untold boolean not null default false');
    // Which of the ended ones took up notices by themselves was not kept: being told twice changes nothing.
    await runner.query('update case_record set notices_untold = true where ending is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_record drop column notices_untold');
  }
}
