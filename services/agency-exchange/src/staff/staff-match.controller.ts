import {
  agencyPath,
  findStaffMatch,
  publicationPath,
  staffFindingAnswer,
  staffMatchAnswer,
  type FindStaffMatchBody,
  type StaffFindingAnswer,
  type StaffMatchAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StaffAnswers } from './staff-answers.js';
import { StaffFindings } from './staff-findings.js';

/** DIS-ART-8: whether who was listed is public staff: for those alone who have to decide on that. */
@Controller('cases/:caseId/publications/:publicationId/staff-match')
export class StaffMatchController {
  constructor(
    @Inject(StaffAnswers) private readonly answers: StaffAnswers,
    @Inject(StaffFindings) private readonly findings: StaffFindings,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '公职人员比对结果', roles: ['enforcement-judge', 'court-president'], scope: 'court' })
  @Returns(staffMatchAnswer)
  show(
    @Param('caseId') caseId: string,
    @Param('publicationId', { schema: publicationPath }) publicationId: string,
  ): Promise<StaffMatchAnswer> {
    return this.answers.list(this.dataSource.manager, caseId, publicationId);
  }

  @Post(':agencyId/finding')
  @Command()
  @Allow({ summary: '决定是否发出失信情况通报函', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(staffFindingAnswer, { status: 201 })
  find(
    @AboutCase() call: CaseCall,
    @Param('publicationId', { schema: publicationPath }) publicationId: string,
    @Param('agencyId', { schema: agencyPath }) agencyId: string,
    @Body({ schema: findStaffMatch }) body: FindStaffMatchBody,
    @Tx() tx: Transaction,
  ): Promise<StaffFindingAnswer> {
    return this.findings.find(tx, call, { publicationId, agencyId }, body);
  }
}
