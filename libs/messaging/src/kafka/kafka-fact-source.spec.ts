import { randomUUID } from 'node:crypto';
import { getEventListeners } from 'node:events';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '@hejie/persistence';
import { eventually } from '@hejie/testing';

import { DependencyUnavailable, KafkaFactSource, onFact, Subscriber } from '../index.js';
import { probeTaken } from '../../test/fixture/messaging.js';
import { notLeader, ScriptedCluster } from './testing/scripted-cluster.js';

const TOPIC = 'testing.probe';
/** The library takes its time to join, and a busy machine more. */
const TEST_TIMEOUT = 60_000;
const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at);

/** A unit of work on tables that are sets: claims last only when the work succeeds. */
function unitOfWork(): UnitOfWork {
  const inbox = new Set<string>();
  return {
    async run<T>(work: (tx: never) => Promise<T>): Promise<T> {
      const mine: string[] = [];
      const query = async (sql: string, parameters: [string, string[]]) => {
        if (!sql.startsWith('insert into inbox')) return [];
        const fresh = parameters[1].filter((id) => !inbox.has(id));
        mine.push(...fresh);
        return fresh.map((event_id) => ({ event_id }));
      };
      const result = await work({
        manager: { query },
        afterCommit: () => undefined,
        afterRollback: () => undefined,
      } as never);
      for (const id of mine) inbox.add(id);
      return result;
    },
  } as unknown as UnitOfWork;
}

