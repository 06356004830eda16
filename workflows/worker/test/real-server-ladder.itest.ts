import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  ACTIVITY_QUEUES,
  FILE_FACTS,
  ladderWorkflowId,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  WORKFLOW_TYPES,
  type ActOf,
  type FileDecision,
  type FileResult,
  type FileStatus,
  type LadderActs,
  type LadderOpening,
  type StepRequest,
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
let live: Worker[] = [];
let lives: Promise<void>[] = [];
let start: () => Promise<void>;
const histories = historiesOfFile({
  get client() {
    return client;
  },
});

type Act = ActOf<LadderActs>;
const OPENED = '2026-09-25T10:00:00+08:00';
const RUNGS = ['2026-09-28T09:00:00+08:00', '2026-09-30T00:00:00+08:00', '2026-10-01T00:00:00+08:00'] as const;

/** What intake was asked: the act, and of a rung to which instant it is dated; and whether a task is open. */
const asked: string[] = [];
let isOpen = true;

/** Intake, as far as the ladder knows it: the rung that comes next is the first that was not climbed. */
function standingNow(): FileDecision {
  if (!isOpen) return { stage: 'ENDED', due: null, ending: { ending: 'NOTHING_OPEN', rule: 'E7' } };
  const next = RUNGS.find((rung) => !asked.includes(`reachLadderRung ${rung}`));
  const due = { zh: '督办上级：待办事项尚未办结', rule: 'PRE-8', provisional: false };
  return {
    stage: 'WATCHING',
    due: next === undefined ? null : { at: courtInstant(next), ...due },
    detail: '有期限的待办事项1件，其中已催办至最高级次0件',
  };
}
const record = ({ at, acts: [act] }: StepRequest<Act>): Promise<Record<string, FileDecision>> => {
  asked.push(act!.act === 'reachLadderRung' ? `${act!.act} ${at}` : act!.act);
  return Promise.resolve({ [act!.act]: standingNow() });
};
const climbed = () => asked.filter((one) => one.startsWith('reachLadderRung'));

beforeAll(async () => {
  installRuntime({ log: silentLog });
  const address = serverFromEnvironment('TEMPORAL_ADDRESS');
  const namespace = uniqueName('ladder');
  connection = await Connection.connect({ address });
  await ensureNamespace(connection, namespace, { retentionDays: 1 });
  await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
  workers = await NativeConnection.connect({ address });
  const common = { connection: workers, namespace, dataConverter: plainDataConverter, shutdownForceTime: 2_000 };
  const workflowBundle = await caseBundle(join(tmpdir(), 'hejie-test-bundles'));
  start = async () => {
    live = [
      await Worker.create({
        ...common,
        taskQueue: ACTIVITY_QUEUES.intake,
        activities: { reviewLadder: record, reachLadderRung: record },
      }),
      await Worker.create({
        ...common,
        taskQueue: SETTLEMENT_TASK_QUEUE,
        workflowBundle,
        activities: caseDecisions,
        enableNonLocalActivities: false,
      }),
    ];
    lives = live.map((worker) => worker.run());
  };
  await start();
  client = new Client({
    connection,
    namespace,
    dataConverter: plainDataConverter,
    interceptors: { workflow: [messagesUnderClock] },
  });
}, 120_000);

async function stop(): Promise<void> {
  for (const worker of live) worker.shutdown();
  await Promise.all(lives);
}

afterAll(async () => {
  await stop();
  await Promise.all([workers?.close(), connection?.close()]);
});

