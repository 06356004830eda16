import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The roll says more of each mediator, his training is kept, and one of the court's own guides him. */
export class FilesOfMediators1790000002340 implements MigrationInterface {
  readonly name = 'FilesOfMediators1790000002340';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `alter table mediator
    add column organisation text,
    add column fee jsonb,
    add column max_open_cases integer check (max_open_cases > 0),
    add column state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'REMOVED')),
    add column state_reason text,
    add column relations text`,
  `create table mediator_training (
    mediator_id text not null references mediator,
    nth integer not null,
    "on" date not null,
    subject text not null,
    hours integer not null check (hours > 0),
    recorded_by text not null,
    primary key (mediator_id, nth)
  )`,
  "comment on table mediator_training is 'What mediators were trained in (业务培训); grows by one row a training'",
  `create table guidance (
    case_id text not null,
    nth integer not null,
    guide_id text not null references mediator,
    mediator_id text not null references mediator,
    assigned_at timestamptz(3) not null,
    assigned_by text not null,
    primary key (case_id, nth)
  )`,
  "comment on table guidance is 'Who of the court guides an outside mediator (指导); grows by one row each time that one is named'",
  `create table guidance_advice (
    case_id text not null,
    nth integer not null,
    guide_id text not null references mediator,
    words text not null,
    given_at timestamptz(3) not null,
    primary key (case_id, nth)
  )`,
  "comment on table guidance_advice is 'What guides advised (指导意见), sealed; grows by one row an advice'",
];

const DOWN = [
  'drop table guidance_advice, guidance, mediator_training',
  `alter table mediator drop column organisation, drop column fee, drop column max_open_cases, drop column state,
    drop column state_reason, drop column relations`,
];
