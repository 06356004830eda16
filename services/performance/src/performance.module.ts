import { CaseServiceModule, caseServiceConfig, type CaseServiceConfig } from '@hejie/casework';
import { performanceNoticeIssued, performanceStageEntered } from '@hejie/contracts/facts';
import { type PerformanceActs } from '@hejie/contracts/workflows';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { performanceActivities } from './activities.js';
import { Finding } from './breach/finding.entity.js';
import { FindingsController } from './breach/findings.controller.js';
import { OverdueNotice } from './breach/overdue-notice.entity.js';
import { Enforcement } from './enforcement/enforcement.entity.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { Receipt } from './ledger/receipt.entity.js';
import { Refund } from './ledger/refund.entity.js';
import { Resumption } from './ledger/resumption.entity.js';
import { Reversal } from './ledger/reversal.entity.js';
import { Settlement } from './ledger/settlement.entity.js';
import { CreatePerformance1790000003000 } from './migrations/create-performance.js';
import { TitlesOfItems1790000003140 } from './migrations/titles-of-items.js';
import { Corrections } from './receipt/corrections.js';
import { ReceiptsController } from './receipt/receipts.controller.js';
import { Receipts } from './receipt/receipts.js';
import { ResumptionController } from './resumption/resumption.controller.js';
import { PerformanceSubscriptions } from './subscriptions.js';

/** 履行：the ledger of each settlement, breach, and enforcement resumed. */
@Module({})
export class PerformanceModule {
  static for(config: CaseServiceConfig): DynamicModule {
    const subject: DynamicModule = {
      module: PerformanceModule,
      controllers: [ReceiptsController, LedgerController, FindingsController, ResumptionController],
      providers: [Receipts, Corrections],
    };
    return CaseServiceModule.around<PerformanceActs>(subject, config, {
      service: 'performance',
      entities: [Settlement, Receipt, Reversal, Refund, Resumption, Finding, OverdueNotice, Enforcement],
      migrations: [CreatePerformance1790000003000, TitlesOfItems1790000003140],
      letterIssued: performanceNoticeIssued,
      stageEntered: performanceStageEntered,
      handlers: performanceActivities,
      subscriptions: [PerformanceSubscriptions],
      workItemCommands: {
        CREDITOR_ELECTION: 'POST /cases/:caseId/election',
        RESUMPTION_RULING: 'POST /cases/:caseId/ruling',
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