it('E7: the ladder of a case comes to each rung at its instant and once, also over a restart, until no task with a term is open', async () => {
  const opening: LadderOpening = {
    caseId: '2026-鲁0502-执前调-8',
    caseNumber: '（2026）鲁0502执前调8号',
    court: '鲁0502',
    openedAt: courtInstant(OPENED),
  };
  const workflowId = ladderWorkflowId(opening.caseId);
  const handle = await withCourtClock(standing(OPENED), () =>
    client.workflow.start(WORKFLOW_TYPES.caseLadder, {
      workflowId,
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [{ opening }],
    }),
  );
  await eventually(() => expect(asked).toEqual(['reviewLadder']));
  expect(await handle.query<FileStatus>('status')).toMatchObject({ stage: 'WATCHING', nextDeadline: { at: RUNGS[0] } });
  // The clock runs over the first rung.
  const before = courtInstant('2026-09-28T08:59:59+08:00');
  await withCourtClock(running(before, courtInstant('2026-09-28T09:00:01+08:00'), 4), () =>
    handle.signal(FILE_FACTS.ladderChanged, { eventId: 'e-1', at: before }),
  );
  await eventually(() => expect(climbed()).toHaveLength(1), { timeout: 20_000 });
  await stop();
  await start();
  // Two rungs have passed while nobody worked: each is dated to its own instant, in order.
  const late = courtInstant('2026-10-01T12:00:00+08:00');
  await withCourtClock(standing(late), () => handle.signal(FILE_FACTS.ladderChanged, { eventId: 'e-2', at: late }));
  await eventually(() => expect(climbed()).toEqual(RUNGS.map((rung) => `reachLadderRung ${rung}`)), {
    timeout: 20_000,
  });
  isOpen = false;
  await withCourtClock(standing(late), () => handle.signal(FILE_FACTS.ladderChanged, { eventId: 'e-3', at: late }));
  expect(((await handle.result()) as FileResult).ending).toBe('NOTHING_OPEN');
  await histories.captureRun(workflowId, 'ladder-climbed');
  await histories.reproduce(await replayBundle(), 1);
}, 120_000);

/** A ladder of a case whose one task has a rung at 9:00 on 09-28; it is asked for the first time. */
async function watching(serial: number) {
  asked.length = 0;
  isOpen = true;
  const caseId = `2026-鲁0502-执前调-${serial}`;
  const caseNumber = `（2026）鲁0502执前调${serial}号`;
  const opening: LadderOpening = { caseId, caseNumber, court: '鲁0502', openedAt: courtInstant(OPENED) };
  const handle = await withCourtClock(standing(OPENED), () =>
    client.workflow.start(WORKFLOW_TYPES.caseLadder, {
      workflowId: ladderWorkflowId(caseId),
      taskQueue: SETTLEMENT_TASK_QUEUE,
      args: [{ opening }],
    }),
  );
  await eventually(() => expect(asked).toEqual(['reviewLadder']));
  return handle;
}
const RUNG = courtInstant(RUNGS[0]);

it('E7: a task that is done in the second of its rung is told to nobody: what has happened goes before a deadline that has come', async () => {
  const handle = await watching(9);
  isOpen = false;
  await withCourtClock(standing(RUNG), () => handle.signal(FILE_FACTS.ladderChanged, { eventId: 'e-1', at: RUNG }));
  expect(((await handle.result()) as FileResult).ending).toBe('NOTHING_OPEN');
  expect(asked).toEqual(['reviewLadder', 'reviewLadder']);
}, 60_000);

it('E7: where the rung was climbed first, the task that is done in the same second climbs no other', async () => {
  const handle = await watching(10);
  await withCourtClock(standing(RUNG), () => handle.signal(FILE_FACTS.ladderChanged, { eventId: 'e-1', at: RUNG }));
  await eventually(() => expect(climbed()).toEqual([`reachLadderRung ${RUNGS[0]}`]), { timeout: 20_000 });
  isOpen = false;
  await withCourtClock(standing(RUNG), () => handle.signal(FILE_FACTS.ladderChanged, { eventId: 'e-2', at: RUNG }));
  expect(((await handle.result()) as FileResult).ending).toBe('NOTHING_OPEN');
  expect(climbed()).toEqual([`reachLadderRung ${RUNGS[0]}`]);
}, 60_000);
