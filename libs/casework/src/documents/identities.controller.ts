import {
  identityAnswer,
  partyPath,
  recordIdentity,
  type IdentityAnswer,
  type PartyIdentityBody,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { Identities } from './identities.js';

const RECORDERS = [
  'filing-clerk',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'asset-control-officer',
  'credit-officer',
] as const;

/** Who a party is, as documents name him: entered before the first document that does. */
@Controller('cases/:caseId/parties/:partyId/identity')
export class IdentitiesController {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Put()
  @Command()
  @Allow({ summary: '登记当事人身份信息', roles: RECORDERS, scope: 'court' })
  @Returns(identityAnswer)
  record(
    @AboutCase() call: CaseCall,
    @Param('partyId', { schema: partyPath }) partyId: string,
    @Body({ schema: recordIdentity }) body: PartyIdentityBody,
    @Tx() tx: Transaction,
  ): Promise<IdentityAnswer> {
    return this.identities.record(tx, call, partyId, body);
  }

  /** The supervisor sees it masked, a party its own alone. */
  @Get()
  @Allow({
    summary: '当事人身份信息',
    roles: [...RECORDERS, 'court-president', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(identityAnswer)
  async show(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: partyPath }) partyId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<IdentityAnswer> {
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, partyId);
    return this.identities.show(this.dataSource.manager, caseId, partyId, principal);
  }
}
