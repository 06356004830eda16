import {
  caseStatus,
  closeEnforcement,
  electRemedy,
  ledgerQuery,
  recallApplication,
  recordedPeriodAct,
  recordPeriodAct,
  recordSuit,
  resumptionAnswer,
  resumptionStatus,
  ruleOnResumption,
  withdrawResumption,
  type RecordedPeriodAct,
} from '@hejie/contracts/http';
import {
  ENFORCEMENT_COMMANDS,
  resumedWorkflowId,
  type CaseStatus,
  type ResumptionStatus,
} from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory, requireStaff } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { legalDateOf } from '@hejie/law';
import { admitted, decideClosingOfResumed, type BalanceOnResumption, type GateDecision } from '@hejie/settlement';
import { Settlement } from '../ledger/settlement.entity.js';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { paperDay, requireAgentFor } from '../agents.js';
import { enforcementOf, type Enforcement } from '../enforcement/enforcement.entity.js';
import { owedOnWire } from '../ledger/entries-on-wire.js';
import { lastRecorded } from '../ledger/last-recorded.js';
import { READERS } from '../ledger/ledger.controller.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { PeriodActs, type PeriodActBody } from './period-acts.js';

/** The creditor's election, the judge's ruling, and the resumed enforcement until it is closed (SET-ART-9, 11, 17; CLS-4). */
@Controller('cases/:caseId')
export class ResumptionController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PeriodActs) private readonly periodActs: PeriodActs,
  ) {}

  /**
   * Applications with the gate's answers and the rulings; of one that lies before the judge also what the ledger says by the last record, for
   * it may have been performed meanwhile (SET-ART-11-1); the balance with its calculation list once enforcement has resumed, and what of it is owed
   * within a day (SET-ART-17).
   */
  @Get('resumption')
  @Allow({ summary: '恢复执行申请、裁定与恢复后的执行', roles: READERS, scope: 'case' })
  @Returns(resumptionAnswer)
  async show(
    @Param('caseId') caseId: string,
    @Query({ schema: ledgerQuery }) query: z.output<typeof ledgerQuery>,
  ): Promise<{
    applications: (ShownApplication & { ledgerGate?: GateDecision })[];
    enforcement: (Enforcement & { standing?: Pick<BalanceOnResumption, 'asOf' | 'amounts'> }) | null;
  }> {
    const { manager } = this.dataSource;
    const [rows, opened, ledger] = await Promise.all([
      manager.find(Resumption, { where: { caseId }, order: { application: 'ASC' } }),
      enforcementOf(manager, caseId),
      ledgers.find(manager, caseId),
    ]);
    const applications = rows.map(shown);
    const pending = applications.find(({ ruling }) => ruling === null);
    if (!ledger || (!pending && !opened)) return { applications, enforcement: opened };
    const lastDay = legalDateOf(await lastRecorded(manager, caseId));
    const asOf = query.asOf ?? lastDay;
    const standing = opened && ledger.balance(asOf);
    const enforcement = opened && {
      ...opened,
      ...(standing && { standing: { asOf, amounts: standing.amounts } }),
      ...owedOnWire(ledger.settlement),
    };
    if (!pending) return { applications, enforcement };
    const appliedOn = ledger.appliedOn(pending.application);
    const ledgerGate = ledger.gate({ decisionDate: lastDay, appliedOn, pleads: {}, basis: 'FOUND' });
    return {
      applications: applications.map((one) => (one === pending ? { ...one, ledgerGate } : one)),
      enforcement,
    };
  }

  /** The creditor itself, or a clerk for one who applied on paper: only the court knows when paper was posted or received (PER-5). */
  @Post('election')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '申请执行人选择恢复执行、起诉或者容忍', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async elect(
    @AboutCase() call: CaseCall,
    @Body({ schema: electRemedy }) body: z.output<typeof electRemedy>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    if (body.onPaper) requireStaff(call.principal, 'onPaper');
    await requireAgentFor(this.dataSource.manager, call, body, body.remedy, paperDay(body.onPaper));
    return this.commands.execute('elect', call, body);
  }

  /** Of the application that the creditor made beforehand with the agreement, while he may recall it (SET-ART-9-1). */
  @Post('standing-application/recall')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '撤回预先提出的恢复执行申请', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async recall(
    @AboutCase() call: CaseCall,
    @Body({ schema: recallApplication }) body: z.output<typeof recallApplication>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    await requireAgentFor(this.dataSource.manager, call, body, 'WITHDRAW_RESUMPTION');
    return this.commands.execute('recallApplication', call, body);
  }

  /** The creditor himself, or a clerk for one who withdraws on paper, until the judge has ruled (SET-ART-9-1). */
  @Post('resumption/withdrawal')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '撤回恢复执行申请', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async withdraw(
    @AboutCase() call: CaseCall,
    @Body({ schema: withdrawResumption }) body: z.output<typeof withdrawResumption>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, body.partyId);
    await requireAgentFor(this.dataSource.manager, call, body, 'WITHDRAW_RESUMPTION');
    return this.commands.execute('withdrawResumption', call, body);
  }

  /** What interrupts or suspends the two years beside the ledger, with its evidence (SET-ART-10-2). */
  @Post('period-acts')
  @Command()
  @Allow({
    summary: '登记中断或者中止二年申请执行期间的事由',
    roles: ['clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'],
    scope: 'court',
  })
  @Returns(recordedPeriodAct, { status: 201 })
  recordPeriodAct(
    @AboutCase() call: CaseCall,
    @Body({ schema: recordPeriodAct }) body: PeriodActBody,
    @Tx() tx: Transaction,
  ): Promise<RecordedPeriodAct> {
    return this.periodActs.record(tx, call, body);
  }

  @Post('ruling')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '就恢复执行申请作出裁定', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  rule(
    @AboutCase() call: CaseCall,
    @Body({ schema: ruleOnResumption }) body: z.output<typeof ruleOnResumption>,
  ): Promise<CaseStatus> {
    return this.commands.execute('ruleOnResumption', call, body);
  }

  /** Whether the court accepted the creditor's suit on the settlement (SET-ART-14). */
  @Post('suit')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '登记起诉是否受理', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(caseStatus, { status: 201 })
  suit(
    @AboutCase() call: CaseCall,
    @Body({ schema: recordSuit }) body: z.output<typeof recordSuit>,
  ): Promise<CaseStatus> {
    return this.commands.execute('recordSuit', call, body);
  }

  @Post('closing')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '恢复执行案件结案', roles: ['enforcement-judge'], scope: 'court' })
  @Returns(resumptionStatus, { status: 201 })
  async close(
    @AboutCase() call: CaseCall,
    @Body({ schema: closeEnforcement }) body: z.output<typeof closeEnforcement>,
  ): Promise<ResumptionStatus> {
    // Nobody waits for a case that there is none of.
    const settlement = await this.dataSource.manager.findOneBy(Settlement, { caseId: call.caseId });
    admitted(decideClosingOfResumed(settlement?.state ?? null));
    return this.commands.put(resumedWorkflowId(call.caseId), ENFORCEMENT_COMMANDS.closeEnforcement, call, body);
  }
}

/** An application without what is kept for the paper of its ruling. */
type ShownApplication = Omit<Resumption, 'paid' | 'owed' | 'awaitedPaper'>;
const shown = ({ paid: _paid, owed: _owed, awaitedPaper: _waits, ...one }: Resumption): ShownApplication => one;
