import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The next deadline as it was told last, so that it is told again only where it is another. Of settlements that run already none was. */
export class NextDue1790000003160 implements MigrationInterface {
  readonly name = 'NextDue1790000003160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table settlement add column due_at timestamptz(3), add column due_provisional boolean not null default false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table settlement drop column due_at, drop column due_provisional');
  }
}
