import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** CLS-4: a closing that was recorded by mistake is taken back by an entry that repeats it. */
export class WithdrawnClosings1790000003220 implements MigrationInterface {
  readonly name = 'WithdrawnClosings1790000003220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table enforcement_closing add column withdraws boolean not null default false check (corrects or not withdraws)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table enforcement_closing drop column withdraws');
  }
}
