import {
  controlProposalAnswer,
  coverageAnswer,
  propertyDetailsAnswer,
  reportDifferencesAnswer,
  reportDifferencesQuery,
  type ControlProposalAnswer,
  type CoverageAnswer,
  type PropertyDetailsAnswer,
  type ReportDifferencesAnswer,
} from '@hejie/contracts/http';
import { Allow, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type z } from 'zod';
import { CommandEndpoints } from '../property/command-endpoints.js';
import { FILE_READERS } from '../property/property.controller.js';
import { ControlCommander } from './control-commander.js';
import { CONTROL_ENDPOINTS } from './control-endpoints.js';
import { ControlViews } from './control-views.js';

/** What is planned, and what belongs to others than the reader, is for the court alone. */
const STAFF = FILE_READERS.filter((role) => role !== 'party');

/** Queries and controls of the property in a file: asked, found, ordered, receipted, renewed, objected to (PRE-CTRL, PROC-5 to PROC-21). */
@Controller('cases/:caseId/property')
@CommandEndpoints(CONTROL_ENDPOINTS)
export class ControlController {
  constructor(
    @Inject(ControlCommander) readonly commander: ControlCommander,
    @Inject(ControlViews) private readonly views: ControlViews,
  ) {}

  /** How far what is under control covers what is outstanding under the settlement, and what the title would still be worth. */
  @Get('coverage')
  @Allow({ summary: '控制财产的覆盖率', roles: FILE_READERS, scope: 'case' })
  @Returns(coverageAnswer)
  coverage(@Param('caseId') caseId: string): Promise<CoverageAnswer> {
    return this.views.coverage(caseId);
  }

  /** The least harmful set that covers what is open; a person orders it. */
  @Get('control-proposal')
  @Allow({ summary: '财产控制建议', roles: STAFF, scope: 'court' })
  @Returns(controlProposalAnswer)
  proposal(@Param('caseId') caseId: string): Promise<ControlProposalAnswer> {
    return this.views.proposal(caseId);
  }

  @Get('report-differences')
  @Allow({ summary: '财产报告与查询结果的差异', roles: STAFF, scope: 'court' })
  @Returns(reportDifferencesAnswer)
  differences(
    @Param('caseId') caseId: string,
    @Query({ schema: reportDifferencesQuery }) { partyId }: z.output<typeof reportDifferencesQuery>,
  ): Promise<ReportDifferencesAnswer> {
    return this.views.differences(caseId, partyId);
  }

  @Get('details')
  @Allow({ summary: '财产的具体描述与线索内容', roles: STAFF, scope: 'court' })
  @Returns(propertyDetailsAnswer)
  details(@Param('caseId') caseId: string): Promise<PropertyDetailsAnswer> {
    return this.views.details(caseId);
  }
}
