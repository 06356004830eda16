import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

import { defineFact } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import {
  KafkaFactPublisher,
  KafkaFactSource,
  messagingMigrations,
  onFact,
  Outbox,
  OutboxRelay,
  parkedCases,
  Subscriber,
} from '@hejie/messaging';
import { publishRaw, readAll, testTopics } from '@hejie/messaging/testing';
import { createDataSource, migrate, UnitOfWork } from '@hejie/persistence';
import { createTestDatabase, eventually, type TestDatabase } from '@hejie/testing';

import { redriveCommand } from '../src/commands/redrive.js';

const topics = testTopics();
const probe = topics.own(
  defineFact<{ n: number }>(
    { context: 'testing', aggregate: 'redrive' },
    'probe-taken',
    { zh: '已取样', en: 'A probe was taken' },
    z.strictObject({ n: z.number() }),
    { n: 1 },
  ),
);

describe('hejie redrive', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let parts: Array<{ stop(): Promise<void> }>;
  let broken: boolean;
  const printed: string[] = [];
  const handled: number[] = [];

  beforeAll(async () => {
    await topics.create(1);
    const capture = (command: Command): void => {
      command
        .exitOverride()
        .configureOutput({ writeOut: (text) => void printed.push(text), writeErr: (text) => void printed.push(text) });
      command.commands.forEach(capture);
    };
    capture(redriveCommand);
  });
  afterAll(async () => await topics.drop());
  beforeEach(async () => {
    printed.length = handled.length = 0;
    broken = true;
    database = await createTestDatabase({ prefix: 'redrive' });
    dataSource = await createDataSource({
      url: database.url,
      schema: 'probing',
      migrations: messagingMigrations,
    }).initialize();
    await migrate(dataSource);
    unitOfWork = new UnitOfWork(dataSource);
    const kafka = { brokers: topics.brokers, clientId: 'probing' };
    const publisher = new KafkaFactPublisher(kafka);
    const relay = new OutboxRelay({ dataSource, publisher });
    const subscriber = new Subscriber({
      consumer: 'probing',
      unitOfWork,
      publisher,
      retryAfter: [10],
      pollEvery: 100,
      source: new KafkaFactSource({ ...kafka, group: topics.group(database.name), topics: [probe.topic] }),
      handlers: [
        onFact(probe, async ({ data }) => {
          if (broken) throw new Error('not yet');
          handled.push(data.n);
        }),
      ],
    });
    relay.start();
    subscriber.start();
    parts = [relay, subscriber, { stop: () => publisher.close() }];
  });
  afterEach(async () => {
    for (const part of parts) await part.stop();
    await dataSource.destroy();
    await database.drop();
  });

  const redrive = (...args: string[]) => redriveCommand.parseAsync(args, { from: 'user' });
  const parked = (...args: string[]) => redrive('parked', '--service', 'probing', '--database', database.url, ...args);

  it('lists what is parked, redrives a case in the running service, and says what is left', async () => {
    for (const n of [1, 2]) {
      await unitOfWork.run((tx) =>
        new Outbox('/services/probing').append(tx, {
          definition: probe,
          caseId: 'case-a',
          aggregateId: 'case-a',
          data: { n },
          occurredAt: courtInstant(0),
        }),
      );
    }
    await eventually(async () => expect(await parkedCases(dataSource)).toMatchObject([{ facts: 2 }]));
    await parked();
    expect(printed.join('')).toMatch(/case-a.*Error redrive\.itest\.ts:\d+/s);
    await expect(parked('--key', 'case-a')).rejects.toMatchObject({ exitCode: 1 });
    expect(printed.join('')).toContain('0 of 1 cases are free again.');
    broken = false;
    await parked('--all');
    expect(printed.join('')).toContain('1 of 1 cases are free again.');
    expect(handled).toEqual([1, 2]);
    printed.length = 0;
    await parked();
    expect(printed).toEqual(['Nothing is parked.\n']);
  });

  it('puts dead letters back', async () => {
    await publishRaw(topics.brokers, [{ topic: probe.topic, key: 'case-a', value: 'not json', headers: {} }]);
    await eventually(async () => expect(await readAll(topics.brokers, `${probe.topic}.dead`)).toHaveLength(1));
    await redrive('dead-letters', '--topic', probe.topic, '--brokers', topics.brokers.join(','));
    expect(printed).toEqual([`1 put back into ${probe.topic}\n`]);
  });

  it('says in a sentence that there is no such topic', async () => {
    const unknown = redrive('dead-letters', '--topic', 'court.nothing.v1', '--brokers', topics.brokers.join(','));
    await expect(unknown).rejects.toMatchObject({ exitCode: 1 });
    expect(printed.join('')).toMatch(
      /^error: There is no topic court\.nothing\.v1 .*\n没有主题“court\.nothing\.v1”.*\n$/,
    );
  });

  it('says what it was not told', async () => {
    await expect(redrive('parked')).rejects.toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
  });
});
