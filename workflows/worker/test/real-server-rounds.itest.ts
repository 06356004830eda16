import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  ACTIVITY_QUEUES,
  CREDIT_ROUNDS_SCHEDULE,
  RECOMPUTATION_SCHEDULE,
  SETTLEMENT_TASK_QUEUE,
  WORKFLOW_TYPES,
  type CaseMoneyActivities,
  type CreditRoundActivities,
  type RoundPlace,
} from '@hejie/contracts/workflows';
import { ensureNamespace, installRuntime, plainDataConverter, silentLog } from '@hejie/temporal';
import { serverFromEnvironment, uniqueName } from '@hejie/testing';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { caseBundle, replayBundle } from '../src/case-bundle.js';
import { historiesOfFile } from './fixture/golden.js';

const namespace = uniqueName('rounds');
let connection: Connection;
let workers: NativeConnection;
/** Made by the tests: their histories are kept as those of cases are. */
let client: Client;
const histories = historiesOfFile({
  get client() {
    return client;
  },
});

beforeAll(async () => {
  installRuntime({ log: silentLog });
  const address = serverFromEnvironment('TEMPORAL_ADDRESS');
  connection = await Connection.connect({ address });
  await ensureNamespace(connection, namespace, { retentionDays: 1 });
  workers = await NativeConnection.connect({ address });
  client = new Client({ connection, namespace, dataConverter: plainDataConverter });
}, 60_000);
afterAll(async () => {
  await Promise.all([workers.close(), connection.close()]);
});

/** A round of a service, by what it does of itself. */
async function round(
  type: (typeof WORKFLOW_TYPES)['creditRounds' | 'caseMoneyRecomputation'],
  workflowId: string,
  service: 'credit-repair' | 'performance',
  activities: object,
): Promise<void> {
  const common = { connection: workers, namespace, dataConverter: plainDataConverter };
  const ofService = await Worker.create({ ...common, taskQueue: ACTIVITY_QUEUES[service], activities });
  const machine = await Worker.create({
    ...common,
    taskQueue: SETTLEMENT_TASK_QUEUE,
    workflowBundle: await caseBundle(join(tmpdir(), 'hejie-test-bundles')),
  });
  const done = client.workflow.execute(type, { workflowId, taskQueue: SETTLEMENT_TASK_QUEUE });
  await ofService.runUntil(machine.runUntil(done));
}

it('a round goes through every page of what sleeps, and then of who performed (K9, K13)', async () => {
  const asked: unknown[] = [];
  const pages =
    (name: string, places: readonly RoundPlace[]) =>
    async (after: RoundPlace | null): Promise<RoundPlace | null> => {
      asked.push([name, after?.caseId ?? null]);
      return places[places.findIndex(({ caseId }) => caseId === after?.caseId) + 1] ?? null;
    };
  const place = (caseId: string): RoundPlace => ({ caseId, about: `${caseId}.2` });
  const activities: CreditRoundActivities = {
    proposeDormantEntries: pages('dormant', [place('a'), place('b')]),
    tellPerformedOnTime: pages('performed', []),
  };
  await round(WORKFLOW_TYPES.creditRounds, CREDIT_ROUNDS_SCHEDULE, 'credit-repair', activities);
  expect(asked).toEqual([
    ['dormant', null],
    ['dormant', 'a'],
    ['dormant', 'b'],
    ['performed', null],
  ]);
  await histories.captureRun(CREDIT_ROUNDS_SCHEDULE, 'credit-rounds');
}, 60_000);

it('SET-LEDGER: the nightly computation goes through every account', async () => {
  const computed: string[] = [];
  const activities: CaseMoneyActivities = {
    accountsToRecompute: () => Promise.resolve(['鲁0502/1', '鲁0502/2']),
    recomputeAccount: (account) => Promise.resolve(computed.push(account)),
  };
  await round(WORKFLOW_TYPES.caseMoneyRecomputation, RECOMPUTATION_SCHEDULE, 'performance', activities);
  expect(computed).toEqual(['鲁0502/1', '鲁0502/2']);
  await histories.captureRun(RECOMPUTATION_SCHEDULE, 'case-money-recomputation');
  await histories.reproduce(await replayBundle(), 2);
}, 60_000);
