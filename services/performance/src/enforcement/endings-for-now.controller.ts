import {
  approveEndingForNow,
  endingForNowAnswer,
  endingForNowNo,
  endingsForNowAnswer,
  findEndingForNow,
  type EndingForNowAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { READERS } from '../ledger/ledger.controller.js';
import { endingOnWire, endingsOf, EndingsForNow } from './endings-for-now.js';

/** What is found before enforcement is ended for now (终结本次执行程序): the judge finds, and where a panel has verified it the president approves (PROC-23). */
@Controller('cases/:caseId/endings-for-now')
export class EndingsForNowController {
  constructor(
    @Inject(EndingsForNow) private readonly endings: EndingsForNow,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '终结本次执行程序的审查及审批', roles: READERS, scope: 'case' })
  @Returns(endingsForNowAnswer)
  async show(@Param('caseId') caseId: string): Promise<{ items: EndingForNowAnswer[] }> {
    return { items: (await endingsOf(this.dataSource.manager, caseId)).map(endingOnWire) };
  }

  @Post()
  @Command()
  @Allow({ summary: '登记终结本次执行程序的审查', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(endingForNowAnswer, { status: 201 })
  find(
    @AboutCase() call: CaseCall,
    @Body({ schema: findEndingForNow }) body: z.output<typeof findEndingForNow>,
    @Tx() tx: Transaction,
  ): Promise<EndingForNowAnswer> {
    return this.endings.find(tx, call, body);
  }

  @Post(':no/approval')
  @Command()
  @Allow({ summary: '审批终结本次执行程序', roles: ['court-president'], scope: 'court' })
  @Returns(endingForNowAnswer, { status: 201 })
  approve(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: endingForNowNo }) no: number,
    @Body({ schema: approveEndingForNow }) body: z.output<typeof approveEndingForNow>,
    @Tx() tx: Transaction,
  ): Promise<EndingForNowAnswer> {
    return this.endings.approve(tx, call, no, body);
  }
}
