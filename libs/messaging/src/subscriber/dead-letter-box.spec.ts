import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '@hejie/persistence';
import { eventually } from '@hejie/testing';
import fc from 'fast-check';

import { probeTaken } from '../../test/fixture/messaging.js';
import { onFact, Subscriber } from '../index.js';
import { silentLog } from '../log.js';
import { PublicationRefused } from '../messaging-error.js';
import type { FactRecord, OutgoingRecord, SourceListener } from '../ports.js';
import { DeadLetterBox, type Run } from './dead-letter-box.js';

const LARGEST = 1024 * 1024;
const TOPIC = 'facts';
const unreadable = (offset: number, value = Buffer.from('?')): FactRecord => ({
  topic: TOPIC,
  partition: 1,
  offset: BigInt(offset),
  key: Buffer.from('case-a'),
  value,
  headers: { 'x-own': Buffer.from([0xff, 0x00]) },
});
const dead = (record: FactRecord) => ({ kind: 'dead', reason: 'NOT_A_CLOUD_EVENT', record }) as const;
const offsetOf = ({ headers }: OutgoingRecord): number => Number(String([headers['dead_offset']].flat()[0]));
const bytesOf = ({ value }: OutgoingRecord): number => value?.length ?? 0;

/** A broker that refuses a request whole: for its size, for one record in it, or for its topic. */
class Broker {
  readonly log: OutgoingRecord[] = [];
  requests = 0;
  missing = false;
  refused = new Set<number>();

  publish = async (records: readonly OutgoingRecord[]): Promise<void> => {
    this.requests += 1;
    if (this.missing) throw new PublicationRefused('UNKNOWN_TOPIC_OR_PARTITION', 'topic');
    const bytes = records.reduce((sum, record) => sum + bytesOf(record), 0);
    if (bytes > LARGEST || records.some((record) => this.refused.has(offsetOf(record))))
      throw new PublicationRefused('MESSAGE_TOO_LARGE', 'record');
    this.log.push(...records);
  };
  close = async (): Promise<void> => undefined;
}

/** The rows of `kept_letter`, oldest first. */
class Kept {
  rows: Array<{ id: string; topic: string; key: Buffer; value: Buffer; headers: Record<string, string[]> }> = [];
  private ids = 0;

  readonly run = (async (work) => await work({ manager: { query: this.query } } as never)) as Run;

  private readonly query = async (sql: string, parameters: unknown[]): Promise<unknown[]> => {
    if (sql.includes('insert into kept_letter')) {
      const [, , , , topic, key, value, headers] = parameters as [...string[], Buffer, Buffer, string];
      const row = { topic, key, value, headers: JSON.parse(String(headers)) };
      this.rows.push({ id: String((this.ids += 1)), ...row } as unknown as (typeof this.rows)[number]);
    }
    if (sql.startsWith('select id')) return this.rows.slice(0, Number(parameters[1]));
    const ids = new Set(parameters[0] as string[]);
    const named = this.rows.filter(({ id }) => ids.has(id));
    if (sql.startsWith('delete')) this.rows = this.rows.filter((row) => !named.includes(row));
    if (sql.startsWith('update')) this.rows = [...this.rows.filter((row) => !named.includes(row)), ...named];
    return [];
  };
}

let broker: Broker;
let kept: Kept;
let errors: Array<Record<string, unknown>>;
let box: DeadLetterBox;

beforeEach(() => {
  broker = new Broker();
  kept = new Kept();
  errors = [];
  const log = { ...silentLog, error: (fields: object) => errors.push(fields as Record<string, unknown>) };
  box = new DeadLetterBox({ consumer: 'testing', publisher: broker, log });
});

