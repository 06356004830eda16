import { caseStatus, withdrawApplication } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory } from '@hejie/casework';
import { AboutCase, Allow, Command, Returns, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Agents } from '../agent/agents.js';

/** 撤回执行申请: the application for enforcement itself, apart from leaving the settlement, after which the case is filed (CLS-4). */
@Controller('cases/:caseId/application-withdrawal')
export class ApplicationWithdrawalController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Agents) private readonly agents: Agents,
  ) {}

  @Post()
  @Command({ effect: 'workflow' })
  @Allow({ summary: '撤回执行申请', roles: ['party', 'filing-clerk', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async withdraw(
    @AboutCase() call: CaseCall,
    @Body({ schema: withdrawApplication }) body: z.output<typeof withdrawApplication>,
  ): Promise<CaseStatus> {
    const { signedBy, agentId } = body;
    for (const partyId of signedBy) await this.cases.requireOwnParty(call, partyId, 'signedBy');
    if (agentId !== undefined)
      await this.agents.requirePowerForOneOf(call.caseId, agentId, {
        signedBy,
        power: 'WITHDRAW_APPLICATION',
        now: call.time.at,
      });
    return this.commands.execute('withdrawApplication', call, body);
  }
}
