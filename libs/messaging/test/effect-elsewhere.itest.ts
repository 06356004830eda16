import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';

import { DependencyUnavailable, onFact, parkedCases, type ReceivedFact } from '../src/index.js';
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
        {
          ...onFact(fixture.definition, async (fact, tx) => {
            expect(tx).toBeUndefined();
            const [row] = await fixture.dataSource.query(
              `select count(*)::int as open from pg_stat_activity
                where state = 'idle in transaction' and datname = current_database()`,
            );
            open.push(row.open);
            const error = refuse(fact);
            if (error) throw error;
            told.push(fact.data.n);
          }),
          elsewhere: true,
        },
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
});
