import { untoldDues, CaseServiceModule, caseServiceConfig, type CaseServiceConfig } from '@hejie/casework';
import { mediationNoticeIssued, mediationStageEntered } from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { CASE_LOCATOR, type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { mediationActivities } from './activities.js';
import { Agreement, Signature } from './agreement/agreement.entities.js';
import { AgreementsController } from './agreement/agreements.controller.js';
import { CreateMediation1790000002000 } from './migrations/create-mediation.js';
import { DaysOfNegotiation1790000002140 } from './migrations/days-of-negotiation.js';
import { GrowthOfMediation1790000002160 } from './migrations/growth-of-mediation.js';
import { UntoldDues1790000002180 } from './migrations/untold-dues.js';
import { NegotiationController } from './negotiation/negotiation.controller.js';
import { Negotiation } from './negotiation/negotiation.entity.js';
import { Mediator } from './roster/mediator.entity.js';
import { Mediators } from './roster/mediators.js';
import { RosterController } from './roster/roster.controller.js';
import { Designation } from './selection/designation.entity.js';
import { Designations } from './selection/designations.js';
import { MediationCases } from './selection/mediation-cases.js';
import { dueUntold } from './selection/due-untold.js';
import { ACCEPT_DESIGNATION, DESIGNATE_MEDIATOR } from './selection/selection.activities.js';
import { SelectionController } from './selection/selection.controller.js';
import { MediationSubscriptions } from './subscriptions.js';

/** 和解：the roll of mediators, selection, the 30 days, agreements and signatures. */
@Module({})
export class MediationModule {
  static for(config: CaseServiceConfig): DynamicModule {
    const subject: DynamicModule = {
      module: MediationModule,
      controllers: [RosterController, SelectionController, NegotiationController, AgreementsController],
      providers: [
        Mediators,
        Designations,
        MediationCases,
        { provide: CASE_LOCATOR, useExisting: MediationCases },
        untoldDues(dueUntold),
      ],
    };
    return CaseServiceModule.around<MediationActs>(subject, config, {
      service: 'mediation',
      entities: [Mediator, Designation, Negotiation, Agreement, Signature],
      migrations: [
        CreateMediation1790000002000,
        DaysOfNegotiation1790000002140,
        GrowthOfMediation1790000002160,
        UntoldDues1790000002180,
      ],
      letterIssued: mediationNoticeIssued,
      stageEntered: mediationStageEntered,
      handlers: mediationActivities,
      subscriptions: [MediationSubscriptions],
      workItemCommands: {
        [DESIGNATE_MEDIATOR]: 'POST /cases/:caseId/designation',
        [ACCEPT_DESIGNATION]: 'POST /cases/:caseId/designation/acceptance, POST /cases/:caseId/designation/declination',
      },
    });
  }
}

export const mediation = {
  name: 'mediation',
  configSchema: z.object(caseServiceConfig),
  module: (config) => MediationModule.for(config),
} satisfies ServiceDefinition<typeof caseServiceConfig>;
