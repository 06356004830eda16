import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';

import { KafkaFactSource } from '../src/index.js';
import { ownBroker, type OwnBroker } from './fixture/own-broker.js';
import { freshFixture, type FreshFixture } from './fixture/messaging.js';

const PATIENCE = { timeout: 60_000 };
const OUTAGE_MS = 15_000;

describe('a broker that is away', () => {
  let broker: OwnBroker;
  let fresh: FreshFixture;

  beforeAll(async () => {
    broker = await ownBroker();
  }, 60_000);
  afterAll(async () => await broker.remove());
  beforeEach(async () => {
    await broker.start();
    fresh = await freshFixture({ kafkaBrokers: broker.address });
  }, 120_000);
  // Its topics go with the broker.
  afterEach(async () => await fresh.close({ topics: false }), 60_000);

  it('for a while costs no fact and no order; the outbox grows old meanwhile, and says so', async () => {
    const { fixture } = fresh;
    const { metrics, registry } = fixture.metrics();
    metrics.watchOutbox(fixture.dataSource);
    const relay = fixture.relay({ metrics });
    const subscriber = fixture.subscriber();
    await fixture.append('case-a', 1, 2, 3);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]), PATIENCE);
    await broker.kill();
    await fixture.append('case-a', 4, 5);
    await fixture.append('case-b', 1);
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
    await fixture.append('case-a', 6);
    expect(relay.state).toBe('leading');
    const text = await registry.metrics();
    expect(text).toMatch(/hejie_outbox_depth 4/);
    expect(Number(/hejie_outbox_oldest_age_seconds ([\d.]+)/.exec(text)?.[1])).toBeGreaterThan(OUTAGE_MS / 1000 - 1);
    expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]);
    await broker.start();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4, 5, 6]), PATIENCE);
    // Its partition may be another, and come later.
    await eventually(async () => expect(await fixture.numbers('case-b')).toEqual([1]), PATIENCE);
    await eventually(() => expect(subscriber.joined).toBe(true), PATIENCE);
    await fixture.append('case-a', 7);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4, 5, 6, 7]), PATIENCE);
  }, 180_000);

  it('at the start does not stop a service from starting', async () => {
    const { fixture } = fresh;
    await broker.kill();
    await fixture.append('case-a', 1);
    fixture.relay();
    fixture.subscriber();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await broker.start();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1]), PATIENCE);
  }, 120_000);

  it('while a service stops does not keep it from stopping', async () => {
    const { fixture } = fresh;
    const relay = fixture.relay();
    const subscriber = fixture.subscriber();
    await eventually(() => expect(subscriber.joined).toBe(true), PATIENCE);
    await broker.kill();
    await fixture.append('case-a', 1);
    const began = performance.now();
    await Promise.all([relay.stop(), subscriber.stop()]);
    expect(performance.now() - began).toBeLessThan(25_000);
  }, 120_000);
});

describe('how far a listener is behind', () => {
  let fresh: FreshFixture;
  beforeEach(async () => {
    fresh = await freshFixture();
  });
  afterEach(async () => await fresh.close());

  it('is measured at the broker: all that is kept before it ever listened, nothing once it has handled it', async () => {
    const { fixture } = fresh;
    const { brokers, group, topic } = fixture.settings;
    const { metrics, registry } = fixture.metrics();
    const source = new KafkaFactSource({ brokers, clientId: 'lag', group, topics: [topic], sessionTimeout: 6_000 });
    metrics.watchConsumer(fixture.consumer, source, fixture.dataSource);
    fixture.relay();
    for (const id of ['a', 'b', 'c', 'd']) await fixture.append(id, 1, 2, 3);
    await eventually(async () => expect(await fixture.unpublished()).toBe(0));
    const behind = async () =>
      [...(await registry.metrics()).matchAll(/^hejie_consumer_lag\{.*\} (\d+)/gm)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
    // The broker may not know its coordinator of groups at once; without an answer there is no measurement.
    await eventually(async () => expect(await behind()).toBe(12));
    fixture.subscriber({ source, metrics });
    await eventually(async () => expect(await behind()).toBe(0));
  });
});
