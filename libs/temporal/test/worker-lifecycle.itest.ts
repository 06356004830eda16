import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { eventually, freePort, uniqueName } from '@hejie/testing';
import {
  ActivityWorkerHost,
  connectClient,
  ensureNamespace,
  silentLog,
  TemporalClientHost,
  WorkflowWorkerHost,
  type TemporalOptions,
  type TemporalSettings,
} from '../src/index.js';
import { FixtureActivitiesOfService, fixtureApplication, fixtureBundle, testSettings } from './fixture/environment.js';
import { finish, slowCase, smallCase } from './fixture/workflows.js';
import { Wire } from './fixture/wire.js';

const APPLICATION = { caseNumber: '(2026)琼0271执前调3号', amount: '8182.00' };

function ready(app: INestApplicationContext): Promise<void> {
  return eventually(
    () => {
      expect([app.get(WorkflowWorkerHost).ready(), app.get(ActivityWorkerHost).ready()]).toEqual([true, true]);
    },
    { timeout: 30_000 },
  );
}

const opened: (() => Promise<unknown>)[] = [];

/** An application that is closed after its test, whatever the test's end. */
async function application(overrides?: Partial<TemporalOptions>): ReturnType<typeof fixtureApplication> {
  const opening = await fixtureApplication(overrides);
  opened.push(() => opening.app.close());
  return opening;
}

/** Settings that reach the shared server over a wire of the test's own. */
async function wired(): Promise<{ wire: Wire; settings: TemporalSettings }> {
  const [host = '', port] = testSettings().address.split(':');
  const wire = new Wire(await freePort(), { host, port: Number(port) });
  opened.push(() => wire.cut());
  return { wire, settings: { ...testSettings(), address: `127.0.0.1:${wire.port}` } };
}

describe('a worker in the lifecycle of its process', () => {
  beforeAll(() => fixtureBundle(), 180_000);
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  it('lets an activity in flight end before the process stops', async () => {
    const { app, taskQueue } = await application();
    await ready(app);
    const { client, connection } = connectClient(testSettings());
    const handle = await client.workflow.start(slowCase, { taskQueue, workflowId: uniqueName('slow'), args: [2_000] });
    await eventually(() => expect(app.get(FixtureActivitiesOfService).begun).toHaveLength(1));
    await app.close();
    const { events = [] } = await handle.fetchHistory();
    expect(events?.filter((event) => event.activityTaskCompletedEventAttributes)).toHaveLength(1);
    expect(app.get(FixtureActivitiesOfService).begun).toHaveLength(1);
    await handle.terminate('test is over');
    await connection.close();
  });

  it('waits for a server that comes up later, and is not ready until then', async () => {
    const { wire, settings } = await wired();
    const warnings: string[] = [];
    const { app } = await application({
      settings,
      log: { ...silentLog, warn: (_fields, message) => warnings.push(message) },
    });
    await eventually(() => expect(warnings).toContain(`Temporal at ${settings.address} is not ready yet`));
    expect(app.get(ActivityWorkerHost).ready()).toBe(false);
    expect(await app.get(TemporalClientHost).reachable()).toBe(false);
    await wire.mend();
    await ready(app);
  });

  it('stops at once while it still waits for the server', async () => {
    const { settings } = await wired();
    const { app } = await application({ settings });
    await app.close();
    expect(app.get(ActivityWorkerHost).ready()).toBe(false);
  });

  it('client and worker go on after the server was away', async () => {
    const { wire, settings } = await wired();
    await wire.mend();
    const { app, taskQueue } = await application({ settings });
    await ready(app);
    const client = app.get(Client);
    const handle = await client.workflow.start(smallCase, {
      taskQueue,
      workflowId: uniqueName('case'),
      args: [APPLICATION],
    });
    await wire.cut();
    await expect(app.get(TemporalClientHost).reachable()).resolves.toBe(false);
    await wire.mend();
    await handle.signal(finish);
    expect(await handle.result()).toBe(`recorded ${APPLICATION.caseNumber}`);
  });

  it('gives up after its bound and says so once for each worker', async () => {
    const { settings } = await wired();
    const fatal: unknown[] = [];
    const { app } = await application({
      settings: { ...settings, connectWithin: 500 },
      onFatal: (error) => fatal.push(error),
    });
    await eventually(() => expect(fatal).toHaveLength(2));
    await app.close();
  });

  it('waits for its namespace too', async () => {
    const settings = testSettings(undefined, uniqueName('later'));
    const { app } = await application({ settings });
    const { connection } = connectClient(settings);
    expect(await ensureNamespace(connection, settings.namespace)).toBe(true);
    expect(await ensureNamespace(connection, settings.namespace)).toBe(false);
    await ready(app);
    await connection.close();
  });

  it('is fatal when its namespace never comes', async () => {
    const fatal: unknown[] = [];
    await application({
      settings: { ...testSettings(undefined, uniqueName('never')), connectWithin: 500 },
      onFatal: (error) => fatal.push(error),
    });
    await eventually(() => expect(fatal).toHaveLength(2));
    expect(String(fatal[0])).toContain('not found');
  });

  it('ends the process with status 1, so that the supervisor starts a new one', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const { settings } = await wired();
    await application({ settings: { ...settings, connectWithin: 500 } });
    // Once for each of the two workers.
    await eventually(() => expect(exit.mock.calls).toEqual([[1], [1]]));
    exit.mockRestore();
  });
});
