import {
  agenciesAnswer,
  discrepanciesAnswer,
  reconciledAnswer,
  reconcileNow,
  type AgenciesAnswer,
  type DiscrepanciesAnswer,
  type ReconciledAnswer,
  type ReconcileNowBody,
} from '@hejie/contracts/http';
import { type Principal } from '@hejie/security';
import {
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  notFound,
  Returns,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { withCourtClock } from '@hejie/temporal';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyViews, discrepancyFilter, type DiscrepancyFilter } from './agency-views.js';
import { Reconciliation } from './reconciliation.js';
import { agenciesOf } from './ways.js';

const COMPARES = ['operator', 'credit-officer'] as const;
const READERS = [...COMPARES, 'enforcement-judge', 'judges-assistant', 'court-president', 'supervisor'] as const;

/** The comparison of what bodies keep with what they should (比对), without waiting for the night (K12). */
@Controller('reconciliations')
export class ReconciliationsController {
  constructor(
    @Inject(Reconciliation) private readonly reconciliation: Reconciliation,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** Answers once it is done. Each publication is decided on in a transaction of its own: what was found before a failure stands. */
  @Post()
  @Command({ effect: 'workflow' })
  @Allow({ summary: '立即比对协助单位数据', roles: COMPARES, scope: 'court' })
  @Returns(reconciledAnswer, { status: 201 })
  now(
    @Body({ schema: reconcileNow }) { agencyId }: ReconcileNowBody,
    @CurrentPrincipal() { court = '' }: Principal,
    @CourtTime() { clock }: CourtTimeReading,
  ): Promise<ReconciledAnswer> {
    return withCourtClock(clock, () => this.compare(court, agencyId));
  }

  private async compare(court: string, agencyId: string | undefined): Promise<ReconciledAnswer> {
    const known = await agenciesOf(this.dataSource.manager, court);
    if (agencyId !== undefined && !known.includes(agencyId)) throw unknownAgency();
    const items = [];
    for (const id of agencyId === undefined ? known : [agencyId])
      items.push(...(await this.reconciliation.reconcile(id, undefined, court)));
    return { items };
  }
}

/** What the comparison has found (比对差异). */
@Controller('discrepancies')
export class DiscrepanciesController {
  constructor(@Inject(AgencyViews) private readonly views: AgencyViews) {}

  @Get()
  @Allow({ summary: '比对差异', roles: READERS, scope: 'court' })
  @Returns(discrepanciesAnswer)
  list(
    @Query({ schema: discrepancyFilter }) filter: DiscrepancyFilter,
    @CurrentPrincipal() { court = '' }: Principal,
  ): Promise<DiscrepanciesAnswer> {
    return this.views.discrepancies(court, filter);
  }
}

/** Which body lags, with what and since when (协同看板). */
@Controller('agencies')
export class AgenciesController {
  constructor(@Inject(AgencyViews) private readonly views: AgencyViews) {}

  @Get()
  @Allow({ summary: '协助单位办理情况', roles: READERS, scope: 'court' })
  @Returns(agenciesAnswer)
  list(@CurrentPrincipal() { court = '' }: Principal): Promise<AgenciesAnswer> {
    return this.views.agencies(court);
  }
}

const unknownAgency = () => notFound('AGENCY.UNKNOWN', '本院没有该协助单位', 'This court tells no such body anything');
