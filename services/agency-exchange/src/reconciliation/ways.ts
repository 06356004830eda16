import { type LegalDate } from '@hejie/law';
import { subscriptionOn } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { subscriptionsOfBody } from '../subscription/subscriptions.js';
import { type ComparedWay } from './expected-lines.js';

/** A way to a body: the subscription over which it is reached, and the courts that reach it so. */
export interface WayToAgency extends ComparedWay {
  readonly subscriptionId: string;
  readonly agencyName: string;
  /** By what it is told, in the words of that subscription. */
  readonly legalBasis: string;
}

/**
 * The ways to a body on that day, also after its subscription has ended: what it was told it keeps. Courts that reach it by the same transport are told of one record; where they
 * reach different places, each has a snapshot of its own. @param court of that court alone: the way by which it comes there.
 */
export async function waysTo(
  manager: EntityManager,
  agencyId: string,
  on: LegalDate,
  court?: string,
): Promise<WayToAgency[]> {
  const rows = await subscriptionsOfBody(manager, { agencyId });
  const ways = new Map<string, WayToAgency>();
  for (const one of [...new Set(rows.map((row) => row.court))].sort()) {
    const row = subscriptionOn(
      rows.filter((of) => of.court === one),
      on,
    );
    if (!row) continue;
    const { id: subscriptionId, name: agencyName, legalBasis, transport } = row;
    const known = ways.get(JSON.stringify(transport));
    const way = known ?? { agencyId, subscriptionId, agencyName, legalBasis, courts: [] };
    ways.set(JSON.stringify(transport), { ...way, courts: [...way.courts, one] });
  }
  return [...ways.values()].filter(({ courts }) => court === undefined || courts.includes(court));
}

/** Bodies that are to be compared: whoever is told something, or was; who only keeps property has nothing to compare. @param court of that court alone. */
export async function agenciesOf(manager: EntityManager, court?: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `select distinct agency_id as id from subscription s
      where state in ('IN_FORCE', 'ENDED') and ($1::text is null or court = $1)
        and (jsonb_array_length(entries) > 0 or exists (select 1 from agency_entry e where e.agency_id = s.agency_id))
      order by 1`,
    [court ?? null],
  );
  return rows.map(({ id }) => id);
}
