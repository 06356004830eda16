import { CaseServiceModule, FileDesk, fileEntities, stepsOfEndedFiles } from '@hejie/casework';
import {
  agencyExchangeDocumentIssued,
  agencyExchangeDocumentServed,
  agencyExchangeNoticeIssued,
  agencyExchangeWorkItemChanged,
} from '@hejie/contracts/facts';
import { type AgencyExchangeActs } from '@hejie/contracts/workflows';
import { brokerList } from '@hejie/messaging';
import { ContentKeys } from '@hejie/security';
import { type ServiceDefinition } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import {
  agencyExchangeConfig,
  propertyTokenOf,
  surroundingsOf,
  type AgencyExchangeConfig,
} from './agency-exchange.config.js';
import { AgencyLinks, LINK_SURROUNDINGS } from './delivery/agency-links.js';
import { courtTimeOfLinks } from './delivery/court-time-of-links.js';
import { ASK_AGAIN_MAX, DeliveryPump, PUMP_PACE } from './delivery/delivery-pump.js';
import { DeliveryRecorder } from './delivery/delivery-recorder.js';
import { DeliveryRequest } from './delivery/delivery-request.entity.js';
import { Matters } from './delivery/matters.js';
import { AgencyEntryRow } from './entry/agency-entry.entity.js';
import { Collector } from './inbound/collector.js';
import { AgencyNoticeParty, AgencyNoticeRow } from './inbound/agency-notice.entities.js';
import { Door, DOOR_SETTINGS } from './inbound/door.js';
import { Feeds } from './inbound/feeds.js';
import { Inbound } from './inbound/inbound.js';
import { NoticeFindings } from './inbound/notice-findings.js';
import { CONFIRM_PARTY_ENDED, Notices } from './inbound/notices.js';
import { NoticesController } from './inbound/notices.controller.js';
import { Quarantine, QuarantinedMessage } from './inbound/quarantine.js';
import { SubjectDigestRefresh } from './inbound/subject-digest-refresh.js';
import { SubjectDigests } from './inbound/subject-digests.js';
import {
  AddFileWords1790000007001,
  CreateAgencyExchange1790000007000,
  ReopenFiles1790000007002,
} from './migrations/create-agency-exchange.js';
import { CreateDeliveries1790000007010 } from './migrations/create-deliveries.js';
import { CreateReconciliation1790000007020 } from './migrations/create-reconciliation.js';
import { CreateInbound1790000007030 } from './migrations/create-inbound.js';
import { AddFindingsAndRetention1790000007050 } from './migrations/add-findings-and-retention.js';
import { AddSubscriptionEnd1790000007045 } from './migrations/add-subscription-end.js';
import { KeepSignedReplies1790000007060 } from './migrations/keep-signed-replies.js';
import { CreatePropertyExchange1790000007040 } from './migrations/create-property-exchange.js';
import {
  ControlOrdersController,
  PropertyQueriesController,
  SearchesController,
} from './property/property.controller.js';
import { PropertyPump } from './property/property-pump.js';
import { PropertyReplies } from './property/property-replies.js';
import { PropertyPartRow, PropertyRequestRow } from './property/property-request.entities.js';
import { propertyRetention } from './property/property-retention.js';
import { PropertyRequests } from './property/property-requests.js';
import { PROPERTY_TOKEN } from './property/property-token.guard.js';
import { Evidence } from './publication/evidence.js';
import { SeenEvidence } from './publication/evidence.entity.js';
import { publicationActivities } from './publication/publication.activities.js';
import { PublicationContent } from './publication/publication-content.entity.js';
import { publicationDesk } from './publication/publication-desk.js';
import { PublicationSubscriptions } from './publication/publication-subscriptions.js';
import { PublicationViews } from './publication/publication-views.js';
import { CONTENT_KEYS, Publications } from './publication/publications.js';
import { PublicationsController } from './publication/publications.controller.js';
import { publicationTaskCommands } from './publication/tasks.js';
import { AgencyViews } from './reconciliation/agency-views.js';
import { Discrepancies } from './reconciliation/discrepancies.js';
import { LagMetrics } from './reconciliation/lag-metrics.js';
import {
  AgenciesController,
  DiscrepanciesController,
  ReconciliationsController,
} from './reconciliation/reconciliation.controller.js';
import { Discrepancy, ReconciliationRun } from './reconciliation/reconciliation.entities.js';
import { Reconciliation } from './reconciliation/reconciliation.js';
import { ReconciliationRounds, reconciliationSchedule } from './reconciliation/reconciliation-rounds.js';
import { exchangeRetention } from './retention.js';
import { StaffAnswers } from './staff/staff-answers.js';
import { StaffFindings } from './staff/staff-findings.js';
import { StaffMatchController } from './staff/staff-match.controller.js';
import { StaffPump } from './staff/staff-pump.js';
import { StaffQuestionRow } from './staff/staff-question.entity.js';
import { CONFIRM_EMPLOYER_NOTICE } from './staff/staff-questions.js';
import { COURT_KEYS, KeysController } from './subscription/keys.controller.js';
import { SubscriptionDesk } from './subscription/subscription-desk.js';
import { PlatformConsentRow, SubscriptionRow } from './subscription/subscription.entities.js';
import { Subscriptions } from './subscription/subscriptions.js';
import { ConsentController, SubscriptionsController } from './subscription/subscriptions.controller.js';

