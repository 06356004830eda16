import { ACTIVITY_QUEUES } from '@hejie/contracts/workflows';
import { documentsConfig } from '@hejie/documents';
import {
  brokerList,
  MessagingHost,
  MessagingModule,
  type MessagingModuleOptions,
  type MessagingSettings,
} from '@hejie/messaging';
import {
  KeyRing,
  PersistenceModule,
  schemaOf,
  type EntityClass,
  type MigrationClass,
  type RetentionRule,
} from '@hejie/persistence';
import {
  CASE_LOCATOR,
  COURT_CLOCK,
  Metrics,
  Readiness,
  RealCourtClock,
  ServiceLog,
  type CourtClockPort,
} from '@hejie/service-kit';
import {
  ActivityWorkerHost,
  activityWorker,
  currentCourtClock,
  TemporalModule,
  temporalConfig,
  temporalSettings,
  withCourtClock,
  type TemporalConfig,
} from '@hejie/temporal';
import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit, type Type } from '@nestjs/common';
import { z } from 'zod';
import { CaseCommands } from '../case-commands/case-commands.js';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { ServiceConsents } from '../documents/service-consents.js';
import { PartyIdentities } from '../documents/party-identities.js';
import { DESK_OF_SERVICE, DeskSubscriptions, TASK_RAISED, type TaskRaised } from '../work-items/desk-subscriptions.js';
import { bindSteps, StepRunner } from '../steps/step-runner.js';
import {
  caseworkEntities,
  CaseworkModule,
  caseworkMigrations,
  tablesOfDocuments,
  type Casework,
} from './casework.module.js';
import { retentionConfig, retentionModule, stepsOfEndedCases } from './retention.js';

/** Configuration of a service that owns a part of each case: its database, the broker, Temporal. */
export const caseServiceConfig = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .describe("The service's own role on its own schema: postgres://role:password@host:port/database."),
  KAFKA_BROKERS: z.string().min(3).default('127.0.0.1:9092').describe('host:port, separated by commas.'),
  KAFKA_GROUP: z.string().min(1).optional().describe("Consumer group; the service's name unless given."),
  FIELD_KEYS: z
    .string()
    .optional()
    .describe(
      'Keys that seal personal data at rest: `keyId:base64,keyId2:base64`; the first one seals. Services without such columns need none.',
    ),
  ...retentionConfig,
  ...temporalConfig,
};
export type CaseServiceConfig = z.infer<z.ZodObject<typeof caseServiceConfig>>;

/** Configuration of a service that also makes documents. */
export const documentServiceConfig = { ...caseServiceConfig, ...documentsConfig };
export type DocumentServiceConfig = z.infer<z.ZodObject<typeof documentServiceConfig>>;

/** What is the service's own. Its name is that of consumer group and task queue, and as PostgreSQL writes it of its schema. */
export interface CaseServiceDefinition<Acts> extends Casework<Acts> {
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Providers with `@OnFact` methods. */
  readonly subscriptions?: ReadonlyArray<Type<object>>;
  /** E7: what follows where one of its tasks was raised. */
  readonly taskRaised?: TaskRaised;
  /** A provider with activities that are no steps of a case. */
  readonly rounds?: Type<{ readonly activities: object }>;
  /** What of its own tables is kept for a time only. */
  readonly retention?: readonly RetentionRule[];
}

/**
 * Database, messaging, Temporal and casework of one service: everything but its subject.
 * The guard asks the directory whose a case is; a service that knows more gives a {@link CASE_LOCATOR} of its own.
 */
