/** A process of its own, as the stack's workers are: `worker.js <address> <namespace>`. Ends orderly on SIGTERM. */
import { createRequire } from 'node:module';

import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

import { FLOOR, SERVICES } from './plan.js';

const [address, namespace] = process.argv.slice(2);
if (address === undefined || namespace === undefined) throw new Error('usage: worker.js <address> <namespace>');

// Repeated tasks are counted from the histories; the SDK need not tell of each.
Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: { core: 'ERROR', other: 'ERROR' } } },
});
const connection = await NativeConnection.connect({ address });
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: createRequire(import.meta.url).resolve('./workflows.js'),
  logger: new DefaultLogger('ERROR'),
});

// The numbers are those of the release of 2026-11-21, and stay: a yardstick does not move with what it measures.
const workers = await Promise.all([
  Worker.create({
    connection,
    namespace,
    taskQueue: FLOOR.queue,
    workflowBundle,
    activities: { note: async () => undefined },
    enableNonLocalActivities: false,
    workflowTaskPollerBehavior: { type: 'autoscaling', initial: 10, maximum: 100 },
    maxConcurrentWorkflowTaskExecutions: 200,
    stickyQueueScheduleToStartTimeout: '30 seconds',
    maxCachedWorkflows: 2_000,
  }),
  ...SERVICES.map((service) =>
    Worker.create({
      connection,
      namespace,
      taskQueue: FLOOR.queueOf(service),
      activities: { [service]: async () => undefined },
      maxConcurrentActivityTaskExecutions: 20,
      activityTaskPollerBehavior: { type: 'autoscaling', initial: 5, maximum: 20 },
    }),
  ),
]);
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
  process.on(signal, () => workers.forEach((worker) => worker.getState() === 'RUNNING' && worker.shutdown()));
const running = workers.map((worker) => worker.run());
process.send?.('ready');
await Promise.all(running);
await connection.close();
process.exit(0);
