import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** S24: by which number an agent is the same person in other cases (执业证号或者身份证件号), sealed. */
export class AgentNumbers1790000001540 implements MigrationInterface {
  readonly name = 'AgentNumbers1790000001540';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agent add column number text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agent drop column number');
  }
}
