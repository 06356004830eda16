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
import { CalendarNotice } from './calendar/calendar-notice.entity.js';
import { NoticeRounds } from './calendar/notice-rounds.js';
import { CasesController } from './case/cases.controller.js';
import { Cases } from './case/cases.js';
import { CaseRecord } from './case-record/case-record.entity.js';
import { keepStage } from './case-record/stage.js';
import { Consent } from './consent/consent.entity.js';
import { ConsentsController } from './consent/consents.controller.js';
import { Filing } from './filing/filing.js';
import { Lapse } from './filing/lapse.entity.js';
import { lapsesForATime } from './filing/lapse-retention.js';
import { FilingController } from './filing/filing.controller.js';
import { AwaitsRuling1790000001180 } from './migrations/awaits-ruling.js';
import { CasesByDue1790000001150 } from './migrations/cases-by-due.js';
import { CreateIntake1790000001000, Notices1790000001001 } from './migrations/create-intake.js';
import { GrowthOfIntake1790000001160 } from './migrations/growth-of-intake.js';
import { NoticesUntold1790000001192 } from './migrations/notices-untold.js';
import { OwedAfterEnding1790000001170 } from './migrations/owed-after-ending.js';
import { GrowthOfLapses1790000001191, LapsesForATime1790000001190 } from './migrations/lapses-for-a-time.js';
import { SameTitles1790000001155 } from './migrations/same-titles.js';
import { TitlesOfItems1790000001140 } from './migrations/titles-of-items.js';
import { TitlesRespelled1790000001175 } from './migrations/titles-respelled.js';
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
      providers: [Applications, CalendarEditions, NoticeRounds, Cases, Filing],
    };
    return CaseServiceModule.around<IntakeActs>(subject, config, {
      service: 'intake',
      entities: [Application, Party, Consent, CaseRecord, CalendarNotice, Lapse],
      migrations: [
        CreateIntake1790000001000,
        Notices1790000001001,
        TitlesOfItems1790000001140,
        CasesByDue1790000001150,
        GrowthOfIntake1790000001160,
        SameTitles1790000001155,
        OwedAfterEnding1790000001170,
        TitlesRespelled1790000001175,
        AwaitsRuling1790000001180,
        LapsesForATime1790000001190,
        GrowthOfLapses1790000001191,
        NoticesUntold1790000001192,
      ],
      letterIssued: intakeNoticeIssued,
      stageEntered: intakeStageEntered,
      keepStage,
      handlers: intakeActivities,
      subscriptions: [IntakeSubscriptions],
      retention: [lapsesForATime],
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
