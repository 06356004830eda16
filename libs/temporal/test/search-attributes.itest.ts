import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEARCH_ATTRIBUTES } from '@hejie/contracts/workflows';
import { eventually, uniqueName } from '@hejie/testing';
import {
  connectClient,
  ensureNamespace,
  ensureSearchAttributes,
  typedSearchAttributes,
  type ConnectedClient,
} from '../src/index.js';
import { testSettings } from './fixture/environment.js';

describe('search attributes of a case', () => {
  const namespace = uniqueName('attributes');
  let connected: ConnectedClient;
  beforeAll(async () => {
    connected = connectClient(testSettings(undefined, namespace));
    await ensureNamespace(connected.connection, namespace);
  });
  afterAll(async () => {
    await connected.connection.close();
  });

  it('are registered once, however often they are asked for', async () => {
    const { connection } = connected;
    const first = await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
    expect(first.toSorted()).toEqual(Object.keys(SEARCH_ATTRIBUTES).toSorted());
    expect(await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES)).toEqual([]);
  });

  it('refuse to change their type', async () => {
    await expect(ensureSearchAttributes(connected.connection, namespace, { HejieCourt: 'INT' })).rejects.toThrow(
      'HejieCourt exists',
    );
  });

  it('find a case by court, stage, next deadline, breach and green channel', async () => {
    const { client } = connected;
    const values = typedSearchAttributes(SEARCH_ATTRIBUTES, {
      HejieCourt: '琼0271',
      HejieStage: 'NEGOTIATION',
      HejieNextDeadline: new Date('2026-10-09T00:00:00+08:00'),
      HejieBreach: 'NONE',
      HejieGreenChannel: true,
    });
    const workflowId = uniqueName('case');
    const handle = await client.workflow.start('smallCase', {
      taskQueue: uniqueName('nobody'),
      workflowId,
      typedSearchAttributes: values,
    });
    const query = `HejieCourt = '琼0271' AND HejieStage = 'NEGOTIATION' AND HejieNextDeadline < '2026-10-10T00:00:00+08:00' AND HejieBreach = 'NONE' AND HejieGreenChannel = true`;
    await eventually(async () => expect((await client.workflow.count(query)).count).toBe(1));
    await handle.terminate();
  });
});
