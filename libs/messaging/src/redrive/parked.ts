import type { Transaction } from '@hejie/persistence';
import type { EntityManager } from 'typeorm';

import type { Decoded } from '../fact/decode.js';
import type { ReceivedFact } from '../fact/received-fact.js';
import { messagingErrors } from '../messaging-error.js';
import type { FactRecord } from '../ports.js';
import { failureOf } from '../subscriber/failure.js';

/** What a redrive of one case came to. */
export interface RedriveResult {
  readonly key: string;
  readonly redriven: number;
  /** Facts still parked; 0 means that the case is free again. */
  readonly remaining: number;
}

/** A parked case, for a list on a screen. */
export interface ParkedCase {
  readonly consumer: string;
  readonly key: string;
  readonly facts: number;
  readonly parkedAt: Date;
  /** A redrive was asked for and has not yet come to its end. */
  readonly redriveRequested: boolean;
  /** Type of the first fact, and why it waits: names, codes and places, no message. */
  readonly type: string;
  readonly attempts: number;
  readonly error: string | null;
}

/** Anything that runs SQL in the schema of the service. */
export type Queryable = Pick<EntityManager, 'query'>;

interface ParkedRow {
  id: string;
  key: string;
  topic: string;
  partition: number;
  offset: string;
  headers: Record<string, string>;
  value: Buffer | null;
}

const LOCK_KEY = 'select key from parked_key where consumer = $1 and key = $2 for update';
const FIRST_FACT = `select id, key, topic, "partition", "offset", headers, value
  from parked_fact where consumer = $1 and key = $2 order by id limit 1`;
const FAILED = 'update parked_fact set attempts = attempts + 1, error = $2 where id = $1';
// Unless another redrive has handled the fact meanwhile: then that one is at work, and says how it ends.
const GIVEN_UP = `update parked_key set redrive_requested_at = null
  where consumer = $1 and key = $2 and ($3::bigint is null or exists (select 1 from parked_fact where id = $3))`;

export interface RedriveOptions {
  readonly consumer: string;
  readonly key: string;
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  decode(record: FactRecord): Decoded;
  /** Without `tx`: waits while the other server is away. */
  handle(fact: ReceivedFact, tx?: Transaction): Promise<void>;
  /** Does its effect lie with another server, which is asked without a transaction? */
  elsewhere(fact: ReceivedFact): boolean;
}

/**
 * Replays one parked case. Each fact and its removal are one transaction, under the lock of the case; where the effect lies elsewhere, the
 * fact is removed when it was handled: two redrives at once may both ask, and the other server knows the second for a repeated one.
 */
export async function redriveKey(options: RedriveOptions): Promise<RedriveResult> {
  const { consumer, key, run } = options;
  for (let redriven = 0; ; redriven += 1) {
    let at: string | null = null;
    try {
      const first = await run((tx) => redriveFirst(tx, options, (id) => (at = id)));
      if (first === undefined) return { key, redriven, remaining: 0 };
      if (first.waits) {
        await options.handle(first.waits);
        await run((tx) => tx.manager.query('delete from parked_fact where id = $1', [first.id]));
      }
    } catch (error) {
      const remaining = await run(async (tx) => {
        if (at !== null) await tx.manager.query(FAILED, [at, failureOf(error)]);
        await tx.manager.query(GIVEN_UP, [consumer, key, at]);
        return await countOf(tx.manager, consumer, key);
      });
      return { key, redriven, remaining };
    }
  }
}

/** The first parked fact, handled and removed unless it `waits` to be handled without a transaction; nothing where none is left and the case is free. */
async function redriveFirst(
  tx: Transaction,
  options: RedriveOptions,
  found: (id: string) => void,
): Promise<{ readonly id: string; readonly waits?: ReceivedFact } | undefined> {
  const { consumer, key } = options;
  const locked: unknown[] = await tx.manager.query(LOCK_KEY, [consumer, key]);
  if (locked.length === 0) return undefined;
  const [row]: ParkedRow[] = await tx.manager.query(FIRST_FACT, [consumer, key]);
  if (!row) {
    await tx.manager.query('delete from parked_key where consumer = $1 and key = $2', [consumer, key]);
    return undefined;
  }
  found(row.id);
  const decoded = options.decode(recordOf(row));
  if (decoded.kind === 'misfit') throw messagingErrors.misfit(decoded.fact.type, decoded.places);
  if (decoded.kind !== 'fact') throw messagingErrors.unread(decoded.kind);
  if (options.elsewhere(decoded.fact)) return { id: row.id, waits: decoded.fact };
  await options.handle(decoded.fact, tx);
  await tx.manager.query('delete from parked_fact where id = $1', [row.id]);
  return { id: row.id };
}

function recordOf(row: ParkedRow): FactRecord {
  return {
    topic: row.topic,
    partition: row.partition,
    offset: BigInt(row.offset),
    key: Buffer.from(row.key),
    value: row.value,
    headers: Object.fromEntries(Object.entries(row.headers).map(([name, text]) => [name, Buffer.from(text)])),
  };
}

async function countOf(manager: Queryable, consumer: string, key: string): Promise<number> {
  const [row]: Array<{ facts: string }> = await manager.query(
    'select count(*) as facts from parked_fact where consumer = $1 and key = $2',
    [consumer, key],
  );
  return Number(row?.facts ?? 0);
}

/** Cases whose redrive somebody asked for. */
export async function requestedKeys(tx: Transaction, consumer: string): Promise<string[]> {
  const rows: Array<{ key: string }> = await tx.manager.query(
    'select key from parked_key where consumer = $1 and redrive_requested_at is not null order by redrive_requested_at',
    [consumer],
  );
  return rows.map((row) => row.key);
}

/**
 * Asks the running service to redrive a case, or all of its parked cases: only the service has the handlers.
 * It does so within a second or so; {@link parkedCases} shows what is left.
 * @returns the keys asked for.
 */
export async function requestRedrive(db: Queryable, request: { consumer: string; key?: string }): Promise<string[]> {
  // In a CTE: TypeORM gives the rows of a select, but rows and count of an update.
  const rows: Array<{ key: string }> = await db.query(
    `with asked as (
       update parked_key set redrive_requested_at = clock_timestamp()
       where consumer = $1 and ($2::text is null or key = $2) returning key
     ) select key from asked order by key`,
    [request.consumer, request.key ?? null],
  );
  return rows.map((row) => row.key);
}

/** The parked cases in the schema of a service, oldest first. */
export async function parkedCases(db: Queryable, filter: { consumer?: string } = {}): Promise<ParkedCase[]> {
  const rows: Array<Omit<ParkedCase, 'facts'> & { facts: string }> = await db.query(
    `select k.consumer, k.key, k.parked_at as "parkedAt", k.redrive_requested_at is not null as "redriveRequested",
       (select count(*) from parked_fact f where f.consumer = k.consumer and f.key = k.key) as facts,
       first.type, first.attempts, first.error
     from parked_key k
     cross join lateral (
       select type, attempts, error from parked_fact f where f.consumer = k.consumer and f.key = k.key order by id limit 1
     ) first
     where $1::text is null or k.consumer = $1
     order by k.parked_at, k.key`,
    [filter.consumer ?? null],
  );
  return rows.map((row) => ({ ...row, facts: Number(row.facts) }));
}
