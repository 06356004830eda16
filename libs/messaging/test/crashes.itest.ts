import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';

import { readAll } from '../src/testing/index.js';
import { startMember, type Member, type MemberOptions } from './fixture/processes.js';
import { freshFixture, type FreshFixture, type Fixture } from './fixture/messaging.js';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);
/** A process of its own loads its code first, and the broker waits for one that died. */
const TEST_TIMEOUT = 180_000;
const PATIENCE = { timeout: 60_000 };

describe('a process that dies', () => {
  let fresh: FreshFixture;
  let fixture: Fixture;
  let members: Member[];
  const start = (options: MemberOptions): Member => {
    const member = startMember(fixture.settings, options);
    members.push(member);
    return member;
  };

  beforeEach(async () => {
    fresh = await freshFixture();
    fixture = fresh.fixture;
    members = [];
  });
  afterEach(async () => {
    for (const member of members) member.kill();
    await Promise.all(members.map(({ ended }) => ended));
    await fresh.close();
  }, TEST_TIMEOUT);

  it(
    'between the commit and the publication loses no fact: the next relay publishes it',
    async () => {
      await fixture.append('case-a', 1, 2, 3);
      expect(await start({ role: 'relay', crashAt: 'before-publish' }).ended).toBe('SIGKILL');
      expect(await fixture.unpublished()).toBe(3);
      fixture.subscriber();
      fixture.relay();
      await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]), PATIENCE);
    },
    TEST_TIMEOUT,
  );

  it(
    'between the publication and the mark publishes twice, and the effect is there once',
    async () => {
      await fixture.append('case-a', 1, 2, 3);
      expect(await start({ role: 'relay', crashAt: 'after-publish' }).ended).toBe('SIGKILL');
      expect(await fixture.unpublished()).toBe(3);
      fixture.relay();
      await eventually(
        async () => expect(await readAll(fixture.settings.brokers, fixture.settings.topic)).toHaveLength(6),
        PATIENCE,
      );
      await fixture.append('case-a', 4);
      fixture.subscriber();
      await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4]), PATIENCE);
    },
    TEST_TIMEOUT,
  );

  it(
    'between the handling and the offset gets the fact again, and the effect is there once',
    async () => {
      fixture.relay();
      const dying = start({ role: 'subscriber', crashAt: 'before-offset' });
      await dying.ready;
      await fixture.append('case-a', ...upTo(10));
      expect(await dying.ended).toBe('SIGKILL');
      expect((await fixture.effects()).length).toBeGreaterThan(0);
      const { metrics, registry } = fixture.metrics();
      fixture.subscriber({ metrics });
      await eventually(async () => expect(await registry.metrics()).toMatch(/outcome="duplicate"/), PATIENCE);
      await fixture.append('case-a', 11);
      await eventually(async () => expect(await fixture.numbers('case-a')).toEqual(upTo(11)), PATIENCE);
      const members = new Set((await fixture.effects()).map(({ member }) => member));
      expect(members).toContain('second');
    },
    TEST_TIMEOUT,
  );

  it(
    'as the leading relay is followed by the one that stands by, and order and effect hold',
    async () => {
      fixture.subscriber();
      const leader = start({ role: 'relay' });
      await leader.ready;
      const standby = fixture.relay({ pollEvery: 200 });
      await eventually(() => expect(standby.state).toBe('standby'), PATIENCE);
      const writing = fixture.append('case-a', ...upTo(150));
      await eventually(async () => expect((await fixture.effects()).length).toBeGreaterThan(20), PATIENCE);
      leader.kill();
      await writing;
      await eventually(() => expect(standby.state).toBe('leading'), PATIENCE);
      await eventually(async () => expect(await fixture.numbers('case-a')).toEqual(upTo(150)), PATIENCE);
      // A fact may be handled before the relay has marked it.
      await eventually(async () => expect(await fixture.unpublished()).toBe(0), PATIENCE);
    },
    TEST_TIMEOUT,
  );

  it(
    'in the middle of a rebalance, or joins and leaves in order, costs no effect and doubles none',
    async () => {
      const cases = Array.from({ length: 12 }, (_, at) => `case-${at}`);
      fixture.relay();
      const stayer = fixture.subscriber({
        together: 5,
        handle: async (fact, tx) => {
          await fixture.write(fact, tx);
          await new Promise((resolve) => setTimeout(resolve, 2));
        },
      });
      await eventually(() => expect(stayer.joined).toBe(true), PATIENCE);
      let writing = true;
      const written = new Map(cases.map((id) => [id, 0]));
      const writers = Promise.all(
        cases.map(async (id) => {
          while (writing) {
            const n = written.get(id)! + 1;
            await fixture.append(id, n);
            written.set(id, n);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }),
      );
      const polite = start({ role: 'subscriber', member: 'polite' });
      await polite.ready;
      const dying = start({ role: 'subscriber', member: 'dying' });
      await dying.ready;
      await eventually(
        async () =>
          expect([...new Set((await fixture.effects()).map(({ member }) => member))].sort()).toEqual([
            'dying',
            'first',
            'polite',
          ]),
        PATIENCE,
      );
      dying.kill();
      await polite.drain();
      writing = false;
      await writers;
      await eventually(async () => {
        for (const id of cases) expect(await fixture.numbers(id)).toEqual(upTo(written.get(id)!));
      }, PATIENCE);
    },
    TEST_TIMEOUT,
  );
});
