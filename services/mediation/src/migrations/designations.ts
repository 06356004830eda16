import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who was asked to mediate, by whom, with which interest disclosed, and what he answered. */
export class Designations1790000002001 implements MigrationInterface {
  readonly name = 'Designations1790000002001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table designation (
        designation_id text primary key,
        case_id text not null,
        mediator_id text not null references mediator,
        chosen_by text not null check (chosen_by in ('PARTIES', 'COURT')),
        designated_by text not null,
        conflict jsonb,
        designated_at timestamptz(3) not null,
        answer text check (answer in ('ACCEPTED', 'DECLINED', 'SILENT')),
        answered_at timestamptz(3),
        check ((answer is null) = (answered_at is null))
      )`);
    await runner.query('create index designation_of_case on designation (case_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table designation');
  }
}
