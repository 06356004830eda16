import { performance } from 'node:perf_hooks';

import kafkajs, { type Message } from 'kafkajs';

import { kafkaClient } from '../client.js';

export interface RawRun {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly count: number;
  /** Records in one request. */
  readonly batch: number;
  /** Requests on their way at the same time. */
  readonly inFlight: number;
  message(at: number): Message;
}

/**
 * The baseline of the benchmark: the bare client, acknowledged by all replicas, producer and consumer in one
 * process, no database. Records a second from the first send to the last receipt.
 */
export async function rawRate(run: RawRun): Promise<number> {
  const kafka = kafkaClient({ brokers: run.brokers, clientId: 'raw' });
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: `raw-${crypto.randomUUID()}`, maxWaitTimeInMs: 250 });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: [run.topic], fromBeginning: false });
  let received = 0;
  const joined = new Promise<void>((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  const all = new Promise<void>((resolve, reject) => {
    void consumer
      .run({
        eachBatch: async ({ batch }) => {
          for (const { value } of batch.messages) if (value) JSON.parse(value.toString());
          received += batch.messages.length;
          if (received >= run.count) resolve();
        },
      })
      .catch(reject);
  });
  await joined;
  // The end of each partition must be known to the consumer before the first record is sent.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  try {
    const began = performance.now();
    let next = 0;
    const sender = async (): Promise<void> => {
      while (next < run.count) {
        const from = next;
        next = Math.min(run.count, from + run.batch);
        const messages = Array.from({ length: next - from }, (_, at) => run.message(from + at));
        await producer.send({ topic: run.topic, acks: -1, messages });
      }
    };
    await Promise.all(Array.from({ length: run.inFlight }, sender));
    await all;
    return run.count / ((performance.now() - began) / 1000);
  } finally {
    await consumer.disconnect();
    await producer.disconnect();
  }
}
