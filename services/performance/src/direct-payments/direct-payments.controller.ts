import {
  answerDirectPayment,
  directPaymentAnswer,
  directPaymentsAnswer,
  findDirectPayment,
  moneyPath,
  reportDirectPayment,
  type AnswerDirectPaymentBody,
  type DirectPaymentAnswer,
  type FindDirectPaymentBody,
  type ReportDirectPaymentBody,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { READERS } from '../ledger/ledger.controller.js';
import { DirectPayment } from './direct-payment.entity.js';
import { DirectPayments, onWire } from './direct-payments.js';

/** What was paid straight to the creditor (直接给付): the debtor proves it, the creditor answers, a judge finds where they differ. */
@Controller('cases/:caseId/direct-payments')
export class DirectPaymentsController {
  constructor(
    @Inject(DirectPayments) private readonly direct: DirectPayments,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '直接给付', roles: READERS, scope: 'case' })
  @Returns(directPaymentsAnswer)
  async list(@Param('caseId') caseId: string): Promise<{ items: DirectPaymentAnswer[] }> {
    const rows = await this.dataSource.manager.find(DirectPayment, {
      where: { caseId },
      order: { reportedAt: 'ASC', paymentId: 'ASC' },
    });
    return { items: rows.map(onWire) };
  }

  /** The debtor itself, or a clerk for one who brings the proof on paper. */
  @Post()
  @Command()
  @Allow({ summary: '申报直接给付并提交证明', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(directPaymentAnswer, { status: 201 })
  report(
    @AboutCase() call: CaseCall,
    @Body({ schema: reportDirectPayment }) body: ReportDirectPaymentBody,
    @Tx() tx: Transaction,
  ): Promise<DirectPaymentAnswer> {
    return this.direct.report(tx, call, body);
  }

  /** The creditor itself, or a clerk for one who answers on paper. */
  @Post(':paymentId/answer')
  @Command()
  @Allow({ summary: '申请执行人答复是否收到', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(directPaymentAnswer, { status: 201 })
  answer(
    @AboutCase() call: CaseCall,
    @Param('paymentId', { schema: moneyPath }) paymentId: string,
    @Body({ schema: answerDirectPayment }) body: AnswerDirectPaymentBody,
    @Tx() tx: Transaction,
  ): Promise<DirectPaymentAnswer> {
    return this.direct.answer(tx, call, paymentId, body);
  }

  @Post(':paymentId/finding')
  @Command()
  @Allow({ summary: '审查认定直接给付', roles: ['enforcement-judge', 'settlement-judge'], scope: 'court' })
  @Returns(directPaymentAnswer, { status: 201 })
  find(
    @AboutCase() call: CaseCall,
    @Param('paymentId', { schema: moneyPath }) paymentId: string,
    @Body({ schema: findDirectPayment }) body: FindDirectPaymentBody,
    @Tx() tx: Transaction,
  ): Promise<DirectPaymentAnswer> {
    return this.direct.find(tx, call, paymentId, body);
  }
}
