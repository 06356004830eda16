import { documentAnswer, orderIntakePaper, type DocumentAnswer, type OrderIntakePaper } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { INTAKE_PAPER_MAKERS, IntakePapers } from './intake-papers.js';

/** Papers of the process that a person orders at intake (程序文书). */
@Controller('cases/:caseId/papers')
export class IntakePapersController {
  constructor(@Inject(IntakePapers) private readonly papers: IntakePapers) {}

  @Post()
  @Command()
  @Allow({ summary: '制作立案及告知文书', roles: INTAKE_PAPER_MAKERS, scope: 'court' })
  @Returns(documentAnswer, { status: 201 })
  order(
    @AboutCase() call: CaseCall,
    @Body({ schema: orderIntakePaper }) body: OrderIntakePaper,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.papers.order(tx, call, body);
  }
}
