import { type EntityManager } from 'typeorm';
import { type ComparedWay } from './expected-lines.js';

/** A way to a body: the subscription over which it is reached, and the courts that reach it so. */
export interface WayToAgency extends ComparedWay {
  readonly subscriptionId: string;
  readonly agencyName: string;
  /** By what it is told, in the words of that subscription. */
  readonly legalBasis: string;
}

/**
 * The ways to a body, also after its subscription has ended: what it was told it keeps. Courts that reach it by the same transport are told of one record; where they reach
 * different places, each has a snapshot of its own. @param court of that court alone: the way by which it comes there.
 */
export async function waysTo(manager: EntityManager, agencyId: string, court?: string): Promise<WayToAgency[]> {
  return manager.query(
    `with latest as (
       select distinct on (court) id, court, agency_id, name, legal_basis, transport from subscription
        where agency_id = $1 and state in ('IN_FORCE', 'ENDED') order by court, state = 'IN_FORCE' desc, number desc)
     select agency_id as "agencyId", (array_agg(id order by court))[1] as "subscriptionId",
            (array_agg(name order by court))[1] as "agencyName", (array_agg(legal_basis order by court))[1] as "legalBasis",
            array_agg(court order by court) as courts
       from latest group by agency_id, transport
     having $2::text is null or $2 = any(array_agg(court)) order by 2`,
    [agencyId, court ?? null],
  );
}

/** Bodies that are to be compared: whoever is told something, or was. @param court of that court alone. */
export async function agenciesOf(manager: EntityManager, court?: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `select distinct agency_id as id from subscription
      where state in ('IN_FORCE', 'ENDED') and ($1::text is null or court = $1) order by 1`,
    [court ?? null],
  );
  return rows.map(({ id }) => id);
}
