import { fileURLToPath } from 'node:url';

import { expect, it } from '@jest/globals';
import { Worker } from '@temporalio/worker';

import { timeSkippingEnvironment, uniqueName } from '../src/index.js';

it('thirty days of waiting pass in a moment', async () => {
  const environment = await timeSkippingEnvironment();
  try {
    const taskQueue = uniqueName('clock');
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      workflowsPath: fileURLToPath(new URL('./fixture/waiting.workflow.ts', import.meta.url)),
    });
    const began = await environment.currentTimeMs();
    await worker.runUntil(
      environment.client.workflow.execute('thirtyDays', { taskQueue, workflowId: uniqueName('clock') }),
    );
    expect((await environment.currentTimeMs()) - began).toBeGreaterThanOrEqual(30 * 86_400_000);
  } finally {
    await environment.teardown();
  }
});
