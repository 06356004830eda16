import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import {
  ACTIVITY_QUEUES,
  CREDIT_ROUNDS_SCHEDULE,
  SETTLEMENT_TASK_QUEUE,
  WORKFLOW_TYPES,
  type CreditRoundActivities,
  type RoundPlace,
} from '@hejie/contracts/workflows';
import { ensureNamespace, installRuntime, plainDataConverter, silentLog } from '@hejie/temporal';
import { serverFromEnvironment, uniqueName } from '@hejie/testing';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { caseBundle, replayBundle } from '../src/case-bundle.js';
import { historiesOfFile } from './fixture/golden.js';

/** Made by the test: its histories are kept as those of cases are. */
let client: Client;
const histories = historiesOfFile({
  get client() {
    return client;
  },
});

it('a round goes through every page of what sleeps, and then of who performed (K9, K13)', async () => {
  installRuntime({ log: silentLog });
  const address = serverFromEnvironment('TEMPORAL_ADDRESS');
  const namespace = uniqueName('rounds');
  const connection = await Connection.connect({ address });
  await ensureNamespace(connection, namespace, { retentionDays: 1 });
  const workers = await NativeConnection.connect({ address });
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
  const common = { connection: workers, namespace, dataConverter: plainDataConverter };
  const service = await Worker.create({ ...common, taskQueue: ACTIVITY_QUEUES['credit-repair'], activities });
  const machine = await Worker.create({
    ...common,
    taskQueue: SETTLEMENT_TASK_QUEUE,
    workflowBundle: await caseBundle(join(tmpdir(), 'hejie-test-bundles')),
  });
  client = new Client({ connection, namespace, dataConverter: plainDataConverter });
  await service.runUntil(
    machine.runUntil(
      client.workflow.execute(WORKFLOW_TYPES.creditRounds, {
        workflowId: CREDIT_ROUNDS_SCHEDULE,
        taskQueue: SETTLEMENT_TASK_QUEUE,
      }),
    ),
  );
  expect(asked).toEqual([
    ['dormant', null],
    ['dormant', 'a'],
    ['dormant', 'b'],
    ['performed', null],
  ]);
  await histories.captureRun(CREDIT_ROUNDS_SCHEDULE, 'credit-rounds');
  await histories.reproduce(await replayBundle(), 1);
  await Promise.all([workers.close(), connection.close()]);
});
