import { describe, expect, it } from '@jest/globals';
import { COURT_CLOCK_HEADER } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityExecuteInput } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { silentLog } from '../log.js';
import { activityInterceptors } from './activity-worker-host.js';

const clock = {
  mode: 'compressed',
  anchorReal: 1_700_000_000_000,
  anchorCourt: courtInstant('2026-10-09T00:00:00+08:00'),
  rate: 0.5,
  holdAt: courtInstant('2026-10-10T00:00:00+08:00'),
};

/** An activity as a worker of real time runs it, with everything that stands around it. */
function given() {
  const registry = new Registry();
  const alarms: object[] = [];
  const log = { ...silentLog, error: (fields: object) => alarms.push(fields) };
  const info = { activityType: 'recordStep', attempt: 5, workflowExecution: { workflowId: 'settlement-case/1' } };
  const context = { info, log: silentLog, metricMeter: undefined } as never;
  let done = 0;
  const run = activityInterceptors({ realTime: true, registry, log } as never)
    .map((interceptor) => interceptor(context).inbound)
    .reduceRight(
      (next: (input: ActivityExecuteInput) => Promise<unknown>, inbound) => (input) =>
        inbound?.execute ? inbound.execute(input, next as never) : next(input),
      async () => (done += 1),
    );
  const outcome = (headers: object) => run({ args: [], headers } as never).catch((error: unknown) => error);
  return { registry, alarms, outcome, done: () => done };
}

describe('an activity that a message asks for under a clock of its own, where time is real', () => {
  it('is not done, counts as failed, and raises an alarm', async () => {
    const { registry, alarms, outcome, done } = given();
    const refused = await outcome({ [COURT_CLOCK_HEADER]: defaultPayloadConverter.toPayload(clock) });
    expect(refused).toMatchObject({ type: 'CLOCK.NOT_ALLOWED' });
    expect(done()).toBe(0);
    expect(alarms).toEqual([
      {
        activity: 'recordStep',
        workflowId: 'settlement-case/1',
        attempt: 5,
        name: 'ApplicationFailure',
        code: 'CLOCK.NOT_ALLOWED',
      },
    ]);
    expect(await registry.metrics()).toMatch(
      /hejie_activity_seconds_count\{activity="recordStep",outcome="failed"\} 1/,
    );
  });

  it('is done without one', async () => {
    const { alarms, outcome, done } = given();
    await outcome({});
    expect([done(), alarms]).toEqual([1, []]);
  });
});
