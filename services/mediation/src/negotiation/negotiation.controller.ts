import {
  caseStatus,
  declareFailure,
  endAppraisal,
  extendNegotiation,
  negotiationAnswer,
  startAppraisal,
  withdraw,
} from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory } from '@hejie/casework';
import { maskText } from '@hejie/security';
import { AboutCase, Allow, Command, notFound, Returns, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Mediators } from '../roster/mediators.js';
import { Designations } from '../selection/designations.js';
import { Appraisal } from './appraisal.entity.js';
import { Extension } from './extension.entity.js';
import { Negotiation } from './negotiation.entity.js';

/** The 30 days: extension by all parties, the mediator's declaration of failure, withdrawal (PRE-7, PRE-8, B3). */
@Controller('cases/:caseId')
export class NegotiationController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Mediators) private readonly mediators: Mediators,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get('negotiation')
  @Allow({
    summary: '和解协商及其期限',
    roles: ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'filing-clerk', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(negotiationAnswer)
  async show(@Param('caseId') caseId: string) {
    const { manager } = this.dataSource;
    const negotiation = await manager.findOneBy(Negotiation, { caseId });
    if (!negotiation) throw notFound('NEGOTIATION.NOT_FOUND', '和解协商尚未开始', 'The negotiation has not begun');
    // What its end was derived from is told by the case.
    const { startedOn: _startedOn, extensions: _extensions, appraisals: _appraisals, ...answer } = negotiation;
    const ofCase = { where: { caseId }, order: { nth: 'ASC' } } as const;
    const [appraisals, rows] = await Promise.all([manager.find(Appraisal, ofCase), manager.find(Extension, ofCase)]);
    const extensions = rows.map(({ caseId: _of, recordedBy: _by, paper, ...row }) => ({
      ...row,
      paper: maskText(paper),
    }));
    return { ...answer, appraisals, extensions };
  }

  /** The joint request as it was handed in; the case itself decides whether all have signed and whether it is in time. */
  @Post('extension')
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '各方共同申请延长和解期限',
    roles: ['mediator', 'clerk', 'judges-assistant', 'settlement-judge'],
    scope: 'court',
  })
  @Returns(caseStatus, { status: 201 })
  async extend(
    @AboutCase() call: CaseCall,
    @Body({ schema: extendNegotiation }) body: z.output<typeof extendNegotiation>,
  ): Promise<CaseStatus> {
    await this.designations.requireActing(call.principal, call.caseId, [
      'clerk',
      'judges-assistant',
      'settlement-judge',
    ]);
    return this.commands.execute('extendNegotiation', call, body);
  }

  /** PROC-16: its days do not count where the pack says so; put again while it runs, it sets the term anew. */
  @Post('appraisal')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '委托评估鉴定或者重定其期限', roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async appraise(
    @AboutCase() call: CaseCall,
    @Body({ schema: startAppraisal }) body: z.output<typeof startAppraisal>,
  ): Promise<CaseStatus> {
    return this.commands.execute('startAppraisal', call, body);
  }

  @Post('appraisal/end')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '评估鉴定终结', roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async appraised(
    @AboutCase() call: CaseCall,
    @Body({ schema: endAppraisal }) body: z.output<typeof endAppraisal>,
  ): Promise<CaseStatus> {
    return this.commands.execute('endAppraisal', call, body);
  }

  @Post('failure')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '和解员宣布和解不成', roles: ['mediator'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async fail(
    @AboutCase() call: CaseCall,
    @Body({ schema: declareFailure }) body: z.output<typeof declareFailure>,
  ): Promise<CaseStatus> {
    const mediatorId = await this.mediators.own(call.principal);
    return this.commands.execute('declareFailure', call, { ...body, mediatorId });
  }

  @Post('withdrawal')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '一方退出和解', roles: ['party', 'clerk', 'filing-clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async withdraw(
    @AboutCase() call: CaseCall,
    @Body({ schema: withdraw }) body: z.output<typeof withdraw>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.commands.execute('withdraw', call, body);
  }
}