describe('a member of a group that is dealt its partitions anew', () => {
  let cluster: ScriptedCluster;
  let release: () => void;
  let source: KafkaFactSource;
  let subscriber: Subscriber;
  let away: boolean;
  let handled: number[];

  const append = (count = 1): void => {
    for (let at = 0; at < count; at += 1) {
      const n = cluster.log.length;
      const headers = {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: randomUUID(),
        ce_type: probeTaken.type,
        ce_source: '/services/testing',
        ce_subject: 'case-a',
        ce_time: '2026-10-09T00:00:00+08:00',
        ce_aggregateid: 'case-a',
        ce_aggregateversion: String(n + 1),
      };
      cluster.log.push({
        offset: String(n),
        key: Buffer.from('case-a'),
        value: Buffer.from(JSON.stringify({ n })),
        headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
      });
    }
  };
  const allHandled = async (): Promise<void> => {
    await eventually(() => expect(handled).toEqual(upTo(cluster.log.length)));
    await eventually(() => expect(cluster.committed[1]).toBe(String(cluster.log.length)));
  };
  /** The broker of partition 0 says once that it leads it no longer: the client joins anew while it goes on fetching. */
  const leaderMoves = async (): Promise<void> => {
    const { generation, beforeAnswer } = cluster;
    cluster.beforeAnswer = async (partition, from) => {
      if (partition === 0 && cluster.generation === generation) throw notLeader();
      await beforeAnswer(partition, from);
    };
    await eventually(() => expect(cluster.generation).toBeGreaterThan(generation));
  };

  beforeEach(() => {
    cluster = new ScriptedCluster(TOPIC);
    release = cluster.take();
    handled = [];
    away = false;
    source = new KafkaFactSource({ brokers: ['nobody:1'], clientId: 'member', group: 'group', topics: [TOPIC] });
    subscriber = new Subscriber({
      consumer: 'testing',
      unitOfWork: unitOfWork(),
      source,
      together: 1,
      publisher: { publish: () => Promise.reject(new Error('nothing is unreadable')), close: async () => undefined },
      handlers: [
        onFact({ ...probeTaken, topic: TOPIC }, async ({ data }) => {
          if (away) throw new DependencyUnavailable('the engine');
          handled.push(data.n);
        }),
      ],
    });
  });
  afterEach(async () => {
    cluster.beforeAnswer = () => undefined;
    await subscriber.stop();
    release();
  }, TEST_TIMEOUT);

  it.each(upTo(3))(
    'because a leader has moved handles what waits and what was on its way, once (%i)',
    async () => {
      append(10);
      away = true;
      subscriber.start();
      await eventually(() => expect(cluster.generation).toBe(1));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await leaderMoves();
      append();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(cluster.committed[1]).toBe('0');
      away = false;
      append(2);
      await allHandled();
    },
    TEST_TIMEOUT,
  );

  it(
    'asks for nothing any more when it was stopped while it joined',
    async () => {
      let join: () => void = () => undefined;
      const joining = new Promise<void>((asked) => {
        cluster.beforeJoin = () => {
          asked();
          return new Promise((resolve) => (join = resolve));
        };
      });
      subscriber.start();
      await joining;
      const stopped = subscriber.stop();
      await new Promise((resolve) => setTimeout(resolve, 50));
      join();
      await stopped;
      await eventually(() => expect(cluster.generation).toBe(1));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { fetches } = cluster;
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(cluster.fetches).toBe(fetches);
    },
    TEST_TIMEOUT,
  );

  it(
    'takes nothing of a partition that is another’s now, and begins at what that one has committed',
    async () => {
      append(3);
      subscriber.start();
      await allHandled();
      // An answer is on its way while the partition goes to another member, who handles it, and comes back.
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      cluster.beforeAnswer = (partition, from) =>
        partition === 1 && from === 3 && cluster.log.length > 3 ? held : undefined;
      append(2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      cluster.dealt = [0];
      await leaderMoves();
      answer();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(handled).toEqual([0, 1, 2]);
      cluster.committed[1] = '4';
      cluster.dealt = [0, 1];
      await leaderMoves();
      await eventually(() => expect(handled).toEqual([0, 1, 2, 4]));
      await eventually(() => expect(cluster.committed[1]).toBe('5'));
    },
    TEST_TIMEOUT,
  );

  it(
    'sets back nobody who has the partition now, when the broker did not take its commit at first',
    async () => {
      append(3);
      const { generation } = cluster;
      cluster.beforeCommit = (partitions) => {
        if (cluster.generation > generation + 1 || !partitions.includes(1)) return;
        throw Object.assign(new Error('later'), { name: 'KafkaJSProtocolError', type: 'UNKNOWN', retriable: true });
      };
      subscriber.start();
      await eventually(() => expect(handled).toEqual([0, 1, 2]));
      await new Promise((resolve) => setTimeout(resolve, 300));
      cluster.dealt = [0];
      cluster.committed[1] = '10';
      await leaderMoves();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(cluster.committed[1]).toBe('10');
    },
    TEST_TIMEOUT,
  );

  it(
    'gives a client up whose commits no broker takes, and commits with the next',
    async () => {
      append(3);
      cluster.beforeCommit = () => {
        if (cluster.generation > 1) return;
        throw Object.assign(new Error('elsewhere'), {
          name: 'KafkaJSProtocolError',
          type: 'NOT_COORDINATOR_FOR_GROUP',
        });
      };
      subscriber.start();
      await eventually(() => expect(handled).toEqual([0, 1, 2]));
      await eventually(() => expect(cluster.committed[1]).toBe('3'), { timeout: 40_000 });
      expect(handled).toEqual([0, 1, 2]);
    },
    TEST_TIMEOUT,
  );

  it(
    'handles what a log holds that was cut, from its beginning',
    async () => {
      append(5);
      subscriber.start();
      await allHandled();
      cluster.log.length = 0;
      append(2);
      await eventually(() => expect(handled).toEqual([0, 1, 2, 3, 4, 0, 1]));
      await eventually(() => expect(cluster.committed[1]).toBe('2'));
    },
    TEST_TIMEOUT,
  );

  it(
    'survives a client that crashes while a full lane lets its partition go on',
    async () => {
      const unhandled: unknown[] = [];
      const note = (error: unknown): void => void unhandled.push(error);
      process.on('unhandledRejection', note);
      try {
        append(2_200);
        away = true;
        subscriber.start();
        await eventually(() => expect(cluster.generation).toBe(1));
        await new Promise((resolve) => setTimeout(resolve, 150));
        let gone: () => void = () => undefined;
        cluster.farewell = new Promise((resolve) => (gone = resolve));
        cluster.beforeAnswer = () => {
          throw Object.assign(new Error('fatal'), { retriable: false });
        };
        await new Promise((resolve) => setTimeout(resolve, 600));
        // The client refuses everything now, and has not yet said that it has crashed.
        away = false;
        await eventually(() => expect(handled.length).toBeGreaterThan(1_300));
        cluster.beforeAnswer = () => undefined;
        cluster.farewell = Promise.resolve();
        gone();
        await allHandled();
        expect(unhandled).toEqual([]);
        // That of the client at hand, and that of the pause until the next commit.
        expect(getEventListeners(source['stopping'].signal, 'abort').length).toBeLessThanOrEqual(2);
      } finally {
        process.off('unhandledRejection', note);
      }
    },
    TEST_TIMEOUT,
  );
});
