import { CaseServiceModule, caseServiceConfig, type CaseServiceConfig } from '@hejie/casework';
import { intakeNoticeIssued, intakeStageEntered } from '@hejie/contracts/facts';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { intakeActivities } from './activities.js';
import { Application } from './application/application.entity.js';
import { ApplicationsController } from './application/applications.controller.js';
import { Applications } from './application/applications.service.js';
import { Party } from './application/party.entity.js';
import { CalendarEditionsController } from './calendar/calendar-editions.controller.js';
import { CalendarEditions } from './calendar/calendar-editions.js';
import { CasesController } from './case/cases.controller.js';
import { Cases } from './case/cases.js';
import { CaseRecord } from './case-record/case-record.entity.js';
import { keepStage } from './case-record/stage.js';
import { Consent } from './consent/consent.entity.js';
import { ConsentsController } from './consent/consents.controller.js';
import { Filing } from './filing/filing.js';
import { FilingController } from './filing/filing.controller.js';
import { CreateIntake1790000001000 } from './migrations/create-intake.js';
import { TitlesOfItems1790000001140 } from './migrations/titles-of-items.js';
import { IntakeSubscriptions } from './subscriptions.js';

/** 立案：applications, screening, consent, case numbers, filing. */
@Module({})
export class IntakeModule {
  static for(config: CaseServiceConfig): DynamicModule {
    const subject: DynamicModule = {
      module: IntakeModule,
      controllers: [
        ApplicationsController,
        CalendarEditionsController,
        CasesController,
        ConsentsController,
        FilingController,
      ],
      providers: [Applications, CalendarEditions, Cases, Filing],
    };
    return CaseServiceModule.around<IntakeActs>(subject, config, {
      service: 'intake',
      entities: [Application, Party, Consent, CaseRecord],
      migrations: [CreateIntake1790000001000, TitlesOfItems1790000001140],
      letterIssued: intakeNoticeIssued,
      stageEntered: intakeStageEntered,
      keepStage,
      handlers: intakeActivities,
      subscriptions: [IntakeSubscriptions],
      workItemCommands: {
        ASK_PARTIES: 'POST /cases/:caseId/consents',
        FILE_AS_ENFORCEMENT: 'POST /cases/:caseId/filing',
      },
    });
  }
}

/** Intake keeps personal data, so it does not start without the keys that seal it. */
const config = { ...caseServiceConfig, FIELD_KEYS: z.string().min(1) };

export const intake = {
  name: 'intake',
  configSchema: z.object(config),
  module: (settings) => IntakeModule.for(settings),
} satisfies ServiceDefinition<typeof config>;
