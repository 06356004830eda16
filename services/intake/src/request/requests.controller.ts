import { CaseDirectory, requireOwnParty } from '@hejie/casework';
import {
  answerRequest,
  forwardRequest,
  putRequest,
  requestAnswer,
  requestNo,
  requestsAnswer,
  type RequestAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { REQUEST_TEAMS } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { PartyRequests, requestOnWire, requestsOf } from './requests.js';

/** What parties ask of the court in their case (当事人诉求): one place takes it in, and from there the answer goes back. */
@Controller('cases/:caseId/requests')
export class RequestsController {
  constructor(
    @Inject(PartyRequests) private readonly requests: PartyRequests,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** A party reads its own. */
  @Get()
  @Allow({
    summary: '当事人诉求列表',
    roles: [...REQUEST_TEAMS, 'judges-assistant', 'court-president', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(requestsAnswer)
  async list(
    @Param('caseId') caseId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: RequestAnswer[] }> {
    const { parties } = await this.cases.known(caseId);
    const own = parties.filter(({ partyRef }) => partyRef !== undefined && partyRef === principal.partyRef);
    const seen = (partyId: string) =>
      !principal.roles.includes('party') || own.some((party) => party.partyId === partyId);
    const rows = await requestsOf(this.dataSource.manager, caseId);
    return { items: rows.filter(({ partyId }) => seen(partyId)).map(requestOnWire) };
  }

  @Post()
  @Command()
  @Allow({ summary: '提出诉求', roles: ['party', 'filing-clerk', 'clerk', 'judges-assistant'], scope: 'case' })
  @Returns(requestAnswer, { status: 201 })
  async put(
    @AboutCase() call: CaseCall,
    @Body({ schema: putRequest }) body: z.output<typeof putRequest>,
    @Tx() tx: Transaction,
  ): Promise<RequestAnswer> {
    requireOwnParty(call.principal, (await this.cases.known(call.caseId)).parties, body.partyId, 'partyId');
    return this.requests.put(tx, call, body);
  }

  @Post(':no/forwarding')
  @Command()
  @Allow({ summary: '将诉求转交其他团队', roles: ['filing-clerk', 'clerk', 'judges-assistant'], scope: 'court' })
  @Returns(requestAnswer, { status: 201 })
  forward(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: requestNo }) no: number,
    @Body({ schema: forwardRequest }) body: z.output<typeof forwardRequest>,
    @Tx() tx: Transaction,
  ): Promise<RequestAnswer> {
    return this.requests.forward(tx, call, no, body);
  }

  @Post(':no/answer')
  @Command()
  @Allow({ summary: '答复诉求', roles: [...REQUEST_TEAMS, 'judges-assistant'], scope: 'court' })
  @Returns(requestAnswer, { status: 201 })
  answer(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: requestNo }) no: number,
    @Body({ schema: answerRequest }) body: z.output<typeof answerRequest>,
    @Tx() tx: Transaction,
  ): Promise<RequestAnswer> {
    return this.requests.answer(tx, call, no, body);
  }
}
