import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** N1, E7: the tasks of every service on one desk, and the ladder of each case. */
export class CreateDesk1790000001200 implements MigrationInterface {
  readonly name = 'CreateDesk1790000001200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, comment] of Object.entries(COMMENTS))
      await runner.query(`comment on table ${table} is '${comment}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_steps_of_ladder');
    await runner.query('drop table ladder, desk_item');
  }
}

const TABLES = [
  `create table desk_item (
    id text primary key,
    service text not null,
    item_id text not null,
    case_id text not null,
    court text not null,
    kind text not null,
    role text not null,
    assignee text,
    claimed_by text,
    delegated_to text,
    due_at timestamptz(3),
    rule text,
    title text not null,
    state text not null check (state in ('OPEN', 'DONE', 'CANCELLED')),
    created_at timestamptz(3) not null,
    closed_at timestamptz(3),
    done_by text,
    revision integer not null check (revision >= 1),
    amber_at timestamptz(3),
    red_at timestamptz(3),
    climbed jsonb,
    escalation_level integer not null default 0 check (escalation_level >= 0),
    check (id = service || ':' || item_id),
    check ((state = 'OPEN') = (closed_at is null)),
    check ((due_at is null) = (amber_at is null) and (due_at is null) = (red_at is null))
  )`,
  'create index desk_item_desk on desk_item (court, role, state, due_at)',
  `create index desk_item_open on desk_item (case_id) where state = 'OPEN'`,
  `create table ladder (
    case_id text primary key,
    due jsonb,
    opened_at timestamptz(3) not null,
    ended boolean not null default false,
    reopenings integer not null default 0 check (reopenings >= 0),
    ended_known_at timestamptz(3),
    check (not ended or due is null)
  )`,
  'create index ladder_ended_known_at on ladder (ended_known_at) where ended_known_at is not null',
  // Finds the keys of the steps of one ladder, as those of settlements are found.
  `create index idempotency_steps_of_ladder on idempotency (substring(key from '^ladder/([^#]+)#')) where key like 'ladder/%'`,
];

const COMMENTS = {
  desk_item:
    'Tasks of every service (待办事项总台), as their facts tell; grows by the tasks of a case, which stay on its desk',
  ladder: 'The ladder of each case (逐级催办): the rung that comes next; grows by one row a case',
};
