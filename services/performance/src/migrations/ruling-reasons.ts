import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a ruling rests on in the judge's own words and findings. */
export class RulingReasons1790000003001 implements MigrationInterface {
  readonly name = 'RulingReasons1790000003001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table resumption add column reason text, add column debtor_objects boolean, add column found jsonb',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table resumption drop column found, drop column debtor_objects, drop column reason');
  }
}
