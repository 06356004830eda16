import { intakeNoticeIssued } from '@hejie/contracts/facts';
import { type IntakeActivities } from '@hejie/contracts/workflows';
import {
  CASE_ARCHIVE,
  CASE_LOCATOR,
  CaseServiceModule,
  caseServiceConfig,
  type CaseServiceConfig,
  type ServiceDefinition,
} from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { IntakeActivitiesOfService } from './activities.js';
import { Application } from './application/application.entity.js';
import { ApplicationsController } from './application/applications.controller.js';
import { Applications } from './application/applications.service.js';
import { Party } from './application/party.entity.js';
import { CalendarEditionsController } from './calendar/calendar-editions.controller.js';
import { CalendarEditions } from './calendar/calendar-editions.js';
import { CaseRecord } from './case/case-record.entity.js';
import { CasesController } from './case/cases.controller.js';
import { Cases } from './case/cases.js';
import { CaseNumbers } from './case-number/case-numbers.js';
import { Consent } from './consent/consent.entity.js';
import { ConsentsController } from './consent/consents.controller.js';
import { Filing } from './filing/filing.js';
import { FilingController } from './filing/filing.controller.js';
import { CreateIntake1790000001000 } from './migrations/create-intake.js';
import { EnforcementNumbers1790000001001 } from './migrations/enforcement-numbers.js';
import { Registration } from './filing/registration.js';

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
      providers: [
        Applications,
        CalendarEditions,
        Cases,
        CaseNumbers,
        Filing,
        Registration,
        { provide: CASE_LOCATOR, useExisting: Cases },
        { provide: CASE_ARCHIVE, useExisting: Cases },
      ],
    };
    return CaseServiceModule.around(subject, config, {
      name: 'intake',
      entities: [Application, Party, Consent, CaseRecord],
      migrations: [CreateIntake1790000001000, EnforcementNumbers1790000001001],
      noticeIssued: intakeNoticeIssued,
      workItemCommands: {
        ASK_PARTIES: 'POST /cases/:caseId/consents',
        FILE_AS_ENFORCEMENT: 'POST /cases/:caseId/filing',
      },
      activities: IntakeActivitiesOfService,
      bind: (activities) =>
        ({
          requestConsents: (request) => activities.requestConsents(request),
          recordConsent: (request) => activities.recordConsent(request),
          recordStage: (request) => activities.recordStage(request),
          handOverToFiling: (request) => activities.handOverToFiling(request),
          registerSettled: (request) => activities.registerSettled(request),
          allocateCaseNumber: (request) => activities.allocateCaseNumber(request),
          closeCase: (request) => activities.closeCase(request),
        }) satisfies IntakeActivities,
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
