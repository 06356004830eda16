import type { Transaction } from '@hejie/persistence';

const CLAIM = `insert into inbox (consumer, event_id) select $1, unnest($2::uuid[]) on conflict do nothing returning event_id`;
// Only what is older than a day: repeats come in swarms (a rebalance, a relay that died), and need no writing then.
const REPEATED = `update inbox set received_at = now()
  where consumer = $1 and event_id = any($2::uuid[]) and received_at < now() - interval '1 day'`;

/**
 * Takes the facts over for this consumer (收件箱), in the order given; returns the ids that nobody took before.
 * Waits while another transaction is taking one of them, so a fact is handled once even if two members of
 * the group have it at the same time. A fact that comes again is kept in mind for the whole time anew: what was
 * delivered late may be delivered once more.
 */
export async function claim(tx: Transaction, consumer: string, eventIds: readonly string[]): Promise<Set<string>> {
  const rows: Array<{ event_id: string }> = await tx.manager.query(CLAIM, [consumer, eventIds]);
  const fresh = new Set(rows.map((row) => row.event_id));
  const repeated = eventIds.filter((id) => !fresh.has(id));
  if (repeated.length > 0) await tx.manager.query(REPEATED, [consumer, repeated]);
  return fresh;
}

/** Has this consumer received the fact before? */
export async function isKnown(tx: Transaction, consumer: string, eventId: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query('select 1 from inbox where consumer = $1 and event_id = $2', [
    consumer,
    eventId,
  ]);
  return rows.length > 0;
}
