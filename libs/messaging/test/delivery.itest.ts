import { setTimeout as pause } from 'node:timers/promises';
import { context, trace, TraceFlags } from '@opentelemetry/api';
import { node } from '@opentelemetry/sdk-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { courtInstant } from '@hejie/law';
import { eventually } from '@hejie/testing';

import { KafkaFactSource, type OutgoingRecord } from '../src/index.js';
import { publishRaw, readAll } from '../src/testing/index.js';
import { freshFixture, type FreshFixture } from './fixture/messaging.js';

describe('a fact from commit to handled', () => {
  let fresh: FreshFixture;

  beforeAll(() => new node.NodeTracerProvider().register());
  beforeEach(async () => {
    fresh = await freshFixture();
  });
  afterEach(async () => await fresh.close());

  it('arrives once, in order, as a CloudEvent with the case as its key', async () => {
    const { fixture } = fresh;
    fixture.relay();
    fixture.subscriber();
    await fixture.append('case-a', 1, 2, 3);
    await fixture.append('case-b', 1, 2);
    await eventually(async () => expect(await fixture.effects()).toHaveLength(5));
    expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]);
    expect(await fixture.numbers('case-b')).toEqual([1, 2]);
    const record = (await readAll(fixture.settings.brokers, fixture.settings.topic)).find(
      ({ key }) => key?.toString() === 'case-a',
    );
    const headers = Object.fromEntries(
      Object.entries(record?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_type: fixture.definition.type,
      ce_source: '/services/testing',
      ce_subject: 'case-a',
      ce_time: '2026-10-09T00:00:00+08:00',
      ce_aggregateversion: '1',
      'content-type': 'application/json',
    });
    expect(JSON.parse(String(record?.value))).toEqual({ n: 1 });
  });

  it('shares a request with those that are committed soon after it', async () => {
    const { fixture } = fresh;
    const publisher = fixture.publisher();
    const requests: number[] = [];
    const counting = {
      publish: (records: readonly OutgoingRecord[]) => {
        requests.push(records.length);
        return publisher.publish(records);
      },
      close: () => publisher.close(),
    };
    const relay = fixture.relay({ publisher: counting, gather: 2_000 });
    await eventually(() => expect(relay.state).toBe('leading'));
    for (let n = 1; n <= 5; n += 1) {
      await fixture.append('case-a', n);
      await pause(100);
    }
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    // The first one may have been seen before the relay went to rest.
    expect(requests.length).toBeLessThanOrEqual(2);
    expect(requests.reduce((sum, records) => sum + records, 0)).toBe(5);
  });

  it('is not published when its transaction rolls back, and leaves no gap in the versions', async () => {
    const { fixture } = fresh;
    await expect(
      fixture.unitOfWork.run(async (tx) => {
        await fixture.appendIn(tx, 'case-a', 1);
        throw new Error('the case was withdrawn');
      }),
    ).rejects.toThrow('withdrawn');
    await fixture.append('case-a', 2);
    fixture.relay();
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    const records = await readAll(fixture.settings.brokers, fixture.settings.topic);
    expect(records.map(({ headers }) => String(headers['ce_aggregateversion']))).toEqual(['1']);
  });

  it('is refused when its data does not match the definition, without naming a value', async () => {
    const { fixture } = fresh;
    const refused = fixture.unitOfWork.run((tx) =>
      fixture.outbox.append(tx, {
        definition: fixture.definition,
        caseId: 'case-a',
        aggregateId: 'case-a',
        occurredAt: courtInstant(0),
        data: { n: 'Zhang San' } as never,
      }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'FACT.INVALID', en: expect.not.stringContaining('Zhang San') });
  });

  it('numbers the facts of an aggregate in the order of their commits, however many write at once', async () => {
    const { fixture } = fresh;
    await Promise.all(Array.from({ length: 30 }, (_, n) => fixture.append('case-a', n)));
    const rows: Array<{ v: number }> = await fixture.dataSource.query(
      'select aggregate_version::int as v from outbox order by id',
    );
    expect(rows.map(({ v }) => v)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it('is handled within the trace of the transaction that told it', async () => {
    const { fixture } = fresh;
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const seen: Array<string | undefined> = [];
    fixture.relay();
    fixture.subscriber({ handle: async () => void seen.push(trace.getSpanContext(context.active())?.traceId) });
    const request = trace.setSpanContext(context.active(), {
      traceId,
      spanId: 'b7ad6b7169203331',
      traceFlags: TraceFlags.SAMPLED,
    });
    await context.with(request, () => fixture.append('case-a', 1));
    await eventually(() => expect(seen).toEqual([traceId]));
  });

  it('has its effect once when the broker delivers it twice', async () => {
    const { fixture } = fresh;
    const { metrics, registry } = fixture.metrics();
    fixture.relay();
    await fixture.append('case-a', 1, 2, 3);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    const { brokers, topic } = fixture.settings;
    const records = await readAll(brokers, topic);
    await publishRaw(brokers, records);
    await fixture.append('case-a', 4);
    fixture.subscriber({ metrics });
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4]));
    // Counted after the commit that made the effect visible.
    await eventually(async () =>
      expect(await registry.metrics()).toMatch(/hejie_facts_total\{.*outcome="duplicate".*\} 3/),
    );
  });

  it('is counted by type from the start, also a type that never came', async () => {
    const { fixture } = fresh;
    const { metrics, registry } = fixture.metrics();
    fixture.subscriber({ metrics });
    expect(await registry.metrics()).toMatch(/hejie_facts_total\{.*outcome="handled".*\} 0/);
  });

  it('reaches every listener, each once', async () => {
    const { fixture, topics } = fresh;
    fixture.relay();
    const other = topics.group('other');
    const { brokers, topic } = fixture.settings;
    fixture.subscriber();
    fixture.subscriber({
      consumer: other,
      member: 'other',
      source: new KafkaFactSource({ brokers, clientId: 'other', group: other, topics: [topic], sessionTimeout: 6_000 }),
    });
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await fixture.effects()).toHaveLength(4));
    const members = (await fixture.effects()).map(({ member, n }) => `${member} ${n}`).sort();
    expect(members).toEqual(['first 1', 'first 2', 'other 1', 'other 2']);
  });
});
