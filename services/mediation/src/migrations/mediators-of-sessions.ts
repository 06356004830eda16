import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A session says who conducted it: whoever is replaced afterwards signs the transcript of his own. */
export class MediatorsOfSessions1790000002410 implements MigrationInterface {
  readonly name = 'MediatorsOfSessions1790000002410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session add column mediator_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column mediator_id');
  }
}
