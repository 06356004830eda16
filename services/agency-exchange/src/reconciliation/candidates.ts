import { type AgencyEffect, type KeptEntry } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { type Difference } from './differences.js';

/** What a comparison has seen and does not count yet. */
export interface Candidate {
  readonly entryId: string;
  readonly effect: AgencyEffect;
  readonly shown?: KeptEntry;
}

/** Rows of a statement. */
const BATCH = 1_000;
const PAGE = 200;

/** Keeps what is seen until the snapshot is known to be whole: in a table and not in memory, for it may be everything. */
export class CandidateBatch {
  private readonly waiting: Difference[] = [];

  constructor(
    private readonly manager: EntityManager,
    private readonly run: string,
  ) {}

  async add(difference: Difference): Promise<void> {
    this.waiting.push(difference);
    if (this.waiting.length >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.waiting.splice(0).map(({ entryId, effect, shown, expected }) => ({
      entry_id: entryId,
      effect,
      case_id: expected?.caseId ?? null,
      publication_id: expected?.publicationId ?? null,
      shown: shown ?? null,
    }));
    if (rows.length === 0) return;
    await this.manager.query(
      `insert into discrepancy_candidate (run, entry_id, effect, case_id, publication_id, shown)
       select $1, n.* from jsonb_to_recordset($2)
         as n (entry_id text, effect text, case_id text, publication_id text, shown jsonb)`,
      [this.run, JSON.stringify(rows)],
    );
  }
}

/** Publications of which something was seen, in pages. */
export async function* publicationsSeen(
  manager: EntityManager,
  run: string,
): AsyncGenerator<{ readonly caseId: string; readonly publicationId: string }> {
  let [caseId, publicationId] = ['', ''];
  for (;;) {
    const rows: { caseId: string; publicationId: string }[] = await manager.query(
      `select distinct case_id as "caseId", publication_id as "publicationId" from discrepancy_candidate
        where run = $1 and (case_id, publication_id) > ($2, $3) order by 1, 2 limit $4`,
      [run, caseId, publicationId, PAGE],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    ({ caseId, publicationId } = last);
  }
}

/** What was seen of a publication: as much as it has effects at the body. */
export async function seenOf(
  manager: EntityManager,
  run: string,
  of: { readonly caseId: string; readonly publicationId: string },
): Promise<readonly Candidate[]> {
  const rows: (Omit<Candidate, 'shown'> & { shown: KeptEntry | null })[] = await manager.query(
    `select entry_id as "entryId", effect, shown from discrepancy_candidate
      where run = $1 and case_id = $2 and publication_id = $3 order by entry_id, effect`,
    [run, of.caseId, of.publicationId],
  );
  return rows.map(({ shown, ...key }) => ({ ...key, ...(shown && { shown }) }));
}

/** Entries of which the court knows nothing, still, in pages: one that was told to the body while its snapshot was read is left out. */
export async function* unknownSeen(
  manager: EntityManager,
  run: string,
  agencyId: string,
): AsyncGenerator<readonly { readonly entryId: string; readonly of: readonly Required<Candidate>[] }[]> {
  let after = '';
  for (;;) {
    const rows: { entryId: string; of: { effect: AgencyEffect; shown: KeptEntry }[] }[] = await manager.query(
      `select c.entry_id as "entryId", jsonb_agg(jsonb_build_object('effect', c.effect, 'shown', c.shown) order by c.effect) as of
         from discrepancy_candidate c
        where c.run = $1 and c.case_id is null and c.entry_id > $2
          and not exists (select 1 from agency_entry e where e.agency_id = $3 and e.entry_id = c.entry_id and e.effect = c.effect)
        group by c.entry_id order by c.entry_id limit $4`,
      [run, after, agencyId, PAGE],
    );
    yield rows.map(({ entryId, of }) => ({ entryId, of: of.map((one) => ({ entryId, ...one })) }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.entryId;
  }
}

export async function forgetCandidates(manager: EntityManager, run: string): Promise<void> {
  await manager.query('delete from discrepancy_candidate where run = $1', [run]);
}
