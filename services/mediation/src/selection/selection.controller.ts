import { acceptDesignation, caseStatus, declineDesignation, designateMediator } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { type Principal } from '@hejie/security';
import { Allow, CaseCommands, CaseDirectory, Command, CommandKey, CourtTime, CurrentPrincipal, Returns, unknownCase, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Mediators } from '../roster/mediators.js';

/** The mediator is chosen by the parties or designated by the court, and accepts or declines (SEED3 五(三), S5). */
@Controller('cases/:caseId/designation')
export class SelectionController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Mediators) private readonly mediators: Mediators,
  ) {}

  @Post()
  @Command({ effect: 'workflow' })
  @Allow({ roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async designate(
    @Param('caseId') caseId: string,
    @Body({ schema: designateMediator }) body: z.output<typeof designateMediator>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @CommandKey() key: string,
  ): Promise<CaseStatus> {
    const kase = await this.cases.find(caseId);
    if (!kase) throw unknownCase();
    if (!(await this.mediators.isOnRoll(body.mediatorId, kase.court))) throw notOnRoll();
    return this.commands.execute({ caseId, name: 'designateMediator', key, principal, time, body });
  }

  @Post('acceptance')
  @Command({ effect: 'workflow' })
  @Allow({ roles: ['mediator'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async accept(
    @Param('caseId') caseId: string,
    @Body({ schema: acceptDesignation }) _body: z.output<typeof acceptDesignation>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @CommandKey() key: string,
  ): Promise<CaseStatus> {
    const mediatorId = await this.mediators.own(principal);
    return this.commands.execute({ caseId, name: 'acceptDesignation', key, principal, time, body: { mediatorId } });
  }

  @Post('declination')
  @Command({ effect: 'workflow' })
  @Allow({ roles: ['mediator'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async decline(
    @Param('caseId') caseId: string,
    @Body({ schema: declineDesignation }) { reason }: z.output<typeof declineDesignation>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @CommandKey() key: string,
  ): Promise<CaseStatus> {
    const mediatorId = await this.mediators.own(principal);
    return this.commands.execute({ caseId, name: 'declineDesignation', key, principal, time, body: { mediatorId, reason } });
  }
}

function notOnRoll(): LawError {
  return new LawError({
    code: 'DESIGNATION.NOT_ON_ROSTER',
    rule: 'PRE-5',
    path: '/mediatorId',
    zh: '该和解员不在本院名册中',
    en: 'This mediator is not on the roll of the court',
  });
}
