import { epochMs, type CourtInstant } from '@hejie/law';
import { Metrics, type GaugeValue } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AWAITED } from './agency-views.js';

/** A scrape asks for both gauges: one look serves them. */
const FRESH_MS = 5_000;

interface Lag {
  readonly agencyId: string;
  readonly open: number;
  readonly since: CourtInstant | null;
}

/** K12: what is awaited of each body, and how long the oldest of it, as metrics of the process. Ages are of real time. */
@Injectable()
export class LagMetrics {
  private looked: { readonly at: number; readonly lags: Promise<readonly Lag[]> } | undefined;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Metrics) metrics: Metrics,
  ) {
    const labelNames = ['agency'];
    metrics.gauge(
      { name: 'hejie_agency_open_deliveries', help: 'Deliveries to a body that are not verified yet', labelNames },
      () => this.values(({ open }) => open),
    );
    metrics.gauge(
      {
        name: 'hejie_agency_oldest_open_seconds',
        help: 'Since when the oldest of them is awaited, in seconds of real time',
        labelNames,
      },
      () => this.values(({ since }) => (since === null ? 0 : Math.max(0, (Date.now() - epochMs(since)) / 1000))),
    );
  }

  private async values(of: (lag: Lag) => number): Promise<readonly GaugeValue[]> {
    const lags = await this.look();
    return lags.map((lag) => ({ labels: { agency: lag.agencyId }, value: of(lag) }));
  }

  private look(): Promise<readonly Lag[]> {
    const now = Date.now();
    if (this.looked && now - this.looked.at < FRESH_MS) return this.looked.lags;
    const lags: Promise<readonly Lag[]> = this.dataSource.query(
      `select e.agency_id as "agencyId", count(*)::integer as open, min(coalesce(f.data->>'reopenedAt', f.data->>'dispatchedAt')) as since
         from agency_entry e
         join file_record f on f.case_id = e.case_id and f.about = e.publication_id and f.kind = 'deliveries' and f.record_id = e.agency_id || '/' || e.effect
        where e.verified_at is null and f.state = any($1) group by 1`,
      [AWAITED],
    );
    this.looked = { at: now, lags };
    return lags;
  }
}
