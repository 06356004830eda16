import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-4-1: agents that were registered before performance heard of agents are told once more. */
export class UntoldAgents1790000001530 implements MigrationInterface {
  readonly name = 'UntoldAgents1790000001530';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table untold_agent (agent_id text primary key)');
    await runner.query(
      "comment on table untold_agent is 'Agents who are told once more, until they are (委托代理人); grows by nothing after its migration'",
    );
    await runner.query('insert into untold_agent (agent_id) select agent_id from agent');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table untold_agent');
  }
}
