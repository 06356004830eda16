import { mediationNoticeIssued } from '@hejie/contracts/facts';
import { type MediationActivities } from '@hejie/contracts/workflows';
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
import { MediationActivitiesOfService } from './activities.js';
import { Agreement, Signature } from './agreement/agreement.entities.js';
import { AgreementsController } from './agreement/agreements.controller.js';
import { CreateMediation1790000002000 } from './migrations/create-mediation.js';
import { NegotiationController } from './negotiation/negotiation.controller.js';
import { AgreementWarnings1790000002002 } from './migrations/agreement-warnings.js';
import { Designations1790000002001 } from './migrations/designations.js';
import { Negotiation } from './negotiation/negotiation.entity.js';
import { Mediator } from './roster/mediator.entity.js';
import { Mediators } from './roster/mediators.js';
import { RosterController } from './roster/roster.controller.js';
import { Designation } from './selection/designation.entity.js';
import { MediationCases } from './selection/mediation-cases.js';
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
        CaseDirectory,
        Mediators,
        MediationCases,
        { provide: CASE_LOCATOR, useExisting: MediationCases },
        { provide: CASE_ARCHIVE, useExisting: CaseDirectory },
      ],
    };
    return CaseServiceModule.around(subject, config, {
      name: 'mediation',
      entities: [Mediator, Designation, Negotiation, Agreement, Signature, DirectoryEntry],
      migrations: [
        ...caseDirectoryMigrations,
        CreateMediation1790000002000,
        Designations1790000002001,
        AgreementWarnings1790000002002,
      ],
      noticeIssued: mediationNoticeIssued,
      subscriptions: [MediationSubscriptions],
      workItemCommands: {
        DESIGNATE_MEDIATOR: 'POST /cases/:caseId/designation',
        ACCEPT_DESIGNATION: 'POST /cases/:caseId/designation/acceptance, POST /cases/:caseId/designation/declination',
      },
      activities: MediationActivitiesOfService,
      bind: (activities) =>
        ({
          openSelection: (request) => activities.openSelection(request),
          recordDesignation: (request) => activities.recordDesignation(request),
          recordDecline: (request) => activities.recordDecline(request),
          startNegotiation: (request) => activities.startNegotiation(request),
          remindNegotiation: (request) => activities.remindNegotiation(request),
          recordExtension: (request) => activities.recordExtension(request),
          recordRederivation: (request) => activities.recordRederivation(request),
          recordProposal: (request) => activities.recordProposal(request),
          recordSignature: (request) => activities.recordSignature(request),
          confirmAgreement: (request) => activities.confirmAgreement(request),
          endNegotiation: (request) => activities.endNegotiation(request),
        }) satisfies MediationActivities,
    });
  }
}

export const mediation = {
  name: 'mediation',
  configSchema: z.object(caseServiceConfig),
  module: (config) => MediationModule.for(config),
} satisfies ServiceDefinition<typeof caseServiceConfig>;
