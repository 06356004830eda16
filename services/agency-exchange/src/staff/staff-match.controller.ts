import { publicationPath, staffMatchAnswer, type StaffMatchAnswer } from '@hejie/contracts/http';
import { Allow, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StaffAnswers } from './staff-answers.js';

/** DIS-ART-8: whether who was listed is public staff: for those alone who have to decide on that. */
@Controller('cases/:caseId/publications/:publicationId/staff-match')
export class StaffMatchController {
  constructor(
    @Inject(StaffAnswers) private readonly answers: StaffAnswers,
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
}
