import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';

import { DependencyUnavailable, type Subscriber } from '../src/index.js';
import { committedOffset, readAll } from '../src/testing/index.js';
import { freshFixture, type Fixture, type FreshFixture } from './fixture/messaging.js';
import { ThreeBrokers } from './fixture/three-brokers.js';

/** `HEJIE_BROKER_SEEDS=20` every night; a few in between. */
const SEEDS = Array.from({ length: Number(process.env['HEJIE_BROKER_SEEDS'] ?? 2) }, (_, at) => at + 1);
/** `HEJIE_BROKER_SILENCE=60` every night, in seconds; always longer than anybody waits for an answer. */
const SILENCE_MS = Number(process.env['HEJIE_BROKER_SILENCE'] ?? 25) * 1_000;
/** How soon facts flow again past a broker that is silent. */
const LEFT_WITHIN_MS = 20_000;
const CAUGHT_UP_WITHIN_MS = 60_000;
const PARTITIONS = 6;
const CASES = Array.from({ length: 18 }, (_, at) => `case-${at}`);
const PATIENCE = { timeout: 180_000, interval: 100 };
const TEST_TIMEOUT = 600_000;

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The same numbers from 0 to 1 for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Two members listen and wait now and then for a server that is away, while facts of many cases are told. */
class Load {
  readonly written = new Map(CASES.map((id) => [id, 0]));
  private writing = true;
  private away = false;
  private readonly done: Promise<unknown>;

  constructor(
    private readonly fixture: Fixture,
    roll: () => number,
  ) {
    fixture.relay();
    this.done = Promise.all([...CASES.map((id) => this.tell(id, roll)), this.comeAndGo(roll)]);
  }

  listen(member: string): Subscriber {
    return this.fixture.subscriber({
      member,
      together: 1,
      handle: async (fact, tx) => {
        if (this.away) throw new DependencyUnavailable('the engine');
        await this.fixture.write(fact, tx, member);
      },
    });
  }

  async end(): Promise<void> {
    this.writing = false;
    await this.done;
    this.away = false;
  }

  private async tell(id: string, roll: () => number): Promise<void> {
    while (this.writing) {
      const n = this.written.get(id)! + 1;
      await this.fixture.append(id, n);
      this.written.set(id, n);
      await pause(50 + roll() * 200);
    }
  }

  private async comeAndGo(roll: () => number): Promise<void> {
    while (this.writing) {
      await pause(300 + roll() * 1_500);
      this.away = !this.away;
    }
  }
}

describe('three brokers', () => {
  let cluster: ThreeBrokers;
  let fresh: FreshFixture;
  let fixture: Fixture;
  let topic: string;

  beforeAll(async () => {
    cluster = await ThreeBrokers.start();
  }, TEST_TIMEOUT);
  afterAll(async () => await cluster?.remove(), TEST_TIMEOUT);
  beforeEach(async () => {
    fresh = await freshFixture({ kafkaBrokers: cluster.addresses, partitions: PARTITIONS });
    fixture = fresh.fixture;
    ({ topic } = fixture.settings);
  }, TEST_TIMEOUT);
  afterEach(async () => await fresh?.close({ topics: false }), TEST_TIMEOUT);

  /** Every fact is told and has its effect once, those of a case in order; the group has committed all of it, no more. */
  const everythingOnce = async (written: ReadonlyMap<string, number>, patience = PATIENCE): Promise<void> => {
    await eventually(async () => expect(await fixture.unpublished()).toBe(0), patience);
    const told: Array<{ id: string }> = await fixture.dataSource.query('select event_id as id from outbox');
    // An election may be under way: brokers that have just come back take their partitions over again.
    await eventually(async () => {
      const there = new Set(
        (await readAll(fixture.settings.brokers, topic)).map(({ headers }) => String(headers['ce_id'])),
      );
      expect(told.filter(({ id }) => !there.has(id))).toEqual([]);
    }, patience);
    await eventually(async () => {
      for (const [id, n] of written) expect(await fixture.numbers(id)).toEqual(upTo(n));
    }, patience);
    await eventually(async () => {
      const published = await readAll(fixture.settings.brokers, topic);
      expect(await committedOffset(fixture.settings.brokers, fixture.consumer, topic)).toBe(published.length);
    }, patience);
  };
  const joined = (...members: Subscriber[]) =>
    eventually(() => expect(members.map((member) => member.joined)).toEqual(members.map(() => true)), PATIENCE);

  it.each(SEEDS)(
    'whose leaders move by elections and by a kill cost no fact and no order, however it falls (%i)',
    async (seed) => {
      const roll = dice(seed);
      const load = new Load(fixture, roll);
      await joined(load.listen('first'), load.listen('second'));
      for (let move = 0; move < 3; move += 1) {
        await pause(roll() * 1_500);
        await cluster.electOthers(topic);
      }
      const victim = cluster.broker(1 + Math.floor(roll() * 3));
      await victim.kill();
      await pause(1_000 + roll() * 3_000);
      await victim.start();
      await cluster.whole(topic);
      await cluster.electOthers(topic);
      await pause(500);
      await load.end();
      await everythingOnce(load.written);
    },
    TEST_TIMEOUT,
  );

  it(
    'that are restarted one after another cost no fact and no order',
    async () => {
      const load = new Load(fixture, dice(7));
      await joined(load.listen('first'), load.listen('second'));
      for (const broker of cluster.brokers.values()) {
        await broker.stop();
        await broker.start();
        await cluster.whole(topic);
      }
      await load.end();
      await everythingOnce(load.written);
    },
    TEST_TIMEOUT,
  );

  it(
    'of which one falls silent go on without it, and lose nothing when it speaks again',
    async () => {
      fixture.relay();
      const subscribers = [fixture.subscriber({ member: 'first' }), fixture.subscriber({ member: 'second' })];
      await joined(...subscribers);
      for (const id of CASES) await fixture.append(id, 1, 2);
      await everythingOnce(new Map(CASES.map((id) => [id, 2])));
      // The worst of the three: it leads partitions, and keeps the group together.
      const silent = cluster.broker(await cluster.coordinator(fixture.settings.group));
      silent.freeze();
      const frozenAt = performance.now();
      try {
        for (const id of CASES) await fixture.append(id, 3);
        await eventually(
          async () => {
            for (const id of CASES) expect(await fixture.numbers(id)).toEqual([1, 2, 3]);
          },
          { timeout: LEFT_WITHIN_MS },
        );
        await pause(SILENCE_MS - (performance.now() - frozenAt));
        for (const id of CASES) await fixture.append(id, 4);
      } finally {
        silent.thaw();
      }
      await everythingOnce(new Map(CASES.map((id) => [id, 4])), { timeout: CAUGHT_UP_WITHIN_MS, interval: 250 });
    },
    TEST_TIMEOUT,
  );
});
