import { defineFact, type FactDefinition } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import { createDataSource, migrate, UnitOfWork, type MigrationClass, type Transaction } from '@hejie/persistence';
import { createTestDatabase, type TestDatabase } from '@hejie/testing';
import { Registry } from 'prom-client';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';

import {
  KafkaFactPublisher,
  KafkaFactSource,
  MessagingMetrics,
  messagingMigrations,
  onFact,
  Outbox,
  OutboxBell,
  OutboxRelay,
  Subscriber,
  type FactPublisher,
  type FactSource,
  type MessagingLog,
  type ReceivedFact,
  type SubscriberOptions,
} from '../src/index.js';
import { testTopics, type TestTopics } from '../src/testing/index.js';

export interface Probe {
  n: number;
  note?: string | undefined;
}

/** A fact that says only its number. */
export const probeTaken = defineFact<Probe>(
  { context: 'testing', aggregate: 'probe' },
  'probe-taken',
  { zh: '已取样', en: 'A probe was taken' },
  z.strictObject({ n: z.number().int(), note: z.string().optional() }),
  { n: 1 },
);

/** What handlers of the tests write: one row for each effect. */
class Effects1763700000001 implements MigrationInterface {
  readonly name = 'Effects1763700000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table effect (seq bigint generated always as identity, consumer text, case_id text, n int, member text)',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table effect');
  }
}

export interface Effect {
  caseId: string;
  n: number;
  member: string;
}

export interface StageSettings {
  databaseUrl: string;
  brokers: readonly string[];
  topic: string;
  group: string;
}

/** One service with its database and topics, whose parts a test starts and stops as it needs. */
export class Stage {
  readonly outbox: Outbox;
  readonly unitOfWork: UnitOfWork;
  private readonly closing: Array<() => Promise<unknown>> = [];

  private constructor(
    readonly settings: StageSettings,
    readonly dataSource: DataSource,
    readonly definition: FactDefinition<Probe>,
  ) {
    this.unitOfWork = new UnitOfWork(dataSource);
    this.outbox = new Outbox('/services/testing', new OutboxBell(dataSource));
  }

  /** Connects to what another process has created. */
  static async join(settings: StageSettings): Promise<Stage> {
    const migrations: MigrationClass[] = [...messagingMigrations, Effects1763700000001];
    const dataSource = createDataSource({ url: settings.databaseUrl, schema: 'testing', migrations, poolSize: 20 });
    await dataSource.initialize();
    await migrate(dataSource);
    return new Stage(settings, dataSource, { ...probeTaken, topic: settings.topic });
  }

  get consumer(): string {
    return this.settings.group;
  }

  async append(caseId: string, ...numbers: number[]): Promise<void> {
    for (const n of numbers) await this.unitOfWork.run((tx) => this.appendIn(tx, caseId, n));
  }

  async appendIn(tx: Transaction, caseId: string, n: number): Promise<void> {
    await this.outbox.append(tx, {
      definition: this.definition,
      caseId,
      aggregateId: caseId,
      data: { n },
      occurredAt: courtInstant('2026-10-09T00:00:00+08:00'),
    });
  }

  publisher(brokers = this.settings.brokers): KafkaFactPublisher {
    const publisher = new KafkaFactPublisher({ brokers, clientId: 'stage' });
    this.closing.push(() => publisher.close());
    return publisher;
  }

  relay(
    options: { publisher?: FactPublisher; metrics?: MessagingMetrics; log?: MessagingLog; pollEvery?: number } = {},
  ): OutboxRelay {
    const relay = new OutboxRelay({ dataSource: this.dataSource, publisher: this.publisher(), ...options });
    this.closing.push(() => relay.stop());
    relay.start();
    return relay;
  }

  source(): KafkaFactSource {
    const { brokers, group, topic } = this.settings;
    return new KafkaFactSource({ brokers, clientId: 'stage', group, topics: [topic], sessionTimeout: 6_000 });
  }

  subscriber(
    options: Partial<Omit<SubscriberOptions, 'source'>> & {
      member?: string;
      source?: FactSource;
      handle?: (fact: ReceivedFact<Probe>, tx: Transaction) => Promise<void>;
    } = {},
  ): Subscriber {
    const { member = 'first', handle, ...rest } = options;
    const subscriber = new Subscriber({
      consumer: this.consumer,
      unitOfWork: this.unitOfWork,
      source: this.source(),
      publisher: this.publisher(),
      handlers: [onFact(this.definition, handle ?? ((fact, tx) => this.write(fact, tx, member)))],
      retryAfter: [20, 50],
      ...rest,
    });
    this.closing.push(() => subscriber.stop());
    subscriber.start();
    return subscriber;
  }

  /** The effect of a fact in these tests. */
  async write(fact: ReceivedFact<Probe>, tx: Transaction, member = 'first'): Promise<void> {
    await tx.manager.query('insert into effect (consumer, case_id, n, member) values ($1, $2, $3, $4)', [
      this.consumer,
      fact.caseId,
      fact.data.n,
      member,
    ]);
  }

  async effects(caseId?: string): Promise<Effect[]> {
    return await this.dataSource.query(
      'select case_id as "caseId", n, member from effect where $1::text is null or case_id = $1 order by seq',
      [caseId ?? null],
    );
  }

  async numbers(caseId?: string): Promise<number[]> {
    return (await this.effects(caseId)).map(({ n }) => n);
  }

  async unpublished(): Promise<number> {
    const [row] = await this.dataSource.query('select count(*)::int as left from outbox where published_at is null');
    return row.left;
  }

  metrics(): { metrics: MessagingMetrics; registry: Registry } {
    const registry = new Registry();
    return { metrics: new MessagingMetrics(registry), registry };
  }

  /** Stops every part that was started, the last first. */
  async leave(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
  }

  async close(): Promise<void> {
    await this.leave();
    await this.dataSource.destroy();
  }
}

export interface FreshStage {
  readonly stage: Stage;
  readonly topics: TestTopics;
  readonly database: TestDatabase;
  close(options?: { topics?: boolean }): Promise<void>;
}

/** A stage with a database and topics of its own. */
export async function freshStage(options: { partitions?: number; kafkaBrokers?: string } = {}): Promise<FreshStage> {
  const database = await createTestDatabase({ prefix: 'messaging' });
  const topics = testTopics(options.kafkaBrokers);
  const { topic } = topics.own(probeTaken);
  await topics.create(options.partitions ?? 3);
  const stage = await Stage.join({
    databaseUrl: database.url,
    brokers: topics.brokers,
    topic,
    group: topics.group('listener'),
  });
  return {
    stage,
    topics,
    database,
    async close(what = {}) {
      await stage.close();
      if (what.topics ?? true) await topics.drop();
      await database.drop();
    },
  };
}
