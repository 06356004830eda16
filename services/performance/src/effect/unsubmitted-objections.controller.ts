import { CaseDirectory, requireStaff } from '@hejie/casework';
import {
  objectOnUnsubmitted,
  recordedUnsubmittedObjection,
  ruleOnUnsubmitted,
  rulingObjectionPath,
  unsubmittedObjectionsAnswer,
  type RecordedUnsubmittedObjection,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { READERS } from '../ledger/ledger.controller.js';
import { onWire, UnsubmittedObjections, unsubmittedObjectionsOf } from './unsubmitted-objections.js';

/** Objections on settlements that were never submitted to the court, or not acknowledged (SET-ART-19). */
@Controller('cases/:caseId/unsubmitted-settlement/objections')
export class UnsubmittedObjectionsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(UnsubmittedObjections) private readonly objections: UnsubmittedObjections,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '以未提交的和解协议为由的异议及其裁定', roles: READERS, scope: 'case' })
  @Returns(unsubmittedObjectionsAnswer)
  async show(@Param('caseId') caseId: string): Promise<{ items: RecordedUnsubmittedObjection[] }> {
    return { items: (await unsubmittedObjectionsOf(this.dataSource.manager, caseId)).map(onWire) };
  }

  /** The debtor himself, or a clerk for one who objects on paper. */
  @Post()
  @Command()
  @Allow({ summary: '以自行达成但未提交的和解协议为由提出异议', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(recordedUnsubmittedObjection, { status: 201 })
  async object(
    @AboutCase() call: CaseCall,
    @Body({ schema: objectOnUnsubmitted }) body: z.output<typeof objectOnUnsubmitted>,
    @Tx() tx: Transaction,
  ): Promise<RecordedUnsubmittedObjection> {
    await this.cases.requireOwnParty(call, body.partyId);
    if (body.receivedOn !== undefined) requireStaff(call.principal, 'receivedOn');
    return this.objections.receive(tx, call, body);
  }

  @Post(':objectionId/ruling')
  @Command()
  @Allow({ summary: '就以未提交的和解协议为由的异议作出裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedUnsubmittedObjection, { status: 201 })
  rule(
    @AboutCase() call: CaseCall,
    @Param('objectionId', { schema: rulingObjectionPath }) objectionId: string,
    @Body({ schema: ruleOnUnsubmitted }) body: z.output<typeof ruleOnUnsubmitted>,
    @Tx() tx: Transaction,
  ): Promise<RecordedUnsubmittedObjection> {
    return this.objections.rule(tx, call, objectionId, body);
  }
}
