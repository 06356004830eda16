import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { silentLog } from '../log.js';
import { PublicationRefused } from '../messaging-error.js';
import type { MessagingMetrics } from '../metrics.js';
import type { OutgoingRecord } from '../ports.js';
import { Publication } from './publication.js';
import { Refusals } from './refusals.js';
import type { UnpublishedFact } from './relay-session.js';

interface Told {
  id: number;
  key: string;
  topic: string;
  value?: string;
}
const fact = ({ id, key, topic, value = '{}' }: Told): UnpublishedFact => ({
  id: String(id),
  caseId: key,
  record: { topic, key, value, headers: { ce_id: `event-${id}` } },
});
const idOf = ({ headers }: OutgoingRecord): string => String(headers['ce_id']).replace('event-', '');

/** A broker that refuses a whole request for one record in it, and may have written the others or not. */
class Broker {
  readonly log: string[] = [];
  requests = 0;
  largest = 0;
  missing = new Set<string>();
  tooLarge = new Set<string>();

  publish = async (records: readonly OutgoingRecord[]): Promise<void> => {
    this.requests += 1;
    this.largest = Math.max(
      this.largest,
      records.reduce((sum, { value }) => sum + Buffer.byteLength(value!), 0),
    );
    if (records.some(({ topic }) => this.missing.has(topic)))
      throw new PublicationRefused('UNKNOWN_TOPIC_OR_PARTITION', 'topic');
    if (records.some((record) => this.tooLarge.has(idOf(record))))
      throw new PublicationRefused('MESSAGE_TOO_LARGE', 'record');
    this.log.push(...records.map(idOf));
  };
  close = async (): Promise<void> => undefined;
}

function given() {
  const broker = new Broker();
  const clock = { now: 0 };
  const errors: object[] = [];
  const counts: object[] = [];
  const log = { ...silentLog, error: (fields: object) => errors.push(fields) };
  const metrics = { outboxRefused: (count: object) => counts.push(count) } as unknown as MessagingMetrics;
  const refusals = new Refusals(() => clock.now);
  const publication = new Publication({ publisher: broker, log, metrics, refusals });
  return { broker, publication, clock, errors, counts };
}

describe('a fact that the broker refuses for good', () => {
  it('is found among hundreds; its case waits behind it and everybody else goes on', async () => {
    const { broker, publication, errors } = given();
    broker.tooLarge.add('137');
    const facts = Array.from({ length: 500 }, (_, id) => fact({ id, key: `case-${id % 50}`, topic: 'facts' }));
    const published = new Set(await publication.publish(facts));
    const left = facts.filter(({ id }) => !published.has(id)).map(({ id }) => Number(id));
    expect(left).toEqual([137, 187, 237, 287, 337, 387, 437, 487]);
    expect(broker.requests).toBeLessThan(30);
    expect(errors).toEqual([{ topic: 'facts', reason: 'MESSAGE_TOO_LARGE', cases: 1, eventId: 'event-137' }]);
  });

  it('because there is no topic parks every case with a fact for it, at the cost of one refusal', async () => {
    const { broker, publication, errors } = given();
    broker.missing.add('absent');
    const facts = Array.from({ length: 300 }, (_, id) =>
      fact({ id, key: `case-${id % 30}`, topic: id % 3 === 0 ? 'absent' : 'facts' }),
    );
    const published = await publication.publish(facts);
    expect(published).toHaveLength(200);
    // All together, then each topic by itself.
    expect(broker.requests).toBe(3);
    expect(errors).toEqual([{ topic: 'absent', reason: 'UNKNOWN_TOPIC_OR_PARTITION', cases: 10, eventId: 'event-0' }]);
    // By its topic: the cases may be any number.
    expect(publication.waiting()).toEqual({ cases: [], topics: ['absent'] });
  });

  it('does not make anybody ask again for its topic before the time', async () => {
    const { broker, publication, clock } = given();
    broker.missing.add('absent');
    await publication.publish([fact({ id: 1, key: 'a', topic: 'absent' })]);
    const { requests } = broker;
    expect(await publication.publish([fact({ id: 2, key: 'b', topic: 'absent' })])).toEqual([]);
    expect(broker.requests).toBe(requests);
    clock.now = 2_000;
    broker.missing.clear();
    const both = [fact({ id: 1, key: 'a', topic: 'absent' }), fact({ id: 2, key: 'b', topic: 'absent' })];
    expect(await publication.publish(both)).toEqual(['1', '2']);
    expect(publication.waiting()).toEqual({ cases: [], topics: [] });
  });

  it('is nobody’s knowledge any more once another publishes', async () => {
    const { broker, publication, counts } = given();
    broker.missing.add('absent');
    broker.tooLarge.add('1');
    await publication.publish([fact({ id: 1, key: 'a', topic: 'facts' }), fact({ id: 2, key: 'b', topic: 'absent' })]);
    expect(counts.at(-1)).toEqual({ cases: 1, topics: 1 });
    publication.end();
    expect(counts.at(-1)).toEqual({ cases: 0, topics: 0 });
    expect(publication.waiting()).toEqual({ cases: [], topics: [] });
  });

  it('is tried again after longer and longer pauses, a minute at most', async () => {
    const { broker, publication, clock } = given();
    broker.tooLarge.add('1');
    const pauses: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await publication.publish([fact({ id: 1, key: 'a', topic: 'facts' })]);
      const refusedAt = clock.now;
      while (publication.waiting().cases.length > 0) clock.now += 500;
      pauses.push(clock.now - refusedAt);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });
});

describe('facts are published', () => {
  it('in requests that a broker takes whole, however large they are together', async () => {
    const { broker, publication } = given();
    const value = JSON.stringify({ text: '和'.repeat(20_000) });
    const facts = Array.from({ length: 100 }, (_, id) => fact({ id, key: `case-${id}`, topic: 'facts', value }));
    expect(await publication.publish(facts)).toHaveLength(100);
    expect(broker.largest).toBeLessThanOrEqual(512 * 1024);
    expect(broker.log).toEqual(facts.map(({ id }) => id));
  });

  it('all but those of parked cases, each case in its order, whatever the broker refuses and however long it takes', async () => {
    const told = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), topic: fc.constantFrom('one', 'two', 'three') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(told, { minLength: 1, maxLength: 40 }),
        fc.subarray(['one', 'two', 'three']),
        fc.uniqueArray(fc.nat(39), { maxLength: 6 }),
        fc.nat(3_000),
        async (all, missing, tooLarge, slow) => {
          const { broker, publication, clock } = given();
          broker.missing = new Set(missing);
          broker.tooLarge = new Set(tooLarge.map(String));
          const { publish } = broker;
          broker.publish = async (records) => {
            clock.now += slow;
            await publish(records);
          };
          const facts = all.map((one, id) => fact({ id, ...one }));
          const published = new Set(await publication.publish(facts));
          for (const key of new Set(all.map((one) => one.key))) {
            const ofCase = facts.filter(({ caseId }) => caseId === key);
            const refused = ofCase.findIndex(
              ({ id, record }) => missing.includes(record.topic) || broker.tooLarge.has(id),
            );
            const expected = refused < 0 ? ofCase : ofCase.slice(0, refused);
            const written = ofCase.filter(({ id }) => published.has(id));
            expect(written.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
          }
        },
      ),
    );
  });
});
