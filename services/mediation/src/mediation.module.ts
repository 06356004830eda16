import { untoldDues, CaseServiceModule, documentServiceConfig } from '@hejie/casework';
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
import { REVIEW_HARM } from './agreement/agreement.activities.js';
import { Agreement, DraftedTitle, RecordedHarmReview, Signature } from './agreement/agreement.entities.js';
import { AgreementsController } from './agreement/agreements.controller.js';
import { Drafting } from './agreement/drafting.js';
import { DraftingController } from './agreement/drafting.controller.js';
import { DraftingOfAgreements1790000002310 } from './migrations/drafting-of-agreements.js';
import { CreateMediation1790000002000 } from './migrations/create-mediation.js';
import { DaysOfNegotiation1790000002140 } from './migrations/days-of-negotiation.js';
import { GrowthOfMediation1790000002160 } from './migrations/growth-of-mediation.js';
import { RecusalsAndAppraisals1790000002200 } from './migrations/recusals-and-appraisals.js';
import { UntoldDues1790000002180 } from './migrations/untold-dues.js';
import { END_APPRAISAL } from './negotiation/appraisal.activities.js';
import { Appraisal } from './negotiation/appraisal.entity.js';
import { NegotiationController } from './negotiation/negotiation.controller.js';
import { Negotiation } from './negotiation/negotiation.entity.js';
import { Mediator } from './roster/mediator.entity.js';
import { Mediators } from './roster/mediators.js';
import { RosterController } from './roster/roster.controller.js';
import { Designation } from './selection/designation.entity.js';
import { Designations } from './selection/designations.js';
import { MediationCases } from './selection/mediation-cases.js';
import { dueUntold } from './selection/due-untold.js';
import { RecusalController } from './selection/recusal.controller.js';
import { Recusal } from './selection/recusal.entity.js';
import { DECIDE_RECUSAL } from './selection/recusals.js';
import { ACCEPT_DESIGNATION, DESIGNATE_MEDIATOR } from './selection/selection.activities.js';
import { SelectionController } from './selection/selection.controller.js';
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
      ],
      providers: [
        Mediators,
        Designations,
        Drafting,
        MediationCases,
        { provide: CASE_LOCATOR, useExisting: MediationCases },
        untoldDues(dueUntold),
      ],
    };
    return CaseServiceModule.around<MediationActs>(subject, config, {
      service: 'mediation',
      entities: [
        Mediator,
        Designation,
        Recusal,
        Negotiation,
        Appraisal,
        Agreement,
        Signature,
        RecordedHarmReview,
        DraftedTitle,
      ],
      migrations: [
        CreateMediation1790000002000,
        DaysOfNegotiation1790000002140,
        GrowthOfMediation1790000002160,
        UntoldDues1790000002180,
        RecusalsAndAppraisals1790000002200,
        DraftingOfAgreements1790000002310,
      ],
      letterIssued: mediationNoticeIssued,
      workItemChanged: mediationWorkItemChanged,
      documents: {
        config,
        issued: mediationDocumentIssued,
        served: mediationDocumentServed,
        partyKeys: new ContentKeys(config.PARTY_CONTENT_KEYS),
      },
      stageEntered: mediationStageEntered,
      handlers: mediationActivities,
      subscriptions: [MediationSubscriptions],
      workItemCommands: {
        [DESIGNATE_MEDIATOR]: 'POST /cases/:caseId/designation',
        [DECIDE_RECUSAL]: 'POST /cases/:caseId/recusal/decision, POST /cases/:caseId/disclosure/answers',
        [END_APPRAISAL]: 'POST /cases/:caseId/appraisal/end, POST /cases/:caseId/appraisal',
        [ACCEPT_DESIGNATION]: 'POST /cases/:caseId/designation/acceptance, POST /cases/:caseId/designation/declination',
        [REVIEW_HARM]: 'POST /cases/:caseId/agreements/:version/harm-review',
      },
    });
  }
}

export const mediation = {
  name: 'mediation',
  configSchema: z.object(mediationConfig),
  module: (config) => MediationModule.for(config),
} satisfies ServiceDefinition<typeof mediationConfig>;
