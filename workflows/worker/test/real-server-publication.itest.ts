import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  ACTIVITY_QUEUES,
  FILE_FACTS,
  PUBLICATION_MESSAGES,
  publicationWorkflowId,
  RECONCILIATION_SCHEDULE,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  WORKFLOW_TYPES,
  type AgencyExchangeActs,
  type FileDecision,
  type FileResult,
  type PublicationOpening,
  type ReconciliationActivities,
  type StepRequest,
  type ActOf,
} from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import {
  ensureNamespace,
  ensureSearchAttributes,
  installRuntime,
  messagesUnderClock,
  plainDataConverter,
  silentLog,
  withCourtClock,
} from '@hejie/temporal';
import { eventually, serverFromEnvironment, uniqueName } from '@hejie/testing';
import { caseDecisions } from '@hejie/workflow-cases/decisions';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { caseBundle, replayBundle } from '../src/case-bundle.js';
import { running, standing } from './fixture/case-under-test.js';
import { historiesOfFile } from './fixture/golden.js';

let client: Client;
let connection: Connection;
let workers: NativeConnection;
const lives: Promise<void>[] = [];
const live: Worker[] = [];
const histories = historiesOfFile({
  get client() {
    return client;
  },
});

type Act = ActOf<AgencyExchangeActs>;
/** What agency exchange answers next, and what it was asked. */
const answers: FileDecision[] = [];
const asked: string[] = [];
const compared: string[] = [];

const record = ({ acts: [act] }: StepRequest<Act>): Promise<Record<string, FileDecision>> => {
  asked.push(act!.act);
  return Promise.resolve({ [act!.act]: answers.shift()! });
};
const ACTS = ['reviewPublication', 'reachPublicationDeadline', 'confirmSeen', 'resendDelivery'] as const;

const OPENED = '2026-12-11T10:00:00+08:00';
const due = (at: string) => ({ at: courtInstant(at), zh: '推送催办', rule: 'CR-N-5', provisional: false });
const delivering = (at: string, detail: string): FileDecision => ({ stage: 'DELIVERING', due: due(at), detail });
const CONVERGED = { ending: 'CONVERGED', rule: 'CR-N-5' };

beforeAll(async () => {
  installRuntime({ log: silentLog });
  const address = serverFromEnvironment('TEMPORAL_ADDRESS');
  const namespace = uniqueName('publication');
  connection = await Connection.connect({ address });
  await ensureNamespace(connection, namespace, { retentionDays: 1 });
  await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
  workers = await NativeConnection.connect({ address });
  const reconciliation: ReconciliationActivities = {
    agenciesToReconcile: () => Promise.resolve(['tax', 'market']),
    reconcileAgency: (agencyId) => Promise.resolve(compared.push(agencyId)),
  };
  const common = { connection: workers, namespace, dataConverter: plainDataConverter, shutdownForceTime: 2_000 };
  live.push(
    await Worker.create({
      ...common,
      taskQueue: ACTIVITY_QUEUES['agency-exchange'],
      activities: { ...Object.fromEntries(ACTS.map((act) => [act, record])), ...reconciliation },
    }),
    await Worker.create({
      ...common,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      workflowBundle: await caseBundle(join(tmpdir(), 'hejie-test-bundles')),
      activities: caseDecisions,
      enableNonLocalActivities: false,
    }),
  );
  lives.push(...live.map((worker) => worker.run()));
  client = new Client({
    connection,
    namespace,
    dataConverter: plainDataConverter,
    interceptors: { workflow: [messagesUnderClock] },
  });
}, 120_000);

afterAll(async () => {
  for (const worker of live) worker.shutdown();
  await Promise.all(lives);
  await Promise.all([workers?.close(), connection?.close()]);
});

it('K12: a publication waits for its ladder, hears what its service says, and shows operators in Chinese who lags', async () => {
  const opening: PublicationOpening = {
    caseId: '2026-鲁0502-执前调-7',
    caseNumber: '（2026）鲁0502执前调7号',
    court: '鲁0502',
    publicationId: '2.listing.l-1.2',
    decision: 'DELETED',
    entryKind: 'LISTING',
    openedAt: courtInstant(OPENED),
  };
  const workflowId = publicationWorkflowId(opening.caseId, opening.publicationId);
  answers.push(
    { stage: 'OPENED', due: null, detail: '共36项已核实0项' },
    delivering('2026-12-15T00:00:00+08:00', '未核实：国家税务总局'),
    delivering('2026-12-15T00:00:00+08:00', '未核实：国家税务总局'),
    delivering('2026-12-17T00:00:00+08:00', '未核实：国家税务总局（终止公示，已收到未办结）；共36项已核实35项'),
    { stage: 'ENDED', due: null, ending: CONVERGED, detail: '共36项已核实36项' },
  );
  const handle = await withCourtClock(standing(OPENED), () =>
    client.workflow.start(WORKFLOW_TYPES.publication, {
      workflowId,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [{ opening }],
    }),
  );
  await eventually(() => expect(asked).toEqual(['reviewPublication']));
  const at = courtInstant(OPENED);
  await withCourtClock(standing(OPENED), () => handle.signal(FILE_FACTS.publicationChanged, { eventId: 'e-1', at }));
  await eventually(() => expect(asked).toHaveLength(2));
  // The deadline comes by itself: the clock runs over it.
  const before = courtInstant('2026-12-14T23:59:59+08:00');
  await withCourtClock(running(before, courtInstant('2026-12-15T00:00:01+08:00'), 4), () =>
    handle.signal(FILE_FACTS.publicationChanged, { eventId: 'e-2', at: before }),
  );
  await eventually(() => expect(asked).toContain('reachPublicationDeadline'), { timeout: 20_000 });
  const stamp = {
    commandId: 'c-1',
    by: 'officer-1',
    role: 'credit-officer',
    at: courtInstant('2026-12-16T10:00:00+08:00'),
  };
  await withCourtClock(standing('2026-12-16T10:00:00+08:00'), () =>
    handle.executeUpdate(PUBLICATION_MESSAGES.confirmSeen, {
      args: [{ deliveryId: 'tax/PUBLICITY', evidence: `sha256:${'a'.repeat(64)}`, stamp } as never],
    }),
  );
  expect(((await handle.result()) as FileResult).ending).toBe('CONVERGED');
  expect(asked).toEqual([
    'reviewPublication',
    'reviewPublication',
    'reviewPublication',
    'reachPublicationDeadline',
    'confirmSeen',
  ]);
  await histories.captureRun(workflowId, 'publication-converged');
}, 60_000);

it('K12: the nightly comparison goes through every body', async () => {
  await client.workflow.execute(WORKFLOW_TYPES.agencyReconciliation, {
    workflowId: RECONCILIATION_SCHEDULE,
    taskQueue: SETTLEMENT_TASK_QUEUE,
  });
  expect(compared.sort()).toEqual(['market', 'tax']);
  await histories.captureRun(RECONCILIATION_SCHEDULE, 'agency-reconciliation');
  await histories.reproduce(await replayBundle(), 2);
}, 60_000);