@Module({})
export class CaseServiceModule {
  static around<Acts>(
    subject: DynamicModule,
    config: CaseServiceConfig,
    definition: CaseServiceDefinition<Acts>,
  ): DynamicModule {
    const { service, entities, migrations, retention = [] } = definition;
    const subscriptions = [
      ...(definition.subscriptions ?? []),
      ...(definition.documents?.partyKeys ? [PartyIdentities] : []),
      // Intake enters absences and raises tasks: it writes of both what it tells the others.
      ...(service === ACTIVITY_QUEUES.intake ? [] : [DeskSubscriptions]),
      ...(definition.documents && !definition.documents.ownsAddresses ? [ServiceConsents] : []),
    ];
    const documents = tablesOfDocuments(definition.documents);
    return {
      ...subject,
      imports: [
        ...(subject.imports ?? []),
        PersistenceModule.forService({
          url: config.DATABASE_URL,
          schema: schemaOf(service),
          keyRing: fieldKeys(config.FIELD_KEYS),
          // Handlers, activities and commands side by side, each with one connection for a short transaction.
          poolSize: 20,
          entities: [...caseworkEntities, ...documents.entities, ...entities],
          migrations: [...caseworkMigrations, ...documents.migrations, ...migrations],
        }),
        MessagingModule.forService({
          consumer: service,
          subscriptions,
          ...messagingSettings(config),
        }),
        retentionModule(config, [...stepsOfEndedCases(config.COMMAND_KEYS_KEPT_DAYS), ...retention]),
        temporalModule(config),
        CaseworkModule.for(definition),
      ],
      providers: [
        { provide: CASE_LOCATOR, useExisting: CaseDirectory },
        ...(subject.providers ?? []),
        ...subscriptions,
        ...(definition.rounds ? [definition.rounds] : []),
        activityWorker<StepRunner<Acts>, { readonly activities: object } | undefined>({
          taskQueue: service,
          implementation: StepRunner,
          beside: definition.rounds,
          bind: (runner, rounds) => ({ ...bindSteps(runner, definition), ...rounds?.activities }),
        }),
        { provide: DESK_OF_SERVICE, useValue: service },
        { provide: TASK_RAISED, useValue: definition.taskRaised ?? (() => Promise.resolve(undefined)) },
        CaseCommands,
        CaseServiceReadiness,
      ],
    };
  }
}

/**
 * The broker of the process, with its log, its metrics and its clock: what a request, an activity or a fact has asked
 * for is told under the court's clock that came with it, and in real time no fact may bring one.
 */
export function messagingSettings(
  config: Pick<CaseServiceConfig, 'KAFKA_BROKERS' | 'KAFKA_GROUP'>,
): Pick<MessagingModuleOptions, 'inject' | 'useFactory'> {
  return {
    inject: [Metrics, ServiceLog, COURT_CLOCK],
    useFactory: (metrics: Metrics, log: ServiceLog, clock: CourtClockPort): MessagingSettings => ({
      brokers: brokerList(config.KAFKA_BROKERS),
      group: config.KAFKA_GROUP,
      registry: metrics.registry,
      log: log.structured,
      courtClock: { current: currentCourtClock, under: withCourtClock, real: clock instanceof RealCourtClock },
    }),
  };
}

/** Temporal with the settings and the log of the process. */
export function temporalModule(config: TemporalConfig): DynamicModule {
  return TemporalModule.forRootAsync({
    inject: [ServiceLog, Metrics, COURT_CLOCK],
    useFactory: (log: ServiceLog, metrics: Metrics, clock: CourtClockPort) => ({
      settings: temporalSettings(config),
      log: log.structured,
      registry: metrics.registry,
      realTime: clock instanceof RealCourtClock,
    }),
  });
}

/** Takes work when the worker polls. Without the broker facts come and go later: the doors stay open, and it is told. */
@Injectable()
class CaseServiceReadiness implements OnModuleInit {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(MessagingHost) private readonly messaging: MessagingHost,
    @Inject(ActivityWorkerHost) private readonly worker: ActivityWorkerHost,
  ) {}

  onModuleInit(): void {
    this.readiness.register('kafka', () => assertUp(this.messaging.state.joined !== false, 'no partitions dealt yet'), {
      required: false,
    });
    this.readiness.register('temporal', () => assertUp(this.worker.ready(), 'the worker does not poll yet'));
  }
}

function assertUp(up: boolean, reason: string): void {
  if (!up) throw new Error(reason);
}

/** The ring of `FIELD_KEYS` (`keyId:base64,…`); the first key seals. Undefined where there are none. */
export function fieldKeys(text: string | undefined): KeyRing | undefined {
  if (text === undefined) return undefined;
  const entries = text.split(',').map((entry) => entry.trim().split(':', 2) as [string, string]);
  return new KeyRing({ current: entries[0]![0], keys: Object.fromEntries(entries) });
}
