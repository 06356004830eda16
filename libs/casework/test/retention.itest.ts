import { describe, expect, it } from '@jest/globals';
import { resumedWorkflowId, settlementWorkflowId } from '@hejie/contracts/workflows';
import { Retention } from '@hejie/persistence';
import { DataSource } from 'typeorm';
import { stepsOfEndedCases } from '../src/case-service/retention.js';
import { endCase, endEnforcement, StepRunner } from '../src/index.js';
import { AT, caseworkFixture, type ProbeActs } from './fixture.js';

const fixture = caseworkFixture();
const count = (by: number) => [{ act: 'count', by }] as const;
const sweep = () =>
  new Retention({
    dataSource: fixture.get(DataSource),
    rules: stepsOfEndedCases(90),
    batch: 10,
    breath: 1,
  }).sweep();
const ended = (caseId: string) => fixture.run((tx) => endCase(tx, { caseId, ending: 'PERFORMED', step: 2 }));
const ago = (days: number, column: string, table: string) =>
  fixture.rows(`update casework.${table} set ${column} = ${column} - make_interval(days => ${days})`);
const enforced = (caseId: string, step: number) =>
  fixture
    .get<StepRunner<ProbeActs>>(StepRunner)
    .run(resumedWorkflowId(caseId), { caseId, step, at: AT, by: 'workflow', acts: count(1) });
/** The numbers of the steps whose keys are kept. */
const stepsOf = async (workflowId: string): Promise<number[]> => {
  const kept = await fixture.rows('select key from casework.idempotency order by key');
  return kept.flatMap(({ key }) => {
    const [workflow, step = ''] = String(key).split('#');
    return workflow === workflowId ? [Number.parseInt(step, 10)] : [];
  });
};

/** Keys of so many steps of a case, a hundred days old. */
const manySteps = (caseId: string, steps: number) =>
  fixture.rows(
    `insert into casework.idempotency (key, fingerprint, completed, recorded_at)
      select $1 || '#' || n || ':casework', '', true, now() - interval '100 days' from generate_series(1, $2::int) n`,
    [settlementWorkflowId(caseId), steps],
  );
/** Of the cases whose end is noted. */
const noted = async () => {
  const entries = await fixture.rows('select case_id from casework.case_directory where ending_known_at is not null');
  return entries.map(({ case_id: caseId }) => caseId);
};

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}
/** How many keys are looked at to find what the rules remove. */
async function keysVisited(): Promise<number> {
  const visitedBy = (node: PlanNode): number =>
    (node['Relation Name'] === 'idempotency'
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0) + (node.Plans ?? []).reduce((sum, below) => sum + visitedBy(below), 0);
  let visited = 0;
  for (const { table, only, since, keepDays } of stepsOfEndedCases(90)) {
    const [{ 'QUERY PLAN': plans }] = await fixture.get(DataSource).query(
      `explain (analyze, format json) select ctid from ${table}
        where ${only} and ${since} < now() - make_interval(days => ${keepDays}) limit 10`,
    );
    visited += visitedBy(plans[0].Plan);
  }
  return visited;
}

describe('the keys of steps', () => {
  it('of settlements go when they ended long enough ago; those of running cases stay, however old they are', async () => {
    const [over, running] = [await fixture.known(), await fixture.known()];
    for (const caseId of [over, running]) for (const step of [1, 2]) await fixture.record(caseId, step, count(1));
    await ended(over);
    await ago(91, 'recorded_at', 'idempotency');
    await ago(91, 'ending_known_at', 'case_directory');
    await sweep();
    expect(await stepsOf(settlementWorkflowId(over))).toEqual([]);
    expect(await stepsOf(settlementWorkflowId(running))).toEqual([1, 2]);
    expect(await fixture.record(running, 1, count(1))).toEqual({ count: { total: 1 } });
  });

  it('stay until the end is as old, for until then the case may be reset, and all its steps asked again', async () => {
    const caseId = await fixture.known();
    await fixture.record(caseId, 1, count(1));
    await ago(1_000, 'recorded_at', 'idempotency');
    await ended(caseId);
    await ago(89, 'ending_known_at', 'case_directory');
    await sweep();
    expect(await fixture.record(caseId, 1, count(1))).toEqual({ count: { total: 1 } });
  });

  it('of resumed enforcements go by the end of the enforcement, not by that of the settlement', async () => {
    const [closed, running] = [await fixture.known(), await fixture.known()];
    for (const caseId of [closed, running]) {
      await fixture.record(caseId, 1, count(1));
      await enforced(caseId, 1);
      await ended(caseId);
    }
    await fixture.run((tx) => endEnforcement(tx, closed));
    await ago(91, 'recorded_at', 'idempotency');
    for (const column of ['ending_known_at', 'enforcement_ending_known_at']) await ago(91, column, 'case_directory');
    await sweep();
    for (const caseId of [closed, running]) expect(await stepsOf(settlementWorkflowId(caseId))).toEqual([]);
    expect(await stepsOf(resumedWorkflowId(closed))).toEqual([]);
    expect(await stepsOf(resumedWorkflowId(running))).toEqual([1]);
    expect(await enforced(running, 1)).toEqual({ count: { total: 2 } });
  });

  it('count the end from when it was heard of first: a repeated fact does not put it off', async () => {
    const caseId = await fixture.known();
    await fixture.record(caseId, 1, count(1));
    await ended(caseId);
    await fixture.run((tx) => endEnforcement(tx, caseId));
    await ago(91, 'recorded_at', 'idempotency');
    for (const column of ['ending_known_at', 'enforcement_ending_known_at']) await ago(91, column, 'case_directory');
    await ended(caseId);
    await fixture.run((tx) => endEnforcement(tx, caseId));
    await sweep();
    expect(await stepsOf(settlementWorkflowId(caseId))).toEqual([]);
  });

  it('go in batches, exactly those of the ended cases, and the note of an end with the last of them', async () => {
    const [over, reset, running] = [await fixture.known(), await fixture.known(), await fixture.known()];
    for (const caseId of [over, reset, running]) await manySteps(caseId, 25);
    for (const caseId of [over, reset]) await ended(caseId);
    await ago(91, 'ending_known_at', 'case_directory');
    await fixture.record(reset, 26, count(1));
    await sweep();
    expect(await stepsOf(settlementWorkflowId(over))).toEqual([]);
    expect(await stepsOf(settlementWorkflowId(reset))).toEqual([26]);
    expect(await stepsOf(settlementWorkflowId(running))).toHaveLength(25);
    expect(await noted()).toEqual([reset]);
  });

  it('are found from the cases that have ended: what runs, and what ended long ago, is not looked at', async () => {
    for (const steps of [2_000, 2_000, 2_000]) await manySteps(await fixture.known(), steps);
    await fixture.rows('analyze casework.idempotency, casework.case_directory');
    for (let n = 0; n < 20; n += 1) {
      const caseId = await fixture.known();
      await manySteps(caseId, 5);
      await ended(caseId);
    }
    await ago(91, 'ending_known_at', 'case_directory');
    expect(await keysVisited()).toBeLessThan(200);
    await sweep();
    expect(await keysVisited()).toBeLessThan(5);
  });
});