/** 协同推送: the one door to agencies: who is told what, and whether each of them shows it. */
@Module({})
export class AgencyExchangeModule {
  static for(config: AgencyExchangeConfig): DynamicModule {
    const { identity, publicKeys, door } = surroundingsOf(config);
    const relayDirectory = config.AGENCY_RELAY_DIRECTORY;
    const kafka = { brokers: brokerList(config.KAFKA_BROKERS), clientId: 'agency-exchange-links' };
    const surroundings = {
      kafka,
      identity,
      courtTime: courtTimeOfLinks,
      ...(relayDirectory !== undefined && { relayDirectory }),
    };
    const subject: DynamicModule = {
      module: AgencyExchangeModule,
      controllers: [
        PublicationsController,
        SubscriptionsController,
        ConsentController,
        ReconciliationsController,
        DiscrepanciesController,
        AgenciesController,
        KeysController,
        NoticesController,
        StaffMatchController,
        PropertyQueriesController,
        SearchesController,
        ControlOrdersController,
      ],
      providers: [
        { provide: FileDesk, useValue: publicationDesk },
        { provide: CONTENT_KEYS, useValue: new ContentKeys(config.AGENCY_CONTENT_KEYS) },
        { provide: COURT_KEYS, useValue: publicKeys },
        { provide: LINK_SURROUNDINGS, useValue: surroundings },
        { provide: PUMP_PACE, useValue: config.AGENCY_PACE_MS },
        { provide: ASK_AGAIN_MAX, useValue: config.AGENCY_ASK_AGAIN_MAX_MS },
        { provide: DOOR_SETTINGS, useValue: { ...door, port: config.AGENCY_DOOR_PORT, host: config.AGENCY_DOOR_HOST } },
        { provide: PROPERTY_TOKEN, useValue: propertyTokenOf(config) },
        { provide: SubjectDigests, useValue: new SubjectDigests(config.FIELD_KEYS) },
        AgencyLinks,
        AgencyViews,
        Collector,
        DeliveryPump,
        DeliveryRecorder,
        Discrepancies,
        Door,
        Evidence,
        Feeds,
        Inbound,
        LagMetrics,
        Matters,
        NoticeFindings,
        Notices,
        PropertyPump,
        PropertyReplies,
        PropertyRequests,
        Publications,
        PublicationViews,
        Quarantine,
        Reconciliation,
        reconciliationSchedule,
        StaffAnswers,
        StaffFindings,
        StaffPump,
        SubjectDigestRefresh,
        SubscriptionDesk,
        Subscriptions,
      ],
    };
    return CaseServiceModule.around<AgencyExchangeActs>(subject, config, {
      service: 'agency-exchange',
      entities: [
        ...fileEntities,
        AgencyEntryRow,
        AgencyNoticeParty,
        AgencyNoticeRow,
        DeliveryRequest,
        Discrepancy,
        PlatformConsentRow,
        PropertyPartRow,
        PropertyRequestRow,
        PublicationContent,
        QuarantinedMessage,
        ReconciliationRun,
        SeenEvidence,
        StaffQuestionRow,
        SubscriptionRow,
      ],
      migrations: [
        CreateAgencyExchange1790000007000,
        AddFileWords1790000007001,
        ReopenFiles1790000007002,
        CreateDeliveries1790000007010,
        CreateReconciliation1790000007020,
        CreateInbound1790000007030,
        CreatePropertyExchange1790000007040,
        AddSubscriptionEnd1790000007045,
        AddFindingsAndRetention1790000007050,
        KeepSignedReplies1790000007060,
      ],
      letterIssued: agencyExchangeNoticeIssued,
      workItemChanged: agencyExchangeWorkItemChanged,
      documents: { config, issued: agencyExchangeDocumentIssued, served: agencyExchangeDocumentServed },
      handlers: publicationActivities,
      rounds: ReconciliationRounds,
      subscriptions: [PublicationSubscriptions],
      retention: [
        ...stepsOfEndedFiles('publication/', config.COMMAND_KEYS_KEPT_DAYS),
        propertyRetention,
        ...exchangeRetention,
      ],
      workItemCommands: {
        ...publicationTaskCommands,
        [CONFIRM_PARTY_ENDED]: 'POST /cases/:caseId/agency-notices/:noticeId/finding',
        [CONFIRM_EMPLOYER_NOTICE]: 'POST /cases/:caseId/publications/:publicationId/staff-match/:agencyId/finding',
      },
    });
  }
}

export const agencyExchange = {
  name: 'agency-exchange',
  configSchema: z.object(agencyExchangeConfig),
  module: (config) => AgencyExchangeModule.for(config),
  // An image of what was seen comes as base64 in a body; nothing else here is large.
  largeBodies: { at: /^\/cases\/[^/]+\/publications\/[^/]+\/evidence\/?$/, limit: '7mb' },
} satisfies ServiceDefinition<typeof agencyExchangeConfig>;
