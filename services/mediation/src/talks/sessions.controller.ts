import { CaseDirectory, requireOwnParty } from '@hejie/casework';
import {
  adjournSession,
  answerOnline,
  noticeSession,
  onlineAnswer,
  recordSession,
  sessionAnswer,
  sessionsAnswer,
  signRecord,
  startSession,
  talksNo,
  type SessionOnWire,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { partySigning } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Designations } from '../selection/designations.js';
import { SessionMediators } from './session-mediators.js';
import { Sessions } from './sessions.js';

/** Sessions of the talks and conferences: notice, identity, transcript, signatures (D1, D2, D6; SEED3 五(四), SEED0 三(二)). */
@Controller('cases/:caseId')
export class SessionsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(SessionMediators) private readonly conductors: SessionMediators,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get('sessions')
  @Allow({
    summary: '协商与和解会议及其笔录',
    roles: ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'party'],
    scope: 'case',
  })
  @Returns(sessionsAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal) {
    await this.designations.requireOfTheTalks(principal, caseId);
    return this.sessions.list(this.dataSource.manager, caseId, await this.cases.known(caseId));
  }

  @Post('online-consents')
  @Command()
  @Allow({ summary: '当事人答复是否同意在线和解', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(onlineAnswer, { status: 201 })
  async online(
    @AboutCase() call: CaseCall,
    @Body({ schema: answerOnline }) body: z.output<typeof answerOnline>,
    @Tx() tx: Transaction,
  ): Promise<{ online: string[] }> {
    await this.cases.requireOwnParty(call, body.partyId, 'partyId');
    return this.sessions.answerOnline(tx, call, body);
  }

  @Post('sessions')
  @Command()
  @Allow({
    summary: '通知协商或者和解会议的时间、地点、方式',
    roles: ['mediator', 'clerk', 'judges-assistant'],
    scope: 'court',
  })
  @Returns(sessionAnswer, { status: 201 })
  async notice(
    @AboutCase() call: CaseCall,
    @Body({ schema: noticeSession }) body: z.output<typeof noticeSession>,
    @Tx() tx: Transaction,
  ): Promise<SessionOnWire> {
    await this.requireHost(call);
    return this.sessions.notice(tx, call, body);
  }

  @Post('sessions/:no/start')
  @Command()
  @Allow({ summary: '核对到场人员身份并开始协商', roles: ['mediator', 'clerk'], scope: 'court' })
  @Returns(sessionAnswer, { status: 201 })
  async start(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: startSession }) body: z.output<typeof startSession>,
    @Tx() tx: Transaction,
  ): Promise<SessionOnWire> {
    await this.requireHost(call);
    return this.sessions.start(tx, call, no, body);
  }

  @Post('sessions/:no/record')
  @Command()
  @Allow({ summary: '制作和解笔录', roles: ['mediator', 'clerk'], scope: 'court' })
  @Returns(sessionAnswer, { status: 201 })
  async record(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: recordSession }) body: z.output<typeof recordSession>,
    @Tx() tx: Transaction,
  ): Promise<SessionOnWire> {
    await this.requireHost(call);
    return this.sessions.record(tx, call, no, body);
  }

  /** A party signs for itself, the mediator for himself; the clerk for himself, for who signed on paper before him, and that somebody would not. */
  @Post('sessions/:no/signatures')
  @Command()
  @Allow({
    summary: '签署和解笔录或者记明拒绝签字',
    roles: ['party', 'mediator', 'clerk'],
    scope: 'case',
    locate: SessionMediators,
  })
  @Returns(sessionAnswer, { status: 201 })
  async sign(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: signRecord }) body: z.output<typeof signRecord>,
    @Tx() tx: Transaction,
  ): Promise<SessionOnWire> {
    const { principal, caseId } = call;
    const { signerId, refused } = body;
    const { court, parties } = await this.cases.known(caseId);
    const clerk = principal.roles.includes('clerk') && principal.court === court;
    if (refused !== undefined && !clerk) throw accessErrors.roleDenied(['clerk']);
    if (signerId === 'MEDIATOR' && refused === undefined) {
      if (!principal.roles.includes('mediator')) throw accessErrors.roleDenied(['mediator']);
      await this.conductors.requireOwn(principal, caseId, no);
    } else if (!clerk) {
      if (!principal.roles.includes('party')) throw accessErrors.roleDenied(['party', 'clerk']);
      const ids = parties.map(({ partyId }) => partyId);
      requireOwnParty(principal, parties, partySigning(signerId, ids) ?? signerId, 'signerId');
    }
    return this.sessions.sign(tx, call, no, body);
  }

  @Post('sessions/:no/adjournment')
  @Command()
  @Allow({ summary: '协商改期', roles: ['mediator', 'clerk', 'judges-assistant'], scope: 'court' })
  @Returns(sessionAnswer, { status: 201 })
  async adjourn(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: adjournSession }) body: z.output<typeof adjournSession>,
    @Tx() tx: Transaction,
  ): Promise<SessionOnWire> {
    await this.requireHost(call);
    return this.sessions.adjourn(tx, call, no, body);
  }

  /** A mediator conducts the sessions of a case that he has accepted; the clerk and the assistant serve him. */
  private requireHost({ principal, caseId }: CaseCall): Promise<void> {
    return this.designations.requireActing(principal, caseId, ['clerk', 'judges-assistant']);
  }
}
