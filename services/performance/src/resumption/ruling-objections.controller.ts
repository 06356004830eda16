import { CaseDirectory, requireStaff } from '@hejie/casework';
import {
  askRulingReconsideration,
  decideRulingObjection,
  objectToRuling,
  recordedRulingObjection,
  recordRulingReconsidered,
  rulingObjectionPath,
  rulingObjectionsAnswer,
  serveObjectionDecision,
  type RecordedRulingObjection,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { READERS } from '../ledger/ledger.controller.js';
import { objectionsOf, onWire, RulingObjections } from './ruling-objections.js';
import { RulingReconsiderations } from './ruling-reconsiderations.js';

/** Objections to rulings on resumption, and to what they deduct (SET-ART-12-1, SET-ART-17-1). */
@Controller('cases/:caseId/resumption/objections')
export class RulingObjectionsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(RulingObjections) private readonly objections: RulingObjections,
    @Inject(RulingReconsiderations) private readonly reconsiderations: RulingReconsiderations,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '对恢复执行裁定的异议及其裁定', roles: READERS, scope: 'case' })
  @Returns(rulingObjectionsAnswer)
  async show(@Param('caseId') caseId: string): Promise<{ items: RecordedRulingObjection[] }> {
    return { items: (await objectionsOf(this.dataSource.manager, caseId)).map(onWire) };
  }

  /** A party itself, or a clerk for one who objects on paper. */
  @Post()
  @Command()
  @Allow({ summary: '对恢复执行裁定或者扣除提出异议', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(recordedRulingObjection, { status: 201 })
  async object(
    @AboutCase() call: CaseCall,
    @Body({ schema: objectToRuling }) body: z.output<typeof objectToRuling>,
    @Tx() tx: Transaction,
  ): Promise<RecordedRulingObjection> {
    await this.cases.requireOwnParty(call, body.partyId);
    if (body.receivedOn !== undefined) requireStaff(call.principal, 'receivedOn');
    return this.objections.receive(tx, call, body);
  }

  @Post(':objectionId/decision')
  @Command()
  @Allow({ summary: '对恢复执行裁定的异议作出裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedRulingObjection, { status: 201 })
  decide(
    @AboutCase() call: CaseCall,
    @Param('objectionId', { schema: rulingObjectionPath }) objectionId: string,
    @Body({ schema: decideRulingObjection }) body: z.output<typeof decideRulingObjection>,
    @Tx() tx: Transaction,
  ): Promise<RecordedRulingObjection> {
    return this.objections.decide(tx, call, objectionId, body);
  }

  @Post(':objectionId/service')
  @Command()
  @Allow({ summary: '登记异议裁定的送达', roles: ['clerk'], scope: 'court' })
  @Returns(recordedRulingObjection, { status: 201 })
  serve(
    @AboutCase() call: CaseCall,
    @Param('objectionId', { schema: rulingObjectionPath }) objectionId: string,
    @Body({ schema: serveObjectionDecision }) body: z.output<typeof serveObjectionDecision>,
    @Tx() tx: Transaction,
  ): Promise<RecordedRulingObjection> {
    return this.reconsiderations.serve(tx, call, objectionId, body);
  }

  /** A party itself, or a clerk for one who applies on paper. */
  @Post(':objectionId/reconsideration')
  @Command()
  @Allow({ summary: '对异议裁定申请复议', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(recordedRulingObjection, { status: 201 })
  async reconsider(
    @AboutCase() call: CaseCall,
    @Param('objectionId', { schema: rulingObjectionPath }) objectionId: string,
    @Body({ schema: askRulingReconsideration }) body: z.output<typeof askRulingReconsideration>,
    @Tx() tx: Transaction,
  ): Promise<RecordedRulingObjection> {
    await this.cases.requireOwnParty(call, body.partyId);
    if (body.receivedOn !== undefined) requireStaff(call.principal, 'receivedOn');
    if (body.postedOn !== undefined) requireStaff(call.principal, 'postedOn');
    return this.reconsiderations.ask(tx, call, objectionId, body);
  }

  @Post(':objectionId/reconsideration/decision')
  @Command()
  @Allow({ summary: '登记上一级人民法院的复议裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedRulingObjection, { status: 201 })
  reconsidered(
    @AboutCase() call: CaseCall,
    @Param('objectionId', { schema: rulingObjectionPath }) objectionId: string,
    @Body({ schema: recordRulingReconsidered }) body: z.output<typeof recordRulingReconsidered>,
    @Tx() tx: Transaction,
  ): Promise<RecordedRulingObjection> {
    return this.reconsiderations.decided(tx, call, objectionId, body);
  }
}
