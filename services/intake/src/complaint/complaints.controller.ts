import { caseStatus, complainOfCoercion, complaintsAnswer, decideCoercion } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory } from '@hejie/casework';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, type CaseCall } from '@hejie/service-kit';
import { type Principal } from '@hejie/security';
import { mayReadComplaint } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Complaint } from './complaint.entity.js';

/** Nobody is made to settle: a complaint stops the clocks, and a judge decides within the pack's working days (PRE-1, B6). */
@Controller('cases/:caseId/complaints')
export class ComplaintsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '当事人投诉强迫和解',
    roles: ['party', 'filing-clerk', 'clerk', 'judges-assistant', 'supervisor'],
    scope: 'case',
  })
  @Returns(caseStatus, { status: 201 })
  async complain(
    @AboutCase() call: CaseCall,
    @Body({ schema: complainOfCoercion }) body: z.output<typeof complainOfCoercion>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.commands.execute('complainOfCoercion', call, body);
  }

  /** Of staff of the court the president decides, of anybody else a judge; the president may decide where a judge is late. */
  @Post('decision')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '就强迫和解的投诉作出决定', roles: ['settlement-judge', 'court-president'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  decide(
    @AboutCase() call: CaseCall,
    @Body({ schema: decideCoercion }) body: z.output<typeof decideCoercion>,
  ): Promise<CaseStatus> {
    const byPresident = call.principal.roles.includes('court-president');
    return this.commands.execute('decideCoercion', call, { ...body, byPresident });
  }

  /** What was said and decided, for those who decide and supervise: the other side does not read who complained. */
  @Get()
  @Allow({
    summary: '强迫和解的投诉及其决定',
    roles: ['settlement-judge', 'court-president', 'supervisor'],
    scope: 'court',
  })
  @Returns(complaintsAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() { roles }: Principal) {
    const all = await this.dataSource.manager.find(Complaint, { where: { caseId }, order: { no: 'ASC' } });
    const complaints = all.filter(({ against }) => mayReadComplaint(roles, against));
    return {
      complaints: complaints.map(
        ({ partyId, against, statement, since, decideBy, finding, consequence, reason, decidedAt }) => ({
          partyId,
          against,
          statement,
          since,
          decideBy,
          finding,
          consequence,
          reason,
          decidedAt,
        }),
      ),
    };
  }
}
