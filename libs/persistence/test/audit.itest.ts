import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { testDatabase } from '@hejie/testing';
import type { DataSource } from 'typeorm';

import {
  appendAudit,
  createDataSource,
  formatAuditLines,
  migrate,
  parseAuditLines,
  platformMigrations,
  readAudit,
  readAuditHeads,
  UnitOfWork,
  verifyAudit,
} from '../src/index.js';

const database = testDatabase();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  dataSource = await createDataSource({
    url: database.url,
    schema: 'performance',
    migrations: platformMigrations,
    poolSize: 8,
  }).initialize();
  await migrate(dataSource);
  unitOfWork = new UnitOfWork(dataSource);
});

afterAll(async () => {
  await dataSource?.destroy();
});

const at = courtInstant('2026-10-09T00:00:00+08:00');
const entry = (caseId: string, n = 0) => ({
  caseId,
  actor: 'judge-7',
  action: 'ruling.resumed',
  at,
  facts: { n, owed: 73_661_000n, 标的: { b: 1.5, a: null } },
});
const append = (caseId: string, ...ns: number[]) =>
  unitOfWork.run((tx) => appendAudit(tx, ns.length === 0 ? [entry(caseId)] : ns.map((n) => entry(caseId, n))));

describe('the audit chain of a case', () => {
  it('comes back from the database as it was chained, and is whole', async () => {
    const written = [...(await append('c1', 1)), ...(await append('c1', 2, 3))];
    const rows = await readAudit(dataSource.manager, 'c1');
    expect(rows).toEqual(written);
    expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3]);
    expect(verifyAudit(parseAuditLines(formatAuditLines(rows)), await readAuditHeads(dataSource.manager))).toEqual([]);
  });

  it('has neither fork nor gap when thirty lines are appended at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => append('c2', n)));
    const rows = await readAudit(dataSource.manager, 'c2');
    expect(rows.map((row) => row.sequence)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(verifyAudit(rows)).toEqual([]);
  });

  it('has no gap where a unit of work was rolled back', async () => {
    await append('c3', 1);
    const refused = unitOfWork.run(async (tx) => {
      await appendAudit(tx, [entry('c3', 2)]);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await append('c3', 3);
    expect((await readAudit(dataSource.manager, 'c3')).map((row) => [row.sequence, row.facts['n']])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  it('may grow for two cases in one transaction while another takes them in the other order', async () => {
    const both = (first: string, second: string) =>
      unitOfWork.run(async (tx) => {
        await appendAudit(tx, [entry(first)]);
        await new Promise((resolve) => setTimeout(resolve, 30));
        await appendAudit(tx, [entry(second)]);
      });
    await Promise.all([both('c4', 'c5'), both('c5', 'c4')]);
    expect(
      verifyAudit([...(await readAudit(dataSource.manager, 'c4')), ...(await readAudit(dataSource.manager, 'c5'))]),
    ).toEqual([]);
    expect(await readAudit(dataSource.manager, 'c4')).toHaveLength(2);
  });

  it('takes nothing where nothing has happened, and lines of two cases in no one append', async () => {
    expect(await unitOfWork.run((tx) => appendAudit(tx, []))).toEqual([]);
    await expect(unitOfWork.run((tx) => appendAudit(tx, [entry('c6'), entry('c7')]))).rejects.toThrow('several cases');
    expect(await readAudit(dataSource.manager, 'c6')).toEqual([]);
  });

  it.each(['update audit set actor = $$nobody$$', 'delete from audit', 'truncate audit'])(
    'refuses "%s"',
    async (sql) => {
      await expect(dataSource.query(sql)).rejects.toThrow('append-only');
    },
  );

  it('shows what an owner of the database altered behind its back', async () => {
    const heads = await readAuditHeads(dataSource.manager);
    await dataSource.query('alter table audit disable trigger user');
    await dataSource.query(
      "update audit set facts = jsonb_set(facts, '{n}', '9') where case_id = 'c1' and sequence = 2",
    );
    await dataSource.query("delete from audit where case_id = 'c2' and sequence in (7, 30)");
    await dataSource.query('alter table audit enable trigger user');
    const faults = verifyAudit(await readAudit(dataSource.manager), heads);
    expect(faults.map((fault) => `${fault.code} ${fault.caseId}/${fault.sequence}`)).toEqual([
      'AUDIT.ALTERED c1/2',
      'AUDIT.GAP c2/8',
      'AUDIT.TRUNCATED c2/30',
    ]);
  });
});
