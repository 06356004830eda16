import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

class CreateCaseDirectory1790000000040 implements MigrationInterface {
  readonly name = 'CreateCaseDirectory1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_directory (
        case_id text primary key,
        court text not null,
        case_number text not null,
        pack_id text not null,
        parties jsonb not null,
        ending text,
        step integer not null default 0
      )`);
    await runner.query(
      "comment on table case_directory is 'The cases that this service knows: court, number, pack, parties, ending'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_directory');
  }
}

/** Notices may reach a service before what they are about. */
class NoticesOfCases1790000000041 implements MigrationInterface {
  readonly name = 'NoticesOfCases1790000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table case_directory add column calendar_editions text[] not null default '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory drop column calendar_editions');
  }
}

/** Finds the oldest keys of steps, for those of cases that have ended go. */
class StepsByAge1790000000042 implements MigrationInterface {
  readonly name = 'StepsByAge1790000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index idempotency_steps on idempotency (recorded_at) where key like 'settlement/%'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_steps');
  }
}

/** Since when the ends of settlement and resumed enforcement are known here; of settlements that have ended before: from now on. */
class EndsKnownSince1790000000043 implements MigrationInterface {
  readonly name = 'EndsKnownSince1790000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table case_directory
        add column ending_known_at timestamptz(3), add column enforcement_ending_known_at timestamptz(3)`,
    );
    await runner.query('update case_directory set ending_known_at = now() where ending is not null');
    await runner.query(
      `create index idempotency_enforcement_steps on idempotency (recorded_at) where key like 'resumed-enforcement/%'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_enforcement_steps');
    await runner.query(
      'alter table case_directory drop column ending_known_at, drop column enforcement_ending_known_at',
    );
  }
}

/** Finds the keys of the steps of one case, and the cases whose end is noted: what still runs is not looked at when keys go. */
class KeysByCase1790000000044 implements MigrationInterface {
  readonly name = 'KeysByCase1790000000044';

  /** The old indexes go last: while they are dropped nobody writes, and while the new ones are built people wait as for any index. */
  async up(runner: QueryRunner): Promise<void> {
    for (const [index, workflow] of Object.entries(STEPS))
      await runner.query(
        `create index ${index}_of_case on idempotency (substring(key from '^${workflow}/([^#]+)#')) where key like '${workflow}/%'`,
      );
    for (const column of ENDS)
      await runner.query(
        `create index case_directory_${column} on case_directory (${column}) where ${column} is not null`,
      );
    await runner.query(`drop index ${Object.keys(STEPS).join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ${ENDS.map((column) => `case_directory_${column}`).join(', ')}`);
    for (const [index, workflow] of Object.entries(STEPS)) {
      await runner.query(`drop index ${index}_of_case`);
      await runner.query(`create index ${index} on idempotency (recorded_at) where key like '${workflow}/%'`);
    }
  }
}

const STEPS = { idempotency_steps: 'settlement', idempotency_enforcement_steps: 'resumed-enforcement' };
const ENDS = ['ending_known_at', 'enforcement_ending_known_at'] as const;

/** Documents name the title of a case. */
class TitlesOfCases1790000000045 implements MigrationInterface {
  readonly name = 'TitlesOfCases1790000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory add column named_title jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory drop column named_title');
  }
}

/** A8: cases that go before others. */
class GreenChannel1790000000046 implements MigrationInterface {
  readonly name = 'GreenChannel1790000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory add column green_channel boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory drop column green_channel');
  }
}

/** Table of the cases that a service knows. */
export const caseDirectoryMigrations: readonly MigrationClass[] = [
  CreateCaseDirectory1790000000040,
  NoticesOfCases1790000000041,
  StepsByAge1790000000042,
  EndsKnownSince1790000000043,
  KeysByCase1790000000044,
  TitlesOfCases1790000000045,
  GreenChannel1790000000046,
];
