import {
  correctEnforcementClosing,
  enforcementClosingsAnswer,
  recordedEnforcementClosing,
  recordEnforcementClosing,
  withdrawEnforcementClosing,
  type RecordedEnforcementClosing,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { READERS } from '../ledger/ledger.controller.js';
import { closingOnWire, EnforcementClosings } from './enforcement-closings.js';
import { closingsOf } from './standing-closings.js';

/** How enforcement was closed: after a negotiation had come to nothing, or over a settlement (CLS-1, CLS-2, CLS-4). */
@Controller('cases/:caseId/enforcement-closings')
export class EnforcementClosingsController {
  constructor(
    @Inject(EnforcementClosings) private readonly closings: EnforcementClosings,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '执行案件的结案登记、更正及撤回', roles: READERS, scope: 'case' })
  @Returns(enforcementClosingsAnswer)
  async show(@Param('caseId') caseId: string): Promise<{ items: RecordedEnforcementClosing[] }> {
    return { items: (await closingsOf(this.dataSource.manager, caseId)).map(closingOnWire) };
  }

  @Post()
  @Command()
  @Allow({ summary: '登记执行案件的结案', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedEnforcementClosing, { status: 201 })
  record(
    @AboutCase() call: CaseCall,
    @Body({ schema: recordEnforcementClosing }) body: z.output<typeof recordEnforcementClosing>,
    @Tx() tx: Transaction,
  ): Promise<RecordedEnforcementClosing> {
    return this.closings.record(tx, call, body);
  }

  /** The last entry was wrong: in its day, its sum, its mode, its number or its paper. */
  @Post('correction')
  @Command()
  @Allow({ summary: '更正最近一次执行结案登记', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedEnforcementClosing, { status: 201 })
  correct(
    @AboutCase() call: CaseCall,
    @Body({ schema: correctEnforcementClosing }) body: z.output<typeof correctEnforcementClosing>,
    @Tx() tx: Transaction,
  ): Promise<RecordedEnforcementClosing> {
    return this.closings.correct(tx, call, body);
  }

  /** The last entry was a mistake, as one in the wrong case: the case was not closed at all. */
  @Post('withdrawal')
  @Command()
  @Allow({ summary: '撤回误登记的执行结案', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(recordedEnforcementClosing, { status: 201 })
  withdraw(
    @AboutCase() call: CaseCall,
    @Body({ schema: withdrawEnforcementClosing }) body: z.output<typeof withdrawEnforcementClosing>,
    @Tx() tx: Transaction,
  ): Promise<RecordedEnforcementClosing> {
    return this.closings.withdraw(tx, call, body);
  }
}
