import {
  exchangeRequestPath,
  exchangeRequestsAnswer,
  giveUpExchangeRequest,
  putExchangeRequestAgain,
  type ExchangeRequestsAnswer,
  type GiveUpExchangeRequestBody,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExchangeRequests } from './exchange-requests.js';

const OFFICERS = ['enforcement-judge', 'judges-assistant', 'asset-control-officer'] as const;

/** What was put to those who keep property: read, and where it was refused put again or given up (PROC-14). */
@Controller('cases/:caseId/property/exchange-requests')
export class ExchangeController {
  constructor(
    @Inject(ExchangeRequests) private readonly requests: ExchangeRequests,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '网络查控请求', roles: [...OFFICERS, 'supervisor'], scope: 'court' })
  @Returns(exchangeRequestsAnswer)
  list(@Param('caseId') caseId: string): Promise<ExchangeRequestsAnswer> {
    return this.requests.list(this.dataSource.manager, caseId);
  }

  @Post(':requestId/again')
  @Command()
  @Allow({ summary: '再次提交被退回的网络查控请求', roles: OFFICERS, scope: 'court' })
  @Returns(exchangeRequestsAnswer, { status: 201 })
  putAgain(
    @AboutCase() call: CaseCall,
    @Param('requestId', { schema: exchangeRequestPath }) requestId: string,
    @Body({ schema: putExchangeRequestAgain }) _body: object,
    @Tx() tx: Transaction,
  ): Promise<ExchangeRequestsAnswer> {
    return this.requests.putAgain(tx, call, requestId);
  }

  @Post(':requestId/giving-up')
  @Command()
  @Allow({ summary: '放弃被退回的网络查控请求', roles: OFFICERS, scope: 'court' })
  @Returns(exchangeRequestsAnswer, { status: 201 })
  giveUp(
    @AboutCase() call: CaseCall,
    @Param('requestId', { schema: exchangeRequestPath }) requestId: string,
    @Body({ schema: giveUpExchangeRequest }) { reason }: GiveUpExchangeRequestBody,
    @Tx() tx: Transaction,
  ): Promise<ExchangeRequestsAnswer> {
    return this.requests.giveUp(tx, call, requestId, reason);
  }
}
