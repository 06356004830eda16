import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { eventually, uniqueName } from '@hejie/testing';
import { ActivityWorkerHost, connectClient, lawErrorOf, WorkflowWorkerHost } from '../src/index.js';
import { fixtureApplication, fixtureBundle, testKey, testSettings } from './fixture/environment.js';
import { details, extend, finish, refusedCase, smallCase, stacks } from './fixture/workflows.js';

const APPLICATION = { caseNumber: '(2026)琼0271执前调3号', amount: '8182.00' };

describe('a case on the real server', () => {
  let app: INestApplicationContext;
  let taskQueue: string;
  let client: Client;

  beforeAll(() => fixtureBundle(), 180_000);
  beforeAll(async () => {
    ({ app, taskQueue } = await fixtureApplication());
    client = app.get(Client);
    await eventually(
      () => {
        expect(app.get(WorkflowWorkerHost).ready()).toBe(true);
        expect(app.get(ActivityWorkerHost).ready()).toBe(true);
      },
      { timeout: 30_000 },
    );
  });
  afterAll(async () => {
    await app.close();
  });

  const start = (workflowId = uniqueName('case')) =>
    client.workflow.start(smallCase, {
      taskQueue,
      workflowId,
      args: [APPLICATION],
      staticSummary: `${APPLICATION.caseNumber} ${APPLICATION.amount}`,
    });

  it('leaves no plaintext on the server and comes back readable', async () => {
    const handle = await start();
    expect(await handle.query(details)).toBe(APPLICATION.caseNumber);
    await handle.signal(finish);
    expect(await handle.result()).toBe(`recorded ${APPLICATION.caseNumber}`);
    const history = await handle.fetchHistory();
    const bytes = Buffer.from(temporal.api.history.v1.History.encode(history).finish());
    expect(history.events?.length).toBeGreaterThan(5);
    expect(bytes.includes('binary/encrypted')).toBe(true);
    for (const secret of [APPLICATION.caseNumber, APPLICATION.amount, 'recorded'])
      expect(bytes.includes(secret)).toBe(false);
  });

  it('looks up no stack for its promises, and names where a fault was', async () => {
    const { silent, fault } = await client.workflow.execute(stacks, { taskQueue, workflowId: uniqueName('stacks') });
    expect(silent).toBe('Error');
    expect(fault).toMatch(/^Error: the plan is empty\n {4}at where .*\n {4}at stacks /);
  });

  it('is read with an old key after a rotation, and not without it', async () => {
    const handle = await start();
    const rotated = connectClient(testSettings(`${testKey('k2', 2)},${testKey('k1', 1)}`));
    const forgetful = connectClient(testSettings(testKey('k2', 2)));
    try {
      await handle.signal(finish);
      expect(await rotated.client.workflow.getHandle(handle.workflowId).result()).toBe(
        `recorded ${APPLICATION.caseNumber}`,
      );
      await expect(forgetful.client.workflow.getHandle(handle.workflowId).result()).rejects.toThrow(
        'PAYLOAD.UNKNOWN_KEY',
      );
    } finally {
      await rotated.connection.close();
      await forgetful.connection.close();
    }
  });

  it.each([
    [31, 'the validator'],
    [30, 'the handler'],
  ])('an extension by %i days comes back as the refusal of %s', async (days) => {
    const handle = await start();
    expect(await handle.executeUpdate(extend, { args: [5] })).toBe('5 days');
    const error: unknown = await handle.executeUpdate(extend, { args: [days] }).catch((reason: unknown) => reason);
    expect(lawErrorOf(error)).toMatchObject({
      code: 'EXTENSION.TOO_LONG',
      rule: 'PRE-8',
      zh: '延长期限过长',
      en: 'the extension is too long',
    });
    await handle.signal(finish);
    await handle.result();
  });

  it('an activity that the law refuses is asked once, and the refusal arrives whole and encrypted', async () => {
    const handle = await client.workflow.start(refusedCase, { taskQueue, workflowId: uniqueName('case') });
    const error: unknown = await handle.result().catch((reason: unknown) => reason);
    expect(lawErrorOf(error)).toMatchObject({ code: 'GATE.NOT_DUE', rule: 'SET-ART-11' });
    const history = await handle.fetchHistory();
    expect(history.events?.filter((event) => event.activityTaskFailedEventAttributes)).toHaveLength(1);
    expect(Buffer.from(temporal.api.history.v1.History.encode(history).finish()).includes('not yet due')).toBe(false);
  });

  it('an error that is no refusal of the law is not taken for one', () => {
    expect(lawErrorOf(new Error('connection lost', { cause: new Error('EPIPE') }))).toBeUndefined();
  });
});
