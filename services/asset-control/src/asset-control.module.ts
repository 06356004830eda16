import {
  CaseServiceModule,
  documentServiceConfig,
  numberKeeperConfig,
  numbersTokenOf,
  CourseSubscriptions,
  FileDesk,
  fileEntities,
  stepsOfEndedFiles,
} from '@hejie/casework';
import {
  assetControlDocumentIssued,
  assetControlDocumentServed,
  assetControlNoticeIssued,
  assetControlWorkItemChanged,
} from '@hejie/contracts/facts';
import { type AssetControlActs } from '@hejie/contracts/workflows';
import { ContentKeys, partyContentConfig } from '@hejie/security';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { ControlCommander } from './control/control-commander.js';
import { CONTROL_TASK_COMMANDS } from './control/control-tasks.js';
import { ControlViews } from './control/control-views.js';
import { ControlController } from './control/control.controller.js';
import { PropertyDetailRow } from './control/property-detail.js';
import { exchangeConfig, exchangeProviders } from './exchange/exchange-config.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { ExchangeRequest } from './exchange/exchange-request.js';
import { EXCHANGE_TASK_COMMANDS } from './exchange/exchange-task.js';
import { GuarantorAccount } from './guarantor/guarantor-account.entity.js';
import { PartiesAndGuarantors } from './guarantor/parties-and-guarantors.js';
import { AddFileWords1790000004300 } from './migrations/add-file-words.js';
import { CreateAssetControl1790000004000 } from './migrations/create-asset-control.js';
import { CreateEnforcementNumbers1790000004400 } from './migrations/create-enforcement-numbers.js';
import { CreateGuarantorAccounts1790000004500 } from './migrations/create-guarantor-accounts.js';
import { CreateExchange1790000004010 } from './migrations/create-exchange.js';
import { ExtendExchange1790000004100 } from './migrations/extend-exchange.js';
import { ReopenFiles1790000004200 } from './migrations/reopen-files.js';
import { PropertyCommander } from './property/command-endpoints.js';
import { EnforcementNumber } from './property/enforcement-number.js';
import { FileLook } from './property/file-look.js';
import { propertyDesk } from './property/property-desk.js';
import { PropertyFiles } from './property/property-files.js';
import { propertyActivities } from './property/property.activities.js';
import { PropertyController } from './property/property.controller.js';
import { RefreezeMetrics } from './release/refreeze-metrics.js';
import { RELEASE_TASK_COMMANDS } from './release/release-tasks.js';
import { ReleaseViews } from './release/release-views.js';
import { ReleaseController } from './release/release.controller.js';
import { AssetControlSubscriptions } from './subscriptions.js';

const assetControlConfig = {
  ...documentServiceConfig,
  ...exchangeConfig,
  ...numberKeeperConfig,
  ...partyContentConfig,
};
type AssetControlConfig = z.infer<z.ZodObject<typeof assetControlConfig>>;

/** 财产查控: the property file of each case, from its opening under a number to the end of its last control. */
@Module({})
export class AssetControlModule {
  static for(config: AssetControlConfig): DynamicModule {
    const subject: DynamicModule = {
      module: AssetControlModule,
      controllers: [PropertyController, ControlController, ReleaseController, ExchangeController],
      providers: [
        PartiesAndGuarantors,
        PropertyFiles,
        FileLook,
        PropertyCommander,
        ControlCommander,
        ControlViews,
        ReleaseViews,
        { provide: FileDesk, useValue: propertyDesk },
        ...exchangeProviders(config),
      ],
    };
    return CaseServiceModule.around<AssetControlActs>(subject, config, {
      service: 'asset-control',
      entities: [...fileEntities, EnforcementNumber, PropertyDetailRow, ExchangeRequest, GuarantorAccount],
      migrations: [
        CreateAssetControl1790000004000,
        CreateExchange1790000004010,
        ExtendExchange1790000004100,
        ReopenFiles1790000004200,
        AddFileWords1790000004300,
        CreateEnforcementNumbers1790000004400,
        CreateGuarantorAccounts1790000004500,
      ],
      letterIssued: assetControlNoticeIssued,
      workItemChanged: assetControlWorkItemChanged,
      documents: {
        config,
        issued: assetControlDocumentIssued,
        served: assetControlDocumentServed,
        lends: { token: numbersTokenOf('asset-control', config) },
        partyKeys: new ContentKeys(config.PARTY_CONTENT_KEYS),
      },
      handlers: propertyActivities,
      subscriptions: [CourseSubscriptions, RefreezeMetrics, AssetControlSubscriptions],
      retention: stepsOfEndedFiles('asset-control/', config.COMMAND_KEYS_KEPT_DAYS),
      workItemCommands: { ...CONTROL_TASK_COMMANDS, ...RELEASE_TASK_COMMANDS, ...EXCHANGE_TASK_COMMANDS },
    });
  }
}

export const assetControl = {
  name: 'asset-control',
  configSchema: z.object(assetControlConfig),
  module: (config) => AssetControlModule.for(config),
} satisfies ServiceDefinition<typeof assetControlConfig>;
