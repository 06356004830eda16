import { type FileOccasion, type Recording } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import {
  isNameless,
  mayGo,
  requestOf,
  STATE_AFTER,
  type Delivery,
  type PublicationChange,
  type PublicationFile,
} from '@hejie/settlement';
import { currentCourtClock } from '@hejie/temporal';
import { type EntityManager } from 'typeorm';
import { identityDigestOf, wireIdOf } from '../publication/ids.js';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { type AgencyContent } from '@hejie/settlement';

/**
 * What belongs to a change of a publication beside its rows: what is put to each body next, and what its record should show. Each in one
 * statement, however many bodies there are.
 */
export async function keepDeliveries(
  { manager }: Transaction,
  change: PublicationChange,
  after: PublicationFile,
  { caseId, about: publicationId, at }: FileOccasion,
): Promise<readonly Recording[]> {
  const changed = change.deliveries ?? [];
  if (changed.length === 0 || after.matter === null) return [];
  // Where the national list has been attempted, the others may go.
  const touched = changed.some(({ nationalList }) => nationalList) ? after.deliveries : changed;
  const { entryId, content } = await manager.findOneByOrFail(PublicationContent, { caseId, publicationId });
  const nameless = isNameless(JSON.parse(content) as AgencyContent);
  await keepRequests(manager, { caseId, publicationId, at }, after, touched, nameless);
  await keepEntries(manager, { caseId, publicationId, entryId }, after, changed, content);
  return [];
}

/** What it was to say is on record now: what has waited for that goes. */
export function releaseDeliveries(
  manager: EntityManager,
  of: { readonly caseId: string; readonly publicationId: string; readonly at: string },
  file: PublicationFile,
): Promise<void> {
  return keepRequests(manager, of, file, file.deliveries, false);
}

async function keepRequests(
  manager: EntityManager,
  { caseId, publicationId, at }: { readonly caseId: string; readonly publicationId: string; readonly at: string },
  after: PublicationFile,
  deliveries: readonly Delivery[],
  nameless: boolean,
): Promise<void> {
  const rows = deliveries.map((delivery) => ({
    delivery_id: delivery.id,
    wire_id: wireIdOf(caseId, publicationId, delivery.id, delivery.round),
    agency_id: delivery.agencyId,
    subscription_id: delivery.subscriptionId,
    round: delivery.round,
    kind: requestOf(delivery),
    // Of a removal the entry alone is said: it goes also where nothing else is on record.
    held: !mayGo(after, delivery) || (nameless && delivery.action !== 'DELETE'),
  }));
  // What goes on as it was keeps its turn; what is new, or comes to something else, is due at once. What is sent anew waits, longer with each round: some body may
  // never do what it says.
  await manager.query(
    `insert into delivery_request as r (case_id, publication_id, delivery_id, wire_id, agency_id, subscription_id, round, kind, held, asked_at, clock)
     select $1, $2, n.delivery_id, n.wire_id, n.agency_id, n.subscription_id, n.round, n.kind, n.held, $3, $4
       from jsonb_to_recordset($5) as n (delivery_id text, wire_id text, agency_id text, subscription_id text, round integer, kind text, held boolean)
     on conflict (case_id, publication_id, delivery_id) do update set
       wire_id = excluded.wire_id, round = excluded.round, kind = excluded.kind, held = excluded.held,
       asked_at = case when r.round = excluded.round and r.held = excluded.held then r.asked_at else excluded.asked_at end,
       clock = case when r.round = excluded.round then r.clock else excluded.clock end,
       put = r.put and r.round = excluded.round, dispatched = r.dispatched and r.round = excluded.round,
       attempts = case when r.round = excluded.round and r.kind is not distinct from excluded.kind then r.attempts else 0 end,
       next_at = case when r.round = excluded.round and r.kind is not distinct from excluded.kind and r.held = excluded.held then r.next_at
                      when r.round <> excluded.round and r.kind is not null then now() + make_interval(secs => least(300, 2 ^ least(excluded.round - 2, 9))) else now() end`,
    [caseId, publicationId, at, JSON.stringify(currentCourtClock() ?? null), JSON.stringify(rows)],
  );
}

async function keepEntries(
  manager: EntityManager,
  of: { readonly caseId: string; readonly publicationId: string; readonly entryId: string },
  { matter }: PublicationFile,
  deliveries: readonly Delivery[],
  content: string,
): Promise<void> {
  const { entry, version } = matter!;
  const digest = identityDigestOf(of.entryId, JSON.parse(content) as AgencyContent) ?? null;
  const rows = deliveries.map((delivery) => ({
    agency_id: delivery.agencyId,
    effect: delivery.effect,
    subscription_id: delivery.subscriptionId,
    agency_name: delivery.agencyName,
    category: delivery.category,
    national_list: delivery.nationalList,
    proof_wanted: delivery.proofWanted,
    wanted: STATE_AFTER[delivery.action],
    attempted: delivery.dispatchedAt !== undefined && delivery.action !== 'DELETE',
    verified_at: delivery.state === 'VERIFIED' ? delivery.verified!.at : null,
  }));
  // A later decision has the last word: what becomes of an older one changes only that it was attempted.
  await manager.query(
    `insert into agency_entry as e (agency_id, entry_id, effect, case_id, party_id, kind, row_id, publication_id, subscription_id, agency_name,
       category, national_list, proof_wanted, wanted, version, added_once, verified_at, identity_digest)
     select n.agency_id, $1, n.effect, $2, $3, $4, $5, $6, n.subscription_id, n.agency_name, n.category, n.national_list, n.proof_wanted,
            n.wanted, $7, n.attempted, n.verified_at, $8
       from jsonb_to_recordset($9) as n (agency_id text, effect text, subscription_id text, agency_name text, category text, national_list boolean,
            proof_wanted text, wanted text, attempted boolean, verified_at timestamptz)
     on conflict (agency_id, entry_id, effect) do update set
       added_once = e.added_once or excluded.added_once,
       publication_id = case when excluded.version >= e.version then excluded.publication_id else e.publication_id end,
       subscription_id = case when excluded.version >= e.version then excluded.subscription_id else e.subscription_id end,
       wanted = case when excluded.version >= e.version then excluded.wanted else e.wanted end,
       verified_at = case when excluded.version >= e.version then excluded.verified_at else e.verified_at end,
       identity_digest = coalesce(excluded.identity_digest, e.identity_digest),
       version = greatest(e.version, excluded.version)`,
    [
      of.entryId,
      of.caseId,
      entry.partyId,
      entry.kind,
      entry.rowId,
      of.publicationId,
      version,
      digest,
      JSON.stringify(rows),
    ],
  );
}
