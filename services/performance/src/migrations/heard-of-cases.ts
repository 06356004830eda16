import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What other services tell of a case and performance weighs: its numbers of enforcement, its mediator, what is under control. */
export class HeardOfCases1790000003380 implements MigrationInterface {
  readonly name = 'HeardOfCases1790000003380';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table covered_property, mediator_of_case, allotted_number');
  }
}

const TABLES: readonly string[] = [
  'create table allotted_number (case_number text primary key, case_id text not null, type text not null)',
  'create index allotted_number_by_case on allotted_number (case_id)',
  "comment on table allotted_number is 'Numbers that cases have (案号), as intake allots them; grows by a row a number'",
  'create table mediator_of_case (case_id text primary key, mediator_id text not null)',
  'create index mediator_of_case_by_mediator on mediator_of_case (mediator_id)',
  "comment on table mediator_of_case is 'Who mediates in a case (和解员), as mediation tells it; grows by a row a case'",
  `create table covered_property (
    case_id text not null,
    party_id text not null,
    controlled bigint not null,
    at timestamptz(3) not null,
    primary key (case_id, party_id)
  )`,
  "comment on table covered_property is 'What property under control covers for a debtor (已控制财产), as asset control tells it; grows by a row a debtor'",
];
