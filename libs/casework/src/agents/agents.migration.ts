import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The table of agents with their powers, in the role's own schema. */
export const TABLE_OF_AGENTS: readonly string[] = [
  `create table agent_power (
    agent_id text primary key,
    case_id text not null,
    party_id text not null,
    scope text not null check (scope in ('SPECIAL', 'GENERAL')),
    powers text[] not null,
    valid_from date not null,
    valid_until date,
    revoked_at timestamptz(3)
  )`,
  'create index agent_power_by_case on agent_power (case_id)',
  "comment on table agent_power is 'Agents of parties with their powers (委托代理人), as intake registers them; grows by one row an agent'",
];

/** {@link TABLE_OF_AGENTS} in a migration of its own. */
export const agentsMigration = (name: string): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of TABLE_OF_AGENTS) await runner.query(statement);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('drop table agent_power');
    }
  };

/** Agents are known from case to case by a keyed digest. */
export const agentPersonsMigration = (name: string): MigrationClass =>
  class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query('alter table agent_power add person text');
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('alter table agent_power drop person');
    }
  };
