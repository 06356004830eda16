import { AskedTimes } from '@hejie/casework';
import { courtInstant, type CourtInstant } from '@hejie/law';
import { type CaseTimePort, type CourtClockPort } from '@hejie/service-kit';
import { currentCourtTime } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { type ExchangeRecorder } from './exchange-recorder.js';
import { ExchangeRelay } from './exchange-relay.js';
import { type ExchangeRequest } from './exchange-request.js';
import { ExchangeAway, type PropertyExchange } from './property-exchange.js';

const AT = courtInstant('2026-06-02T10:00:00+08:00');
const request = (id: string, over: Partial<ExchangeRequest> = {}) =>
  ({
    id,
    caseId: id,
    kind: 'QUERY',
    subject: 'q',
    content: '{}',
    askedAt: AT,
    clock: null,
    state: 'WAITING',
    attempts: 1,
    ...over,
  }) as ExchangeRequest;

/** The relay over what it is given at its first look, and what it did. */
function relayOver(
  due: readonly ExchangeRequest[],
  times: CaseTimePort,
  recorder: Partial<ExchangeRecorder> = {},
  failing: string | undefined = undefined,
  receipt: (at: CourtInstant) => object = () => ({}),
) {
  const seen = { reads: 0, put: [] as string[], written: [] as string[] };
  let left = due;
  const dataSource = {
    query: (sql: string, [id]: [string]) => {
      if (sql.includes('returning id')) {
        const taken = left.map((one) => ({ id: one.id }));
        left = [];
        return Promise.resolve([taken]);
      }
      if (id === failing) return Promise.reject(new Error('away'));
      seen.written.push(id);
      return Promise.resolve();
    },
    manager: { findBy: () => Promise.resolve((seen.reads += 1) === 1 ? due : []) },
  };
  const exchange = {
    putQuery: (id: string) => Promise.resolve(void seen.put.push(id)),
    answer: () => Promise.resolve({}),
    receipt: (_: string, at: CourtInstant) => Promise.resolve(receipt(at)),
  };
  const relay = new ExchangeRelay(
    dataSource as unknown as DataSource,
    exchange as unknown as PropertyExchange,
    recorder as ExchangeRecorder,
    // Not the machine's clock: time is compressed.
    new AskedTimes(times, {} as CourtClockPort),
    20,
  );
  return { relay, seen };
}

describe('the relay to those who keep property', () => {
  it('one request whose time nobody can say, or that cannot be written down, keeps no other from being put', async () => {
    const times = { latest: (id: string) => (id === 'b' ? Promise.reject(new Error('away')) : Promise.resolve(AT)) };
    const { relay, seen } = relayOver(
      ['a', 'b', 'c'].map((id) => request(id, id === 'b' ? { state: 'PUT' } : {})),
      times,
      {},
      'a',
    );
    relay.onApplicationBootstrap();
    await eventually(() => expect(seen.written.sort()).toEqual(['b', 'c']));
    await relay.beforeApplicationShutdown();
    expect(seen.put.sort()).toEqual(['a', 'c']);
  });

  it('reads the clock once more when the answer has come, and asks for what nobody waits for no more without end', async () => {
    const later = courtInstant('2026-06-02T10:00:05+08:00');
    const read: string[] = [];
    const instants = [AT, later];
    const times = { latest: () => Promise.resolve(instants.shift() ?? later) };
    const parked: string[] = [];
    const recorder = {
      answered: (_: unknown, __: unknown, at: string) => Promise.resolve(void read.push(at)).then(() => false),
      awaited: () => Promise.resolve(false),
      park: ({ id }: ExchangeRequest, fault: string) => Promise.resolve(void parked.push(`${id} ${fault}`)),
    };
    const asked = request('a', { state: 'PUT', attempts: 300 });
    const { relay, seen } = relayOver([asked], times, recorder as unknown as ExchangeRecorder);
    relay.onApplicationBootstrap();
    await eventually(() => expect(parked).toEqual(['a EXCHANGE.UNANSWERED']));
    await relay.beforeApplicationShutdown();
    expect(read).toEqual([later]);
    expect(seen.reads).toBeGreaterThan(0);
  });
});

