import {
  caseMoneyAnswer,
  decideOnMoney,
  endWithholding,
  moneyPath,
  payoutAnswer,
  proposePayout,
  proposeWithholding,
  recordPayment,
  withholdingAnswer,
  type CaseMoneyAnswer,
  type DecideOnMoneyBody,
  type EndWithholdingBody,
  type PayoutAnswer,
  type ProposePayoutBody,
  type ProposeWithholdingBody,
  type RecordPaymentBody,
  type WithholdingAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Role } from '@hejie/security';
import { AboutCase, Allow, Command, notFound, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { READERS } from '../ledger/ledger.controller.js';
import * as ledgers from '../ledger/ledgers.js';
import { moneyAccountOf } from './money-account.js';
import { accountOnWire } from './money-on-wire.js';
import { Payouts } from './payouts.js';
import { Withholdings } from './withholdings.js';

const PROPOSERS: Role[] = ['clerk', 'enforcement-judge', 'settlement-judge'];
const DECIDERS: Role[] = ['enforcement-judge', 'settlement-judge', 'court-president'];

/** What becomes of case money: who proposes is never who approves, and nothing stays without two approvals (PROC-30). */
@Controller('cases/:caseId')
export class PayoutsController {
  constructor(
    @Inject(Payouts) private readonly payouts: Payouts,
    @Inject(Withholdings) private readonly withholdings: Withholdings,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get('money')
  @Allow({ summary: '案款收支', roles: READERS, scope: 'case' })
  @Returns(caseMoneyAnswer)
  async money(@Param('caseId') caseId: string): Promise<CaseMoneyAnswer> {
    const { manager } = this.dataSource;
    const ledger = await ledgers.find(manager, caseId);
    if (!ledger)
      throw notFound('LEDGER.NOT_FOUND', '和解协议尚未进入履行', 'No settlement of this case is in performance');
    return accountOnWire(manager, caseId, await moneyAccountOf(manager, ledger.settlement));
  }

  @Post('payouts')
  @Command()
  @Allow({ summary: '提出发放案款或者退款', roles: PROPOSERS, scope: 'court' })
  @Returns(payoutAnswer, { status: 201 })
  propose(
    @AboutCase() call: CaseCall,
    @Body({ schema: proposePayout }) body: ProposePayoutBody,
    @Tx() tx: Transaction,
  ): Promise<PayoutAnswer> {
    return this.payouts.propose(tx, call, body);
  }

  /** Somebody else than who proposed it (四眼). */
  @Post('payouts/:payoutId/approval')
  @Command()
  @Allow({ summary: '审批发放案款或者退款', roles: DECIDERS, scope: 'court' })
  @Returns(payoutAnswer, { status: 201 })
  approve(
    @AboutCase() call: CaseCall,
    @Param('payoutId', { schema: moneyPath }) payoutId: string,
    @Body({ schema: decideOnMoney }) body: DecideOnMoneyBody,
    @Tx() tx: Transaction,
  ): Promise<PayoutAnswer> {
    return this.payouts.decide(tx, call, payoutId, body);
  }

  /** The bank has made it. Where the bank's file comes first, its line does this. */
  @Post('payouts/:payoutId/payment')
  @Command()
  @Allow({ summary: '登记已支付', roles: ['clerk'], scope: 'court' })
  @Returns(payoutAnswer, { status: 201 })
  paid(
    @AboutCase() call: CaseCall,
    @Param('payoutId', { schema: moneyPath }) payoutId: string,
    @Body({ schema: recordPayment }) body: RecordPaymentBody,
    @Tx() tx: Transaction,
  ): Promise<PayoutAnswer> {
    return this.payouts.pay(tx, call, payoutId, body);
  }

  @Post('withholdings')
  @Command()
  @Allow({ summary: '提出延缓发放案款', roles: PROPOSERS, scope: 'court' })
  @Returns(withholdingAnswer, { status: 201 })
  withhold(
    @AboutCase() call: CaseCall,
    @Body({ schema: proposeWithholding }) body: ProposeWithholdingBody,
    @Tx() tx: Transaction,
  ): Promise<WithholdingAnswer> {
    return this.withholdings.propose(tx, call, body);
  }

  /** Two people, one of them the president. */
  @Post('withholdings/:withholdingId/approval')
  @Command()
  @Allow({ summary: '审批延缓发放案款', roles: DECIDERS, scope: 'court' })
  @Returns(withholdingAnswer, { status: 201 })
  approveWithholding(
    @AboutCase() call: CaseCall,
    @Param('withholdingId', { schema: moneyPath }) withholdingId: string,
    @Body({ schema: decideOnMoney }) body: DecideOnMoneyBody,
    @Tx() tx: Transaction,
  ): Promise<WithholdingAnswer> {
    return this.withholdings.decide(tx, call, withholdingId, body);
  }

  @Post('withholdings/:withholdingId/end')
  @Command()
  @Allow({ summary: '解除延缓发放案款', roles: PROPOSERS, scope: 'court' })
  @Returns(withholdingAnswer, { status: 201 })
  end(
    @AboutCase() call: CaseCall,
    @Param('withholdingId', { schema: moneyPath }) withholdingId: string,
    @Body({ schema: endWithholding }) body: EndWithholdingBody,
    @Tx() tx: Transaction,
  ): Promise<WithholdingAnswer> {
    return this.withholdings.end(tx, call, withholdingId, body);
  }
}
