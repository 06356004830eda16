import { agentAnswer, agentsAnswer, registerAgent, revokeAgent } from '@hejie/contracts/http';
import { CaseDirectory } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { type Principal } from '@hejie/security';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { CASE_READERS } from '../case/readers.js';
import { agentOnWire, Agents } from './agents.js';

/** 委托代理人: their powers of attorney, as a clerk has looked at them (B4, SET-ART-4-1). */
@Controller('cases/:caseId/agents')
export class AgentsController {
  constructor(
    @Inject(Agents) private readonly agents: Agents,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
  ) {}

  @Post()
  @Command()
  @Allow({ summary: '登记委托代理人及其授权', roles: ['filing-clerk', 'clerk', 'judges-assistant'], scope: 'court' })
  @Returns(agentAnswer, { status: 201 })
  async register(
    @AboutCase() { caseId, principal, time }: CaseCall,
    @Body({ schema: registerAgent }) body: z.output<typeof registerAgent>,
    @Tx() tx: Transaction,
  ) {
    return agentOnWire(await this.agents.register(tx, { caseId, at: time.at, by: principal.subject }, body));
  }

  @Post(':agentId/revocation')
  @Command()
  @Allow({ summary: '登记代理权的撤销', roles: ['filing-clerk', 'clerk', 'judges-assistant'], scope: 'court' })
  @Returns(agentAnswer, { status: 201 })
  async revoke(
    @AboutCase() { caseId, principal, time }: CaseCall,
    @Param('agentId') agentId: string,
    @Body({ schema: revokeAgent }) { reason }: z.output<typeof revokeAgent>,
    @Tx() tx: Transaction,
  ) {
    const occasion = { caseId, at: time.at, by: principal.subject };
    return agentOnWire(await this.agents.revoke(tx, occasion, { agentId, reason }));
  }

  /** A party sees its own agents. */
  @Get()
  @Allow({ summary: '委托代理人', ...CASE_READERS })
  @Returns(agentsAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() { partyRef, roles }: Principal) {
    const agents = await this.agents.of(caseId);
    const { parties } = await this.cases.known(caseId);
    const own = new Set(parties.filter((party) => party.partyRef === partyRef).map(({ partyId }) => partyId));
    const seen = roles.some((role) => role !== 'party') ? agents : agents.filter(({ partyId }) => own.has(partyId));
    return { agents: seen.map(agentOnWire) };
  }
}
