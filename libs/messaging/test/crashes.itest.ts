import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';

import { readAll } from '../src/testing/index.js';
import { startMember, type Member, type MemberOptions } from './processes.js';
import { freshStage, type FreshStage, type Stage } from './stage.js';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);
/** A process of its own loads its code first, and the broker waits for one that died. */
const TEST_TIMEOUT = 180_000;
const PATIENCE = { timeout: 60_000 };

describe('a process that dies', () => {
  let fresh: FreshStage;
  let stage: Stage;
  let members: Member[];
  const start = (options: MemberOptions): Member => {
    const member = startMember(stage.settings, options);
    members.push(member);
    return member;
  };

  beforeEach(async () => {
    fresh = await freshStage();
    stage = fresh.stage;
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
      await stage.append('case-a', 1, 2, 3);
      expect(await start({ role: 'relay', crashAt: 'before-publish' }).ended).toBe('SIGKILL');
      expect(await stage.unpublished()).toBe(3);
      stage.subscriber();
      stage.relay();
      await eventually(async () => expect(await stage.numbers('case-a')).toEqual([1, 2, 3]), PATIENCE);
    },
    TEST_TIMEOUT,
  );

  it(
    'between the publication and the mark publishes twice, and the effect is there once',
    async () => {
      await stage.append('case-a', 1, 2, 3);
      expect(await start({ role: 'relay', crashAt: 'after-publish' }).ended).toBe('SIGKILL');
      expect(await stage.unpublished()).toBe(3);
      stage.relay();
      await eventually(
        async () => expect(await readAll(stage.settings.brokers, stage.settings.topic)).toHaveLength(6),
        PATIENCE,
      );
      await stage.append('case-a', 4);
      stage.subscriber();
      await eventually(async () => expect(await stage.numbers('case-a')).toEqual([1, 2, 3, 4]), PATIENCE);
    },
    TEST_TIMEOUT,
  );

  it(
    'between the handling and the offset gets the fact again, and the effect is there once',
    async () => {
      stage.relay();
      const dying = start({ role: 'subscriber', crashAt: 'before-offset' });
      await dying.ready;
      await stage.append('case-a', ...upTo(10));
      expect(await dying.ended).toBe('SIGKILL');
      expect((await stage.effects()).length).toBeGreaterThan(0);
      const { metrics, registry } = stage.metrics();
      stage.subscriber({ metrics });
      await eventually(async () => expect(await registry.metrics()).toMatch(/outcome="duplicate"/), PATIENCE);
      await stage.append('case-a', 11);
      await eventually(async () => expect(await stage.numbers('case-a')).toEqual(upTo(11)), PATIENCE);
      const members = new Set((await stage.effects()).map(({ member }) => member));
      expect(members).toContain('second');
    },
    TEST_TIMEOUT,
  );

  it(
    'as the leading relay is followed by the one that stands by, and order and effect hold',
    async () => {
      stage.subscriber();
      const leader = start({ role: 'relay' });
      await leader.ready;
      const standby = stage.relay({ pollEvery: 200 });
      await eventually(() => expect(standby.state).toBe('standby'), PATIENCE);
      const writing = stage.append('case-a', ...upTo(150));
      await eventually(async () => expect((await stage.effects()).length).toBeGreaterThan(20), PATIENCE);
      leader.kill();
      await writing;
      await eventually(() => expect(standby.state).toBe('leading'), PATIENCE);
      await eventually(async () => expect(await stage.numbers('case-a')).toEqual(upTo(150)), PATIENCE);
      // A fact may be handled before the relay has marked it.
      await eventually(async () => expect(await stage.unpublished()).toBe(0), PATIENCE);
    },
    TEST_TIMEOUT,
  );

  it(
    'in the middle of a rebalance, or joins and leaves in order, costs no effect and doubles none',
    async () => {
      const cases = Array.from({ length: 12 }, (_, at) => `case-${at}`);
      stage.relay();
      const stayer = stage.subscriber({
        together: 5,
        handle: async (fact, tx) => {
          await stage.write(fact, tx);
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
            await stage.append(id, n);
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
          expect([...new Set((await stage.effects()).map(({ member }) => member))].sort()).toEqual([
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
        for (const id of cases) expect(await stage.numbers(id)).toEqual(upTo(written.get(id)!));
      }, PATIENCE);
    },
    TEST_TIMEOUT,
  );
});
