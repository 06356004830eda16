import { describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { courtInstant, type CourtClock } from '@hejie/law';
import { clockFromHeader, clockToHeader, COURT_CLOCK_HEADER } from '@hejie/contracts/workflows';
import { currentCourtClock, withCourtClock } from './court-clock.js';
import { activityUnderClock, messagesUnderClock } from './court-clock-interceptors.js';

const CLOCK = {
  mode: 'compressed',
  anchorReal: 1_700_000_000_000,
  anchorCourt: courtInstant('2026-06-30T14:00:00+08:00'),
  rate: 60,
  holdAt: courtInstant('2026-07-01T00:00:00+08:00'),
} as const satisfies CourtClock;
const TRACE = defaultPayloadConverter.toPayload('a trace')!;

type Call = (input: object, next: (input: object) => Promise<object>) => Promise<object>;
/** The input of a call as it leaves. */
const sent = (call: keyof typeof messagesUnderClock, input: object): Promise<Record<string, Headers>> =>
  (messagesUnderClock[call] as unknown as Call)(input, async (passed) => passed) as Promise<Record<string, Headers>>;
const clockIn = (headers: Headers | undefined): unknown => {
  const payload = headers?.[COURT_CLOCK_HEADER];
  return payload && clockFromHeader(defaultPayloadConverter.fromPayload(payload));
};

describe('a message that is sent under a clock of the court', () => {
  it.each(['startWithDetails', 'signal', 'signalWithStart', 'startUpdate', 'query'] as const)(
    'bears it beside what it bore: %s',
    async (call) => {
      const { headers } = await withCourtClock(CLOCK, () => sent(call, { headers: { trace: TRACE } }));
      expect(headers).toMatchObject({ trace: TRACE });
      expect(clockIn(headers)).toEqual(CLOCK);
    },
  );

  it('bears it twice where it may start the case', async () => {
    const input = { workflowStartHeaders: {}, updateHeaders: {} };
    const { workflowStartHeaders, updateHeaders } = await withCourtClock(CLOCK, () =>
      sent('startUpdateWithStart', input),
    );
    expect([clockIn(workflowStartHeaders), clockIn(updateHeaders)]).toEqual([CLOCK, CLOCK]);
  });

  it('bears none in real time, even within work that has one', async () => {
    const input = { headers: { trace: TRACE } };
    expect(await sent('signal', input)).toEqual(input);
    await withCourtClock(CLOCK, async () => {
      expect(await withCourtClock({ mode: 'real' }, () => sent('signal', input))).toEqual(input);
      expect(currentCourtClock()).toEqual(CLOCK);
    });
  });
});

describe('an activity', () => {
  const done = (realTime: boolean, headers: Headers): Promise<unknown> => {
    const { inbound } = activityUnderClock({ realTime })(undefined as never);
    const work = () => Promise.resolve(currentCourtClock() ?? 'the machine’s');
    return Promise.resolve().then(() => inbound!.execute!({ args: [], headers }, work));
  };
  const bearingClock: Headers = { [COURT_CLOCK_HEADER]: defaultPayloadConverter.toPayload(clockToHeader(CLOCK)) };

  it('is done under the clock that it was asked under', async () => {
    expect(await done(false, bearingClock)).toEqual(CLOCK);
    expect(await done(false, {})).toBe('the machine’s');
  });

  it('understands the clock as release 0.2 bore it', async () => {
    expect(await done(false, { [COURT_CLOCK_HEADER]: defaultPayloadConverter.toPayload(CLOCK) })).toEqual(CLOCK);
  });

  it('is not done under a clock of somebody’s own in a process of real time', async () => {
    expect(await done(true, {})).toBe('the machine’s');
    await expect(done(true, bearingClock)).rejects.toMatchObject({ type: 'CLOCK.NOT_ALLOWED', nonRetryable: false });
  });
});
