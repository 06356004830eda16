import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

class CreateWorkItems1790000000101 implements MigrationInterface {
  readonly name = 'CreateWorkItems1790000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table work_items (
        id text primary key,
        case_id text not null,
        court text not null,
        kind text not null,
        role text not null,
        assignee text,
        due_at timestamptz(3),
        facts jsonb not null,
        rule text,
        title text not null,
        state text not null check (state in ('OPEN', 'DONE', 'CANCELLED')),
        created_at timestamptz(3) not null,
        done_at timestamptz(3),
        done_by text,
        outcome jsonb,
        check ((state = 'OPEN') = (done_at is null)),
        check ((state = 'DONE') = (done_by is not null))
      )`);
    await runner.query("comment on table work_items is 'Tasks of people (待办事项)'");
    await runner.query('create index work_items_desk on work_items (court, role, state, due_at)');
    await runner.query('create index work_items_case on work_items (case_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table work_items');
  }
}

/** Finds the cases in which something of a kind is open: a holiday notice moves until when it is to be done. */
class OpenWorkItems1790000000110 implements MigrationInterface {
  readonly name = 'OpenWorkItems1790000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index work_items_open on work_items (kind, case_id) where state = 'OPEN'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index work_items_open');
  }
}

/** N1, E7: in whose hands a task is, how far up it was raised, and how often it has changed. */
class WorkItemsInHand1790000000120 implements MigrationInterface {
  readonly name = 'WorkItemsInHand1790000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table work_items
        add column claimed_by text,
        add column delegated_to text,
        add column escalation_level integer not null default 0 check (escalation_level >= 0),
        add column revision integer not null default 0 check (revision >= 0)`,
    );
    await runner.query(
      `create table absence (
        court text not null,
        subject text not null,
        from_day date not null,
        to_day date not null check (to_day >= from_day),
        deputy text check (deputy <> subject),
        primary key (court, subject, from_day)
      )`,
    );
    await runner.query(
      "comment on table absence is 'Who of a court is away, and who stands in for him (请假、代办); grows by one row an absence'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table absence');
    await runner.query(
      `alter table work_items
        drop column claimed_by, drop column delegated_to, drop column escalation_level, drop column revision`,
    );
  }
}

/** A8, N1: tasks of cases on the green channel with their own clock, and who is named for its matters; tasks that were opened before they were told. */
class WorkItemsGreen1790000000130 implements MigrationInterface {
  readonly name = 'WorkItemsGreen1790000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table work_items
        add column green boolean not null default false,
        add column green_due_at timestamptz(3),
        add check (green or green_due_at is null)`,
    );
    await runner.query('drop index work_items_desk');
    await runner.query('create index work_items_desk on work_items (court, role, state, green desc, due_at)');
    await runner.query(`create index work_items_untold on work_items (id) where revision = 0 and state = 'OPEN'`);
    await runner.query(
      `create table green_person (
        court text not null,
        item text not null,
        subject text not null,
        since timestamptz(3) not null,
        primary key (court, item)
      )`,
    );
    await runner.query(
      "comment on table green_person is 'Who is named for a matter of the green channel (绿色通道事项责任人); grows by nothing once each matter has its row'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table green_person');
    await runner.query('drop index work_items_untold');
    await runner.query('drop index work_items_desk');
    await runner.query('create index work_items_desk on work_items (court, role, state, due_at)');
    await runner.query('alter table work_items drop column green_due_at, drop column green');
  }
}

/** The tasks of people, in each service's own schema. Belongs into the `migrations` of a data source, after `platformMigrations`. */
export const workItemMigrations: readonly MigrationClass[] = [
  CreateWorkItems1790000000101,
  OpenWorkItems1790000000110,
  WorkItemsInHand1790000000120,
  WorkItemsGreen1790000000130,
];
