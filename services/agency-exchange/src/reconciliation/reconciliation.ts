import { randomUUID } from 'node:crypto';
import { LinkAway, LinkRefusal, LinkUntrusted, type SnapshotReader } from '@hejie/agency-link';
import { earlierOf, legalDateOf, type CourtInstant } from '@hejie/law';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { underCourtTimeOfLinks } from '../delivery/court-time-of-links.js';
import { Quarantine } from '../inbound/quarantine.js';
import { CandidateBatch, forgetCandidates } from './candidates.js';
import { differencesOf } from './differences.js';
import { Discrepancies } from './discrepancies.js';
import { expectedPages, toldToday } from './expected-lines.js';
import { waysTo, type WayToAgency } from './ways.js';

/** What came of comparing what a body keeps. */
export interface Reconciled {
  readonly agencyId: string;
  readonly compared: number;
  readonly found: number;
  /** A code: why nothing of it counts. */
  readonly failed: string | null;
}

/** Told now and then of how far a comparison is. */
export type Progress = (compared: number) => void;

/** Keys between two words of how far it is. */
const TELL_EVERY = 5_000;
/** A comparison that was begun so long ago is under way no more: its process has died. */
const ABANDONED_AFTER = '12 hours';

/**
 * K12: compares what bodies keep with what they should (比对), from their snapshots. Nothing takes effect before a snapshot has been read to its end and is verified:
 * one that was cut or altered is quarantined, and nothing of it counts.
 */
@Injectable()
export class Reconciliation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
    @Inject(Discrepancies) private readonly discrepancies: Discrepancies,
  ) {}

  /**
   * Asks a body for its snapshot, by each way that courts have to it, and compares it. A body that has none now is compared by none. @param court of that court's way
   * alone. What failed is told, not thrown, with what else goes wrong at the body; a fault of ours is thrown.
   */
  async reconcile(agencyId: string, progress: Progress = () => undefined, court?: string): Promise<Reconciled[]> {
    const done: Reconciled[] = [];
    for (const way of await this.waysNow(agencyId, court)) {
      const one = await underCourtTimeOfLinks(() => this.byWay(way, progress));
      if (one) done.push(one);
    }
    return done;
  }

  /** A snapshot that a body has brought by itself. @throws LinkUntrusted, once it is quarantined, as whoever reads snapshots. */
  async brought(agencyId: string, snapshot: SnapshotReader): Promise<void> {
    const [way] = await this.waysNow(agencyId);
    if (!way) return;
    const { untrusted } = await this.compare(way, snapshot, () => undefined);
    if (untrusted) throw untrusted;
  }

  private waysNow(agencyId: string, court?: string): Promise<WayToAgency[]> {
    return waysTo(this.dataSource.manager, agencyId, legalDateOf(currentCourtTime()), court);
  }

  private async byWay(way: WayToAgency, progress: Progress): Promise<Reconciled | undefined> {
    const { agencyId } = way;
    try {
      const { link } = await this.links.by(way.subscriptionId);
      const snapshot = await link.snapshot();
      return snapshot === null ? undefined : (await this.compare(way, snapshot, progress)).reconciled;
    } catch (error) {
      if (!(error instanceof LinkAway || error instanceof LinkRefusal)) throw error;
      return { agencyId, compared: 0, found: 0, failed: error.code };
    }
  }

  private async compare(
    way: WayToAgency,
    snapshot: SnapshotReader,
    progress: Progress,
  ): Promise<{ readonly reconciled: Reconciled; readonly untrusted?: LinkUntrusted }> {
    const { manager } = this.dataSource;
    const { agencyId } = way;
    await this.clearAbandoned(agencyId);
    const id = await this.begin(way);
    let compared = 0;
    const tell = () => progress(compared);
    try {
      const seen = new CandidateBatch(manager, id);
      const isTold = await toldToday(manager, agencyId);
      const pages = expectedPages(manager, way, isTold);
      const counted = () => {
        compared += 1;
        if (compared % TELL_EVERY === 0) tell();
      };
      for await (const one of differencesOf(snapshot, pages, counted)) await seen.add(one);
      await seen.flush();
      // A body whose clock is fast does not know what is to come.
      const asOf = earlierOf(snapshot.end().asOf, currentCourtTime());
      tell();
      const found = await this.discrepancies.apply(manager, { ...way, id, asOf, isTold }, tell);
      await this.end(id, { asOf, compared, found, failed: null });
      await snapshot.taken();
      return { reconciled: { agencyId, compared, found, failed: null } };
    } catch (error) {
      const known = error instanceof LinkUntrusted || error instanceof LinkAway || error instanceof LinkRefusal;
      const failed = known ? error.code : 'RECONCILIATION.FAILED';
      await this.end(id, { asOf: null, compared, found: 0, failed });
      if (!known) throw error;
      if (error instanceof LinkUntrusted)
        await this.quarantine.keep({ agencyId, reason: error.message, name: 'SNAPSHOT' });
      const reconciled = { agencyId, compared: 0, found: 0, failed };
      return { reconciled, ...(error instanceof LinkUntrusted && { untrusted: error }) };
    } finally {
      await forgetCandidates(manager, id);
    }
  }

  private async begin({ agencyId, courts }: WayToAgency): Promise<string> {
    const id = randomUUID();
    await this.dataSource.query('insert into reconciliation_run (id, agency_id, courts, at) values ($1, $2, $3, $4)', [
      id,
      agencyId,
      courts,
      currentCourtTime(),
    ]);
    return id;
  }

  private async end(
    id: string,
    of: {
      readonly asOf: CourtInstant | null;
      readonly compared: number;
      readonly found: number;
      readonly failed: string | null;
    },
  ): Promise<void> {
    const { asOf, compared, found, failed } = of;
    await this.dataSource.query(
      'update reconciliation_run set ended = now(), as_of = $2, compared = $3, found = $4, failed = $5 where id = $1',
      [id, asOf, compared, found, failed],
    );
  }

  private async clearAbandoned(agencyId: string): Promise<void> {
    const [rows]: [{ id: string }[]] = await this.dataSource.query(
      `update reconciliation_run set ended = now(), failed = 'RECONCILIATION.ABANDONED'
        where agency_id = $1 and ended is null and started < now() - $2::interval returning id`,
      [agencyId, ABANDONED_AFTER],
    );
    for (const { id } of rows) await forgetCandidates(this.dataSource.manager, id);
  }
}
