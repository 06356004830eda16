import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-11-1: the gate's answer on the day of the ruling, with its days and both readings. Null on rulings of before this was kept. */
export class GateAtRuling1790000003190 implements MigrationInterface {
  readonly name = 'GateAtRuling1790000003190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table resumption add ruling_gate jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table resumption drop ruling_gate');
  }
}
