import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages of errors may name a person: of those kept by earlier releases only the name of the error stays. */
export class ParkedErrorsWithoutMessages1764360000000 implements MigrationInterface {
  readonly name = 'ParkedErrorsWithoutMessages1764360000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update parked_fact set error = substring(error from '^[A-Za-z]+') where error is not null`);
  }

  /** What is gone is gone. */
  async down(): Promise<void> {}
}
