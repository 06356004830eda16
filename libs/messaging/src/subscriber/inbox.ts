import type { Transaction } from '@hejie/persistence';

const CLAIM = `insert into inbox (consumer, event_id) select $1, unnest($2::uuid[]) on conflict do nothing returning event_id`;

/**
 * Takes the facts over for this consumer (收件箱), in the order given; returns the ids that nobody took before.
 * Waits while another transaction is taking one of them, so a fact is handled once even if two members of
 * the group have it at the same time.
 */
export async function claim(tx: Transaction, consumer: string, eventIds: readonly string[]): Promise<Set<string>> {
  const rows: Array<{ event_id: string }> = await tx.manager.query(CLAIM, [consumer, eventIds]);
  return new Set(rows.map((row) => row.event_id));
}
