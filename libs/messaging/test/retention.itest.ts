import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Retention, UnitOfWork, type RetentionRule } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import { inboxRetention, outboxRetention } from '../src/index.js';
import { claim } from '../src/subscriber/inbox.js';
import { publishRaw, readAll } from '../src/testing/index.js';
import { freshFixture, type FreshFixture } from './fixture/messaging.js';

let fresh: FreshFixture;
beforeEach(async () => {
  fresh = await freshFixture({ partitions: 1 });
});
afterEach(() => fresh.close());

const sweep = (...rules: RetentionRule[]) =>
  new Retention({ dataSource: fresh.fixture.dataSource, rules, batch: 10, breath: 1 }).sweep();
const count = async (table: string): Promise<number> =>
  (await fresh.fixture.dataSource.query(`select count(*)::int as n from ${table}`))[0].n;

describe('facts that the broker has', () => {
  const age = (days: number) =>
    fresh.fixture.dataSource.query(
      'update outbox set recorded_at = recorded_at - make_interval(days => $1), published_at = published_at - make_interval(days => $1)',
      [days],
    );

  it('go when their time is over; a fact that is not published stays, however old it is, and is told when the broker is back', async () => {
    const { fixture } = fresh;
    const relay = fixture.relay();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    await relay.stop();
    await fixture.append('case-a', 3);
    await age(400);
    await sweep(outboxRetention(30));
    expect(await fixture.dataSource.query(`select payload->'n' as n from outbox`)).toEqual([{ n: 3 }]);

    fixture.relay();
    fixture.subscriber();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]));
  });

  it('stay until then', async () => {
    const { fixture } = fresh;
    fixture.relay();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    await age(29);
    await sweep(outboxRetention(30));
    expect(await count('outbox')).toBe(2);
  });

  it('leave the numbers of their case as they are: the next fact goes on counting', async () => {
    const { fixture } = fresh;
    fixture.relay();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    await age(31);
    await sweep(outboxRetention(30));
    await fixture.append('case-a', 3);
    expect(await fixture.dataSource.query('select aggregate_version::int as version from outbox')).toEqual([
      { version: 3 },
    ]);
  });

  it('are deleted beside a relay at work, and nothing that is told gets lost or out of order', async () => {
    const { fixture } = fresh;
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    fixture.relay();
    fixture.subscriber();
    let writing = true;
    const written = Promise.all(
      ['case-a', 'case-b', 'case-c'].map((courtCase) => fixture.append(courtCase, ...numbers)),
    ).finally(() => (writing = false));
    // No days at all: whatever is published is over at once.
    while (writing) await sweep(outboxRetention(0));
    await written;
    await eventually(async () => expect(await fixture.effects()).toHaveLength(180));
    for (const courtCase of ['case-a', 'case-b', 'case-c']) expect(await fixture.numbers(courtCase)).toEqual(numbers);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    await sweep(outboxRetention(0));
    expect(await count('outbox')).toBe(0);
  });
});

