import {
  answerDisclosure,
  caseStatus,
  decideRecusal,
  discloseConflict,
  recusalsAnswer,
  replaceMediator,
  requestRecusal,
} from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory } from '@hejie/casework';
import { AboutCase, Allow, Command, Returns, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Mediators } from '../roster/mediators.js';
import { Recusal } from './recusal.entity.js';

/** A mediator who may be partial: disclosed by himself, doubted by a party, decided by the judge, replaced (S5, PRE-5). */
@Controller('cases/:caseId')
export class RecusalController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Mediators) private readonly mediators: Mediators,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get('recusals')
  @Allow({
    summary: '和解员的披露、回避申请及其结果',
    roles: ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(recusalsAnswer)
  async list(@Param('caseId') caseId: string): Promise<{ items: Recusal[] }> {
    return { items: await this.dataSource.manager.find(Recusal, { where: { caseId }, order: { nth: 'ASC' } }) };
  }

  @Post('disclosure')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '和解员披露可能影响公正的关系', roles: ['mediator'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async disclose(
    @AboutCase() call: CaseCall,
    @Body({ schema: discloseConflict }) body: z.output<typeof discloseConflict>,
  ): Promise<CaseStatus> {
    const mediatorId = await this.mediators.own(call.principal);
    return this.commands.execute('discloseConflict', call, { mediatorId, ...body });
  }

  @Post('disclosure/answers')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '当事人答复是否同意和解员继续', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async answer(
    @AboutCase() call: CaseCall,
    @Body({ schema: answerDisclosure }) body: z.output<typeof answerDisclosure>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.commands.execute('answerDisclosure', call, body);
  }

  @Post('recusal')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '申请和解员回避', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async request(
    @AboutCase() call: CaseCall,
    @Body({ schema: requestRecusal }) body: z.output<typeof requestRecusal>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.commands.execute('requestRecusal', call, body);
  }

  @Post('recusal/decision')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '就和解员的回避作出决定', roles: ['settlement-judge'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async decide(
    @AboutCase() call: CaseCall,
    @Body({ schema: decideRecusal }) body: z.output<typeof decideRecusal>,
  ): Promise<CaseStatus> {
    return this.commands.execute('decideRecusal', call, body);
  }

  @Post('replacement')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '更换和解员', roles: ['settlement-judge'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async replace(
    @AboutCase() call: CaseCall,
    @Body({ schema: replaceMediator }) body: z.output<typeof replaceMediator>,
  ): Promise<CaseStatus> {
    return this.commands.execute('replaceMediator', call, body);
  }
}
