import { findingsAnswer } from '@hejie/contracts/http';
import { Allow, Returns } from '@hejie/service-kit';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { READERS } from '../ledger/ledger.controller.js';
import { Finding } from './finding.entity.js';

/** What was found against the performance of a settlement. */
@Controller('cases/:caseId')
export class FindingsController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Get('findings')
  @Allow({ summary: '违约认定及其证据', roles: READERS, scope: 'case' })
  @Returns(findingsAnswer)
  async findings(@Param('caseId') caseId: string): Promise<{ items: Finding[] }> {
    return { items: await this.dataSource.manager.find(Finding, { where: { caseId }, order: { instalment: 'ASC' } }) };
  }
}
