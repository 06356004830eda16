import {
  answerPerformance,
  performanceAnswerAnswer,
  performanceAnswersAnswer,
  type AnswerPerformanceBody,
  type PerformanceAnswerAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { READERS } from '../ledger/ledger.controller.js';
import { PerformanceAnswers } from './performance-answers.js';

/** Performance verified with the creditors in writing (核实履行情况, CLS-1). */
@Controller('cases/:caseId/performance-answers')
export class PerformanceAnswersController {
  constructor(
    @Inject(PerformanceAnswers) private readonly answers: PerformanceAnswers,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '履行情况核实答复', roles: READERS, scope: 'case' })
  @Returns(performanceAnswersAnswer)
  async list(@Param('caseId') caseId: string): Promise<{ items: PerformanceAnswerAnswer[] }> {
    return { items: await this.answers.of(this.dataSource.manager, caseId) };
  }

  /** The creditor itself, or a clerk for one who answers on paper or is silent. */
  @Post()
  @Command()
  @Allow({ summary: '申请执行人答复是否履行完毕', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(performanceAnswerAnswer, { status: 201 })
  record(
    @AboutCase() call: CaseCall,
    @Body({ schema: answerPerformance }) body: AnswerPerformanceBody,
    @Tx() tx: Transaction,
  ): Promise<PerformanceAnswerAnswer> {
    return this.answers.record(tx, call, body);
  }
}
