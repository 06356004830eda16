import { type FactRecord, partitionId } from '../ports.js';
import type { KafkaSettings } from './client.js';
import { KafkaFactSource } from './kafka-fact-source.js';

export interface RawTopicSettings extends KafkaSettings {
  readonly topic: string;
  /** The consumer group. */
  readonly group: string;
}

/** So many records of one partition wait at most; then it is paused. */
const WAITING = 500;

/**
 * Records of a topic that holds no facts of ours, such as those that another body writes: fetched in the background from the first {@link drain} on, and handed over when asked for.
 * At least once, each partition in order.
 */
export class RawTopicSource {
  private source: KafkaFactSource | undefined;
  private readonly waiting = new Map<string, FactRecord[]>();
  private draining: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: RawTopicSettings) {}

  /**
   * Hands over what has come in, one after the other; a record is committed once `take` has resolved, and comes again if it throws.
   * @returns how many were taken. @throws what `take` throws.
   */
  drain(take: (record: FactRecord) => Promise<void>): Promise<number> {
    const source = (this.source ??= this.begin());
    const drained = this.draining.then(() => this.drainNow(source, take));
    this.draining = drained.catch(() => undefined);
    return drained;
  }

  /** Is there a broker, and may we read? */
  get joined(): boolean {
    return this.source?.joined ?? false;
  }

  async stop(): Promise<void> {
    await this.source?.stop();
  }

  private async drainNow(source: KafkaFactSource, take: (record: FactRecord) => Promise<void>): Promise<number> {
    let count = 0;
    for (const [id, records] of this.waiting) {
      for (let next = records[0]; next; next = records[0]) {
        await take(next);
        // Dealt to another member meanwhile: he hands over what is left.
        if (this.waiting.get(id) !== records) break;
        records.shift();
        count += 1;
        source.handled(next.topic, next.partition, next.offset);
        if (records.length === 0) source.resume(next.topic, next.partition);
      }
    }
    return count;
  }

  private begin(): KafkaFactSource {
    const { topic, ...settings } = this.settings;
    const source = new KafkaFactSource({ ...settings, topics: [topic] });
    source.start({
      received: (_topic, partition, records) => {
        const id = partitionId({ topic, partition });
        const held = this.waiting.get(id) ?? [];
        held.push(...records);
        this.waiting.set(id, held);
        if (held.length >= WAITING) source.pause(topic, partition);
      },
      assigned: (partitions) => {
        const ours = new Set(partitions.map(partitionId));
        for (const id of this.waiting.keys()) if (!ours.has(id)) this.waiting.delete(id);
      },
    });
    return source;
  }
}
