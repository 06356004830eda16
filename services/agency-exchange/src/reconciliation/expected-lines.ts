import { legalDateOf, type CourtInstant } from '@hejie/law';
import { instantFrom } from '@hejie/persistence';
import {
  isSettled,
  isToldOf,
  type AgencyEffect,
  type AgencyEntryKind,
  type DeliveryState,
  type DiscrepancyKind,
  type EntryState,
} from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { type EntityManager } from 'typeorm';
import { subscriptionOf, subscriptionsOfBody } from '../subscription/subscriptions.js';
import { type ExpectedLine } from './differences.js';

/** Of which entries a body's snapshot tells: of those that courts have put to it by the same way. */
export interface ComparedWay {
  readonly agencyId: string;
  readonly courts: readonly string[];
}

interface Row {
  readonly entryId: string;
  readonly effect: AgencyEffect;
  readonly kind: AgencyEntryKind;
  readonly court: string;
  readonly caseId: string;
  readonly publicationId: string;
  readonly wanted: EntryState;
  readonly version: number;
  readonly identityDigest: string | null;
  readonly verifiedAt: Date | null;
  readonly attempted: boolean;
  readonly state: DeliveryState | null;
  readonly open: DiscrepancyKind | null;
}

/** Rows of a page: what is in memory of millions. */
const PAGE = 2_000;

// What is verified was put to the body, and its delivery is settled: only of the others that is looked up.
const COLUMNS = `e.entry_id as "entryId", e.effect, e.kind, split_part(e.subscription_id, '/', 1) as court, e.case_id as "caseId", e.publication_id as "publicationId", e.wanted, e.version,
    e.identity_digest as "identityDigest", e.verified_at as "verifiedAt",
    e.verified_at is not null or e.added_once or exists (select 1 from delivery_request r
      where r.case_id = e.case_id and r.publication_id = e.publication_id and r.delivery_id = e.agency_id || '/' || e.effect and r.attempted) as attempted,
    case when e.verified_at is null then (select f.state from file_record f where f.case_id = e.case_id and f.about = e.publication_id
      and f.kind = 'deliveries' and f.record_id = e.agency_id || '/' || e.effect) end as state,
    (select min(d.kind) from discrepancy d where d.agency_id = e.agency_id and d.entry_id = e.entry_id and d.effect = e.effect and d.settled_at is null) as open`;

/** What a body should show, in pages by key: in the order in which its snapshot comes, and each page in a statement of its own. */
export async function* expectedPages(
  manager: EntityManager,
  { agencyId, courts }: ComparedWay,
  isTold: ToldToday,
): AsyncGenerator<readonly ExpectedLine[]> {
  let [entryId, effect] = ['', ''];
  for (;;) {
    // Courts are looked at here: a filter of which PostgreSQL knows no share makes it sort the table for each page instead of walking along the key.
    const rows: Row[] = await manager.query(
      `select ${COLUMNS} from agency_entry e
        where e.agency_id = $1 and (e.entry_id, e.effect) > ($2, $3) order by e.entry_id, e.effect limit $4`,
      [agencyId, entryId, effect, PAGE],
    );
    yield rows.filter(({ court }) => courts.includes(court)).map((row) => lineOf(row, isTold(row)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    ({ entryId, effect } = last);
  }
}

/** What a body should show of a publication for these entries and effects, as it is now. */
export async function expectedNow(
  manager: EntityManager,
  agencyId: string,
  of: { readonly caseId: string; readonly publicationId: string; readonly entryIds: readonly string[] },
  isTold: ToldToday,
): Promise<readonly ExpectedLine[]> {
  const rows: Row[] = await manager.query(
    `select ${COLUMNS} from agency_entry e
      where e.agency_id = $1 and e.case_id = $2 and e.publication_id = $3 and e.entry_id = any($4)`,
    [agencyId, of.caseId, of.publicationId, of.entryIds],
  );
  return rows.map((row) => lineOf(row, isTold(row)));
}

/** What a body is told today: of which entries, to which effects, by which court. */
export type ToldToday = (of: Pick<Row, 'court' | 'kind' | 'effect'>) => boolean;

/** By the subscriptions of the body, which are read once: there are millions of entries. */
export async function toldToday(manager: EntityManager, agencyId: string): Promise<ToldToday> {
  const on = legalDateOf(currentCourtTime());
  const rows = (await subscriptionsOfBody(manager, { agencyId })).map(subscriptionOf);
  const known = new Map<string, boolean>();
  return ({ court, kind, effect }) => {
    const key = `${court} ${kind} ${effect}`;
    const ofCourt = () => rows.filter((one) => one.court === court);
    const told = known.get(key) ?? isToldOf(ofCourt(), { kind, effect }, on);
    known.set(key, told);
    return told;
  };
}

function lineOf(row: Row, isTold: boolean): ExpectedLine {
  const { entryId, effect, caseId, publicationId, wanted: state, version, attempted: everAttempted } = row;
  const verified = row.verifiedAt !== null;
  const changedAt: CourtInstant | undefined = row.verifiedAt === null ? undefined : instantFrom(row.verifiedAt);
  const underWay = row.state !== null && !isSettled({ state: row.state });
  return {
    entryId,
    effect,
    caseId,
    publicationId,
    expected: {
      state,
      version,
      everAttempted,
      verified,
      underWay,
      ended: !isTold,
      withdrawn: row.state === 'WITHDRAWN',
      ...(changedAt !== undefined && { changedAt }),
      ...(row.identityDigest !== null && { identityDigest: row.identityDigest }),
    },
    ...(row.open !== null && { open: row.open }),
  };
}
