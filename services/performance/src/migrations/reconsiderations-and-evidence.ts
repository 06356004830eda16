import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-12-1, SET-ART-9-1: what becomes of the ruling on an objection, and the evidence of a suspected breach with its digest. Null on findings of before. */
export class ReconsiderationsAndEvidence1790000003320 implements MigrationInterface {
  readonly name = 'ReconsiderationsAndEvidence1790000003320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table ruling_objection
      add served jsonb not null default '[]',
      add reconsiderations jsonb not null default '[]',
      add reconsidered jsonb,
      add remitted_on date`);
    await runner.query('alter table finding add pack jsonb, add pack_hash text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding drop pack, drop pack_hash');
    await runner.query(
      'alter table ruling_objection drop served, drop reconsiderations, drop reconsidered, drop remitted_on',
    );
  }
}
