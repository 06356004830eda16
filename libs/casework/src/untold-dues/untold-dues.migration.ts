import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Cases that run already when a service begins to tell their next deadlines: each is told once ({@link UntoldDues}).
 * @param running selects their ids, in SQL.
 */
export const untoldDuesMigration = (name: string, running: string): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query('create table untold_due (case_id text primary key)');
      await runner.query(
        "comment on table untold_due is 'Cases that ran when deadlines were told first, until theirs is told; grows by nothing after its migration'",
      );
      await runner.query(`insert into untold_due (case_id) ${running}`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('drop table untold_due');
    }
  };
