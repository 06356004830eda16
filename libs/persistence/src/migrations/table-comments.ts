import type { MigrationInterface, QueryRunner } from 'typeorm';

import type { MigrationClass } from '../data-source.js';

/**
 * A migration that says what tables are for, and by what they grow: either by what the court must keep, or until a rule of
 * retention removes it. `comments`: one line for each table, in the schema of the service.
 * @param name of the migration, with its timestamp.
 */
export const tableComments = (name: string, comments: Readonly<Record<string, string>>): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const [table, comment] of Object.entries(comments))
        await runner.query(`comment on table ${table} is '${comment.replaceAll("'", "''")}'`);
    }

    /** What was said before said less. */
    async down(): Promise<void> {}
  };
