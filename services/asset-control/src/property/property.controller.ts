import { CaseCommands } from '@hejie/casework';
import {
  closePropertyFile,
  fileStatus,
  openPropertyFile,
  propertyFileAnswer,
  recordEnforcementSought,
  withdrawAuthority,
  type PropertyFileAnswer,
} from '@hejie/contracts/http';
import { assetControlWorkflowId, PROPERTY_COMMANDS, type FileStatus } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { PartiesAndGuarantors } from '../guarantor/parties-and-guarantors.js';
import { PropertyFiles, type OpeningBody } from './property-files.js';

const OFFICERS = ['enforcement-judge', 'judges-assistant', 'asset-control-officer'] as const;

/** Who may read a property file. */
export const FILE_READERS = [
  ...OFFICERS,
  'settlement-judge',
  'clerk',
  'court-president',
  'supervisor',
  'party',
] as const;

/** The property file of a case: opened under a number, read, and commanded (PRE-CTRL, PROC-21). */
@Controller('cases/:caseId/property')
export class PropertyController {
  constructor(
    @Inject(PropertyFiles) private readonly files: PropertyFiles,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Command()
  @Allow({ summary: '在执行或者保全案号下开展财产查控', roles: OFFICERS, scope: 'court' })
  @Returns(propertyFileAnswer, { status: 201 })
  open(
    @AboutCase() call: CaseCall,
    @Body({ schema: openPropertyFile }) body: OpeningBody,
    @Tx() tx: Transaction,
  ): Promise<PropertyFileAnswer> {
    return this.files.open(tx, call, body);
  }

  @Get()
  @Allow({
    summary: '财产控制卷',
    roles: FILE_READERS,
    scope: 'case',
    locate: PartiesAndGuarantors,
  })
  @Returns(propertyFileAnswer)
  show(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal): Promise<PropertyFileAnswer> {
    return this.files.shown(this.dataSource.manager, caseId, principal);
  }

  /** Without it within five days after the period for performance, the preservation is lifted. */
  @Post('enforcement')
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '登记保全申请人已申请执行',
    roles: [...OFFICERS, 'filing-clerk', 'clerk'],
    scope: 'court',
  })
  @Returns(fileStatus, { status: 201 })
  async enforcementSought(
    @AboutCase() call: CaseCall,
    @Body({ schema: recordEnforcementSought }) body: z.output<typeof recordEnforcementSought>,
  ): Promise<FileStatus> {
    const ending = await this.files.recordedEnding(call.caseId);
    const workflowId = assetControlWorkflowId(call.caseId);
    return this.commands.put(workflowId, PROPERTY_COMMANDS.recordEnforcementSought, call, body, ending);
  }

  /** Another case may have the number from then on, and nothing is asked or ordered under it here. As the entry of a number, also where the file has ended. */
  @Post('authorities/withdrawal')
  @Command()
  @Allow({ summary: '撤回误登记的案号', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(propertyFileAnswer, { status: 201 })
  withdraw(
    @AboutCase() call: CaseCall,
    @Body({ schema: withdrawAuthority }) body: z.output<typeof withdrawAuthority>,
    @Tx() tx: Transaction,
  ): Promise<PropertyFileAnswer> {
    return this.files.withdraw(tx, call, body);
  }

  @Post('closing')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '结束财产查控', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(fileStatus, { status: 201 })
  async close(
    @AboutCase() call: CaseCall,
    @Body({ schema: closePropertyFile }) body: z.output<typeof closePropertyFile>,
  ): Promise<FileStatus> {
    const ending = await this.files.recordedEnding(call.caseId);
    const workflowId = assetControlWorkflowId(call.caseId);
    return this.commands.put(workflowId, PROPERTY_COMMANDS.closePropertyFile, call, body, ending);
  }
}
