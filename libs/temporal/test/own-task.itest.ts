import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { eventually, uniqueName } from '@hejie/testing';
import {
  captureHistory,
  connectClient,
  encryptedDataConverter,
  installRuntime,
  readHistories,
  replayHistories,
  silentLog,
} from '../src/index.js';
import { fixtureBundle, observedBundle, testSettings } from './fixture/environment.js';
import { end, heard, message, watchedCase } from './fixture/watched.js';

const CASES = 4;
/** So long a query and a task wait for a worker that is gone; then they go to whoever asks. */
const WAIT_S = 6;
/** `TASK_QUEUE_KIND_STICKY`: a queue of one worker's own. */
const STICKY = 2;
type Case = WorkflowHandle<typeof watchedCase>;

/**
 * The server sends a query by itself to a worker that does not hold the case, with a history that already has a message whose task is not
 * done. What a case hears it must hear at the time of that task, as every replay does: each history is replayed, and all that
 * was said is compared, the times heard and the timers too.
 */
describe('a query that overtakes the task of a message', () => {
  const settings = testSettings();
  const { namespace } = settings;
  const { client, connection } = connectClient(settings);
  let taskQueue: string;
  let native: NativeConnection;
  let folder: string;

  beforeAll(async () => {
    installRuntime({ log: silentLog });
    native = await NativeConnection.connect({ address: settings.address });
  });
  afterAll(async () => {
    await native?.close();
    await connection.close();
  });
  beforeEach(async () => {
    taskQueue = uniqueName('own-task');
    folder = await mkdtemp(join(tmpdir(), 'hejie-own-task-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** As a worker asks for a task. */
  const poll = (queue: object, withinMs = 20_000) =>
    connection.withDeadline(Date.now() + withinMs, () =>
      connection.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: queue, identity: 'gone' }),
    );
  const tasks = () => Promise.all(Array.from({ length: CASES }, () => poll({ name: taskQueue })));

  /** Cases whose first task was done by a worker that is gone since, and queries on their way to it. */
  async function abandoned() {
    const gone = { name: uniqueName('gone'), kind: STICKY, normalName: taskQueue };
    // So long ago it was seen last that the server still waits for it.
    const seen = poll(gone, 3_000).catch(() => undefined);
    const args = { taskQueue, workflowTaskTimeout: '10 seconds' } as const;
    const cases: Case[] = [];
    for (let n = 0; n < CASES; n += 1)
      cases.push(await client.workflow.start(watchedCase, { ...args, workflowId: uniqueName('watched') }));
    for (const { taskToken } of await tasks())
      await connection.workflowService.respondWorkflowTaskCompleted({
        namespace,
        taskToken,
        stickyAttributes: { workerTaskQueue: gone, scheduleToStartTimeout: { seconds: WAIT_S as never } },
      });
    await seen;
    const answers = cases.map((one) => one.query(heard).catch((error: Error) => error.name));
    // The server decides how a query goes while nothing of the case is under way.
    await pause(1_000);
    return { cases, answers };
  }

  /** A worker takes them up: the first answers; then each case is asked until it answers, and ended. */
  async function takenUp({ cases, answers }: Awaited<ReturnType<typeof abandoned>>) {
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      dataConverter: encryptedDataConverter(settings.keyRing),
      workflowBundle: await fixtureBundle('watched'),
    });
    return await worker.runUntil(async () => {
      const first = await Promise.all(answers);
      for (const one of cases) await eventually(async () => expect(await one.query(heard)).toHaveLength(1));
      await Promise.all(cases.map((one) => one.signal(end)));
      await Promise.all(cases.map((one) => one.result()));
      return first;
    });
  }

  async function replayed(cases: readonly Case[]) {
    for (const { workflowId } of cases) await captureHistory(client, workflowId, join(folder, `${workflowId}.json`));
    const histories = await readHistories(folder);
    const events = [...histories.values()].flatMap((history) => history.events ?? []);
    const failed = events.filter(({ workflowTaskFailedEventAttributes: failure }) => failure);
    return {
      ...(await replayHistories({ bundle: await observedBundle('watched'), histories })),
      failed: failed.length,
    };
  }

  it('finds a message whose task has not begun: the query fails, the case does not, and hears it in its task', async () => {
    const { cases, answers } = await abandoned();
    // Its task waits for the worker that is gone, a second longer than the query.
    await Promise.all(cases.map((one) => one.signal(message)));
    const first = await takenUp({ cases, answers });
    expect(await replayed(cases)).toEqual({ replayed: CASES, divergences: [], failed: 0 });
    expect(first).toEqual(cases.map(() => 'QueryNotRegisteredError'));
  });

  it('finds a message whose task was begun by a worker that is gone: likewise', async () => {
    const { cases, answers } = await abandoned();
    // From now on tasks go to whoever asks; the queries still wait for the worker that is gone.
    for (const { workflowId } of cases)
      await connection.workflowService.resetStickyTaskQueue({ namespace, execution: { workflowId } });
    await Promise.all(cases.map((one) => one.signal(message)));
    expect((await tasks()).map(({ query }) => query)).toEqual(cases.map(() => null));
    const first = await takenUp({ cases, answers });
    expect(await replayed(cases)).toEqual({ replayed: CASES, divergences: [], failed: 0 });
    expect(first).toEqual(cases.map(() => 'QueryNotRegisteredError'));
  });
});
