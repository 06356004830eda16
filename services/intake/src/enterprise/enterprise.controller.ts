import { CaseDirectory } from '@hejie/casework';
import {
  assessEnterprise,
  assessmentsAnswer,
  bankruptcyHint,
  bankruptcyHints,
  bankruptcyNo,
  bankruptcyReply,
  decideBankruptcyBody,
  firstOffersAnswer,
  linkedDebtsAnswer,
  makeFirstOffer,
  raiseBankruptcy,
  type BankruptcyHintAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Cases } from '../case/cases.js';
import { COURT_STAFF } from '../case/readers.js';
import { Assessments } from './assessments.js';
import { Bankruptcies, hintOnWire, hintsOf } from './bankruptcies.js';
import { FirstOffers } from './first-offers.js';
import { linkedDebtsOf, linkedOnWire } from './linked-cases.js';

/** Of debtors that are enterprises: what they offer at the start, their assessment, debts that hang together, and the way to bankruptcy. */
@Controller('cases/:caseId')
export class EnterpriseController {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(FirstOffers) private readonly offers: FirstOffers,
    @Inject(Bankruptcies) private readonly bankruptcies: Bankruptcies,
    @Inject(Cases) private readonly cases: Cases,
    @Inject(CaseDirectory) private readonly directory: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post('assessments')
  @Command()
  @Allow({
    summary: '评估被执行企业的经营状况、资产情况、负债程度、发展前景',
    roles: ['enforcement-judge', 'settlement-judge', 'judges-assistant'],
    scope: 'court',
  })
  @Returns(assessmentsAnswer, { status: 201 })
  async assess(
    @AboutCase() call: CaseCall,
    @Body({ schema: assessEnterprise }) body: z.output<typeof assessEnterprise>,
    @Tx() tx: Transaction,
  ): Promise<z.input<typeof assessmentsAnswer>> {
    await this.assessments.assess(tx, call, body);
    return this.assessments.of(call.caseId, tx.manager);
  }

  @Get('assessments')
  @Allow({ summary: '被执行企业的评估及甄别意见', roles: COURT_STAFF, scope: 'case' })
  @Returns(assessmentsAnswer)
  assessed(@Param('caseId') caseId: string): Promise<z.input<typeof assessmentsAnswer>> {
    return this.assessments.of(caseId);
  }

  @Post('first-offer')
  @Command()
  @Allow({
    summary: '提出初步的和解方案或者担保',
    roles: ['party', 'filing-clerk', 'clerk', 'judges-assistant'],
    scope: 'case',
  })
  @Returns(firstOffersAnswer, { status: 201 })
  async offer(
    @AboutCase() call: CaseCall,
    @Body({ schema: makeFirstOffer }) body: z.output<typeof makeFirstOffer>,
    @Tx() tx: Transaction,
  ): Promise<z.input<typeof firstOffersAnswer>> {
    await this.directory.requireOwnParty(call, body.partyId, 'partyId');
    await this.offers.say(tx, call, body);
    const { offers } = await this.offers.of(call.caseId, tx);
    // A concession is read by those who work on the settlement (D7): who records it reads of it what he has said.
    return { offers: offers.filter(({ partyId }) => partyId === body.partyId) };
  }

  @Get('first-offer')
  @Allow({
    summary: '被执行人的初步方案和担保',
    roles: ['settlement-judge', 'judges-assistant', 'clerk'],
    scope: 'case',
  })
  @Returns(firstOffersAnswer)
  offered(@Param('caseId') caseId: string): Promise<z.input<typeof firstOffersAnswer>> {
    return this.offers.of(caseId);
  }

  @Get('linked-debts')
  @Allow({ summary: '关联债务：连环债务、群体性债务', roles: COURT_STAFF, scope: 'case' })
  @Returns(linkedDebtsAnswer)
  async linked(@Param('caseId') caseId: string): Promise<z.input<typeof linkedDebtsAnswer>> {
    const {
      application: { court },
      parties,
    } = await this.cases.get(caseId);
    const { manager } = this.dataSource;
    return linkedOnWire(manager, await linkedDebtsOf(manager, { caseId, court, parties }));
  }

  @Post('bankruptcy-hints')
  @Command()
  @Allow({
    summary: '提示被执行企业可能符合破产条件（执转破）',
    roles: ['enforcement-judge', 'settlement-judge', 'judges-assistant', 'filing-clerk'],
    scope: 'court',
  })
  @Returns(bankruptcyHint, { status: 201 })
  raise(
    @AboutCase() call: CaseCall,
    @Body({ schema: raiseBankruptcy }) body: z.output<typeof raiseBankruptcy>,
    @Tx() tx: Transaction,
  ): Promise<BankruptcyHintAnswer> {
    return this.bankruptcies.raise(tx, call, body);
  }

  @Get('bankruptcy-hints')
  @Allow({ summary: '执行转破产审查的提示', roles: COURT_STAFF, scope: 'case' })
  @Returns(bankruptcyHints)
  async hints(@Param('caseId') caseId: string): Promise<{ items: BankruptcyHintAnswer[] }> {
    return { items: (await hintsOf(this.dataSource.manager, caseId)).map(hintOnWire) };
  }

  @Post('bankruptcy-hints/:no/decision')
  @Command()
  @Allow({
    summary: '决定移送破产审查、引导申请破产或者不移送',
    roles: ['enforcement-judge', 'settlement-judge'],
    scope: 'court',
  })
  @Returns(bankruptcyHint, { status: 201 })
  decide(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: bankruptcyNo }) no: number,
    @Body({ schema: decideBankruptcyBody }) body: z.output<typeof decideBankruptcyBody>,
    @Tx() tx: Transaction,
  ): Promise<BankruptcyHintAnswer> {
    return this.bankruptcies.decide(tx, call, no, body);
  }

  @Post('bankruptcy-hints/:no/reply')
  @Command()
  @Allow({
    summary: '登记受移送法院的答复',
    roles: ['enforcement-judge', 'judges-assistant', 'clerk'],
    scope: 'court',
  })
  @Returns(bankruptcyHint, { status: 201 })
  replied(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: bankruptcyNo }) no: number,
    @Body({ schema: bankruptcyReply }) body: z.output<typeof bankruptcyReply>,
    @Tx() tx: Transaction,
  ): Promise<BankruptcyHintAnswer> {
    return this.bankruptcies.replied(tx, call, no, body);
  }
}
