import { performanceNoticeIssued } from '@hejie/contracts/facts';
import {
  CASE_ARCHIVE,
  CASE_LOCATOR,
  CaseDirectory,
  caseDirectoryMigrations,
  CaseServiceModule,
  caseServiceConfig,
  DirectoryEntry,
  type CaseServiceConfig,
  type ServiceDefinition,
} from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { PerformanceActivitiesOfService } from './activities.js';
import { BreachActs } from './breach/breach-acts.js';
import { Finding } from './breach/finding.entity.js';
import { Findings } from './breach/findings.js';
import { CreatePerformance1790000003000 } from './migrations/create-performance.js';
import { ExpiredSettlements1790000003003 } from './migrations/expired-settlements.js';
import { LedgerCorrections1790000003002 } from './migrations/ledger-corrections.js';
import { RulingReasons1790000003001 } from './migrations/ruling-reasons.js';
import { Corrections } from './receipt/corrections.js';
import { Receipt } from './receipt/receipt.entity.js';
import { ReceiptsController } from './receipt/receipts.controller.js';
import { Receipts } from './receipt/receipts.js';
import { Refund } from './receipt/refund.entity.js';
import { Reversal } from './receipt/reversal.entity.js';
import { RemedyActs } from './resumption/remedy-acts.js';
import { ResumptionController } from './resumption/resumption.controller.js';
import { Enforcement, Resumption } from './resumption/resumption.entities.js';
import { EndedCases } from './settlement/ended-cases.js';
import { LedgerController } from './settlement/ledger.controller.js';
import { Ledgers } from './settlement/ledgers.js';
import { PerformanceActs } from './settlement/performance-acts.js';
import { Settlement } from './settlement/settlement.entity.js';
import { PerformanceSubscriptions } from './subscriptions.js';

/** 履行：the ledger of each settlement, breach, and enforcement resumed. */
@Module({})
export class PerformanceModule {
  static for(config: CaseServiceConfig): DynamicModule {
    const subject: DynamicModule = {
      module: PerformanceModule,
      controllers: [ReceiptsController, LedgerController, ResumptionController],
      providers: [
        CaseDirectory,
        { provide: CASE_LOCATOR, useExisting: CaseDirectory },
        { provide: CASE_ARCHIVE, useExisting: CaseDirectory },
        Findings,
        Ledgers,
        Receipts,
        Corrections,
        EndedCases,
        PerformanceActs,
        BreachActs,
        RemedyActs,
      ],
    };
    return CaseServiceModule.around(subject, config, {
      name: 'performance',
      entities: [Settlement, Receipt, Reversal, Refund, Finding, Resumption, Enforcement, DirectoryEntry],
      migrations: [
        ...caseDirectoryMigrations,
        CreatePerformance1790000003000,
        RulingReasons1790000003001,
        LedgerCorrections1790000003002,
        ExpiredSettlements1790000003003,
      ],
      noticeIssued: performanceNoticeIssued,
      subscriptions: [PerformanceSubscriptions],
      workItemCommands: {
        CREDITOR_ELECTION: 'POST /cases/:caseId/election',
        RESUMPTION_RULING: 'POST /cases/:caseId/ruling',
        SUIT_ON_SETTLEMENT: 'POST /cases/:caseId/suit',
      },
      activities: PerformanceActivitiesOfService,
      bind: (activities) => activities.bound(),
    });
  }
}

export const performance = {
  name: 'performance',
  configSchema: z.object(caseServiceConfig),
  module: (config) => PerformanceModule.for(config),
} satisfies ServiceDefinition<typeof caseServiceConfig>;
