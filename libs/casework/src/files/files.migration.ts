import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a service's files are: of what, for the comment of their table; how many a case has; how the ids of their cases begin. */
interface KeptFiles {
  readonly file: string;
  readonly perCase: string;
  readonly workflow: string;
}

/** The files that a service keeps, their records, and the course of each settlement as it is heard. In the role's own schema. */
export const filesMigration = (name: string, { file, perCase, workflow }: KeptFiles): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of TABLES) await runner.query(statement);
      // Finds the keys of the steps of one file, as those of settlements are found.
      await runner.query(
        `create index idempotency_steps_of_file on idempotency (substring(key from '^${workflow}([^#]+)#')) where key like '${workflow}%'`,
      );
      const comments = {
        file: `${file}: stage, what is due, ending; grows by ${perCase}`,
        file_record: 'Records of files (控制、解除、名单信息等); grows by the records of a file, which stay in it',
        settlement_course: 'What was heard of each settlement (履行进程); grows by one row a case',
      };
      for (const [table, comment] of Object.entries(comments))
        await runner.query(`comment on table ${table} is '${comment}'`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('drop index idempotency_steps_of_file');
      await runner.query('drop table settlement_course, file_record, file');
    }
  };

/** What people wrote in records, sealed beside them. */
export const fileWordsMigration = (name: string): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query('alter table file_record add column words text');
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('alter table file_record drop column words');
    }
  };

/** A file that has ended may be opened again: how often it was. */
export const reopeningsMigration = (name: string): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query('alter table file add column reopenings integer not null default 0');
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('alter table file drop column reopenings');
    }
  };

const TABLES = [
  `create table file (
    case_id text not null,
    about text not null,
    stage text not null,
    ending jsonb,
    due jsonb,
    opened_at timestamptz(3) not null,
    opened_by text not null,
    ended_known_at timestamptz(3),
    primary key (case_id, about),
    check ((stage = 'ENDED') = (ending is not null)),
    check (ending is null or due is null)
  )`,
  'create index file_ended_known_at on file (ended_known_at) where ended_known_at is not null',
  `create table file_record (
    case_id text not null,
    about text not null,
    kind text not null,
    record_id text not null,
    place integer not null check (place >= 0),
    state text,
    data jsonb not null,
    changed_at timestamptz(3) not null,
    primary key (case_id, about, kind, record_id),
    foreign key (case_id, about) references file
  )`,
  'create index file_record_state on file_record (kind, state)',
  `create table settlement_course (
    case_id text primary key,
    course jsonb not null,
    calendar_editions text[] not null
  )`,
];
