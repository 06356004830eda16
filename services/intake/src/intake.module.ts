import {
  CaseServiceModule,
  documentServiceConfig,
  fieldKeys,
  numberKeeperOf,
  sharedNumbersConfig,
  stepsOfEndedOnes,
} from '@hejie/casework';
import {
  intakeDocumentIssued,
  intakeDocumentServed,
  intakeNoticeIssued,
  intakeStageEntered,
  intakeWorkItemChanged,
} from '@hejie/contracts/facts';
import { ladderWorkflowId, type IntakeActs } from '@hejie/contracts/workflows';
import { KeyRing } from '@hejie/persistence';
import { ContentKeys, partyContentConfig } from '@hejie/security';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { intakeActivities } from './activities.js';
import { Agent } from './agent/agent.entity.js';
import { AgentsController } from './agent/agents.controller.js';
import { Agents } from './agent/agents.js';
import { UntoldAgents } from './agent/untold-agents.js';
import { Application } from './application/application.entity.js';
import { ApplicationsController } from './application/applications.controller.js';
import { Applications } from './application/applications.service.js';
import { Party } from './application/party.entity.js';
import { IdentityDigests } from './application/identity-digests.js';
import { identityTold } from './application/party-identity.js';
import { UndigestedParties } from './application/undigested-parties.js';
import { AuxiliaryController } from './auxiliary/auxiliary.controller.js';
import { RecordedMatter } from './auxiliary/auxiliary-matter.entity.js';
import { AuxiliaryMatters, DECIDE_AUXILIARY, RECORD_AUXILIARY_OUTCOME } from './auxiliary/auxiliary-matters.js';
import { CalendarEditionsController } from './calendar/calendar-editions.controller.js';
import { CalendarEditions } from './calendar/calendar-editions.js';
import { CalendarNotice } from './calendar/calendar-notice.entity.js';
import { NoticeRounds } from './calendar/notice-rounds.js';
import { CasesController } from './case/cases.controller.js';
import { Cases } from './case/cases.js';
import { CaseRecord } from './case-record/case-record.entity.js';
import { keepStage } from './case-record/stage.js';
import { CentreController } from './centre/centre.controller.js';
import { ApplicationPaper, CentreReceipt } from './centre/centre.entities.js';
import { Centre, CENTRE_INTAKE } from './centre/centre.js';
import { COERCION_OVERDUE, DECIDE_COERCION } from './complaint/complaint.activities.js';
import { Complaint } from './complaint/complaint.entity.js';
import { ComplaintsController } from './complaint/complaints.controller.js';
import { ASK_PARTIES } from './consent/consent.activities.js';
import { Consent } from './consent/consent.entity.js';
import { ConsentsController } from './consent/consents.controller.js';
import { Consents } from './consent/consents.js';
import { ApplicationWithdrawalController } from './filing/application-withdrawal.controller.js';
import { AbsencesController } from './desk/absences.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { DeskItem } from './desk/desk-item.entity.js';
import { DeskOfAllSubscriptions } from './desk/desk-subscriptions.js';
import { Desk } from './desk/desk.js';
import { ASSESS_ENTERPRISE, Assessments } from './enterprise/assessments.js';
import { AWAIT_BANKRUPTCY_COURT, Bankruptcies, CONSIDER_BANKRUPTCY } from './enterprise/bankruptcies.js';
import { EnterpriseController } from './enterprise/enterprise.controller.js';
import { BankruptcyHint, EnterpriseAssessment, RecordedFirstOffer } from './enterprise/enterprise.entities.js';
import { ASK_FIRST_OFFER, FirstOffers } from './enterprise/first-offers.js';
import { Filing } from './filing/filing.js';
import { Lapse } from './filing/lapse.entity.js';
import { STAY_ENFORCEMENT } from './filing/rulings.js';
import { lapsesForATime } from './filing/lapse-retention.js';
import { NOTIFY_DEBTOR } from './filing/enforcement-notice.js';
import { FilingController } from './filing/filing.controller.js';
import { FilingReview } from './filing-review/filing-review.entity.js';
import { FilingReviews, REVIEW_FILING } from './filing-review/filing-reviews.js';
import { FilingReviewsController } from './filing-review/filing-reviews.controller.js';
import { GreenChannelController } from './green-channel/green-channel.controller.js';
import { ReceivedApplication } from './green-channel/received-application.entity.js';
import { ReceivedApplicationsController } from './green-channel/received-applications.controller.js';
import { ACCEPT_APPLICATION, ReceivedApplications } from './green-channel/received-applications.js';
import { LadderRow } from './ladder/ladder.entity.js';
import { AgentNumbers1790000001540 } from './migrations/agent-numbers.js';
import { CreateDesk1790000001200 } from './migrations/create-desk.js';
import { AuxiliaryMatters1790000001400 } from './migrations/auxiliary-matters.js';
import { AwaitsRuling1790000001180 } from './migrations/awaits-ruling.js';
import { CasesByDue1790000001150 } from './migrations/cases-by-due.js';
import { ConsentEvidence1790000001200 } from './migrations/consent-evidence.js';
import { CreateImports1790000001300 } from './migrations/create-imports.js';
import { ImportRounds } from './import/import-rounds.js';
import { ImportedFile, ImportedRow } from './import/import.entities.js';
import { Imports } from './import/imports.js';
import { ImportsController } from './import/imports.controller.js';
import { refusedRowsForATime } from './import/refused-rows.js';
import { CreateIntake1790000001000, Notices1790000001001 } from './migrations/create-intake.js';
import { CreateTakeovers1790000001310 } from './migrations/create-takeovers.js';
import { GrowthOfIntake1790000001160 } from './migrations/growth-of-intake.js';
import { CreateServiceAddresses1790000001410 } from './migrations/create-service-addresses.js';
import { NoticesUntold1790000001192 } from './migrations/notices-untold.js';
import { OwedAfterEnding1790000001170 } from './migrations/owed-after-ending.js';
import { GrowthOfLapses1790000001191, LapsesForATime1790000001190 } from './migrations/lapses-for-a-time.js';
import { LapsesWithAppraisals1790000001230 } from './migrations/lapses-with-appraisals.js';
import { ReopenedCases1790000001520 } from './migrations/reopened-cases.js';
import { SameTitles1790000001155 } from './migrations/same-titles.js';
import { TitlesOfItems1790000001140 } from './migrations/titles-of-items.js';
import { TitlesRespelled1790000001175 } from './migrations/titles-respelled.js';
import { RecordsOfConsent1790000001510 } from './migrations/records-of-consent.js';
import { UntoldAgents1790000001530 } from './migrations/untold-agents.js';
import { WholeIntake1790000001500 } from './migrations/whole-intake.js';
import { PlatformReport, PlatformRow } from './platform/platform.entities.js';
import { PlatformReportsController } from './platform/platform-reports.controller.js';
import { PlatformReports } from './platform/platform-reports.js';
import { PartyRequest } from './request/party-request.entity.js';
import { RequestsController } from './request/requests.controller.js';
import { ANSWER_REQUEST, PartyRequests } from './request/requests.js';
import { Takeover } from './takeover/takeover.entity.js';
import { Takeovers } from './takeover/takeovers.js';
import { TakeoversController } from './takeover/takeovers.controller.js';
import { IntakePapers } from './papers/intake-papers.js';
import { IntakePapersController } from './papers/papers.controller.js';
import { ServiceAddress } from './service-address/service-address.entity.js';
import { ServiceAddresses } from './service-address/service-addresses.js';
import { ServiceAddressesController } from './service-address/service-addresses.controller.js';
import { IntakeSubscriptions } from './subscriptions.js';

