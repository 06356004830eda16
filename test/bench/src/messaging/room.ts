import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import { defineFact, type FactDefinition } from '@hejie/contracts/facts';
import { courtInstant, type CourtInstant } from '@hejie/law';
import {
  KafkaFactPublisher,
  KafkaFactSource,
  messagingMigrations,
  onFact,
  Outbox,
  OutboxBell,
  OutboxRelay,
  Subscriber,
} from '@hejie/messaging';
import { testTopics } from '@hejie/messaging/testing';
import { createDataSource, migrate, UnitOfWork } from '@hejie/persistence';
import { createTestDatabase, eventually } from '@hejie/testing';
import { z } from 'zod';

interface Receipt {
  receiptId: string;
  payer: string;
  amount: string;
  valueDate: string;
  note: string;
}

const receiptMeasured = defineFact<Receipt>(
  { context: 'bench', aggregate: 'receipt' },
  'receipt-measured',
  { zh: '测得到账', en: 'A receipt was measured' },
  z.strictObject({
    receiptId: z.string(),
    payer: z.string(),
    amount: z.string(),
    valueDate: z.string(),
    note: z.string(),
  }),
  { receiptId: 'r-1', payer: 'p-1', amount: '8182.00', valueDate: '2026-10-09', note: '' },
);

/** The number of a fact as its handler sees it. */
export const receiptId = (at: number): string => `receipt-${at}`;

/** What each fact carries: about 200 bytes, like a receipt of the performance service. */
const receipt = (at: number): Receipt => ({
  receiptId: receiptId(at),
  payer: `party-${at % 97}`,
  amount: '8182.00',
  valueDate: '2026-10-09',
  note: '按和解协议第二期给付'.repeat(4),
});

/** Facts belong to this many cases. */
const CASES = 500;
const SOURCE = '/services/bench';
const caseOf = (at: number): string => `case-${at % CASES}`;

const OCCURRED: CourtInstant = courtInstant('2026-10-09T09:00:00+08:00');

/** The fact on the room's topic, and a second topic of the same shape for the raw client. */
export interface MeasuredFact extends FactDefinition<Receipt> {
  readonly rawTopic: string;
}

/** What the raw client sends: byte for byte what the relay would. */
export function rawRecord(definition: MeasuredFact, at: number) {
  const subject = caseOf(at);
  return {
    key: subject,
    value: JSON.stringify(receipt(at)),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: definition.type,
      ce_source: SOURCE,
      ce_subject: subject,
      ce_time: OCCURRED,
      ce_aggregateid: subject,
      ce_aggregateversion: String(1 + Math.floor(at / CASES)),
    },
  };
}

/** One database, one topic, one publishing and one listening service, in this process. */
export interface Room {
  readonly brokers: readonly string[];
  readonly definition: MeasuredFact;
  /** Commits one fact in a transaction of its own; resolves with the instant of the commit. */
  commit(at: number): Promise<number>;
  startRelay(): void;
  stopRelay(): Promise<void>;
  startSubscriber(): Promise<void>;
  /** When the transaction that handled a fact was committed, by its number. */
  readonly handledAt: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** @param rowForEach the handler writes a row for each fact; otherwise its only effect is that the fact was received */
export async function openRoom(partitions: number, { rowForEach }: { rowForEach: boolean }): Promise<Room> {
  const database = await createTestDatabase({ prefix: 'bench_messaging' });
  const topics = testTopics();
  const rawTopic = topics.own({ ...receiptMeasured, topic: `${receiptMeasured.topic}.raw` }).topic;
  const definition = { ...topics.own(receiptMeasured), rawTopic };
  await topics.create(partitions);
  const source = (schema: string) =>
    createDataSource({ url: database.url, schema, migrations: messagingMigrations, poolSize: 16 });
  const [publishing, listening] = [source('publishing'), source('listening')];
  for (const service of [publishing, listening]) {
    await service.initialize();
    await migrate(service);
  }
  await listening.query(
    'create table ledger (receipt_id text primary key, case_id text not null, amount text not null)',
  );
  const publishes = new UnitOfWork(publishing);
  const outbox = new Outbox(SOURCE, new OutboxBell(publishing));
  const { brokers } = topics;
  const group = topics.group('bench');
  const publisher = new KafkaFactPublisher({ brokers, clientId: 'bench' });
  const handledAt = new Map<string, number>();
  let relay: OutboxRelay | undefined;
  const subscriber = new Subscriber({
    consumer: group,
    unitOfWork: new UnitOfWork(listening),
    source: new KafkaFactSource({ brokers, clientId: 'bench', group, topics: [definition.topic] }),
    publisher,
    handlers: [
      onFact(definition, async ({ caseId, data }, tx) => {
        if (rowForEach)
          await tx.manager.query('insert into ledger (receipt_id, case_id, amount) values ($1, $2, $3)', [
            data.receiptId,
            caseId,
            data.amount,
          ]);
        tx.afterCommit(() => handledAt.set(data.receiptId, performance.now()));
      }),
    ],
  });
  return {
    brokers,
    definition,
    handledAt,
    async commit(at) {
      let committed = 0;
      await publishes.run(async (tx) => {
        await outbox.append(tx, {
          definition,
          caseId: caseOf(at),
          aggregateId: caseOf(at),
          data: receipt(at),
          occurredAt: OCCURRED,
        });
        tx.afterCommit(() => {
          committed = performance.now();
        });
      });
      return committed;
    },
    startRelay() {
      relay = new OutboxRelay({ dataSource: publishing, publisher });
      relay.start();
    },
    stopRelay: async () => await relay?.stop(),
    async startSubscriber() {
      subscriber.start();
      await eventually(
        () => {
          if (!subscriber.joined) throw new Error('The listener has not joined its group.');
        },
        { timeout: 30_000 },
      );
    },
    async close() {
      await subscriber.stop();
      await relay?.stop();
      await publisher.close();
      await publishing.destroy();
      await listening.destroy();
      await topics.drop();
      await database.drop();
    },
  };
}
