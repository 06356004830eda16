import { CaseDirectory, requireStaff } from '@hejie/casework';
import {
  applyOnVoidance,
  heardApplication,
  ruledApplication,
  ruleOnVoidance,
  type HeardApplication,
  type RuledApplication,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { VoidedSettlements } from './voided-settlements.js';

/** A settlement performed or sued on that is void by judgment (SET-ART-16-1): the case has ended, its records still hear the creditor. */
@Controller('cases/:caseId/voided-settlement')
export class VoidedSettlementsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(VoidedSettlements) private readonly voided: VoidedSettlements,
  ) {}

  /** The creditor itself, or a clerk for one who applied on paper. */
  @Post()
  @Command()
  @Allow({ summary: '和解协议被判决确认无效或者撤销后，申请恢复执行', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(heardApplication, { status: 201 })
  async apply(
    @AboutCase() call: CaseCall,
    @Body({ schema: applyOnVoidance }) body: z.output<typeof applyOnVoidance>,
    @Tx() tx: Transaction,
  ): Promise<HeardApplication> {
    await this.cases.requireOwnParty(call, body.partyId);
    if (body.onPaper) requireStaff(call.principal, 'onPaper');
    return this.voided.apply(tx, call, body);
  }

  @Post('ruling')
  @Command()
  @Allow({ summary: '就无效或者被撤销的和解协议裁定是否恢复执行', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(ruledApplication, { status: 201 })
  rule(
    @AboutCase() call: CaseCall,
    @Body({ schema: ruleOnVoidance }) body: z.output<typeof ruleOnVoidance>,
    @Tx() tx: Transaction,
  ): Promise<RuledApplication> {
    return this.voided.rule(tx, call, body);
  }
}
