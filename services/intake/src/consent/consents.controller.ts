import { answerConsent, caseStatus } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { type Principal } from '@hejie/security';
import { Allow, CaseCommands, Command, CommandKey, CourtTime, CurrentPrincipal, requireOwnParty, Returns, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Cases } from '../case/cases.js';

/** Each side is asked separately and answers for itself; a clerk records what a party said before the court (PRE-1). */
@Controller('cases/:caseId/consents')
export class ConsentsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  @Post()
  @Command({ effect: 'workflow' })
  @Allow({ roles: ['party', 'filing-clerk', 'clerk', 'judges-assistant'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async answer(
    @Param('caseId') caseId: string,
    @Body({ schema: answerConsent }) body: z.output<typeof answerConsent>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @CommandKey() key: string,
  ): Promise<CaseStatus> {
    const { parties } = await this.cases.get(caseId);
    requireOwnParty(principal, parties.map(({ partyId, side, partyRef }) => ({ partyId, side, partyRef: partyRef ?? undefined })), body.partyId);
    return this.commands.execute({ caseId, name: 'recordConsent', key, principal, time, body });
  }
}
