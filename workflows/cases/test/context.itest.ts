import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { node } from '@opentelemetry/sdk-node';
import { courtInstant, type CourtClock } from '@hejie/law';
import {
  ActivityWorkerHost,
  bundleWorkflows,
  connectClient,
  currentCourtClock,
  parseKeyRing,
  silentLog,
  withCourtClock,
  WorkflowWorkerHost,
  type TemporalSettings,
} from '@hejie/temporal';
import { eventually, serverFromEnvironment, uniqueName } from '@hejie/testing';
import { asker, beside, deliver, mailbox, open, type Found, type MailboxActivities } from './fixture/mailbox.js';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const clockOn = (day: string): CourtClock => ({
  mode: 'compressed',
  anchorReal: 1_700_000_000_000,
  anchorCourt: courtInstant(`${day}T09:00:00+08:00`),
  rate: 60,
  holdAt: courtInstant(`${day}T18:00:00+08:00`),
});
const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-06-01', '2026-06-02', '2026-06-03'].map(clockOn) as [
  CourtClock,
  CourtClock,
  CourtClock,
];

describe('what travels beside the messages of a case', () => {
  const taskQueue = uniqueName('context');
  const settings: TemporalSettings = {
    address: serverFromEnvironment('TEMPORAL_ADDRESS'),
    namespace: 'default',
    keyRing: parseKeyRing(`k1:${Buffer.alloc(32, 1).toString('base64')}`),
  };
  const { client, connection } = connectClient(settings);
  const activities: MailboxActivities = {
    async find(caseId) {
      const { clock: asked } = await client.workflow.getHandle(caseId).query(beside);
      return { clock: currentCourtClock(), traceId: trace.getActiveSpan()?.spanContext().traceId, asked };
    },
  };
  const bundle = () =>
    bundleWorkflows({
      workflowsPath: path('./fixture/mailbox.ts'),
      interceptorModules: [path('../src/kernel/context.ts')],
    });
  const hosts = [
    new WorkflowWorkerHost(taskQueue, bundle, {}, { settings, log: silentLog }),
    new ActivityWorkerHost(taskQueue, activities, { settings, log: silentLog }),
  ];

  beforeAll(async () => {
    new node.NodeTracerProvider().register();
    for (const host of hosts) host.onApplicationBootstrap();
    await eventually(() => expect(hosts.map((host) => host.ready())).toEqual([true, true]), { timeout: 120_000 });
  }, 180_000);
  afterAll(async () => {
    for (const host of hosts) await host.onModuleDestroy();
    await connection.close();
  });

  /** A mailbox for two letters, started on Monday. */
  const started = async () => {
    const workflowId = uniqueName('mailbox');
    const args: [string, number] = [workflowId, 2];
    return await withCourtClock(MONDAY, () => client.workflow.start(mailbox, { taskQueue, workflowId, args }));
  };
  type Mailbox = Awaited<ReturnType<typeof started>>;
  /** Delivers a letter in a trace of its own. */
  const letter = (to: Mailbox, clock: CourtClock) =>
    trace.getTracer('test').startActiveSpan('letter', async (span) => {
      const found: Found = await withCourtClock(clock, () => to.executeUpdate(deliver));
      span.end();
      return { found, traceId: span.spanContext().traceId };
    });

  it('waits with its message: two commands at once each hand on their own clock and trace', async () => {
    const box = await started();
    const letters = [letter(box, MONDAY), letter(box, TUESDAY)];
    await eventually(async () => {
      const { events } = await box.fetchHistory();
      expect(events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toHaveLength(2);
    });
    await withCourtClock(WEDNESDAY, () => box.signal(open));
    const [first, second] = await Promise.all(letters);
    expect(first!.found).toEqual({ clock: MONDAY, traceId: first!.traceId, asked: MONDAY });
    expect(second!.found).toEqual({ clock: TUESDAY, traceId: second!.traceId, asked: TUESDAY });
    expect(first!.traceId).not.toBe(second!.traceId);
    expect(await box.result()).toMatchObject({ clock: WEDNESDAY });
  });

  it('is there when a command is validated: one in real time bears no clock', async () => {
    const box = await started();
    await expect(letter(box, { mode: 'real' })).rejects.toMatchObject({
      cause: { message: 'a letter without a clock' },
    });
    await box.terminate();
  });

  it('reaches children, other cases and the run that continues the case', async () => {
    const box = await started();
    const letters = [letter(box, MONDAY), letter(box, MONDAY)];
    const answers = await withCourtClock(TUESDAY, () =>
      client.workflow.execute(asker, { taskQueue, workflowId: uniqueName('asker'), args: [box.workflowId] }),
    );
    expect(answers).toMatchObject({ child: { clock: TUESDAY }, continued: { clock: TUESDAY } });
    await Promise.all(letters);
    expect(await box.result()).toMatchObject({ clock: TUESDAY });
  });
});
