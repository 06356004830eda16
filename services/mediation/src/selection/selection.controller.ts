import { acceptDesignation, caseStatus, declineDesignation, designateMediator } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { LawError, packOf } from '@hejie/law';
import { CaseCommands, CaseDirectory } from '@hejie/casework';
import { AboutCase, Allow, Command, Returns, type CaseCall } from '@hejie/service-kit';
import { admitted, caseEnded, decideFromRoll } from '@hejie/settlement';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Mediators } from '../roster/mediators.js';
import { rollOf } from '../roster/roll.js';
import { requireAssessed } from './assessments-awaited.js';
import { requireNoDefects } from './defects-of-filing.js';
import { candidatesIn, onRoll } from './candidates.js';

/** The mediator is chosen by the parties or designated by the court, and accepts or declines (SEED3 五(三), S5). */
@Controller('cases/:caseId/designation')
export class SelectionController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Mediators) private readonly mediators: Mediators,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Command({ effect: 'workflow' })
  @Allow({ summary: '选定或者指定和解员', roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async designate(
    @AboutCase() call: CaseCall,
    @Body({ schema: designateMediator }) body: z.output<typeof designateMediator>,
  ): Promise<CaseStatus> {
    const known = await this.cases.known(call.caseId);
    // PRE-1: a case that has ended says so first, and not what else there would have been to mend.
    if (known.ending) throw caseEnded(known.ending);
    const { manager } = this.dataSource;
    await requireNoDefects(manager, call.caseId);
    await requireAssessed(manager, call.caseId);
    const roll = await rollOf(manager, { court: known.court, mediatorId: body.mediatorId });
    const [candidate] = await candidatesIn(manager, call.caseId, known, roll);
    if (!candidate) throw notOnRoll();
    const { chosenBy, conflict } = body;
    const parties = known.parties.map(({ partyId }) => partyId);
    const choice = { chosenBy, acceptedBy: conflict?.acceptedBy ?? null, parties };
    admitted(decideFromRoll(onRoll(candidate), choice, packOf(known.packId)));
    return this.commands.execute('designateMediator', call, body);
  }

  @Post('acceptance')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '和解员接受选定', roles: ['mediator'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async accept(
    @AboutCase() call: CaseCall,
    @Body({ schema: acceptDesignation }) _body: z.output<typeof acceptDesignation>,
  ): Promise<CaseStatus> {
    const mediatorId = await this.mediators.own(call.principal);
    return this.commands.execute('acceptDesignation', call, { mediatorId });
  }

  @Post('declination')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '和解员推辞', roles: ['mediator'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  async decline(
    @AboutCase() call: CaseCall,
    @Body({ schema: declineDesignation }) { reason }: z.output<typeof declineDesignation>,
  ): Promise<CaseStatus> {
    const mediatorId = await this.mediators.own(call.principal);
    return this.commands.execute('declineDesignation', call, { mediatorId, reason });
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
