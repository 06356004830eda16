import {
  releaseFigureAnswer,
  releaseFigureQuery,
  releasePlanAnswer,
  releasePlanQuery,
  releasesAnswer,
  type ReleaseFigureAnswer,
  type ReleaseFigureQuery,
  type ReleasePlanAnswer,
  type ReleasePlanQuery,
  type ReleasesAnswer,
} from '@hejie/contracts/http';
import { type Principal } from '@hejie/security';
import { Allow, CurrentPrincipal, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CommandEndpoints, PropertyCommander } from '../property/command-endpoints.js';
import { FILE_READERS } from '../property/property.controller.js';
import { RELEASE_ENDPOINTS } from './release-endpoints.js';
import { ReleaseViews } from './release-views.js';

/** Releases of the property in a file: planned, applied for, decided by two, served, receipted (PROC-12, PROC-14, SET-ART-3-1). */
@Controller('cases/:caseId/property')
@CommandEndpoints(RELEASE_ENDPOINTS)
export class ReleaseController {
  constructor(
    @Inject(PropertyCommander) readonly commander: PropertyCommander,
    @Inject(ReleaseViews) private readonly views: ReleaseViews,
  ) {}

  @Get('releases')
  @Allow({ summary: '解除事项、解除前的数字与重新控制预案', roles: FILE_READERS, scope: 'case' })
  @Returns(releasesAnswer)
  releases(@Param('caseId') caseId: string, @CurrentPrincipal() { roles }: Principal): Promise<ReleasesAnswer> {
    return this.views.releases(caseId, !roles.includes('party'));
  }

  /** Also of a schedule that is still negotiated: nothing is pinned by it. */
  @Get('release-plan')
  @Allow({ summary: '分期解除计划的测算', roles: FILE_READERS, scope: 'case' })
  @Returns(releasePlanAnswer)
  plan(
    @Param('caseId') caseId: string,
    @Query({ schema: releasePlanQuery }) query: ReleasePlanQuery,
  ): Promise<ReleasePlanAnswer> {
    return this.views.plan(caseId, query);
  }

  @Get('release-figure')
  @Allow({ summary: '解除指定财产前的数字', roles: FILE_READERS, scope: 'case' })
  @Returns(releaseFigureAnswer)
  figure(
    @Param('caseId') caseId: string,
    @Query({ schema: releaseFigureQuery }) query: ReleaseFigureQuery,
  ): Promise<ReleaseFigureAnswer> {
    return this.views.figure(caseId, query);
  }
}
