import type { Transaction } from '@hejie/persistence';

import type { UnreadFact } from '../fact/decode.js';
import type { FactRecord, RecordHeaders } from '../ports.js';
import { failureOf } from './failure.js';

/** Why a fact waits, and after how many attempts; `undefined` when it only waits behind another of its case. */
export interface ParkingCause {
  readonly attempts: number;
  readonly error: unknown;
}

// Shared lock: a redrive that is about to free the key waits, or has freed it before this transaction goes on.
const PARKED_AMONG = 'select key from parked_key where consumer = $1 and key = any($2) order by key for share';
const PARK_KEY = `insert into parked_key (consumer, key) values ($1, $2)
  on conflict (consumer, key) do update set key = excluded.key`;
const PARK_FACT = `
  insert into parked_fact (consumer, key, event_id, type, topic, "partition", "offset", headers, value, attempts, error)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Which of these cases are parked for the consumer. They stay so until the transaction ends. */
export async function parkedAmong(tx: Transaction, consumer: string, keys: readonly string[]): Promise<Set<string>> {
  const rows: Array<{ key: string }> = await tx.manager.query(PARKED_AMONG, [consumer, keys]);
  return new Set(rows.map((row) => row.key));
}

/** From now on the facts of this case are stored, in order, and no longer handled, until a redrive. */
export async function parkKey(tx: Transaction, consumer: string, key: string): Promise<void> {
  await tx.manager.query(PARK_KEY, [consumer, key]);
}

/** Stores a fact behind the others of its case. */
export async function parkFact(
  tx: Transaction,
  consumer: string,
  fact: UnreadFact,
  record: FactRecord,
  cause?: ParkingCause,
): Promise<void> {
  await tx.manager.query(PARK_FACT, [
    consumer,
    fact.caseId,
    fact.id,
    fact.type,
    record.topic,
    record.partition,
    record.offset.toString(),
    JSON.stringify(headerTexts(record.headers)),
    record.value,
    cause?.attempts ?? 0,
    cause ? failureOf(cause.error) : null,
  ]);
}

/** Headers of a decoded fact are text. */
function headerTexts(headers: RecordHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
