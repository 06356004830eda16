import { untoldDues, CaseServiceModule, caseServiceConfig, type CaseServiceConfig } from '@hejie/casework';
import { performanceNoticeIssued, performanceStageEntered } from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { performanceActivities } from './activities.js';
import { Finding } from './breach/finding.entity.js';
import { FindingsController } from './breach/findings.controller.js';
import { OverdueNotice } from './breach/overdue-notice.entity.js';
import { RecordedClosing } from './enforcement/enforcement-closing.entity.js';
import { EnforcementClosingsController } from './enforcement/enforcement-closings.controller.js';
import { EnforcementClosings } from './enforcement/enforcement-closings.js';
import { Enforcement } from './enforcement/enforcement.entity.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { RecordedAct } from './ledger/period-act.entity.js';
import { Receipt } from './ledger/receipt.entity.js';
import { Refund } from './ledger/refund.entity.js';
import { Resumption } from './ledger/resumption.entity.js';
import { Reversal } from './ledger/reversal.entity.js';
import { Settlement } from './ledger/settlement.entity.js';
import { ClosedEnforcements1790000003150 } from './migrations/closed-enforcements.js';
import { CreatePerformance1790000003000 } from './migrations/create-performance.js';
import { EnforcementClosings1790000003210 } from './migrations/enforcement-closings.js';
import { GateAtRuling1790000003190 } from './migrations/gate-at-ruling.js';
import { GrowthOfPerformance1790000003170 } from './migrations/growth-of-performance.js';
import { NextDue1790000003160 } from './migrations/next-due.js';
import { OwedAfterEnding1790000003200 } from './migrations/owed-after-ending.js';
import { RecordPeriodActs1790000003100 } from './migrations/record-period-acts.js';
import { TitlesOfItems1790000003140 } from './migrations/titles-of-items.js';
import { UntoldDues1790000003180 } from './migrations/untold-dues.js';
import { Withdrawals1790000003205 } from './migrations/withdrawals.js';
import { WithdrawnClosings1790000003220 } from './migrations/withdrawn-closings.js';
import { Corrections } from './receipt/corrections.js';
import { ReceiptsController } from './receipt/receipts.controller.js';
import { Receipts } from './receipt/receipts.js';
import { PeriodActs } from './resumption/period-acts.js';
import { ResumptionController } from './resumption/resumption.controller.js';
import { VoidedSettlementsController } from './resumption/voided-settlements.controller.js';
import { VoidedSettlements } from './resumption/voided-settlements.js';
import { dueUntold } from './settlement/due.js';
import { PerformanceSubscriptions } from './subscriptions.js';

/** 履行：the ledger of each settlement, breach, and enforcement resumed. */
@Module({})
export class PerformanceModule {
  static for(config: CaseServiceConfig): DynamicModule {
    const subject: DynamicModule = {
      module: PerformanceModule,
      controllers: [
        ReceiptsController,
        LedgerController,
        FindingsController,
        ResumptionController,
        VoidedSettlementsController,
        EnforcementClosingsController,
      ],
      providers: [Receipts, Corrections, PeriodActs, VoidedSettlements, EnforcementClosings, untoldDues(dueUntold)],
    };
    return CaseServiceModule.around<PerformanceActs>(subject, config, {
      service: 'performance',
      entities: [
        Settlement,
        Receipt,
        Reversal,
        Refund,
        RecordedAct,
        Resumption,
        Finding,
        OverdueNotice,
        Enforcement,
        RecordedClosing,
      ],
      migrations: [
        CreatePerformance1790000003000,
        RecordPeriodActs1790000003100,
        TitlesOfItems1790000003140,
        ClosedEnforcements1790000003150,
        NextDue1790000003160,
        GrowthOfPerformance1790000003170,
        UntoldDues1790000003180,
        GateAtRuling1790000003190,
        OwedAfterEnding1790000003200,
        Withdrawals1790000003205,
        EnforcementClosings1790000003210,
        WithdrawnClosings1790000003220,
      ],
      letterIssued: performanceNoticeIssued,
      stageEntered: performanceStageEntered,
      handlers: performanceActivities,
      subscriptions: [PerformanceSubscriptions],
      workItemCommands: {
        CREDITOR_ELECTION: 'POST /cases/:caseId/election',
        RESUMPTION_RULING: 'POST /cases/:caseId/ruling',
        VOIDANCE_RULING: 'POST /cases/:caseId/voided-settlement/ruling',
        SUIT_ON_SETTLEMENT: 'POST /cases/:caseId/suit',
      },
    });
  }
}

export const performance = {
  name: 'performance',
  configSchema: z.object(caseServiceConfig),
  module: (config) => PerformanceModule.for(config),
} satisfies ServiceDefinition<typeof caseServiceConfig>;
