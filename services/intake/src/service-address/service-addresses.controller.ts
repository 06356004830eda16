import { CaseDirectory } from '@hejie/casework';
import {
  confirmedServiceAddress,
  confirmServiceAddress,
  serviceAddressesAnswer,
  type ConfirmedServiceAddress,
  type ServiceAddressBody,
  type ServiceAddressesAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ServiceAddresses } from './service-addresses.js';

const RECORDERS = ['party', 'filing-clerk', 'clerk', 'judges-assistant'] as const;

/** 送达地址确认书: a party confirms where it is served, or a clerk records what it said before the court (民诉法90, 解释136). */
@Controller('cases/:caseId')
export class ServiceAddressesController {
  constructor(
    @Inject(ServiceAddresses) private readonly addresses: ServiceAddresses,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post('service-address')
  @Command()
  @Allow({ summary: '确认送达地址', roles: RECORDERS, scope: 'case' })
  @Returns(confirmedServiceAddress, { status: 201 })
  async confirm(
    @AboutCase() call: CaseCall,
    @Body({ schema: confirmServiceAddress }) body: ServiceAddressBody,
    @Tx() tx: Transaction,
  ): Promise<ConfirmedServiceAddress> {
    await this.cases.requireOwnParty(call, body.partyId);
    return this.addresses.confirm(tx, call, body);
  }

  @Get('service-addresses')
  @Allow({
    summary: '送达地址',
    roles: [...RECORDERS, 'enforcement-judge', 'asset-control-officer', 'credit-officer'],
    scope: 'case',
  })
  @Returns(serviceAddressesAnswer)
  list(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal): Promise<ServiceAddressesAnswer> {
    return this.addresses.list(this.dataSource.manager, caseId, principal);
  }
}
