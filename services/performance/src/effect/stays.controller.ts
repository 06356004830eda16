import { applyForStay, ruleOnStay, stayAnswer, type StayAnswer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Stays } from './stays.js';

/** A stay of enforcement because of a settlement: on application, by a judge's ruling (SET-ART-2). */
@Controller('cases/:caseId/stay')
export class StaysController {
  constructor(@Inject(Stays) private readonly stays: Stays) {}

  /** The clerk records what was submitted, by whom, and who acknowledged it: a party cannot say that of another. */
  @Post()
  @Command()
  @Allow({ summary: '申请因执行和解中止执行', roles: ['clerk', 'judges-assistant'], scope: 'court' })
  @Returns(stayAnswer, { status: 201 })
  apply(
    @AboutCase() call: CaseCall,
    @Body({ schema: applyForStay }) body: z.output<typeof applyForStay>,
    @Tx() tx: Transaction,
  ): Promise<StayAnswer> {
    return this.stays.apply(tx, call, body);
  }

  @Post('ruling')
  @Command()
  @Allow({ summary: '就因执行和解中止执行的申请作出裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(stayAnswer, { status: 201 })
  rule(
    @AboutCase() call: CaseCall,
    @Body({ schema: ruleOnStay }) body: z.output<typeof ruleOnStay>,
    @Tx() tx: Transaction,
  ): Promise<StayAnswer> {
    return this.stays.rule(tx, call, body);
  }
}
