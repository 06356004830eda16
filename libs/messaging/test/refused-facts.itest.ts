import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { courtInstant } from '@hejie/law';
import { eventually } from '@hejie/testing';

import { ensureTopics } from '../src/index.js';
import { forbidWriting } from '../src/kafka/testing/rights.js';
import { silentLog } from '../src/log.js';
import { readAll } from '../src/testing/index.js';
import { freshFixture, type Fixture, type FreshFixture } from './fixture/messaging.js';
import { ownBroker, type OwnBroker } from './fixture/own-broker.js';

/** Whoever is not forbidden something may do it. */
const WITH_RIGHTS = `authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=true
`;
const PATIENCE = { timeout: 60_000 };

describe('a fact that the broker refuses', () => {
  let broker: OwnBroker;
  let fresh: FreshFixture;
  let fixture: Fixture;
  let errors: object[];

  const append = (caseId: string, n: number, other: { topic?: string; note?: string } = {}): Promise<unknown> =>
    fixture.unitOfWork.run((tx) =>
      fixture.outbox.append(tx, {
        definition: { ...fixture.definition, topic: other.topic ?? fixture.settings.topic },
        caseId,
        aggregateId: caseId,
        data: { n, note: other.note },
        occurredAt: courtInstant('2026-10-09T00:00:00+08:00'),
      }),
    );
  const begin = (): void => {
    fixture.subscriber();
    fixture.relay({ pollEvery: 200, log: { ...silentLog, error: (fields) => errors.push(fields) } });
  };
  const kafka = () => ({ brokers: fixture.settings.brokers, clientId: 'test' });

  beforeAll(async () => {
    broker = await ownBroker(WITH_RIGHTS);
    await broker.start();
  }, 300_000);
  afterAll(async () => await broker?.remove());
  beforeEach(async () => {
    fresh = await freshFixture({ kafkaBrokers: broker.address });
    fixture = fresh.fixture;
    errors = [];
  }, 120_000);
  afterEach(async () => await fresh?.close({ topics: false }), 60_000);

  it('because its topic is missing holds up its case alone, and is told when the topic is there', async () => {
    const absent = `${fixture.settings.topic}.absent`;
    await append('case-a', 1);
    await append('case-b', 1, { topic: absent });
    await append('case-b', 2);
    await append('case-c', 1);
    begin();
    await append('case-a', 2);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2]), PATIENCE);
    await eventually(async () => expect(await fixture.numbers('case-c')).toEqual([1]), PATIENCE);
    expect(await fixture.unpublished()).toBe(2);
    expect(await fixture.numbers('case-b')).toEqual([]);
    expect(errors[0]).toMatchObject({ topic: absent, reason: 'UNKNOWN_TOPIC_OR_PARTITION', cases: 1 });
    await ensureTopics(kafka(), [absent], { partitions: 1 });
    await eventually(async () => expect(await fixture.unpublished()).toBe(0), PATIENCE);
    await eventually(async () => expect(await fixture.numbers('case-b')).toEqual([2]), PATIENCE);
    expect(await readAll(fixture.settings.brokers, absent)).toHaveLength(1);
  }, 120_000);

  it('because it is too large, or many are together, holds up its case alone', async () => {
    const long = '和'.repeat(100_000);
    await append('case-a', 1);
    await append('case-b', 1, { note: long.repeat(5) });
    await append('case-b', 2);
    for (let n = 1; n <= 12; n += 1) await append('case-c', n, { note: long });
    begin();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1]), PATIENCE);
    await eventually(async () => expect(await fixture.numbers('case-c')).toHaveLength(12), PATIENCE);
    await eventually(async () => expect(await fixture.unpublished()).toBe(2), PATIENCE);
    expect(await fixture.numbers('case-b')).toEqual([]);
    expect(errors[0]).toMatchObject({ topic: fixture.settings.topic, reason: 'MESSAGE_TOO_LARGE', cases: 1 });
  }, 120_000);

  it('because the service may not write its topic holds up its case alone', async () => {
    const forbidden = `${fixture.settings.topic}.forbidden`;
    await ensureTopics(kafka(), [forbidden], { partitions: 1 });
    await forbidWriting(fixture.settings.brokers, forbidden);
    await append('case-b', 1, { topic: forbidden });
    await append('case-b', 2);
    await append('case-a', 1);
    begin();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1]), PATIENCE);
    expect(await fixture.unpublished()).toBe(2);
    expect(errors[0]).toMatchObject({ topic: forbidden, reason: 'TOPIC_AUTHORIZATION_FAILED', cases: 1 });
  }, 120_000);
});
