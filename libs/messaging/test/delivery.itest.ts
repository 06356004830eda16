import { context, trace, TraceFlags } from '@opentelemetry/api';
import { node } from '@opentelemetry/sdk-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { courtInstant } from '@hejie/law';
import { eventually } from '@hejie/testing';

import { KafkaFactSource } from '../src/index.js';
import { publishRaw, readAll } from '../src/testing/index.js';
import { freshStage, type FreshStage } from './stage.js';

describe('a fact from commit to handled', () => {
  let fresh: FreshStage;

  beforeAll(() => new node.NodeTracerProvider().register());
  beforeEach(async () => {
    fresh = await freshStage();
  });
  afterEach(async () => await fresh.close());

  it('arrives once, in order, as a CloudEvent with the case as its key', async () => {
    const { stage } = fresh;
    stage.relay();
    stage.subscriber();
    await stage.append('case-a', 1, 2, 3);
    await stage.append('case-b', 1, 2);
    await eventually(async () => expect(await stage.effects()).toHaveLength(5));
    expect(await stage.numbers('case-a')).toEqual([1, 2, 3]);
    expect(await stage.numbers('case-b')).toEqual([1, 2]);
    const record = (await readAll(stage.settings.brokers, stage.settings.topic)).find(
      ({ key }) => key?.toString() === 'case-a',
    );
    const headers = Object.fromEntries(
      Object.entries(record?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_type: stage.definition.type,
      ce_source: '/services/testing',
      ce_subject: 'case-a',
      ce_time: '2026-10-09T00:00:00+08:00',
      ce_aggregateversion: '1',
      'content-type': 'application/json',
    });
    expect(JSON.parse(String(record?.value))).toEqual({ n: 1 });
  });

  it('is not published when its transaction rolls back, and leaves no gap in the versions', async () => {
    const { stage } = fresh;
    await expect(
      stage.unitOfWork.run(async (tx) => {
        await stage.appendIn(tx, 'case-a', 1);
        throw new Error('the case was withdrawn');
      }),
    ).rejects.toThrow('withdrawn');
    await stage.append('case-a', 2);
    stage.relay();
    await eventually(async () => expect(await stage.unpublished()).toBe(0));
    const records = await readAll(stage.settings.brokers, stage.settings.topic);
    expect(records.map(({ headers }) => String(headers['ce_aggregateversion']))).toEqual(['1']);
  });

  it('is refused when its data does not match the definition, without naming a value', async () => {
    const { stage } = fresh;
    const refused = stage.unitOfWork.run((tx) =>
      stage.outbox.append(tx, {
        definition: stage.definition,
        caseId: 'case-a',
        aggregateId: 'case-a',
        occurredAt: courtInstant(0),
        data: { n: 'Zhang San' } as never,
      }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'FACT.INVALID', en: expect.not.stringContaining('Zhang San') });
  });

  it('numbers the facts of an aggregate in the order of their commits, however many write at once', async () => {
    const { stage } = fresh;
    await Promise.all(Array.from({ length: 30 }, (_, n) => stage.append('case-a', n)));
    const rows: Array<{ v: number }> = await stage.dataSource.query(
      'select aggregate_version::int as v from outbox order by id',
    );
    expect(rows.map(({ v }) => v)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it('is handled within the trace of the transaction that told it', async () => {
    const { stage } = fresh;
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const seen: Array<string | undefined> = [];
    stage.relay();
    stage.subscriber({ handle: async () => void seen.push(trace.getSpanContext(context.active())?.traceId) });
    const request = trace.setSpanContext(context.active(), {
      traceId,
      spanId: 'b7ad6b7169203331',
      traceFlags: TraceFlags.SAMPLED,
    });
    await context.with(request, () => stage.append('case-a', 1));
    await eventually(() => expect(seen).toEqual([traceId]));
  });

  it('has its effect once when the broker delivers it twice', async () => {
    const { stage } = fresh;
    const { metrics, registry } = stage.metrics();
    stage.relay();
    await stage.append('case-a', 1, 2, 3);
    await eventually(async () => expect(await stage.unpublished()).toBe(0));
    const { brokers, topic } = stage.settings;
    const records = await readAll(brokers, topic);
    await publishRaw(brokers, records);
    await stage.append('case-a', 4);
    stage.subscriber({ metrics });
    await eventually(async () => expect(await stage.numbers('case-a')).toEqual([1, 2, 3, 4]));
    // Counted after the commit that made the effect visible.
    await eventually(async () =>
      expect(await registry.metrics()).toMatch(/hejie_facts_total\{.*outcome="duplicate".*\} 3/),
    );
  });

  it('reaches every listener, each once', async () => {
    const { stage, topics } = fresh;
    stage.relay();
    const other = topics.group('other');
    const { brokers, topic } = stage.settings;
    stage.subscriber();
    stage.subscriber({
      consumer: other,
      member: 'other',
      source: new KafkaFactSource({ brokers, clientId: 'other', group: other, topics: [topic], sessionTimeout: 6_000 }),
    });
    await stage.append('case-a', 1, 2);
    await eventually(async () => expect(await stage.effects()).toHaveLength(4));
    const members = (await stage.effects()).map(({ member, n }) => `${member} ${n}`).sort();
    expect(members).toEqual(['first 1', 'first 2', 'other 1', 'other 2']);
  });
});