/** Intake keeps personal data, so it does not start without the keys that seal it. */
const intakeConfig = {
  ...documentServiceConfig,
  FIELD_KEYS: z.string().min(1),
  ...partyContentConfig,
  ...sharedNumbersConfig,
};
type IntakeConfig = z.infer<z.ZodObject<typeof intakeConfig>>;

/** 立案：applications, screening, consent, case numbers, filing. */
@Module({})
export class IntakeModule {
  static for(config: IntakeConfig): DynamicModule {
    const partyKeys = new ContentKeys(config.PARTY_CONTENT_KEYS);
    const ring = fieldKeys(config.FIELD_KEYS)!;
    const digests = new IdentityDigests(ring);
    const subject: DynamicModule = {
      module: IntakeModule,
      controllers: [
        AbsencesController,
        AgentsController,
        ApplicationWithdrawalController,
        ApplicationsController,
        AuxiliaryController,
        CalendarEditionsController,
        CasesController,
        CentreController,
        ComplaintsController,
        ConsentsController,
        DeskController,
        ServiceAddressesController,
        IntakePapersController,
        EnterpriseController,
        FilingController,
        FilingReviewsController,
        GreenChannelController,
        ImportsController,
        PlatformReportsController,
        ReceivedApplicationsController,
        RequestsController,
        TakeoversController,
      ],
      providers: [
        { provide: ContentKeys, useValue: partyKeys },
        { provide: IdentityDigests, useValue: digests },
        { provide: KeyRing, useValue: ring },
        UndigestedParties,
        UntoldAgents,
        Agents,
        Applications,
        Assessments,
        AuxiliaryMatters,
        Bankruptcies,
        CalendarEditions,
        NoticeRounds,
        Cases,
        Centre,
        Consents,
        Desk,
        Filing,
        FilingReviews,
        FirstOffers,
        Imports,
        ImportRounds,
        PartyRequests,
        PlatformReports,
        ReceivedApplications,
        Takeovers,
        ServiceAddresses,
        IntakePapers,
      ],
    };
    return CaseServiceModule.around<IntakeActs>(subject, config, {
      service: 'intake',
      entities: [
        Agent,
        Application,
        Party,
        Complaint,
        Consent,
        CaseRecord,
        CalendarNotice,
        FilingReview,
        Lapse,
        DeskItem,
        LadderRow,
        ImportedFile,
        ImportedRow,
        Takeover,
        RecordedMatter,
        ServiceAddress,
        ApplicationPaper,
        BankruptcyHint,
        CentreReceipt,
        EnterpriseAssessment,
        PartyRequest,
        PlatformReport,
        PlatformRow,
        ReceivedApplication,
        RecordedFirstOffer,
      ],
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
        ConsentEvidence1790000001200,
        LapsesWithAppraisals1790000001230,
        CreateDesk1790000001200,
        CreateImports1790000001300,
        CreateTakeovers1790000001310,
        AuxiliaryMatters1790000001400,
        CreateServiceAddresses1790000001410,
        WholeIntake1790000001500,
        RecordsOfConsent1790000001510,
        ReopenedCases1790000001520,
        UntoldAgents1790000001530,
        AgentNumbers1790000001540,
      ],
      letterIssued: intakeNoticeIssued,
      workItemChanged: intakeWorkItemChanged,
      documents: {
        config,
        issued: intakeDocumentIssued,
        served: intakeDocumentServed,
        ownsAddresses: true,
        identityTold: identityTold(partyKeys, digests),
        keeper: numberKeeperOf('intake', config),
      },
      stageEntered: intakeStageEntered,
      keepStage,
      handlers: intakeActivities,
      subscriptions: [IntakeSubscriptions, DeskOfAllSubscriptions],
      retention: [
        lapsesForATime,
        refusedRowsForATime,
        ...stepsOfEndedOnes(ladderWorkflowId(''), 'ladder', config.COMMAND_KEYS_KEPT_DAYS),
      ],
      workItemCommands: {
        REJECT_APPLICATION: 'POST /cases/:caseId/papers',
        [REVIEW_FILING]: 'POST /cases/:caseId/filing-review',
        [ASK_PARTIES]: 'POST /cases/:caseId/consents',
        [ACCEPT_APPLICATION]: 'POST /applications',
        [ANSWER_REQUEST]: 'POST /cases/:caseId/requests/:no/answer',
        [ASK_FIRST_OFFER]: 'POST /cases/:caseId/first-offer',
        [ASSESS_ENTERPRISE]: 'POST /cases/:caseId/assessments',
        [AWAIT_BANKRUPTCY_COURT]: 'POST /cases/:caseId/bankruptcy-hints/:no/reply',
        [CENTRE_INTAKE]: 'POST /cases/:caseId/centre-receipt',
        [CONSIDER_BANKRUPTCY]: 'POST /cases/:caseId/bankruptcy-hints/:no/decision',
        [DECIDE_COERCION]: 'POST /cases/:caseId/complaints/decision',
        [COERCION_OVERDUE]: 'POST /cases/:caseId/complaints/decision',
        FILE_AS_ENFORCEMENT: 'POST /cases/:caseId/filing',
        [NOTIFY_DEBTOR]: 'POST /cases/:caseId/papers',
        [STAY_ENFORCEMENT]: 'POST /cases/:caseId/stay/ruling',
        [DECIDE_AUXILIARY]: 'POST /cases/:caseId/auxiliary-matters/:no/decision',
        [RECORD_AUXILIARY_OUTCOME]: 'POST /cases/:caseId/auxiliary-matters/:no/outcome',
      },
    });
  }
}

export const intake = {
  name: 'intake',
  configSchema: z.object(intakeConfig),
  module: (settings) => IntakeModule.for(settings),
  // A file of applications comes as base64 in a body, and the platform's receipts; nothing else here is large.
  largeBodies: { at: /^\/(imports|platform-reports\/\d+\/receipts)\/?$/, limit: '12mb' },
} satisfies ServiceDefinition<typeof intakeConfig>;
