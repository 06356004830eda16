import { within } from '@hejie/persistence';
import { type Admin } from 'kafkajs';

import type { Lag } from '../ports.js';
import { kafkaClient, silenceOf, type KafkaSettings } from './client.js';

interface Connection {
  readonly admin: Admin;
  readonly silence: Promise<never>;
}

/** How far a group is behind, measured at the broker. */
export class ConsumerLag {
  private connecting: Promise<Connection> | undefined;

  constructor(
    private readonly settings: KafkaSettings & { readonly group: string; readonly topics: readonly string[] },
  ) {}

  /** @throws the client's error when the broker is away; the next measurement connects anew. */
  async measure(): Promise<Lag[]> {
    const connecting = (this.connecting ??= this.connect());
    try {
      const { admin, silence } = await connecting;
      const lags = Promise.all(this.settings.topics.map((topic) => this.of(admin, topic)));
      return (await Promise.race([lags, silence])).flat();
    } catch (error) {
      if (this.connecting === connecting) this.connecting = undefined;
      void disconnect(connecting);
      throw error;
    }
  }

  async close(): Promise<void> {
    const { connecting } = this;
    this.connecting = undefined;
    if (connecting) await within(2_000, disconnect(connecting));
  }

  private async connect(): Promise<Connection> {
    const admin = kafkaClient(this.settings).admin();
    const silence = silenceOf(admin);
    await Promise.race([admin.connect(), silence]);
    return { admin, silence };
  }

  private async of(admin: Admin, topic: string): Promise<Lag[]> {
    const ends = await admin.fetchTopicOffsets(topic);
    const [committed] = await admin.fetchOffsets({ groupId: this.settings.group, topics: [topic] });
    const offsets = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.map(({ partition, low, high }) => {
      // -1: nothing committed yet, so everything that is kept is still to come.
      const at = Math.max(offsets.get(partition) ?? -1, Number(low));
      return { topic, partition, records: Math.max(0, Number(high) - at) };
    });
  }
}

async function disconnect(connecting: Promise<Connection>): Promise<void> {
  try {
    await (await connecting).admin.disconnect();
  } catch {
    // It never connected, or the broker is gone: nothing to release.
  }
}
