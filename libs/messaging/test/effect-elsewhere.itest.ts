import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { Retention } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import {
  DependencyUnavailable,
  inboxRetention,
  onFactElsewhere,
  parkedCases,
  Subscriber,
  type ReceivedFact,
} from '../src/index.js';
import { publishRaw, readAll } from '../src/testing/index.js';
import { freshFixture, type Fixture, type FreshFixture, type Probe } from './fixture/messaging.js';

describe('a handler whose effect lies with another server', () => {
  let fresh: FreshFixture;
  let fixture: Fixture;
  /** What the other server has been told, and how many transactions of ours were open meanwhile. */
  let told: number[];
  let open: number[];
  let refuse: (fact: ReceivedFact<Probe>) => Error | undefined;

  beforeEach(async () => {
    fresh = await freshFixture({ partitions: 1 });
    fixture = fresh.fixture;
    fixture.relay();
    [told, open, refuse] = [[], [], () => undefined];
  });
  afterEach(async () => await fresh.close());

  const listen = () =>
    fixture.subscriber({
      together: 1,
      handlers: [
        onFactElsewhere(fixture.definition, async (fact) => {
          const [row] = await fixture.dataSource.query(
            // Of the subscriber alone: what else runs on this server, and the relay, have transactions of their own.
            `select count(distinct activity.pid)::int as open from pg_stat_activity activity
               join pg_locks held on held.pid = activity.pid
               join pg_class touched on touched.oid = held.relation and touched.relname not like 'outbox%'
              where activity.state = 'idle in transaction' and touched.relnamespace = current_schema()::regnamespace`,
          );
          open.push(row.open);
          const error = refuse(fact);
          if (error) throw error;
          told.push(fact.data.n);
        }),
      ],
    });
  const inbox = async (): Promise<number> =>
    (await fixture.dataSource.query('select count(*)::int as rows from inbox'))[0].rows;

  it('is asked in order, without a transaction of ours, and the fact is noted as received afterwards', async () => {
    listen();
    await fixture.append('case-a', 1, 2, 3);
    await eventually(() => expect(told).toEqual([1, 2, 3]));
    await eventually(async () => expect(await inbox()).toBe(3));
    expect(open).toEqual([0, 0, 0]);
  });

  it('is asked again after an outage, and only what it has answered is noted', async () => {
    let away = true;
    refuse = () => (away ? new DependencyUnavailable('Temporal') : undefined);
    listen();
    await fixture.append('case-a', 1);
    await eventually(() => expect(open.length).toBeGreaterThan(1));
    expect([told, await inbox()]).toEqual([[], 0]);
    away = false;
    await eventually(async () => expect([told, await inbox()]).toEqual([[1], 1]));
  });

  it('is not asked again about what the inbox has folded: an application of years ago starts no second case', async () => {
    listen();
    await fixture.append('case-a', 1);
    await eventually(async () => expect([told, await inbox()]).toEqual([[1], 1]));
    await new Retention({ dataSource: fixture.dataSource, rules: [inboxRetention(0)] }).sweep();
    expect(await inbox()).toBe(0);
    const { brokers, topic } = fixture.settings;
    await publishRaw(brokers, await readAll(brokers, topic));
    await fixture.append('case-a', 2);
    await eventually(() => expect(told).toEqual([1, 2]));
  });

  it('that refuses parks the case; redriven, it is asked without a transaction as well', async () => {
    let broken = true;
    refuse = ({ data }) => (broken && data.n === 2 ? new Error('cannot') : undefined);
    const subscriber = listen();
    await fixture.append('case-a', 1, 2, 3);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toMatchObject([{ facts: 2 }]));
    expect(await subscriber.redriveParked({ key: 'case-a' })).toEqual({ key: 'case-a', redriven: 0, remaining: 2 });
    broken = false;
    expect(await subscriber.redriveParked({ key: 'case-a' })).toEqual({ key: 'case-a', redriven: 2, remaining: 0 });
    expect(told).toEqual([1, 2, 3]);
    expect(Math.max(...open)).toBe(0);
  });

  it('that is away during a redrive is waited for: no attempt is counted and the redrive goes on', async () => {
    let error: Error | undefined = new Error('cannot');
    refuse = () => error;
    const subscriber = listen();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toMatchObject([{ facts: 2 }]));
    const [before] = await parkedCases(fixture.dataSource);
    const asked = open.length;
    error = new DependencyUnavailable('Temporal');
    const redriven = subscriber.redriveParked({ key: 'case-a' });
    await eventually(() => expect(open.length).toBeGreaterThan(asked + 1));
    expect(await parkedCases(fixture.dataSource)).toEqual([before]);
    error = undefined;
    expect(await redriven).toEqual({ key: 'case-a', redriven: 2, remaining: 0 });
    expect(told).toEqual([1, 2]);
  });

  it('counts a failed attempt at the fact that failed, though another redrive has meanwhile handled it', async () => {
    let broken = true;
    let late: (() => void) | undefined;
    refuse = () => (broken ? new Error('cannot') : undefined);
    const slow = new Promise<void>((resolve) => (late = resolve));
    const first = listen();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await parkedCases(fixture.dataSource)).toMatchObject([{ facts: 2 }]));
    broken = false;
    const other = new Subscriber({
      consumer: fixture.consumer,
      unitOfWork: fixture.unitOfWork,
      source: fixture.source(),
      publisher: fixture.publisher(),
      handlers: [
        {
          ...onFactElsewhere(fixture.definition, async () => {
            await slow;
            throw new Error('too late');
          }),
          elsewhere: true,
        },
      ],
    });
    const failing = other.redriveParked({ key: 'case-a' });
    refuse = ({ data }) => {
      if (data.n === 1) return undefined;
      return new Error('cannot');
    };
    expect(await first.redriveParked({ key: 'case-a' })).toEqual({ key: 'case-a', redriven: 1, remaining: 1 });
    late!();
    expect(await failing).toEqual({ key: 'case-a', redriven: 0, remaining: 1 });
    // 2 waited behind 1, and was tried once: by the redrive that handled 1.
    expect(await parkedCases(fixture.dataSource)).toMatchObject([{ facts: 1, attempts: 1 }]);
    expect((await parkedCases(fixture.dataSource))[0]?.error).not.toContain('too late');
  });
});
