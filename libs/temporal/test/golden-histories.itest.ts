import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { eventually, timeSkippingEnvironment, uniqueName } from '@hejie/testing';
import {
  captureHistory,
  encryptedDataConverter,
  installRuntime,
  readHistories,
  replayHistories,
  silentLog,
} from '../src/index.js';
import { fixtureBundle, FixtureActivitiesOfService, observedBundle, testSettings } from './fixture/environment.js';
import { patientCase } from './fixture/workflows.js';

const APPLICATION = { caseNumber: '(2026)琼0271执前调3号', amount: '8182.00' };

describe('golden histories', () => {
  let folder: string;
  let environment: TestWorkflowEnvironment;

  beforeAll(async () => {
    installRuntime({ log: silentLog });
    folder = await mkdtemp(join(tmpdir(), 'hejie-histories-'));
    // The SDK gives the test server 5 s to start, which a busy machine exceeds.
    environment = await eventually(timeSkippingEnvironment, { timeout: 60_000 });
    const taskQueue = uniqueName('golden');
    const dataConverter = encryptedDataConverter(testSettings().keyRing);
    const service = new FixtureActivitiesOfService();
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      dataConverter,
      workflowBundle: await fixtureBundle(),
      activities: { record: service.record.bind(service) },
    });
    const client = new Client({ connection: environment.connection, dataConverter });
    await worker.runUntil(async () => {
      const handle = await client.workflow.start(patientCase, {
        taskQueue,
        workflowId: uniqueName('patient'),
        args: [APPLICATION],
      });
      await environment.sleep('31 days');
      await handle.result();
      await captureHistory(client, handle.workflowId, join(folder, 'patient-case.json'));
    });
  }, 180_000);

  afterAll(async () => {
    await environment?.teardown();
    await rm(folder, { recursive: true, force: true });
  });

  it('are stored readable, so that CI needs no key', async () => {
    expect(await readdir(folder)).toEqual(['patient-case.json']);
    const text = await readFile(join(folder, 'patient-case.json'), 'utf8');
    expect(text).not.toContain(Buffer.from('binary/encrypted').toString('base64'));
    expect(text).toContain(Buffer.from(JSON.stringify(APPLICATION)).toString('base64'));
  });

  it('name no machine', async () => {
    const text = await readFile(join(folder, 'patient-case.json'), 'utf8');
    const identities = [...text.matchAll(/"identity": "([^"]*)"/g)].map(([, identity]) => identity);
    expect(new Set(identities)).toEqual(new Set(['golden']));
    expect(text).not.toContain(`@${hostname()}`);
  });

  it('are reproduced by the code that made them', async () => {
    expect(await replayHistories({ bundle: await observedBundle(), histories: await readHistories(folder) })).toEqual({
      replayed: 1,
      divergences: [],
    });
  });

  it('name the file that a later build does not reproduce', async () => {
    const report = await replayHistories({
      bundle: await observedBundle('diverged'),
      histories: await readHistories(folder),
    });
    expect(report.divergences).toEqual([
      { file: 'patient-case.json', reason: expect.stringMatching(/nondeterminism/i) },
    ]);
  });
});
