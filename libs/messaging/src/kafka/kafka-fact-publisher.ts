import { within } from '@hejie/persistence';
import kafkajs, { type IHeaders, type Message, type Producer } from 'kafkajs';

import { PublicationRefused } from '../messaging-error.js';
import type { FactPublisher, OutgoingRecord } from '../ports.js';
import { kafkaClient, silenceOf, type KafkaSettings } from './client.js';

/** What no further attempt mends, by the protocol's names. Rights of the whole cluster are not among them: those stop every fact. */
const REFUSED: Readonly<Record<string, 'topic' | 'record'>> = {
  UNKNOWN_TOPIC_OR_PARTITION: 'topic',
  INVALID_TOPIC_EXCEPTION: 'topic',
  TOPIC_AUTHORIZATION_FAILED: 'topic',
  MESSAGE_TOO_LARGE: 'record',
  RECORD_LIST_TOO_LARGE: 'record',
  INVALID_RECORD: 'record',
};
/** How long the leader waits for its replicas, in milliseconds: less than a request may take. */
const REPLICATED_WITHIN = 8_000;

interface Connection {
  readonly producer: Producer;
  readonly silence: Promise<never>;
}

/** Writes once, with the acknowledgement of all replicas; after any error the caller writes again. */
export class KafkaFactPublisher implements FactPublisher {
  private connection: Promise<Connection> | undefined;

  constructor(private readonly settings: KafkaSettings) {}

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    const connecting = (this.connection ??= this.connect());
    try {
      const { producer, silence } = await connecting;
      const sent = producer.sendBatch({ acks: -1, timeout: REPLICATED_WITHIN, topicMessages: byTopic(records) });
      await Promise.race([sent, silence]);
    } catch (error) {
      // What it knows of leaders may be old: the next attempt gets a new producer.
      if (this.connection === connecting) this.connection = undefined;
      void disconnect(connecting);
      throw refusalIn(error) ?? error;
    }
  }

  async close(): Promise<void> {
    const connecting = this.connection;
    this.connection = undefined;
    if (connecting) await within(5_000, disconnect(connecting));
  }

  private async connect(): Promise<Connection> {
    const producer = kafkaClient(this.settings).producer({
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      // No second attempt: in it the library leaves out whatever is led by a broker that answered in the first, and so
      // calls records written that it never sent, if their leader has moved there. Nothing is left for idempotence, then:
      // it tells attempts of one producer apart, and ours has but one.
      retry: { retries: 0 },
    });
    const silence = silenceOf(producer);
    try {
      await Promise.race([producer.connect(), silence]);
    } catch (error) {
      void producer.disconnect().catch(() => undefined);
      throw error;
    }
    return { producer, silence };
  }
}

async function disconnect(connecting: Promise<Connection>): Promise<void> {
  try {
    await (await connecting).producer.disconnect();
  } catch {
    // It never connected, or the broker is gone: nothing to release.
  }
}

/** The broker's refusal, behind whatever the client made of it. */
function refusalIn(error: unknown): PublicationRefused | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const type = String((at as { type?: unknown }).type);
    const concerns = REFUSED[type];
    if (concerns) return new PublicationRefused(type, concerns, error);
  }
  return undefined;
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
