import kafkajs, { type IHeaders, type Message, type Producer } from 'kafkajs';

import { within } from '../pause.js';
import type { FactPublisher, OutgoingRecord } from '../ports.js';
import { kafkaClient, type KafkaSettings } from './client.js';

/** Writes with an idempotent producer and the acknowledgement of all replicas. */
export class KafkaFactPublisher implements FactPublisher {
  private producer: Promise<Producer> | undefined;

  constructor(private readonly settings: KafkaSettings) {}

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    const connecting = (this.producer ??= this.connect());
    try {
      const producer = await connecting;
      await producer.sendBatch({ acks: -1, topicMessages: byTopic(records) });
    } catch (error) {
      // Its sequence numbers may no longer be the broker's: the next attempt gets a new producer.
      if (this.producer === connecting) this.producer = undefined;
      void this.disconnect(connecting);
      throw error;
    }
  }

  async close(): Promise<void> {
    const connecting = this.producer;
    this.producer = undefined;
    if (connecting) await within(5_000, this.disconnect(connecting));
  }

  private async connect(): Promise<Producer> {
    const producer = kafkaClient(this.settings).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      // Few, so that the relay soon knows of an outage and says so.
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    await producer.connect();
    return producer;
  }

  private async disconnect(connecting: Promise<Producer>): Promise<void> {
    try {
      await (await connecting).disconnect();
    } catch {
      // It never connected, or the broker is gone: nothing to release.
    }
  }
}

function byTopic(records: readonly OutgoingRecord[]): Array<{ topic: string; messages: Message[] }> {
  const topics = new Map<string, Message[]>();
  for (const { topic, key, value, headers } of records) {
    const messages = topics.get(topic);
    const message: Message = { key, value, headers: headers as IHeaders };
    if (messages) messages.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
