import { CaseDirectory } from '@hejie/casework';
import {
  debtorPath,
  decideSubscriptionBody,
  endSubscription,
  platformConsent,
  platformConsentAnswer,
  proposeSubscription,
  subscriptionPath,
  subscriptionShown,
  subscriptionsAnswer,
  type PlatformConsentBody,
  type ProposeSubscriptionBody,
  type SubscriptionShown,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import {
  AboutCase,
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  Returns,
  Tx,
  type CaseCall,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SubscriptionDesk } from './subscription-desk.js';

const PROPOSES = ['credit-officer', 'operator'] as const;
const APPROVES = ['court-president', 'supervisor'] as const;

/** What agencies are told, why and how (推送订阅): proposed by one person, in force by another, and ended so (L1, L6, K11). */
@Controller('subscriptions')
export class SubscriptionsController {
  constructor(
    @Inject(SubscriptionDesk) private readonly desk: SubscriptionDesk,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '推送订阅', roles: [...PROPOSES, ...APPROVES], scope: 'court' })
  @Returns(subscriptionsAnswer)
  list(@CurrentPrincipal() { court }: Principal): Promise<{ items: SubscriptionShown[] }> {
    return this.desk.list(this.dataSource.manager, court ?? '');
  }

  @Post()
  @Command()
  @Allow({ summary: '拟订推送订阅', roles: PROPOSES, scope: 'court' })
  @Returns(subscriptionShown, { status: 201 })
  propose(
    @Body({ schema: proposeSubscription }) body: ProposeSubscriptionBody,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<SubscriptionShown> {
    return this.desk.propose(tx, { principal, at }, body);
  }

  @Post(':subscriptionId/decision')
  @Command()
  @Allow({ summary: '审批推送订阅', roles: APPROVES, scope: 'court' })
  @Returns(subscriptionShown, { status: 201 })
  decide(
    @Param('subscriptionId', { schema: subscriptionPath }) id: string,
    @Body({ schema: decideSubscriptionBody }) { approved }: { approved: boolean },
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<SubscriptionShown> {
    return this.desk.decide(tx, { principal, at }, id, approved);
  }

  @Post(':subscriptionId/end')
  @Command()
  @Allow({ summary: '提出终止推送订阅', roles: PROPOSES, scope: 'court' })
  @Returns(subscriptionShown, { status: 201 })
  proposeEnd(
    @Param('subscriptionId', { schema: subscriptionPath }) id: string,
    @Body({ schema: endSubscription }) { reason }: { reason: string },
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<SubscriptionShown> {
    return this.desk.proposeEnd(tx, { principal, at }, id, reason);
  }

  @Post(':subscriptionId/end/decision')
  @Command()
  @Allow({ summary: '审批推送订阅的终止', roles: APPROVES, scope: 'court' })
  @Returns(subscriptionShown, { status: 201 })
  decideEnd(
    @Param('subscriptionId', { schema: subscriptionPath }) id: string,
    @Body({ schema: decideSubscriptionBody }) { approved }: { approved: boolean },
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<SubscriptionShown> {
    return this.desk.decideEnd(tx, { principal, at }, id, approved);
  }
}

/** K11, PIPL 23: whether platforms are told of the deletion is the party's to say. */
@Controller('cases/:caseId/parties/:partyId/platform-consent')
export class ConsentController {
  constructor(
    @Inject(SubscriptionDesk) private readonly desk: SubscriptionDesk,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
  ) {}

  @Put()
  @Command()
  @Allow({
    summary: '申请或者同意向第三方平台推送删除信息',
    roles: ['credit-officer', 'clerk', 'party'],
    scope: 'case',
  })
  @Returns(platformConsentAnswer)
  async wish(
    @AboutCase() call: CaseCall,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Body({ schema: platformConsent }) body: PlatformConsentBody,
    @Tx() tx: Transaction,
  ) {
    await this.cases.requireOwnParty(call, partyId);
    const { agencyIds, at } = await this.desk.consent(tx, call, partyId, body);
    return { partyId, wishes: body.wishes, agencyIds, at };
  }
}
