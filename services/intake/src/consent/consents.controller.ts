import { answerConsent, caseStatus, consentsAnswer } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory } from '@hejie/casework';
import { AboutCase, Allow, Command, Returns, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { CASE_READERS } from '../case/readers.js';
import { Consents } from './consents.js';

/** Each side is asked separately and answers for itself; a clerk records what a party said before the court (PRE-1). */
@Controller('cases/:caseId/consents')
export class ConsentsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Post()
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '记录当事人对执前和解的意愿',
    roles: ['party', 'filing-clerk', 'clerk', 'judges-assistant'],
    scope: 'case',
  })
  @Returns(caseStatus, { status: 201 })
  async answer(
    @AboutCase() call: CaseCall,
    @Body({ schema: answerConsent }) body: z.output<typeof answerConsent>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.commands.execute('recordConsent', call, await this.consents.said(call, body));
  }

  /** The text to show or to read, with its hash; until when it is answered; what each side has said so far. */
  @Get()
  @Allow({ summary: '征询意愿的告知文本与各方答复', ...CASE_READERS })
  @Returns(consentsAnswer)
  list(@Param('caseId') caseId: string) {
    return this.consents.of(caseId);
  }
}
