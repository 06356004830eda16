import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The directory knows of resumed enforcements that were closed before it kept their end; the keys of their steps go from now on. */
export class ClosedEnforcements1790000003150 implements MigrationInterface {
  readonly name = 'ClosedEnforcements1790000003150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update case_directory set enforcement_ending_known_at = now()
        where case_id in (select case_id from enforcement where closed_at is not null)`,
    );
  }

  /** The column goes with its table. */
  async down(): Promise<void> {}
}
