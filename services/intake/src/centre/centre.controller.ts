import { papersAnswer, receiveInCentre } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { COURT_STAFF } from '../case/readers.js';
import { Centre } from './centre.js';

/** The hand-over of a new case to the settlement centre (A10). */
@Controller('cases/:caseId')
export class CentreController {
  constructor(@Inject(Centre) private readonly centre: Centre) {}

  @Get('papers')
  @Allow({ summary: '申请材料目录及移送情况', roles: COURT_STAFF, scope: 'case' })
  @Returns(papersAnswer)
  papers(@Param('caseId') caseId: string): Promise<z.input<typeof papersAnswer>> {
    return this.centre.papers(caseId);
  }

  @Post('centre-receipt')
  @Command()
  @Allow({
    summary: '执行和解中心签收案件及材料',
    roles: ['clerk', 'judges-assistant', 'settlement-judge'],
    scope: 'court',
  })
  @Returns(papersAnswer, { status: 201 })
  receive(
    @AboutCase() call: CaseCall,
    @Body({ schema: receiveInCentre }) body: z.output<typeof receiveInCentre>,
    @Tx() tx: Transaction,
  ): Promise<z.input<typeof papersAnswer>> {
    return this.centre.receive(tx, call, body);
  }
}
