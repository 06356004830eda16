import { instantOrLast, pageFields, pageFrom, placeAfter, type Page } from '@hejie/casework';
import { agencyShapes } from '@hejie/contracts/exchange';
import { type AgenciesAnswer, type DiscrepanciesAnswer } from '@hejie/contracts/http';
import { instantFrom } from '@hejie/persistence';
import { DELIVERY_STATES, isSettled } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Discrepancy } from './reconciliation.entities.js';

/** GET /discrepancies?agencyId=&state=&limit=&after=. */
export const discrepancyFilter = z.strictObject({
  agencyId: agencyShapes.agencyId.optional(),
  state: z.enum(['OPEN', 'SETTLED']).optional(),
  ...pageFields,
});
export type DiscrepancyFilter = z.output<typeof discrepancyFilter>;

/** Deliveries in these states are awaited. */
export const AWAITED = DELIVERY_STATES.filter((state) => !isSettled({ state }));

type Row = AgenciesAnswer['items'][number];

/** How bodies stand, as operators and officers see it: which one lags, with what and since when. Nobody's data stands there. */
@Injectable()
export class AgencyViews {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Each body that a court tells, or told, something. */
  async agencies(court: string): Promise<AgenciesAnswer> {
    const { manager } = this.dataSource;
    const named: Pick<Row, 'agencyId' | 'name' | 'category'>[] = await manager.query(
      `select distinct on (agency_id) agency_id as "agencyId", name, category from subscription
        where court = $1 and state in ('IN_FORCE', 'ENDED') order by agency_id, state = 'IN_FORCE' desc, number desc`,
      [court],
    );
    const open = await this.by<Pick<Row, 'open' | 'since' | 'faults'>>(
      `select e.agency_id as "agencyId", count(*)::integer as open,
              min(coalesce(f.data->>'reopenedAt', f.data->>'dispatchedAt')) as since,
              (count(*) filter (where r.fault is not null))::integer as faults
         from agency_entry e
         join delivery_request r on r.case_id = e.case_id and r.publication_id = e.publication_id and r.delivery_id = e.agency_id || '/' || e.effect
         join file_record f on f.case_id = e.case_id and f.about = e.publication_id and f.kind = 'deliveries' and f.record_id = r.delivery_id
        where e.verified_at is null and split_part(e.subscription_id, '/', 1) = $1 and f.state = any($2) group by 1`,
      [court, AWAITED],
    );
    const verified = await this.by<Pick<Row, 'verified'>>(
      `select agency_id as "agencyId", count(*)::integer as verified from agency_entry
        where verified_at is not null and split_part(subscription_id, '/', 1) = $1 group by 1`,
      [court],
    );
    const found = await this.by<Pick<Row, 'discrepancies'>>(
      `select agency_id as "agencyId", count(*)::integer as discrepancies from discrepancy
        where court = $1 and settled_at is null group by 1`,
      [court],
    );
    const compared = await this.by<{ at: Date }>(
      `select agency_id as "agencyId", max(at) as at from reconciliation_run
        where $1 = any(courts) and ended is not null and failed is null group by 1`,
      [court],
    );
    const broken = await this.by<Pick<Row, 'quarantined'>>(
      `select agency_id as "agencyId", count(*)::integer as quarantined from quarantine
        where agency_id in (select agency_id from subscription where court = $1) group by 1`,
      [court],
    );
    const items = named.map(({ agencyId, name, category }) => {
      const at = compared.get(agencyId)?.at;
      return {
        agencyId,
        name,
        category,
        open: open.get(agencyId)?.open ?? 0,
        since: open.get(agencyId)?.since ?? null,
        verified: verified.get(agencyId)?.verified ?? 0,
        faults: open.get(agencyId)?.faults ?? 0,
        discrepancies: found.get(agencyId)?.discrepancies ?? 0,
        reconciledAt: at === undefined ? null : instantFrom(at),
        quarantined: broken.get(agencyId)?.quarantined ?? 0,
      };
    });
    return { items };
  }

  /** What was found at bodies, in pages. @throws ProblemError 400 LIST.CURSOR_INVALID. */
  async discrepancies(court: string, filter: DiscrepancyFilter): Promise<DiscrepanciesAnswer> {
    const { agencyId, state, limit, after } = filter;
    const query = this.dataSource.manager
      .createQueryBuilder(Discrepancy, 'd')
      .where('d.court = :court', { court })
      .orderBy('d.foundAt')
      .addOrderBy('d.id')
      .limit(limit + 1);
    if (agencyId !== undefined) query.andWhere('d.agencyId = :agencyId', { agencyId });
    if (state !== undefined) query.andWhere(`d.settledAt is ${state === 'OPEN' ? '' : 'not '}null`);
    if (after !== undefined) {
      const [at, id] = placeAfter(after, z.tuple([instantOrLast, z.string()]));
      query.andWhere('(d.foundAt, d.id) > (:at, :id)', { at, id });
    }
    const rows = await query.getMany();
    return pageFrom(rows, limit, ({ foundAt, id }) => [foundAt, id], shown) satisfies Page<unknown>;
  }

  private async by<T>(sql: string, parameters: readonly unknown[]): Promise<ReadonlyMap<string, T>> {
    const rows: (T & { agencyId: string })[] = await this.dataSource.query(sql, [...parameters]);
    return new Map(rows.map((row) => [row.agencyId, row]));
  }
}

const shown = (row: Discrepancy): DiscrepanciesAnswer['items'][number] => {
  const { id: discrepancyId, agencyId, entryId, kind, effect, caseId, publicationId, foundAt, settledAt } = row;
  const { letter, refused } = row;
  return { discrepancyId, agencyId, entryId, kind, effect, caseId, publicationId, foundAt, settledAt, letter, refused };
};
