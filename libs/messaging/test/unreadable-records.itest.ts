import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';

import { deadLetterTopic, redriveDeadLetters } from '../src/index.js';
import { PublicationRefused } from '../src/messaging-error.js';
import { committedOffset, publishRaw, readAll } from '../src/testing/index.js';
import { freshFixture, type FreshFixture, type Fixture } from './fixture/messaging.js';

/** Headers of a sound fact, for records that are broken elsewhere. */
const headersOf = (fixture: Fixture, overrides: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  ce_specversion: '1.0',
  ce_id: randomUUID(),
  ce_type: fixture.definition.type,
  ce_source: '/services/testing',
  ce_subject: 'case-a',
  ce_time: '2026-10-09T00:00:00+08:00',
  ce_aggregateid: 'case-a',
  ce_aggregateversion: '1',
  ...overrides,
});

describe('a record that no handler can read', () => {
  let fresh: FreshFixture;
  let fixture: Fixture;
  const send = (value: string | Buffer | null, headers: Record<string, string>, key: string | null = 'case-a') =>
    publishRaw(fixture.settings.brokers, [{ topic: fixture.settings.topic, key, value, headers }]);
  const letters = () => readAll(fixture.settings.brokers, deadLetterTopic(fixture.settings.topic));
  const committed = () => committedOffset(fixture.settings.brokers, fixture.consumer, fixture.settings.topic);

  beforeEach(async () => {
    fresh = await freshFixture({ partitions: 1 });
    fixture = fresh.fixture;
  });
  afterEach(async () => await fresh.close());

  it('becomes a dead letter, bytes, key and headers untouched, with its reason; the next is handled', async () => {
    const { metrics, registry } = fixture.metrics();
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x22]);
    const headers = headersOf(fixture, { 'x-own': '和解' });
    await send(bytes, headers);
    await send('{"n":1}', { 'x-own': 'no event at all' });
    await send('{"n":1}', headersOf(fixture), null);
    await send('{"n":1}', headersOf(fixture, { ce_id: 'not-a-uuid' }));
    await send(null, headersOf(fixture));
    await send('{"n":7}', headersOf(fixture));
    fixture.subscriber({ metrics });
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([7]));
    const dead = await letters();
    expect(dead.map((letter) => String(letter.headers['dead_reason']))).toEqual([
      'NOT_JSON',
      'NOT_A_CLOUD_EVENT',
      'NOT_A_CLOUD_EVENT',
      'NOT_A_CLOUD_EVENT',
      'NOT_JSON',
    ]);
    const [first] = dead;
    expect(first?.value?.equals(bytes)).toBe(true);
    expect(first?.key?.toString()).toBe('case-a');
    for (const [name, value] of Object.entries(headers)) expect(String(first?.headers[name])).toBe(value);
    expect(String(first?.headers['dead_offset'])).toBe('0');
    expect(await registry.metrics()).toMatch(/hejie_dead_letters_total\{[^}]*reason="NOT_A_CLOUD_EVENT"[^}]*\} 3/);
    await eventually(async () => expect(await committed()).toBe(6));
  });

  it('is passed over and counted when only its type is unknown', async () => {
    const { metrics, registry } = fixture.metrics();
    await send('{"n":1}', headersOf(fixture, { ce_type: 'cn.court.settlement.testing.of-a-later-build.v1' }));
    await send('{"n":2}', headersOf(fixture));
    fixture.subscriber({ metrics });
    await eventually(async () => expect(await fixture.numbers()).toEqual([2]));
    expect(await letters()).toEqual([]);
    const text = await registry.metrics();
    expect(text).toMatch(/hejie_facts_total\{[^}]*type="unknown",outcome="ignored"\} 1/);
    expect(text).not.toContain('later-build');
  });

  it('is put back as it was by a redrive, once, and dies again only if it is still unreadable', async () => {
    const { brokers, topic } = fixture.settings;
    const kafka = { brokers, clientId: 'redrive' };
    const bytes = '{"n":9,"note":"二"}';
    await publishRaw(brokers, [
      {
        topic: deadLetterTopic(topic),
        key: 'case-a',
        value: bytes,
        headers: {
          ...headersOf(fixture),
          dead_reason: 'SCHEMA_MISMATCH',
          dead_topic: topic,
          dead_partition: '0',
          dead_offset: '5',
        },
      },
    ]);
    await send('not json', headersOf(fixture));
    fixture.subscriber();
    await eventually(async () => expect(await letters()).toHaveLength(2));
    expect(await redriveDeadLetters(kafka, topic)).toBe(2);
    await eventually(async () => expect(await fixture.numbers()).toEqual([9]));
    const back = (await readAll(brokers, topic)).find(({ value }) => value?.toString() === bytes);
    expect(Object.keys(back?.headers ?? {}).filter((name) => name.startsWith('dead_'))).toEqual([]);
    await eventually(async () => expect(await letters()).toHaveLength(3));
    expect(await redriveDeadLetters(kafka, topic)).toBe(1);
    expect(await fixture.numbers()).toEqual([9]);
  });

  it('is no burden to the partition when hundreds of its like are larger together than the broker takes at once', async () => {
    const { brokers, topic } = fixture.settings;
    const value = Buffer.alloc(3 * 1024, '?');
    for (let round = 0; round < 5; round += 1) {
      const burst = Array.from({ length: 100 }, () => ({ topic, key: 'case-a', value, headers: headersOf(fixture) }));
      await publishRaw(brokers, burst);
    }
    await send('{"n":7}', headersOf(fixture));
    fixture.subscriber();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([7]));
    expect(await letters()).toHaveLength(500);
  });

  it('is kept in the database while the broker refuses it as a dead letter, and holds up nothing', async () => {
    const { metrics, registry } = fixture.metrics();
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x22]);
    const headers = headersOf(fixture, { 'x-own': '和解', 'x-\0': '\0' });
    await send(bytes, headers);
    await send('{"n":7}', headersOf(fixture));
    const real = fixture.publisher();
    let refuses = true;
    const source = fixture.source();
    metrics.watchConsumer(fixture.consumer, source, fixture.dataSource);
    fixture.subscriber({
      source,
      metrics,
      lettersEvery: 100,
      publisher: {
        publish: async (records) => {
          if (refuses) throw new PublicationRefused('TOPIC_AUTHORIZATION_FAILED', 'topic');
          await real.publish(records);
        },
        close: () => real.close(),
      },
    });
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([7]));
    await eventually(async () => expect(await committed()).toBe(2));
    expect(await registry.metrics()).toMatch(/hejie_dead_letters_kept\{[^}]*\} 1/);
    refuses = false;
    await eventually(async () => expect(await letters()).toHaveLength(1));
    const [letter] = await letters();
    expect(letter?.value?.equals(bytes)).toBe(true);
    expect(letter?.key?.toString()).toBe('case-a');
    for (const [name, value] of Object.entries(headers)) expect(String(letter?.headers[name])).toBe(value);
    expect(String(letter?.headers['dead_offset'])).toBe('0');
    await eventually(async () => expect(await registry.metrics()).toMatch(/hejie_dead_letters_kept\{[^}]*\} 0/));
  });
});
