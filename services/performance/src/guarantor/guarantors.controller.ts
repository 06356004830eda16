import { CaseDirectory } from '@hejie/casework';
import {
  applyAgainstGuarantor,
  guarantorEnforcementsAnswer,
  recordedGuarantorEnforcement,
  ruleOnGuarantor,
  type RecordedGuarantorEnforcement,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { READERS } from '../ledger/ledger.controller.js';
import { guarantorEnforcementsOf, Guarantors, onWire } from './guarantors.js';

/** Direct enforcement under a guarantee of the settlement, after enforcement has resumed (SET-ART-18-1, GUA-5). */
@Controller('cases/:caseId/guarantors/enforcement')
export class GuarantorsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Guarantors) private readonly guarantors: Guarantors,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '直接执行担保财产的申请与裁定', roles: READERS, scope: 'case' })
  @Returns(guarantorEnforcementsAnswer)
  async show(@Param('caseId') caseId: string): Promise<{ items: RecordedGuarantorEnforcement[] }> {
    return { items: (await guarantorEnforcementsOf(this.dataSource.manager, caseId)).map(onWire) };
  }

  /** The creditor itself, or a clerk for one who applies on paper. */
  @Post()
  @Command()
  @Allow({ summary: '申请直接执行担保财产', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(recordedGuarantorEnforcement, { status: 201 })
  async apply(
    @AboutCase() call: CaseCall,
    @Body({ schema: applyAgainstGuarantor }) body: z.output<typeof applyAgainstGuarantor>,
    @Tx() tx: Transaction,
  ): Promise<RecordedGuarantorEnforcement> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.guarantors.apply(tx, call, body);
  }

  @Post('ruling')
  @Command()
  @Allow({ summary: '就直接执行担保财产的申请作出裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedGuarantorEnforcement, { status: 201 })
  rule(
    @AboutCase() call: CaseCall,
    @Body({ schema: ruleOnGuarantor }) body: z.output<typeof ruleOnGuarantor>,
    @Tx() tx: Transaction,
  ): Promise<RecordedGuarantorEnforcement> {
    return this.guarantors.rule(tx, call, body);
  }
}
