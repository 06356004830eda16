import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

import type { FactSource } from './ports.js';

/** What became of a received fact. */
export type Outcome = 'handled' | 'duplicate' | 'parked' | 'ignored' | 'dead';

interface OutboxMeasure {
  depth: string;
  age: number;
}
interface WaitingMeasure {
  keys: string;
  facts: string;
  letters: string;
}

const OUTBOX = `select count(*) as depth, coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8 as age
  from outbox where published_at is null`;
const WAITING = `select (select count(*) from parked_key where consumer = $1) as keys,
  (select count(*) from parked_fact where consumer = $1) as facts,
  (select count(*) from kept_letter where consumer = $1) as letters`;

/** Prometheus metrics of one service's messaging. Labels are names of ours: consumer, topic, type; never a key. */
export class MessagingMetrics {
  private readonly handledTotal: Counter<'consumer' | 'type' | 'outcome'>;
  private readonly duration: Histogram<'consumer' | 'type'>;
  private readonly publishedTotal: Counter;
  private readonly refusedCases: Gauge;
  private readonly refusedTopics: Gauge;
  private readonly deadTotal: Counter<'consumer' | 'topic' | 'reason'>;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.handledTotal = new Counter({
      name: 'hejie_facts_total',
      help: 'Facts received, by what became of them',
      labelNames: ['consumer', 'type', 'outcome'],
      registers,
    });
    this.duration = new Histogram({
      name: 'hejie_fact_handling_seconds',
      help: 'Time in the handler of a fact',
      labelNames: ['consumer', 'type'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    this.publishedTotal = new Counter({
      name: 'hejie_outbox_published_total',
      help: 'Facts that the broker has acknowledged',
      registers,
    });
    this.refusedCases = new Gauge({
      name: 'hejie_outbox_parked_cases',
      help: 'Cases with a fact that the broker refuses for itself; their facts wait in the outbox',
      registers,
    });
    this.refusedTopics = new Gauge({
      name: 'hejie_outbox_refused_topics',
      help: 'Topics that the broker refuses; cases with facts for them wait in the outbox',
      registers,
    });
    this.deadTotal = new Counter({
      name: 'hejie_dead_letters_total',
      help: 'Records that can never be handled, by reason',
      labelNames: ['consumer', 'topic', 'reason'],
      registers,
    });
  }

  /** Depth and age of the outbox, read from the database at each scrape. */
  watchOutbox(dataSource: DataSource): void {
    const registers = [this.registry];
    const measure = oneAtATime(async () => ((await dataSource.query(OUTBOX)) as OutboxMeasure[])[0]);
    new Gauge({
      name: 'hejie_outbox_depth',
      help: 'Facts that are not yet published',
      registers,
      async collect() {
        const row = await measure();
        if (row) this.set(Number(row.depth));
      },
    });
    new Gauge({
      name: 'hejie_outbox_oldest_age_seconds',
      help: 'Age of the oldest fact that is not yet published',
      registers,
      async collect() {
        const row = await measure();
        if (row) this.set(row.age);
      },
    });
  }

  /** Lag and parking of one consumer, read from the broker and the database at each scrape. */
  watchConsumer(consumer: string, source: FactSource, dataSource: DataSource): void {
    const registers = [this.registry];
    const waiting = oneAtATime(async () => ((await dataSource.query(WAITING, [consumer])) as WaitingMeasure[])[0]);
    const lag = oneAtATime(() => source.lag());
    new Gauge({
      name: 'hejie_consumer_lag',
      help: 'Records behind the end of the partition',
      labelNames: ['consumer', 'topic', 'partition'],
      registers,
      async collect() {
        for (const { topic, partition, records } of (await lag()) ?? []) {
          this.set({ consumer, topic, partition: String(partition) }, records);
        }
      },
    });
    new Gauge({
      name: 'hejie_parked_facts',
      help: 'Facts that wait for a redrive',
      labelNames: ['consumer'],
      registers,
      async collect() {
        const row = await waiting();
        if (row) this.set({ consumer }, Number(row.facts));
      },
    });
    new Gauge({
      name: 'hejie_parked_aggregates',
      help: 'Cases whose facts are parked',
      labelNames: ['consumer'],
      registers,
      async collect() {
        const row = await waiting();
        if (row) this.set({ consumer }, Number(row.keys));
      },
    });
    new Gauge({
      name: 'hejie_dead_letters_kept',
      help: 'Dead letters that the broker refuses; they wait in the database',
      labelNames: ['consumer'],
      registers,
      async collect() {
        const row = await waiting();
        if (row) this.set({ consumer }, Number(row.letters));
      },
    });
  }

  /** Every type that a consumer listens to is counted from its start, also one that never came. */
  listens(consumer: string, types: Iterable<string>): void {
    for (const type of types) this.handledTotal.inc({ consumer, type, outcome: 'handled' }, 0);
  }

  published(count: number): void {
    this.publishedTotal.inc(count);
  }

  outboxRefused({ cases, topics }: { readonly cases: number; readonly topics: number }): void {
    this.refusedCases.set(cases);
    this.refusedTopics.set(topics);
  }

  became(consumer: string, type: string, outcome: Outcome): void {
    this.handledTotal.inc({ consumer, type, outcome });
  }

  handling(consumer: string, type: string, seconds: number): void {
    this.duration.observe({ consumer, type }, seconds);
  }

  dead(consumer: string, topic: string, reason: string): void {
    this.deadTotal.inc({ consumer, topic, reason });
  }
}

/** Two gauges of one scrape share a measurement. Without a server the last known value stands: the scrape must not fail. */
function oneAtATime<T>(measure: () => Promise<T>): () => Promise<T | undefined> {
  let running: Promise<T | undefined> | undefined;
  return () => {
    running ??= measure()
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}
