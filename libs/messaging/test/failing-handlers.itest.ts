import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Transaction } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import { DependencyUnavailable, parkedCases, requestRedrive, type ReceivedFact } from '../src/index.js';
import { committedOffset } from '../src/testing/index.js';
import { freshStage, type FreshStage, type Probe, type Stage } from './stage.js';

type Handle = (fact: ReceivedFact<Probe>, tx: Transaction) => Promise<void>;

/** Writes the effect, then refuses what the test wants refused: an effect of a refused fact must not stay. */
const refusing =
  (stage: Stage, refused: (fact: ReceivedFact<Probe>) => Error | undefined): Handle =>
  async (fact, tx) => {
    await stage.write(fact, tx);
    const error = refused(fact);
    if (error) throw error;
  };

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

describe('a handler that fails', () => {
  let fresh: FreshStage;
  let stage: Stage;

  beforeEach(async () => {
    fresh = await freshStage({ partitions: 1 });
    stage = fresh.stage;
    stage.relay();
  });
  afterEach(async () => await fresh.close());

  it('now and then is tried again, and the order of each case holds', async () => {
    let calls = 0;
    stage.subscriber({
      handle: refusing(stage, () => (++calls % 7 === 0 ? new Error('a passing trouble') : undefined)),
      retryAfter: [5, 5, 5, 5, 5],
    });
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => stage.append(id, ...upTo(25))));
    await eventually(async () => expect(await stage.effects()).toHaveLength(100));
    for (const id of ['a', 'b', 'c', 'd']) expect(await stage.numbers(id)).toEqual(upTo(25));
    expect(await parkedCases(stage.dataSource)).toEqual([]);
  });

  it('for good parks its case with all that follows, in order, while other cases go on', async () => {
    const { metrics, registry } = stage.metrics();
    const source = stage.source();
    metrics.watchConsumer(stage.consumer, source, stage.dataSource);
    stage.subscriber({
      source,
      metrics,
      handle: refusing(stage, ({ caseId, data }) =>
        caseId === 'ill' && data.n === 3 ? new Error('cannot') : undefined,
      ),
    });
    await stage.append('ill', 1, 2, 3, 4);
    await stage.append('well', 1, 2, 3);
    await eventually(async () => expect(await stage.numbers('well')).toEqual([1, 2, 3]));
    await stage.append('ill', 5);
    await stage.append('well', 4);
    await eventually(async () => expect(await stage.numbers('well')).toEqual([1, 2, 3, 4]));
    expect(await stage.numbers('ill')).toEqual([1, 2]);
    await eventually(async () =>
      expect(await parkedCases(stage.dataSource)).toMatchObject([
        { key: 'ill', facts: 3, attempts: 3, error: 'Error: cannot' },
      ]),
    );
    // The offset has passed the parked facts: they are the database's now.
    await eventually(async () =>
      expect(await committedOffset(stage.settings.brokers, stage.consumer, stage.settings.topic)).toBe(9),
    );
    const text = await registry.metrics();
    expect(text).toMatch(/hejie_parked_facts\{[^}]*\} 3/);
    expect(text).toMatch(/hejie_parked_aggregates\{[^}]*\} 1/);
    expect(text).not.toContain('ill');
  });

  it('holds up no other case while it is tried again, where each fact has a transaction of its own', async () => {
    stage.subscriber({
      together: 1,
      retryAfter: [60_000],
      handle: refusing(stage, ({ caseId }) => (caseId === 'ill' ? new Error('cannot') : undefined)),
    });
    await stage.unitOfWork.run(async (tx) => {
      await stage.appendIn(tx, 'ill', 1);
      for (const n of upTo(5)) for (const id of ['a', 'b', 'c']) await stage.appendIn(tx, id, n);
    });
    await eventually(async () => expect(await stage.effects()).toHaveLength(15));
    for (const id of ['a', 'b', 'c']) expect(await stage.numbers(id)).toEqual(upTo(5));
  });

  it('is redriven in order once it is mended, with facts that arrive meanwhile behind the parked ones', async () => {
    let broken = true;
    const subscriber = stage.subscriber({
      handle: refusing(stage, ({ data }) => (broken && data.n === 2 ? new Error('cannot') : undefined)),
    });
    await stage.append('case-a', 1, 2, 3, 4);
    await eventually(async () => expect(await parkedCases(stage.dataSource)).toMatchObject([{ facts: 3 }]));
    expect(await subscriber.redriveParked({ key: 'case-a' })).toEqual({ key: 'case-a', redriven: 0, remaining: 3 });
    broken = false;
    await Promise.all([stage.append('case-a', 5, 6, 7), subscriber.redriveParked({ key: 'case-a' })]);
    await subscriber.redriveParked({ key: 'case-a' });
    await eventually(async () => expect(await stage.numbers('case-a')).toEqual([1, 2, 3, 4, 5, 6, 7]));
    expect(await parkedCases(stage.dataSource)).toEqual([]);
    await stage.append('case-a', 8);
    await eventually(async () => expect(await stage.numbers('case-a')).toEqual(upTo(8)));
  });

  it('is redriven by the running service when an operator asks through the database', async () => {
    let broken = true;
    stage.subscriber({ pollEvery: 100, handle: refusing(stage, () => (broken ? new Error('cannot') : undefined)) });
    // One after the other: cases of two partitions may be parked in either order, and the list begins with the oldest.
    await stage.append('case-a', 1, 2);
    await eventually(async () => expect(await parkedCases(stage.dataSource)).toHaveLength(1));
    await stage.append('case-b', 1);
    await eventually(async () => expect(await parkedCases(stage.dataSource)).toHaveLength(2));
    expect(await requestRedrive(stage.dataSource, { consumer: stage.consumer, key: 'case-a' })).toEqual(['case-a']);
    await eventually(async () =>
      expect(await parkedCases(stage.dataSource)).toMatchObject([
        { key: 'case-a', redriveRequested: false, attempts: 4 },
        { key: 'case-b' },
      ]),
    );
    broken = false;
    expect(await requestRedrive(stage.dataSource, { consumer: stage.consumer })).toEqual(['case-a', 'case-b']);
    await eventually(async () => expect(await parkedCases(stage.dataSource)).toEqual([]));
    expect(await stage.numbers('case-a')).toEqual([1, 2]);
    expect(await stage.numbers('case-b')).toEqual([1]);
  });

  it('because another server is away makes the partition wait, and parks nothing', async () => {
    let away = true;
    let calls = 0;
    stage.subscriber({
      handle: refusing(stage, () => {
        calls += 1;
        return away ? new DependencyUnavailable('the engine') : undefined;
      }),
    });
    await stage.append('case-a', 1, 2);
    await eventually(() => expect(calls).toBeGreaterThan(4));
    expect(await parkedCases(stage.dataSource)).toEqual([]);
    expect(await stage.numbers()).toEqual([]);
    away = false;
    await eventually(async () => expect(await stage.numbers('case-a')).toEqual([1, 2]));
  });

  it('because the database ends its connections is tried again until it can, and nothing is skipped', async () => {
    stage.subscriber();
    const writing = stage.append('case-a', ...upTo(20));
    for (let round = 0; round < 5; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await fresh.database.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ~ 'inbox|effect|parked|listen|outbox-read|published_at'`,
      );
    }
    await writing.catch(() => undefined);
    const told: Array<{ n: number }> = await eventually(() =>
      stage.dataSource.query(`select (payload->>'n')::int as n from outbox order by id`),
    );
    await eventually(async () => expect(await stage.numbers('case-a')).toEqual(told.map(({ n }) => n)));
    expect(await parkedCases(stage.dataSource)).toEqual([]);
  });
});
