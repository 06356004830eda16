import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  caseStatusQuestion,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
  WORKFLOW_TYPES,
  type CaseOpening,
} from '@hejie/contracts/workflows';
import { courtInstant, legalDate, parseYuan, formatYuan, PUBLISHED_EDITION_IDS } from '@hejie/law';
import { makeService } from '@hejie/service-kit';
import {
  connectClient,
  ensureNamespace,
  ensureSearchAttributes,
  parseKeyRing,
  type ConnectedClient,
} from '@hejie/temporal';
import { eventually, serverFromEnvironment, uniqueName } from '@hejie/testing';
import { worker } from '../src/index.js';

const KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const yuan = (text: string) => formatYuan(parseYuan(text));

const caseId = uniqueName('case');
const OPENING: CaseOpening = {
  caseId,
  court: '鲁0502',
  caseNumber: '（2026）鲁0502执前调7号',
  cause: '买卖合同纠纷',
  claim: yuan('1000000.00'),
  title: { principal: yuan('1000000.00'), dailyRate: '0', expiry: legalDate('2026-03-15'), fee: yuan('0.00') },
  parties: [
    { partyId: 'p-1', side: 'CREDITOR' },
    { partyId: 'p-2', side: 'DEBTOR' },
  ],
  packId: 'dongying-2020@1',
  calendarEditions: [...PUBLISHED_EDITION_IDS],
  greenChannel: false,
  acceptedAt: courtInstant('2026-09-01T09:00:00+08:00'),
};

describe('the worker as a process', () => {
  const namespace = uniqueName('worker');
  let bundles: string;
  let connected: ConnectedClient;

  beforeAll(async () => {
    bundles = await mkdtemp(join(tmpdir(), 'hejie-bundles-'));
    connected = connectClient({
      address: serverFromEnvironment('TEMPORAL_ADDRESS'),
      namespace,
      keyRing: parseKeyRing(KEYS),
    });
    await ensureNamespace(connected.connection, namespace);
    await ensureSearchAttributes(connected.connection, namespace, SEARCH_ATTRIBUTES);
  });
  afterAll(async () => {
    await connected.client.workflow.getHandle(settlementWorkflowId(caseId)).terminate('test is over');
    await connected.connection.close();
    await rm(bundles, { recursive: true });
  });

  /** Runs a worker from its start to its drained end. */
  async function whileWorking(observe: (url: string) => Promise<void>): Promise<void> {
    const env = {
      PORT: '0',
      LOG_LEVEL: 'silent',
      TEMPORAL_ADDRESS: serverFromEnvironment('TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_PAYLOAD_KEYS: KEYS,
      WORKFLOW_BUNDLE_CACHE: bundles,
    };
    const { app, stop } = await makeService(worker, { env });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    try {
      await eventually(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200), { timeout: 40_000 });
      await observe(url);
    } finally {
      await stop();
    }
  }
  const stage = async (): Promise<string> =>
    (await connected.client.workflow.getHandle(settlementWorkflowId(caseId)).query(caseStatusQuestion)).stage;

  it('runs a case, and the next process carries it on', async () => {
    let before = '';
    await whileWorking(async () => {
      await connected.client.workflow.start(WORKFLOW_TYPES.settlementCase, {
        taskQueue: SETTLEMENT_TASK_QUEUE,
        workflowId: settlementWorkflowId(caseId),
        args: [{ opening: OPENING }],
      });
      before = await stage();
    });
    await whileWorking(async () => {
      expect(await stage()).toBe(before);
    });
    expect(before).not.toBe('');
    expect(await readdir(bundles)).toHaveLength(1);
  });

  it('is alive at once, and ready only when it polls', async () => {
    await whileWorking(async (url) => {
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ ready: true, checks: { temporal: 'up' } });
    });
  });

  it('does not start without the keys of the payloads, and names them', async () => {
    await expect(makeService(worker, { env: { PORT: '0' } })).rejects.toThrow('TEMPORAL_PAYLOAD_KEYS');
  });
});
