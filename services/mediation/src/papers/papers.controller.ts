import {
  documentAnswer,
  orderMediationPaper,
  type DocumentAnswer,
  type OrderMediationPaper,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { MEDIATION_PAPER_MAKERS, MediationPapers } from './mediation-papers.js';

/** Papers of the process that a person orders in mediation (程序文书). */
@Controller('cases/:caseId/papers')
export class MediationPapersController {
  constructor(@Inject(MediationPapers) private readonly papers: MediationPapers) {}

  @Post()
  @Command()
  @Allow({ summary: '制作和解阶段文书', roles: MEDIATION_PAPER_MAKERS, scope: 'court' })
  @Returns(documentAnswer, { status: 201 })
  order(
    @AboutCase() call: CaseCall,
    @Body({ schema: orderMediationPaper }) body: OrderMediationPaper,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.papers.order(tx, call, body);
  }
}