describe('in compressed time', () => {
  it('those who keep property go on while the court stands still, and what they say is recorded at its own instant', async () => {
    // What was served when the case had already come further than the command's clock holds: it has no time of its own.
    const clock = {
      mode: 'compressed',
      anchorReal: Date.now() - 60_000,
      anchorCourt: AT,
      rate: 100,
      holdAt: AT,
    } as const;
    const order = request('a', { kind: 'RELEASE', state: 'PUT', clock });
    const receivedAt = courtInstant('2026-06-02T10:10:00+08:00');
    const recordedAt: (readonly [string, string])[] = [];
    const receipted = (_: unknown, __: unknown, at: string) =>
      Promise.resolve(void recordedAt.push([at, currentCourtTime()])).then(() => true);
    const { relay } = relayOver(
      [order],
      { latest: () => Promise.resolve(AT) },
      { receipted } as unknown as ExchangeRecorder,
      undefined,
      (at) => ({
        orderId: 'a',
        ...(at < receivedAt ? { state: 'PENDING' } : { state: 'DONE', receivedAt, by: '某银行' }),
      }),
    );
    relay.onApplicationBootstrap();
    await eventually(() => expect(recordedAt).toEqual([[receivedAt, receivedAt]]));
    await relay.beforeApplicationShutdown();
  });
});

describe('what nobody was there to take', () => {
  /** So many are due and fail with that: what is put off at the first look, and for how long each was the relay's. */
  const postponed = async (error: Error, over: Partial<ExchangeRequest>, due = 1, expected = due) => {
    const left = Array.from({ length: due }, (_, n) => request(`a-${n}`, over));
    const waits: unknown[][] = [];
    const leases: unknown[] = [];
    let batch: ExchangeRequest[] = [];
    const dataSource = {
      query: (sql: string, values: unknown[]) => {
        if (!sql.includes('returning id')) return Promise.resolve(void waits.push(values));
        const [most, lease] = values as [number, number];
        leases.push(lease);
        batch = left.splice(0, most);
        return Promise.resolve([batch.map(({ id }) => ({ id }))]);
      },
      manager: { findBy: () => Promise.resolve(batch) },
    };
    const failing = () => Promise.reject(error);
    const relay = new ExchangeRelay(
      dataSource as unknown as DataSource,
      { putQuery: failing, answer: failing } as unknown as PropertyExchange,
      {} as ExchangeRecorder,
      new AskedTimes({ latest: () => Promise.resolve(AT) }, {} as CourtClockPort),
      60_000,
    );
    relay.onApplicationBootstrap();
    await eventually(() => expect(waits).toHaveLength(expected));
    await relay.beforeApplicationShutdown();
    return { waits, leases, left: left.length };
  };
  const AWAY = new ExchangeAway('nobody');

  it('is tried again in five seconds, however often that was in vain; what is not understood later and later', async () => {
    for (const state of ['WAITING', 'PUT'] as const) {
      const uncounted = state === 'PUT' ? 1 : 0;
      for (const attempts of [1, 12, 40])
        expect((await postponed(AWAY, { state, attempts })).waits).toEqual([['a-0', 5, 'EXCHANGE.AWAY', uncounted]]);
      expect((await postponed(new Error('shape'), { state, attempts: 12 })).waits).toEqual([['a-0', 300, 'Error', 0]]);
    }
  });

  it('is no more than a batch at a look: who is away is not overrun, and who is there gets everything at once', async () => {
    expect(await postponed(AWAY, {}, 60, 20)).toMatchObject({ left: 40, leases: [15] });
    expect(await postponed(new Error('shape'), {}, 60)).toMatchObject({ left: 0 });
  });
});
