import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Transaction } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import { DependencyUnavailable, parkedCases, requestRedrive, type ReceivedFact } from '../src/index.js';
import { committedOffset } from '../src/testing/index.js';
import { freshFixture, type FreshFixture, type Probe, type Fixture } from './fixture/messaging.js';

type Handle = (fact: ReceivedFact<Probe>, tx: Transaction) => Promise<void>;

/** Writes the effect, then refuses what the test wants refused: an effect of a refused fact must not stay. */
const refusing =
  (fixture: Fixture, refused: (fact: ReceivedFact<Probe>) => Error | undefined): Handle =>
  async (fact, tx) => {
    await fixture.write(fact, tx);
    const error = refused(fact);
    if (error) throw error;
  };

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

describe('a handler that fails', () => {
  let fresh: FreshFixture;
  let fixture: Fixture;

  beforeEach(async () => {
    fresh = await freshFixture({ partitions: 1 });
    fixture = fresh.fixture;
    fixture.relay();
  });
  afterEach(async () => await fresh.close());

  it('now and then is tried again, and the order of each case holds', async () => {
    let calls = 0;
    fixture.subscriber({
      handle: refusing(fixture, () => (++calls % 7 === 0 ? new Error('a passing trouble') : undefined)),
      retryAfter: [5, 5, 5, 5, 5],
    });
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => fixture.append(id, ...upTo(25))));
    await eventually(async () => expect(await fixture.effects()).toHaveLength(100));
    for (const id of ['a', 'b', 'c', 'd']) expect(await fixture.numbers(id)).toEqual(upTo(25));
    expect(await parkedCases(fixture.dataSource)).toEqual([]);
  });

  it('for good parks its case with all that follows, in order, while other cases go on', async () => {
    const { metrics, registry } = fixture.metrics();
    const source = fixture.source();
    metrics.watchConsumer(fixture.consumer, source, fixture.dataSource);
    fixture.subscriber({
      source,
      metrics,
      handle: refusing(fixture, ({ caseId, data }) =>
        caseId === 'ill' && data.n === 3 ? new Error('cannot') : undefined,
      ),
    });
    await fixture.append('ill', 1, 2, 3, 4);
    await fixture.append('well', 1, 2, 3);
    await eventually(async () => expect(await fixture.numbers('well')).toEqual([1, 2, 3]));
    await fixture.append('ill', 5);
    await fixture.append('well', 4);
    await eventually(async () => expect(await fixture.numbers('well')).toEqual([1, 2, 3, 4]));
    expect(await fixture.numbers('ill')).toEqual([1, 2]);
    await eventually(async () =>
      expect(await parkedCases(fixture.dataSource)).toMatchObject([
        { key: 'ill', facts: 3, attempts: 3, error: expect.stringMatching(/^Error failing-handlers\.itest\.ts:\d+$/) },
      ]),
    );
    // The offset has passed the parked facts: they are the database's now.
    await eventually(async () =>
      expect(await committedOffset(fixture.settings.brokers, fixture.consumer, fixture.settings.topic)).toBe(9),
    );
    const text = await registry.metrics();
    expect(text).toMatch(/hejie_parked_facts\{[^}]*\} 3/);
    expect(text).toMatch(/hejie_parked_aggregates\{[^}]*\} 1/);
    expect(text).not.toContain('ill');
  });

  it('holds up no other case while it is tried again, where each fact has a transaction of its own', async () => {
    fixture.subscriber({
      together: 1,
      retryAfter: [60_000],
      handle: refusing(fixture, ({ caseId }) => (caseId === 'ill' ? new Error('cannot') : undefined)),
    });
    await fixture.unitOfWork.run(async (tx) => {
      await fixture.appendIn(tx, 'ill', 1);
      for (const n of upTo(5)) for (const id of ['a', 'b', 'c']) await fixture.appendIn(tx, id, n);
    });
    await eventually(async () => expect(await fixture.effects()).toHaveLength(15));
    for (const id of ['a', 'b', 'c']) expect(await fixture.numbers(id)).toEqual(upTo(5));
  });

  it('is redriven in order once it is mended, with facts that arrive meanwhile behind the parked ones', async () => {
    let broken = true;
    const subscriber = fixture.subscriber({
      handle: refusing(fixture, ({ data }) => (broken && data.n === 2 ? new Error('cannot') : undefined)),
    });
    await fixture.append('case-a', 1, 2, 3, 4);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toMatchObject([{ facts: 3 }]));
    expect(await subscriber.redriveParked({ key: 'case-a' })).toEqual({ key: 'case-a', redriven: 0, remaining: 3 });
    broken = false;
    await Promise.all([fixture.append('case-a', 5, 6, 7), subscriber.redriveParked({ key: 'case-a' })]);
    await subscriber.redriveParked({ key: 'case-a' });
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4, 5, 6, 7]));
    expect(await parkedCases(fixture.dataSource)).toEqual([]);
    await fixture.append('case-a', 8);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual(upTo(8)));
  });

  it('is redriven by the running service when an operator asks through the database', async () => {
    let broken = true;
    fixture.subscriber({ pollEvery: 100, handle: refusing(fixture, () => (broken ? new Error('cannot') : undefined)) });
    // One after the other: cases of two partitions may be parked in either order, and the list begins with the oldest.
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toHaveLength(1));
    await fixture.append('case-b', 1);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toHaveLength(2));
    expect(await requestRedrive(fixture.dataSource, { consumer: fixture.consumer, key: 'case-a' })).toEqual(['case-a']);
    await eventually(async () =>
      expect(await parkedCases(fixture.dataSource)).toMatchObject([
        { key: 'case-a', redriveRequested: false, attempts: 4 },
        { key: 'case-b' },
      ]),
    );
    broken = false;
    expect(await requestRedrive(fixture.dataSource, { consumer: fixture.consumer })).toEqual(['case-a', 'case-b']);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toEqual([]));
    expect(await fixture.numbers('case-a')).toEqual([1, 2]);
    expect(await fixture.numbers('case-b')).toEqual([1]);
  });

  it('because another server is away makes the partition wait, and parks nothing', async () => {
    let away = true;
    let calls = 0;
    fixture.subscriber({
      handle: refusing(fixture, () => {
        calls += 1;
        return away ? new DependencyUnavailable('the engine') : undefined;
      }),
    });
    await fixture.append('case-a', 1, 2);
    await eventually(() => expect(calls).toBeGreaterThan(4));
    expect(await parkedCases(fixture.dataSource)).toEqual([]);
    expect(await fixture.numbers()).toEqual([]);
    away = false;
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2]));
  });

  it('because the database ends its connections is tried again until it can, and nothing is skipped', async () => {
    fixture.subscriber();
    const writing = fixture.append('case-a', ...upTo(20));
    for (let round = 0; round < 5; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await fresh.database.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ~ 'inbox|effect|parked|listen|outbox-read|published_at'`,
      );
    }
    await writing.catch(() => undefined);
    const told: Array<{ n: number }> = await eventually(() =>
      fixture.dataSource.query(`select (payload->>'n')::int as n from outbox order by id`),
    );
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual(told.map(({ n }) => n)));
    expect(await parkedCases(fixture.dataSource)).toEqual([]);
  });
});
