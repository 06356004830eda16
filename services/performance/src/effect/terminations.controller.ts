import { CaseDirectory } from '@hejie/casework';
import {
  applyForTermination,
  ruleOnTermination,
  terminationAnswer,
  type TerminationAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Terminations } from './terminations.js';

/** Enforcement terminated because the creditors withdraw their application over a settlement: on application, by a judge's ruling (SET-ART-2-5). */
@Controller('cases/:caseId/termination')
export class TerminationsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Terminations) private readonly terminations: Terminations,
  ) {}

  /** A creditor who is the only one himself; for several, or on paper, the clerk. */
  @Post()
  @Command()
  @Allow({ summary: '因达成和解协议撤回执行申请', roles: ['party', 'clerk', 'judges-assistant'], scope: 'case' })
  @Returns(terminationAnswer, { status: 201 })
  async apply(
    @AboutCase() call: CaseCall,
    @Body({ schema: applyForTermination }) body: z.output<typeof applyForTermination>,
    @Tx() tx: Transaction,
  ): Promise<TerminationAnswer> {
    for (const partyId of body.signedBy) await this.cases.requireOwnParty(call, partyId);
    return this.terminations.apply(tx, call, body);
  }

  @Post('ruling')
  @Command()
  @Allow({ summary: '就因和解撤回执行申请作出裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(terminationAnswer, { status: 201 })
  rule(
    @AboutCase() call: CaseCall,
    @Body({ schema: ruleOnTermination }) body: z.output<typeof ruleOnTermination>,
    @Tx() tx: Transaction,
  ): Promise<TerminationAnswer> {
    return this.terminations.rule(tx, call, body);
  }
}
