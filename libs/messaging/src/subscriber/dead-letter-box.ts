import type { Transaction } from '@hejie/persistence';

import type { Decoded } from '../fact/decode.js';
import type { MessagingLog } from '../log.js';
import { PublicationRefused } from '../messaging-error.js';
import type { MessagingMetrics } from '../metrics.js';
import type { FactPublisher, FactRecord, OutgoingRecord } from '../ports.js';
import { requestsOf } from '../requests.js';
import { deadLetter } from './dead-letters.js';

/** A record that nobody can ever read. */
export type DeadItem = Extract<Decoded, { kind: 'dead' }>;

/** Runs work in a transaction, again while the database is away. */
export type Run = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

export interface DeadLetterBoxOptions {
  readonly consumer: string;
  readonly publisher: FactPublisher;
  readonly metrics?: MessagingMetrics;
  readonly log: MessagingLog;
}

interface KeptLetter {
  readonly id: string;
  readonly letter: OutgoingRecord;
}
interface KeptRow {
  id: string;
  topic: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string[]>;
}

const KEEP = `
  insert into kept_letter (consumer, topic, "partition", "offset", letter_topic, key, value, headers, reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (consumer, topic, "partition", "offset") do nothing`;
// Those that wait longest since somebody tried them: one that is refused for ever stands before no other.
const OLDEST = `select id, letter_topic as topic, key, value, headers from kept_letter where consumer = $1 order by tried_at, id limit $2`;
const TRIED = 'update kept_letter set tried_at = clock_timestamp() where id = any($1::bigint[])';
const SENT = 'delete from kept_letter where id = any($1::bigint[])';
/** Kept letters that are tried again at once. */
const AT_ONCE = 100;

/**
 * Sends dead letters. One that the broker refuses for good (no such topic, no right, larger with its `dead_*` headers than the record was) is
 * kept in the database, with an alarm, and sent from there once the broker takes it: the records behind it do not wait.
 */
export class DeadLetterBox {
  constructor(private readonly options: DeadLetterBoxOptions) {}

  /** @throws what the publisher says when the broker is away: any of them may have been written. */
  async send(dead: readonly DeadItem[], run: Run): Promise<void> {
    const { consumer, metrics, log } = this.options;
    const letters = dead.map((item) => ({ item, letter: deadLetter(item.record, consumer, item.reason) }));
    const refused = new Map((await this.publish(letters)).map(({ item, reason }) => [item.item, reason]));
    if (refused.size > 0) {
      const kept = letters.filter(({ item }) => refused.has(item));
      await run((tx) => this.keep(tx, kept, (item) => refused.get(item)!));
    }
    for (const { record, reason } of dead) {
      const { topic, partition, offset } = record;
      metrics?.dead(consumer, topic, reason);
      metrics?.became(consumer, 'unreadable', 'dead');
      log.error(
        { consumer, topic, partition, offset: offset.toString(), reason },
        'A record can never be handled; it is a dead letter now',
      );
    }
    for (const [{ record }, reason] of refused) {
      const { topic, partition, offset } = record;
      log.error(
        { consumer, topic, partition, offset: offset.toString(), reason },
        'The broker refuses a dead letter for good; it is kept in the database, and tried again from time to time',
      );
    }
  }

  /** Tries again what is kept, the longest untried first. @returns how many the broker has now. */
  async sendKept(run: Run): Promise<number> {
    const rows = await run((tx): Promise<KeptRow[]> => tx.manager.query(OLDEST, [this.options.consumer, AT_ONCE]));
    if (rows.length === 0) return 0;
    const letters = rows.map((row): KeptLetter => ({ id: row.id, letter: { ...row, headers: headersOf(row) } }));
    const refused = new Set((await this.publish(letters)).map(({ item }) => item.id));
    const sent = letters.flatMap(({ id }) => (refused.has(id) ? [] : [id]));
    await run(async (tx) => {
      await tx.manager.query(SENT, [sent]);
      await tx.manager.query(TRIED, [[...refused]]);
    });
    return sent.length;
  }

  /** @returns those that the broker refuses, and why. */
  private async publish<T extends { readonly letter: OutgoingRecord }>(letters: readonly T[]): Promise<Refused<T>[]> {
    const refused: Refused<T>[] = [];
    for (const ofTopic of byTopic(letters)) {
      for (const request of requestsOf(ofTopic, ({ letter }) => letter)) {
        refused.push(...(await this.publishHalved(request)));
      }
    }
    return refused;
  }

  /** Letters of one topic: a refusal is about all of them, or about one that is looked for by halves. */
  private async publishHalved<T extends { readonly letter: OutgoingRecord }>(
    letters: readonly T[],
  ): Promise<Refused<T>[]> {
    try {
      await this.options.publisher.publish(letters.map(({ letter }) => letter));
      return [];
    } catch (error) {
      if (!(error instanceof PublicationRefused)) throw error;
      const { concerns, reason } = error;
      if (letters.length === 1 || concerns === 'topic') return letters.map((item) => ({ item, reason }));
      const half = Math.ceil(letters.length / 2);
      const first = await this.publishHalved(letters.slice(0, half));
      return [...first, ...(await this.publishHalved(letters.slice(half)))];
    }
  }

  private async keep(
    tx: Transaction,
    letters: ReadonlyArray<{ readonly item: DeadItem; readonly letter: OutgoingRecord }>,
    reasonOf: (item: DeadItem) => string,
  ): Promise<void> {
    for (const { item, letter } of letters) {
      const { topic, partition, offset, key, value } = item.record;
      const origin = [this.options.consumer, topic, partition, offset.toString()];
      const headers = JSON.stringify(storedHeaders(letter));
      await tx.manager.query(KEEP, [...origin, letter.topic, key, value, headers, reasonOf(item)]);
    }
  }
}

interface Refused<T> {
  readonly item: T;
  readonly reason: string;
}

function byTopic<T extends { readonly letter: OutgoingRecord }>(letters: readonly T[]): T[][] {
  const topics = new Map<string, T[]>();
  for (const item of letters) {
    const others = topics.get(item.letter.topic);
    if (others) others.push(item);
    else topics.set(item.letter.topic, [item]);
  }
  return [...topics.values()];
}

/** Base64: headers of what is no fact may be any bytes. */
function storedHeaders({ headers }: OutgoingRecord): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, content]) => [
      name,
      [content ?? []].flat().map((part) => Buffer.from(part).toString('base64')),
    ]),
  );
}

function headersOf({ headers }: KeptRow): FactRecord['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, parts]) => [name, parts.map((part) => Buffer.from(part, 'base64'))]),
  );
}
