import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Retention, type RetentionRule } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import { ensureTopics, inboxRetention, leastInboxDays, outboxRetention } from '../src/index.js';
import { longestKept } from '../src/kafka/longest-kept.js';
import { publishRaw, readAll } from '../src/testing/index.js';
import { freshFixture, type FreshFixture } from './fixture/messaging.js';

let fresh: FreshFixture;
beforeEach(async () => {
  fresh = await freshFixture({ partitions: 1 });
});
afterEach(() => fresh.close());

const sweep = (...rules: RetentionRule[]) =>
  new Retention({ dataSource: fresh.fixture.dataSource, rules, batch: 10, breath: 1 }).sweep();
const broker = () => ({ brokers: fresh.fixture.settings.brokers, clientId: 'retention' });
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
  const KEEP_DAYS = leastInboxDays(1 + 7);
  const age = (days: number) =>
    fresh.fixture.dataSource.query('update inbox set received_at = now() - make_interval(days => $1)', [days]);
  const handled = async () => {
    const { fixture } = fresh;
    fixture.relay();
    fixture.subscriber();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2]));
  };
  /** A topic like that of the fixture, whose facts the broker keeps for one day. */
  const passing = async () => {
    const { topic } = fresh.topics.own({ ...fresh.fixture.definition, topic: 'passing' });
    await ensureTopics(broker(), [topic], { partitions: 1, keepDays: 1 });
    return topic;
  };

  it('are known for ever where the topics keep them for ever', async () => {
    await handled();
    await age(5_000);
    await sweep(inboxRetention(KEEP_DAYS, broker(), [fresh.fixture.settings.topic]));
    expect(await count('inbox')).toBe(2);
  });

  it('are forgotten when they can no longer come again, and not before', async () => {
    const topic = await passing();
    await handled();
    await age(KEEP_DAYS - 1);
    await sweep(inboxRetention(KEEP_DAYS, broker(), [topic]));
    expect(await count('inbox')).toBe(2);
    await age(KEEP_DAYS + 1);
    await sweep(inboxRetention(KEEP_DAYS, broker(), [topic]));
    expect(await count('inbox')).toBe(0);
  });

  it('are known on their last day, and a repeat begins their time anew', async () => {
    const { fixture } = fresh;
    const topic = await passing();
    await handled();
    await age(KEEP_DAYS - 1);
    await publishRaw(fixture.settings.brokers, await readAll(fixture.settings.brokers, fixture.settings.topic));
    await fixture.append('case-a', 3);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]));
    expect(
      await fixture.dataSource.query(
        `select count(*)::int as n from inbox where received_at > now() - interval '1 hour'`,
      ),
    ).toEqual([{ n: 3 }]);
    await sweep(inboxRetention(KEEP_DAYS, broker(), [topic]));
    expect(await count('inbox')).toBe(3);
  });

  it('all stay where the broker keeps a single topic longer than was thought, or does not know one', async () => {
    const topic = await passing();
    await handled();
    await age(5_000);
    await sweep(inboxRetention(KEEP_DAYS - 1, broker(), [topic]));
    await sweep(inboxRetention(KEEP_DAYS, broker(), [topic, fresh.fixture.settings.topic]));
    await sweep(inboxRetention(KEEP_DAYS, broker(), [topic, 'test.nobody.knows.v1']));
    await sweep(inboxRetention(KEEP_DAYS, { ...broker(), brokers: ['127.0.0.1:1'] }, [topic]));
    expect(await count('inbox')).toBe(2);
  });

  it('can be read for as long as the topic keeps them and a segment takes to fill', async () => {
    expect(await longestKept(broker(), [await passing()])).toBe(1 + 7);
    expect(await longestKept(broker(), [fresh.fixture.settings.topic])).toBe(Infinity);
  });
});
