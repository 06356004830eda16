import {
  documentAnswer,
  orderPerformancePaper,
  type DocumentAnswer,
  type OrderPerformancePaper,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { PERFORMANCE_PAPER_MAKERS, PerformancePapers } from './performance-papers.js';

/** Papers of the process that a person orders in performance (程序文书). */
@Controller('cases/:caseId/papers')
export class PerformancePapersController {
  constructor(@Inject(PerformancePapers) private readonly papers: PerformancePapers) {}

  @Post()
  @Command()
  @Allow({ summary: '制作履行及执行阶段文书', roles: PERFORMANCE_PAPER_MAKERS, scope: 'court' })
  @Returns(documentAnswer, { status: 201 })
  order(
    @AboutCase() call: CaseCall,
    @Body({ schema: orderPerformancePaper }) body: OrderPerformancePaper,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.papers.order(tx, call, body);
  }
}
