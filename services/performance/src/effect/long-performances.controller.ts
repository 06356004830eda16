import { CaseDirectory } from '@hejie/casework';
import {
  approveLongPerformance,
  longPerformanceAnswer,
  proposeLongPerformance,
  stateLongPerformance,
  type LongPerformanceAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { LongPerformances } from './long-performances.js';

/** Enforcement closed for the long performance of a settlement, with its controls kept (CLS-5): a judge proposes, the creditor states, the president approves. */
@Controller('cases/:caseId/long-performance')
export class LongPerformancesController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(LongPerformances) private readonly long: LongPerformances,
  ) {}

  @Post()
  @Command()
  @Allow({ summary: '提出以终结执行（和解长期履行）方式结案', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(longPerformanceAnswer, { status: 201 })
  propose(
    @AboutCase() call: CaseCall,
    @Body({ schema: proposeLongPerformance }) body: z.output<typeof proposeLongPerformance>,
    @Tx() tx: Transaction,
  ): Promise<LongPerformanceAnswer> {
    return this.long.propose(tx, call, body);
  }

  /** The creditor itself, or a clerk for one who states it on paper. */
  @Post('statement')
  @Command()
  @Allow({ summary: '申请执行人单独声明同意和解长期履行结案', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(longPerformanceAnswer, { status: 201 })
  async state(
    @AboutCase() call: CaseCall,
    @Body({ schema: stateLongPerformance }) body: z.output<typeof stateLongPerformance>,
    @Tx() tx: Transaction,
  ): Promise<LongPerformanceAnswer> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.long.state(tx, call, body);
  }

  @Post('approval')
  @Command()
  @Allow({ summary: '审批和解长期履行结案', roles: ['court-president'], scope: 'court' })
  @Returns(longPerformanceAnswer, { status: 201 })
  approve(
    @AboutCase() call: CaseCall,
    @Body({ schema: approveLongPerformance }) body: z.output<typeof approveLongPerformance>,
    @Tx() tx: Transaction,
  ): Promise<LongPerformanceAnswer> {
    return this.long.approve(tx, call, body);
  }
}
