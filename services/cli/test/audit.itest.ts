import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';

import { courtInstant } from '@hejie/law';
import { appendAudit, createDataSource, migrate, platformMigrations, UnitOfWork } from '@hejie/persistence';
import { createTestDatabase, type TestDatabase } from '@hejie/testing';

import { auditCommand } from '../src/commands/audit.js';

describe('hejie audit verify', () => {
  let database: TestDatabase;
  let performance: DataSource;
  const printed: string[] = [];
  const capture = (command: Command): void => {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => void printed.push(text), writeErr: (text) => void printed.push(text) });
    command.commands.forEach(capture);
  };
  capture(auditCommand);

  /** A service's tables with two cases, of two lines and of three. */
  async function serviceWithCases(schema: string): Promise<DataSource> {
    const dataSource = await createDataSource({
      url: database.url,
      schema,
      migrations: platformMigrations,
    }).initialize();
    await migrate(dataSource);
    const unitOfWork = new UnitOfWork(dataSource);
    for (const caseId of ['case-a', 'case-a', 'case-b', 'case-b', 'case-b'])
      await unitOfWork.run((tx) =>
        appendAudit(tx, [
          { caseId, actor: 'judge-7', action: 'ruling.resumed', at: courtInstant(0), facts: { n: 7n } },
        ]),
      );
    return dataSource;
  }

  beforeEach(async () => {
    printed.length = 0;
    database = await createTestDatabase({ prefix: 'audit' });
    performance = await serviceWithCases('performance');
  });
  afterEach(async () => {
    process.exitCode = undefined;
    await performance.destroy();
    await database.drop();
  });

  const verify = (...args: string[]) =>
    auditCommand.parseAsync(['verify', '--database', database.url, ...args], { from: 'user' });
  /** Where the services have their databases, while something is done. */
  async function withVariables(urls: Record<string, string>, done: () => Promise<unknown>): Promise<void> {
    for (const [service, url] of Object.entries(urls)) process.env[`${service}_DATABASE_URL`] = url;
    try {
      await done();
    } finally {
      for (const service of Object.keys(urls)) delete process.env[`${service}_DATABASE_URL`];
    }
  }
  /** What somebody does who owns the database. */
  const behindItsBack = async (sql: string): Promise<void> => {
    await performance.query('alter table audit disable trigger user');
    await performance.query(sql);
    await performance.query('alter table audit enable trigger user');
  };

  it('counts the cases and lines of every service whose chains are whole', async () => {
    await (await serviceWithCases('mediation')).destroy();
    await verify();
    expect(printed).toEqual(
      ['mediation', 'performance'].map(
        (schema) => `${schema}: 2 案 5 行 (2 cases, 5 lines): 审计链完整。 Every chain is whole.\n`,
      ),
    );
    expect(process.exitCode).toBeUndefined();
  });

  it('walks every service whose own variable says where it is, as beside a running local stack', async () => {
    await (await serviceWithCases('mediation')).destroy();
    // A variable of another programme, or of a service without a record, that looks alike is none.
    const elsewhere = 'postgres://nobody@127.0.0.1:1/x';
    await withVariables(
      { MEDIATION: database.url, PERFORMANCE: database.url, TEMPORAL: elsewhere, BRIDGE: elsewhere },
      () => auditCommand.parseAsync(['verify'], { from: 'user' }),
    );
    expect(printed.map((line) => line.split(':')[0])).toEqual(['mediation', 'performance']);
  });

  it('walks the others where a service cannot be asked, and says which', async () => {
    const walking = withVariables({ INTAKE: 'postgres://nobody@127.0.0.1:1/x', PERFORMANCE: database.url }, () =>
      auditCommand.parseAsync(['verify'], { from: 'user' }),
    );
    await expect(walking).rejects.toMatchObject({ exitCode: 2 });
    expect(printed[0]).toMatch(/^performance: 2 案/);
    expect(printed.at(-1)).toMatch(/^error: intake: 无法核对，it cannot be verified: /);
  });

  it.each([
    ["update audit set actor = 'nobody' where case_id = 'case-a' and sequence = 2", 5, 'AUDIT.ALTERED, case-a/2', 0],
    ["delete from audit where case_id = 'case-b' and sequence = 2", 4, 'AUDIT.GAP, case-b/3', 0],
    ["delete from audit where case_id = 'case-b' and sequence = 3", 4, 'AUDIT.TRUNCATED, case-b/3', 0],
    ['delete from audit', 0, 'AUDIT.TRUNCATED, case-a/2', 1],
  ])('names the first link that does not hold after "%s"', async (sql, lines, said, more) => {
    await behindItsBack(sql);
    await verify('--service', 'performance');
    expect(printed.join('')).toContain(`performance: 2 案 ${lines} 行 (2 cases, ${lines} lines): ${said}: `);
    expect(printed.join('')).toContain(`; ${more} more.`);
    expect(process.exitCode).toBe(1);
  });

  it('says where no chain is, and where none can be read', async () => {
    const empty = await createTestDatabase({ prefix: 'audit' });
    try {
      await expect(
        auditCommand.parseAsync(['verify', '--database', empty.url], { from: 'user' }),
      ).rejects.toMatchObject({ exitCode: 2 });
      expect(printed.join('')).toContain('该数据库中没有审计链');
      await expect(verify('--service', 'nobody')).rejects.toMatchObject({ exitCode: 2 });
      expect(printed.join('')).toContain('it cannot be verified: relation "audit_head" does not exist');
    } finally {
      await empty.drop();
    }
  });
});
