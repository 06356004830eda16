import type { Transaction } from '@hejie/persistence';

import type { UnreadFact } from '../fact/decode.js';
import type { FactRecord } from '../ports.js';

/** A fact that has arrived, as the inbox knows it: by its id, and by its number among the facts of its record. */
export interface Arrival {
  readonly fact: Pick<UnreadFact, 'id' | 'aggregateId' | 'aggregateVersion'>;
  readonly record: Pick<FactRecord, 'topic'>;
}

const ARRIVED = 'unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[])';
const CLAIM = `insert into inbox (consumer, event_id, topic, aggregate_id, version)
  select $1, * from ${ARRIVED} on conflict do nothing returning event_id`;
// Only what is older than a day: repeats come in swarms (a rebalance, a relay that died), and need no writing then.
const REPEATED = `update inbox set received_at = now()
  where consumer = $1 and event_id = any($2::uuid[]) and received_at < now() - interval '1 day'`;
const FOLDED = `select event_id from ${ARRIVED} as arrived (event_id, topic, aggregate_id, version)
  join inbox_version as known on known.consumer = $1 and known.topic = arrived.topic
    and known.aggregate_id = arrived.aggregate_id and known.versions @> arrived.version`;
// One statement: between two of them a fact could be folded.
const KNOWN = `select event_id from inbox where consumer = $1 and event_id = any($2::uuid[]) union all ${FOLDED}`;

/**
 * Takes the facts over for this consumer (收件箱), in the order given; returns the ids that nobody took before.
 * Waits while another transaction is taking one of them, so a fact is handled once even if two members of
 * the group have it at the same time. A fact that comes again is kept in mind for the whole time anew: what was
 * delivered late may be delivered once more.
 */
export async function claim(tx: Transaction, consumer: string, arrivals: readonly Arrival[]): Promise<Set<string>> {
  const rows: Array<{ event_id: string }> = await tx.manager.query(CLAIM, [consumer, ...columnsOf(arrivals)]);
  const fresh = new Set(rows.map((row) => row.event_id));
  const repeated = arrivals.flatMap(({ fact: { id } }) => (fresh.has(id) ? [] : [id]));
  if (repeated.length > 0) await tx.manager.query(REPEATED, [consumer, repeated]);
  const taken = arrivals.filter(({ fact: { id } }) => fresh.has(id));
  for (const id of await foldedAmong(tx, consumer, taken)) fresh.delete(id);
  return fresh;
}

/** Has this consumer received the fact before? */
export async function isKnown(tx: Transaction, consumer: string, arrival: Arrival): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(KNOWN, [consumer, ...columnsOf([arrival])]);
  return rows.length > 0;
}

/**
 * Which of these were handled so long ago that the inbox has folded them. Asked in a statement of its own, after they were claimed: one
 * that is being folded meanwhile is found either in the inbox, or, once the claim has waited for its removal, here.
 */
async function foldedAmong(tx: Transaction, consumer: string, arrivals: readonly Arrival[]): Promise<string[]> {
  if (arrivals.length === 0) return [];
  const rows: Array<{ event_id: string }> = await tx.manager.query(FOLDED, [consumer, ...columnsOf(arrivals)]);
  return rows.map((row) => row.event_id);
}

function columnsOf(arrivals: readonly Arrival[]): readonly [string[], string[], string[], number[]] {
  return [
    arrivals.map(({ fact }) => fact.id),
    arrivals.map(({ record }) => record.topic),
    arrivals.map(({ fact }) => fact.aggregateId),
    arrivals.map(({ fact }) => fact.aggregateVersion),
  ];
}
