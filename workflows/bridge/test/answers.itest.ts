import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DependencyUnavailable } from '@hejie/messaging';
import { connectClient, parseKeyRing, type ConnectedClient } from '@hejie/temporal';
import { ServiceLog } from '@hejie/service-kit';
import { serverFromEnvironment, uniqueName } from '@hejie/testing';
import { ServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { TemporalQuestions } from '../src/answered.js';

const keyRing = parseKeyRing(`k1:${Buffer.alloc(32, 1).toString('base64')}`);
const connections: ConnectedClient[] = [];
const sockets: Socket[] = [];
let silent: Server;
let silentAddress: string;

const client = (address: string, namespace = 'default') => {
  const connected = connectClient({ address, namespace, keyRing });
  connections.push(connected);
  return connected.client;
};
const asked = <T>(temporal: Client, question: () => Promise<T>) =>
  new TemporalQuestions(temporal, new ServiceLog('bridge', 'silent')).ask('fact-1', question);
const wake = (address: string, namespace?: string, workflowId = uniqueName('nobody')) => {
  const temporal = client(address, namespace);
  return asked(temporal, () => temporal.workflow.getHandle(workflowId).signal('wake')).catch((error: unknown) => error);
};

beforeAll(async () => {
  silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentAddress = `127.0.0.1:${(silent.address() as { port: number }).port}`;
});
afterAll(async () => {
  for (const { connection } of connections) await connection.close();
  for (const socket of sockets) socket.destroy();
  silent.close();
});

describe('a signal to a case', () => {
  const temporal = () => serverFromEnvironment('TEMPORAL_ADDRESS');

  it('that nobody has opened is answered', async () => {
    expect(await wake(temporal())).toBeInstanceOf(WorkflowNotFoundError);
  });

  it('in a namespace that is not there yet waits', async () => {
    expect(await wake(temporal(), uniqueName('absent'))).toBeInstanceOf(DependencyUnavailable);
  });

  it('whose id Temporal refuses is no outage', async () => {
    const connected = client(temporal());
    const opening = asked(connected, () =>
      connected.workflow.start('settlementCase', { workflowId: 'x'.repeat(2_000), taskQueue: 'nobody' }),
    );
    await expect(opening).rejects.toBeInstanceOf(ServiceError);
  });

  it('to a server that never answers waits after its deadline', async () => {
    expect(await wake(silentAddress)).toBeInstanceOf(DependencyUnavailable);
  }, 30_000);
});
