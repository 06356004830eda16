import { assignGuide, giveAdvice, guidanceAnswer, type GuidanceOnWire } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Designations } from './designations.js';
import { guidanceIn, GuidanceOfCases } from './guidance.js';

/** An outside mediator is guided by one of the court's own (C6, SEED1 四(三)). */
@Controller('cases/:caseId/guidance')
export class GuidanceController {
  constructor(
    @Inject(GuidanceOfCases) private readonly guidance: GuidanceOfCases,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({
    summary: '本院和解员的指导',
    roles: ['settlement-judge', 'judges-assistant', 'mediator', 'clerk'],
    scope: 'court',
  })
  @Returns(guidanceAnswer)
  async show(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal): Promise<GuidanceOnWire> {
    await this.designations.requireOfTheTalks(principal, caseId);
    return guidanceIn(this.dataSource.manager, caseId);
  }

  @Post()
  @Command()
  @Allow({ summary: '确定指导院外和解员的本院和解员', roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(guidanceAnswer, { status: 201 })
  assign(
    @AboutCase() call: CaseCall,
    @Body({ schema: assignGuide }) { guideId }: z.output<typeof assignGuide>,
    @Tx() tx: Transaction,
  ): Promise<GuidanceOnWire> {
    return this.guidance.assign(tx, call, guideId);
  }

  @Post('advice')
  @Command()
  @Allow({ summary: '本院和解员提出指导意见', roles: ['mediator'], scope: 'court' })
  @Returns(guidanceAnswer, { status: 201 })
  advise(
    @AboutCase() call: CaseCall,
    @Body({ schema: giveAdvice }) { words }: z.output<typeof giveAdvice>,
    @Tx() tx: Transaction,
  ): Promise<GuidanceOnWire> {
    return this.guidance.advise(tx, call, words);
  }
}
