import { CaseServiceModule, FileDesk, fileEntities, stepsOfEndedFiles } from '@hejie/casework';
import {
  creditRepairDocumentIssued,
  creditRepairDocumentServed,
  creditRepairNoticeIssued,
  creditRepairWorkItemChanged,
} from '@hejie/contracts/facts';
import { type CreditRepairActs } from '@hejie/contracts/workflows';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { creditDesk } from './credit/credit-desk.js';
import { CreditRecords } from './credit/credit-records.js';
import { creditActivities } from './credit/credit.activities.js';
import { contentsTold } from './agencies/contents-told.js';
import { CreditSubscriptions } from './credit/credit-subscriptions.js';
import { CreditController } from './credit/credit.controller.js';
import { CreditCommander } from './credit/command-endpoints.js';
import { sanctionTaskCommands } from './credit/sanction-tasks.js';
import { creditRepairConfig, repairSubject, type CreditRepairConfig } from './repair.module.js';
import { repairActivities } from './repair/repair.activities.js';
import { repairTaskCommands } from './repair/repair-tasks.js';
import { CreditRounds } from './rounds/credit-rounds.js';
import { Entries } from './entries/entries.js';
import { EntriesController } from './entries/entries.controller.js';
import { EntryParticulars } from './entries/entry-particulars.entity.js';
import { AddFileWords1790000005300 } from './migrations/add-file-words.js';
import { CreateEntries1790000005200 } from './migrations/create-entries.js';
import { CreateCreditRepair1790000005000 } from './migrations/create-credit-repair.js';
import { CreateRepair1790000005100 } from './migrations/create-repair.js';
import { ReopenFiles1790000005900 } from './migrations/reopen-files.js';

/** 信用惩戒与修复: the credit record of each debtor in a case, from the proposal to list him on. */
@Module({})
export class CreditRepairModule {
  static for(config: CreditRepairConfig): DynamicModule {
    const repair = repairSubject(config);
    const subject: DynamicModule = {
      module: CreditRepairModule,
      controllers: [CreditController, EntriesController, ...repair.controllers],
      providers: [
        CreditRecords,
        CreditCommander,
        Entries,
        { provide: FileDesk, useValue: creditDesk },
        ...repair.providers,
      ],
    };
    return CaseServiceModule.around<CreditRepairActs>(subject, config, {
      service: 'credit-repair',
      entities: [...fileEntities, EntryParticulars, ...repair.entities],
      migrations: [
        CreateCreditRepair1790000005000,
        CreateRepair1790000005100,
        CreateEntries1790000005200,
        AddFileWords1790000005300,
        ReopenFiles1790000005900,
      ],
      letterIssued: creditRepairNoticeIssued,
      workItemChanged: creditRepairWorkItemChanged,
      documents: {
        config,
        issued: creditRepairDocumentIssued,
        served: creditRepairDocumentServed,
        identityTold: contentsTold,
      },
      handlers: { ...creditActivities, ...repairActivities, ...repair.issuing },
      rounds: CreditRounds,
      subscriptions: [CreditSubscriptions],
      retention: stepsOfEndedFiles('credit-record/', config.COMMAND_KEYS_KEPT_DAYS),
      workItemCommands: { ...sanctionTaskCommands, ...repairTaskCommands },
    });
  }
}

export const creditRepair = {
  name: 'credit-repair',
  configSchema: z.object(creditRepairConfig),
  module: (config) => CreditRepairModule.for(config),
  // A file that is handed in comes as base64 in a body; nothing else here is large.
  largeBodies: { at: /^\/cases\/[^/]+\/credit\/[^/]+\/proofs\/?$/, limit: '12mb' },
} satisfies ServiceDefinition<typeof creditRepairConfig>;
