import {
  AgentSubscriptions,
  AgentWithPower,
  untoldDues,
  CaseServiceModule,
  documentServiceConfig,
} from '@hejie/casework';
import {
  mediationDocumentIssued,
  mediationDocumentServed,
  mediationNoticeIssued,
  mediationStageEntered,
  mediationWorkItemChanged,
} from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { ContentKeys, partyContentConfig } from '@hejie/security';
import { CASE_LOCATOR, type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { mediationActivities } from './activities.js';
import { HOLD_SESSION, REVIEW_HARM } from './agreement/agreement.activities.js';
import {
  Agreement,
  Amendment,
  AmendmentReview,
  DraftedTitle,
  GuarantorAccount,
  RecordedHarmReview,
  Signature,
} from './agreement/agreement.entities.js';
import { AgreementsController } from './agreement/agreements.controller.js';
import { REVIEW_AMENDMENT } from './agreement/amendment-review-tasks.js';
import { AmendmentReviews } from './agreement/amendment-reviews.js';
import { Drafting } from './agreement/drafting.js';
import { DraftingController } from './agreement/drafting.controller.js';
import { GuarantorAccounts } from './agreement/guarantor-accounts.js';
import { GuarantorsController } from './agreement/guarantors.controller.js';
import { AgentPersons1790000002380 } from './migrations/agent-persons.js';
import { AgentsWhoSign1790000002360 } from './migrations/agents-who-sign.js';
import { AmendmentsOfAgreements1790000002335 } from './migrations/amendments-of-agreements.js';
import { DraftingOfAgreements1790000002310 } from './migrations/drafting-of-agreements.js';
import { CreateMediation1790000002000 } from './migrations/create-mediation.js';
import { DaysOfNegotiation1790000002140 } from './migrations/days-of-negotiation.js';
import { FailedSettlements1790000002370 } from './migrations/failed-settlements.js';
import { FilesOfMediators1790000002340 } from './migrations/files-of-mediators.js';
import { GrowthOfMediation1790000002160 } from './migrations/growth-of-mediation.js';
import { RecusalsAndAppraisals1790000002200 } from './migrations/recusals-and-appraisals.js';
import { RequestsForExtension1790000002370 } from './migrations/requests-for-extension.js';
import { MediatorsOfSessions1790000002410 } from './migrations/mediators-of-sessions.js';
import { ReviewsOfAmendments1790000002400 } from './migrations/reviews-of-amendments.js';
import { SessionsOfTalks1790000002330 } from './migrations/sessions-of-talks.js';
import { TalksOfCases1790000002320 } from './migrations/talks-of-cases.js';
import { UntoldDues1790000002180 } from './migrations/untold-dues.js';
import { END_APPRAISAL } from './negotiation/appraisal.activities.js';
import { Appraisal } from './negotiation/appraisal.entity.js';
import { Extension } from './negotiation/extension.entity.js';
import { NegotiationController } from './negotiation/negotiation.controller.js';
import { FailedSettlement } from './negotiation/failed-settlement.entity.js';
import { Negotiation } from './negotiation/negotiation.entity.js';
import { MediationPapers } from './papers/mediation-papers.js';
import { MediationPapersController } from './papers/papers.controller.js';
import { Mediator, Training } from './roster/mediator.entity.js';
import { Mediators } from './roster/mediators.js';
import { RosterController } from './roster/roster.controller.js';
import { Designation } from './selection/designation.entity.js';
import { Designations } from './selection/designations.js';
import { GuidanceController } from './selection/guidance.controller.js';
import { Advice, Guidance } from './selection/guidance.entities.js';
import { ASSIGN_GUIDE, GuidanceOfCases } from './selection/guidance.js';
import { MediationCases } from './selection/mediation-cases.js';
import { dueUntold } from './selection/due-untold.js';
import { RecusalController } from './selection/recusal.controller.js';
import { Recusal } from './selection/recusal.entity.js';
import { DECIDE_RECUSAL } from './selection/recusals.js';
import { ACCEPT_DESIGNATION, DESIGNATE_MEDIATOR } from './selection/selection.activities.js';
import { AssessmentsAwaited1790000002350 } from './migrations/assessments-awaited.js';
import { AssessmentAwaited } from './selection/assessments-awaited.js';
import { FilingDefects } from './selection/defects-of-filing.js';
import { DefectsOfFiling1790000002390 } from './migrations/defects-of-filing.js';
import { SelectionController } from './selection/selection.controller.js';
import { HeardComplaint, RecordedAnswer, RecordedOffer } from './talks/offer.entities.js';
import { OffersController } from './talks/offers.controller.js';
import { Offers } from './talks/offers.js';
import { PerformanceFilesController } from './talks/performance-files.controller.js';
import { sealedDocuments } from './talks/sealed-documents.js';
import { OnlineConsent, RecordedSession, SessionSignature } from './talks/session.entities.js';
import { SessionMediators } from './talks/session-mediators.js';
import { SessionsController } from './talks/sessions.controller.js';
import { Sessions } from './talks/sessions.js';
import { MediationSubscriptions } from './subscriptions.js';

/** Documents name persons: mediation does not start without the keys that seal who they are. */
const mediationConfig = { ...documentServiceConfig, FIELD_KEYS: z.string().min(1), ...partyContentConfig };
type MediationConfig = z.infer<z.ZodObject<typeof mediationConfig>>;

/** 和解：the roll of mediators, selection, the 30 days, agreements and signatures. */
@Module({})
export class MediationModule {
  static for(config: MediationConfig): DynamicModule {
    const subject: DynamicModule = {
      module: MediationModule,
      controllers: [
        RosterController,
        SelectionController,
        RecusalController,
        NegotiationController,
        AgreementsController,
        DraftingController,
        MediationPapersController,
        OffersController,
        SessionsController,
        GuidanceController,
        PerformanceFilesController,
        GuarantorsController,
      ],
      providers: [
        Mediators,
        Designations,
        Drafting,
        AmendmentReviews,
        MediationPapers,
        Offers,
        Sessions,
        SessionMediators,
        GuidanceOfCases,
        MediationCases,
        GuarantorAccounts,
        { provide: CASE_LOCATOR, useExisting: MediationCases },
        untoldDues(dueUntold),
      ],
    };
    return CaseServiceModule.around<MediationActs>(subject, config, {
      service: 'mediation',
      entities: [
        AssessmentAwaited,
        FilingDefects,
        Mediator,
        Training,
        Guidance,
        Advice,
        Designation,
        Recusal,
        Negotiation,
        FailedSettlement,
        Appraisal,
        Extension,
        Agreement,
        Signature,
        RecordedHarmReview,
        AmendmentReview,
        DraftedTitle,
        RecordedOffer,
        RecordedAnswer,
        HeardComplaint,
        RecordedSession,
        SessionSignature,
        OnlineConsent,
        AgentWithPower,
        Amendment,
        GuarantorAccount,
      ],
      migrations: [
        CreateMediation1790000002000,
        DaysOfNegotiation1790000002140,
        GrowthOfMediation1790000002160,
        UntoldDues1790000002180,
        RecusalsAndAppraisals1790000002200,
        DraftingOfAgreements1790000002310,
        TalksOfCases1790000002320,
        SessionsOfTalks1790000002330,
        FilesOfMediators1790000002340,
        AssessmentsAwaited1790000002350,
        AgentsWhoSign1790000002360,
        FailedSettlements1790000002370,
        AmendmentsOfAgreements1790000002335,
        RequestsForExtension1790000002370,
        AgentPersons1790000002380,
        DefectsOfFiling1790000002390,
        ReviewsOfAmendments1790000002400,
        MediatorsOfSessions1790000002410,
      ],
      letterIssued: mediationNoticeIssued,
      workItemChanged: mediationWorkItemChanged,
      documents: {
        config,
        issued: mediationDocumentIssued,
        served: mediationDocumentServed,
        partyKeys: new ContentKeys(config.PARTY_CONTENT_KEYS),
        closed: sealedDocuments,
      },
      stageEntered: mediationStageEntered,
      handlers: mediationActivities,
      subscriptions: [MediationSubscriptions, AgentSubscriptions],
      workItemCommands: {
        [DESIGNATE_MEDIATOR]: 'POST /cases/:caseId/designation',
        [DECIDE_RECUSAL]: 'POST /cases/:caseId/recusal/decision, POST /cases/:caseId/disclosure/answers',
        [END_APPRAISAL]: 'POST /cases/:caseId/appraisal/end, POST /cases/:caseId/appraisal',
        [ACCEPT_DESIGNATION]: 'POST /cases/:caseId/designation/acceptance, POST /cases/:caseId/designation/declination',
        [ASSIGN_GUIDE]: 'POST /cases/:caseId/guidance',
        [HOLD_SESSION]: 'POST /cases/:caseId/sessions/:no/start, POST /cases/:caseId/sessions/:no/adjournment',
        [REVIEW_HARM]: 'POST /cases/:caseId/agreements/:version/harm-review',
        [REVIEW_AMENDMENT]: 'POST /cases/:caseId/agreements/amendments/review',
      },
    });
  }
}

export const mediation = {
  name: 'mediation',
  configSchema: z.object(mediationConfig),
  module: (config) => MediationModule.for(config),
} satisfies ServiceDefinition<typeof mediationConfig>;