describe('facts that were handled', () => {
  const KEEP_DAYS = 90;
  const fold = () => sweep(inboxRetention(KEEP_DAYS));
  const age = (days: number) =>
    fresh.fixture.dataSource.query('update inbox set received_at = now() - make_interval(days => $1)', [days]);
  const handled = async (...numbers: number[]) => {
    const { fixture } = fresh;
    fixture.relay();
    fixture.subscriber();
    await fixture.append('case-a', ...numbers);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual(numbers));
  };
  const foldedLongAgo = async (...numbers: number[]) => {
    await handled(...numbers);
    await age(KEEP_DAYS + 1);
    await fold();
    expect(await count('inbox')).toBe(0);
  };
  const versions = () => fresh.fixture.dataSource.query('select aggregate_id, versions::text from inbox_version');
  /** Everything that the topic has, once more, under the same ids. */
  const deliveredAgain = async () => {
    const { brokers, topic } = fresh.fixture.settings;
    await publishRaw(brokers, await readAll(brokers, topic));
  };

  it('are known by their ids until then', async () => {
    await handled(1, 2);
    await age(KEEP_DAYS - 1);
    await fold();
    expect([await count('inbox'), await count('inbox_version')]).toEqual([2, 0]);
  });

  it('take one row a record after that, however many they were', async () => {
    await foldedLongAgo(...Array.from({ length: 25 }, (_, n) => n));
    await fresh.fixture.append('case-b', 1);
    await eventually(async () => expect(await fresh.fixture.numbers('case-b')).toEqual([1]));
    await age(KEEP_DAYS + 1);
    await fold();
    expect(await versions()).toEqual(
      expect.arrayContaining([
        { aggregate_id: 'case-a', versions: '{[1,26)}' },
        { aggregate_id: 'case-b', versions: '{[1,2)}' },
      ]),
    );
    expect(await count('inbox_version')).toBe(2);
  });

  it('have no second effect when all of the topic comes again years later; a fact that is told only then has its first', async () => {
    const { fixture } = fresh;
    await foldedLongAgo(1, 2, 3);
    await deliveredAgain();
    await fixture.append('case-a', 4);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4]));
    await deliveredAgain();
    await fixture.append('case-a', 5);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4, 5]));
  });

  it('leave a fact its effect that never arrived, between others that are folded: what was unreadable comes late', async () => {
    const { fixture } = fresh;
    const { brokers, topic } = fixture.settings;
    fixture.relay();
    await fixture.append('case-a', 1, 2, 3);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    const [first, second, third] = await readAll(brokers, topic);
    const handler = fixture.subscriber({
      handle: async (fact, tx) => {
        if (fact.data.n !== 2) await fixture.write(fact, tx);
      },
    });
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 3]));
    await handler.stop();
    await fixture.dataSource.query('delete from inbox where version = 2');
    await age(KEEP_DAYS + 1);
    await fold();
    expect(await versions()).toEqual([{ aggregate_id: 'case-a', versions: '{[1,2),[3,4)}' }]);
    fixture.subscriber();
    await publishRaw(brokers, [third!, second!, first!]);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 3, 2]));
  });

  it('are known for the whole time anew when they come again', async () => {
    await foldedLongAgo(1, 2);
    await deliveredAgain();
    await eventually(async () => expect(await count('inbox')).toBe(2));
    await fold();
    expect(await count('inbox')).toBe(2);
    await age(KEEP_DAYS + 1);
    await fold();
    expect(await versions()).toEqual([{ aggregate_id: 'case-a', versions: '{[1,3)}' }]);
  });

  it('are folded beside a listener at work to which they come again and again, and each has one effect', async () => {
    const { fixture } = fresh;
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    fixture.relay();
    fixture.subscriber();
    let writing = true;
    const written = (async () => {
      for (let n = 0; n < 60; n += 12) {
        await fixture.append('case-a', ...numbers.slice(n, n + 12));
        await deliveredAgain();
      }
    })().finally(() => (writing = false));
    // No days at all: whatever is handled is folded at once.
    while (writing) await sweep(inboxRetention(0));
    await written;
    await eventually(async () => expect(await fixture.numbers('case-a')).toHaveLength(60));
    await fixture.append('case-a', 60);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([...numbers, 60]));
  });

  it('that come again at the very moment in which they are folded are known', async () => {
    const { dataSource, unitOfWork, consumer, settings } = fresh.fixture;
    const id = '7c3f2f4e-8a1b-4f0e-9d55-0c1f6a2b3c4d';
    const arrival = { fact: { id, aggregateId: 'case-a', aggregateVersion: 1 }, record: { topic: settings.topic } };
    await unitOfWork.run((tx) => claim(tx, consumer, [arrival]));
    const waiting = async (): Promise<number> =>
      (
        await dataSource.query(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      )[0].n;
    const again = await unitOfWork.run(async ({ manager }) => {
      // What a sweep does, in a transaction that is not committed yet.
      await manager.query(
        `insert into inbox_version
          select consumer, topic, aggregate_id, int8multirange(int8range(version, version, '[]')) from inbox`,
      );
      await manager.query('delete from inbox');
      const claimed = new UnitOfWork(dataSource).run((tx) => claim(tx, consumer, [arrival]));
      await eventually(async () => expect(await waiting()).toBe(1));
      return { claimed };
    });
    expect([...(await again.claimed)]).toEqual([]);
  });

  it('find the oldest rows by an index, past those of earlier releases whose numbers nobody knows', async () => {
    const { dataSource } = fresh.fixture;
    await dataSource.query(
      `insert into inbox (consumer, event_id, received_at) select 'old', gen_random_uuid(), now() - interval '9 years' from generate_series(1, 5000)`,
    );
    await handled(1);
    await age(KEEP_DAYS + 1);
    await dataSource.query('analyze inbox');
    const plan: Array<{ 'QUERY PLAN': string }> = await dataSource.query(
      `explain select ctid from inbox where topic is not null and received_at < now() order by received_at limit 500`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('inbox_received_at');
    await fold();
    expect(await count('inbox')).toBe(5000);
  });
});