describe('dead letters', () => {
  it('go out in requests that the broker takes, however many died together', async () => {
    const records = Array.from({ length: 500 }, (_, at) => unreadable(at, Buffer.alloc(3 * 1024)));
    await box.send(records.map(dead), kept.run);
    expect(broker.log.map(offsetOf)).toEqual(records.map(({ offset }) => Number(offset)));
    expect(kept.rows).toEqual([]);
  });

  it('that the broker refuses are found, and kept untouched with an alarm, while all others go out in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.uniqueArray(fc.nat(59)), async (count, refused) => {
        broker.log.length = 0;
        kept.rows = [];
        broker.refused = new Set(refused);
        const all = Array.from({ length: count }, (_, at) => at);
        await box.send(
          all.map((at) => dead(unreadable(at))),
          kept.run,
        );
        expect(broker.log.map(offsetOf)).toEqual(all.filter((at) => !broker.refused.has(at)));
        expect(kept.rows).toHaveLength(all.filter((at) => broker.refused.has(at)).length);
      }),
    );
    errors.length = 0;
    broker.refused = new Set([7]);
    await box.send([dead(unreadable(7))], kept.run);
    expect(errors).toContainEqual({
      consumer: 'testing',
      topic: TOPIC,
      partition: 1,
      offset: '7',
      reason: 'MESSAGE_TOO_LARGE',
    });
  });

  it('without a topic cost one refusal, and go out with bytes, key and headers as they were once there is one', async () => {
    broker.missing = true;
    await box.send(
      [0, 1, 2].map((at) => dead(unreadable(at))),
      kept.run,
    );
    expect(broker.requests).toBe(1);
    expect(await box.sendKept(kept.run)).toBe(0);
    expect(kept.rows).toHaveLength(3);
    broker.missing = false;
    expect(await box.sendKept(kept.run)).toBe(3);
    expect(kept.rows).toEqual([]);
    expect(broker.log.map(offsetOf)).toEqual([0, 1, 2]);
    const [letter] = broker.log;
    expect(letter).toMatchObject({ topic: `${TOPIC}.dead`, key: Buffer.from('case-a'), value: Buffer.from('?') });
    expect(letter?.headers['x-own']).toEqual([Buffer.from([0xff, 0x00])]);
    expect(String(letter?.headers['dead_reason'])).toBe('NOT_A_CLOUD_EVENT');
  });

  it('that are refused for ever stand in the way of no other', async () => {
    broker.refused = new Set(Array.from({ length: 150 }, (_, at) => at));
    await box.send(Array.from({ length: 160 }, (_, at) => dead(unreadable(at))).slice(0, 150), kept.run);
    broker.refused.delete(149);
    await box.sendKept(kept.run);
    expect(await box.sendKept(kept.run)).toBe(1);
    expect(broker.log.map(offsetOf)).toEqual([149]);
  });
});

describe('a record behind dead letters that the broker refuses', () => {
  it('is handled all the same', async () => {
    broker.missing = true;
    const numbers: number[] = [];
    const inbox = async (sql: string, parameters: [string, string[]]) =>
      sql.startsWith('insert into inbox') ? parameters[1].map((event_id) => ({ event_id })) : [];
    const handled: bigint[] = [];
    let listener: SourceListener | undefined;
    const subscriber = new Subscriber({
      consumer: 'testing',
      unitOfWork: {
        run: (work: (tx: never) => Promise<unknown>) => work({ manager: { query: inbox } } as never),
      } as unknown as UnitOfWork,
      publisher: broker,
      handlers: [onFact(probeTaken, async ({ data }) => void numbers.push(data.n))],
      source: {
        start: (to) => (listener = to),
        handled: (_topic, _partition, offset) => handled.push(offset),
        pause: () => undefined,
        resume: () => undefined,
        stop: async () => undefined,
        joined: true,
        lag: async () => [],
      },
    });
    subscriber.start();
    listener!.received(TOPIC, 1, [
      unreadable(0),
      {
        ...unreadable(1, Buffer.from('{"n":7}')),
        headers: Object.fromEntries(
          Object.entries({
            'content-type': 'application/json',
            ce_specversion: '1.0',
            ce_id: '7c3f2f4e-8a1b-4f0e-9d55-0c1f6a2b3c4d',
            ce_type: probeTaken.type,
            ce_source: '/services/testing',
            ce_subject: 'case-a',
            ce_time: '2026-10-09T00:00:00+08:00',
            ce_aggregateversion: '1',
          }).map(([name, text]) => [name, Buffer.from(text)]),
        ),
      },
    ]);
    await eventually(() => expect(handled).toEqual([1n]));
    expect(numbers).toEqual([7]);
    await subscriber.stop();
  });
});
