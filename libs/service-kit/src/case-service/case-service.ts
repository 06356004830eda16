import { type FactDefinition } from '@hejie/contracts/facts';
import { brokerList, MessagingHost, MessagingModule, messagingMigrations, Outbox } from '@hejie/messaging';
import {
  KeyRing,
  PersistenceModule,
  platformMigrations,
  type EntityClass,
  type MigrationClass,
} from '@hejie/persistence';
import {
  ActivityWorkerHost,
  activityWorker,
  TemporalModule,
  temporalConfig,
  temporalSettings,
  type BoundActivities,
  type TemporalConfig,
} from '@hejie/temporal';
import {
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type OnModuleInit,
  type Provider,
  type Type,
} from '@nestjs/common';
import { z } from 'zod';
import { CaseCommands } from '../case-commands/case-commands.js';
import { ServiceLog } from '../logging/service-log.js';
import { Readiness } from '../health/readiness.js';
import { Metrics } from '../metrics/metrics.js';
import { Notice } from '../notices/notice.entity.js';
import { noticeMigrations, Notices, type NoticeIssued } from '../notices/notices.js';
import { workItemMigrations } from '../work-items/migration.js';
import { WorkItemEntity } from '../work-items/work-item.entity.js';
import { type WorkItemCommands } from '../work-items/work-items.controller.js';
import { WorkItemsModule } from '../work-items/work-items.module.js';
import { retentionConfig, retentionModule } from './retention.js';

/** Configuration of a service that owns a part of each case: its database, the broker, Temporal. */
export const caseServiceConfig = {
  /** The service's own role on its own schema. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  /** host:port, separated by commas. */
  KAFKA_BROKERS: z.string().min(3).default('127.0.0.1:9092'),
  /** Consumer group; the service's name by default. */
  KAFKA_GROUP: z.string().min(1).optional(),
  /** Keys that seal personal data at rest: `keyId:base64,keyId2:base64`; the first one seals. Services without such columns need none. */
  FIELD_KEYS: z.string().optional(),
  ...retentionConfig,
  ...temporalConfig,
};
export type CaseServiceConfig = z.infer<z.ZodObject<typeof caseServiceConfig>>;

/** What is the service's own. */
export interface CaseServiceDefinition<A extends object> {
  /** Name, schema, consumer group and task queue. */
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** How this context tells a party by letter. */
  readonly noticeIssued: FactDefinition<NoticeIssued>;
  /** Providers with `@OnFact` methods. */
  readonly subscriptions?: ReadonlyArray<Type<object>>;
  /** Kinds of work items that a command of the service completes, each with that command; the others are completed as such. */
  readonly workItemCommands: WorkItemCommands;
  /** The injectable class of the service's activities, and their binding by name. */
  readonly activities: Type<A>;
  readonly bind: (activities: A) => BoundActivities;
}

/** Database, messaging, Temporal, work items and letters of one service: everything but its subject. */
@Module({})
export class CaseServiceModule {
  static around<A extends object>(
    service: DynamicModule,
    config: CaseServiceConfig,
    definition: CaseServiceDefinition<A>,
  ): DynamicModule {
    const { name, entities, migrations, noticeIssued, subscriptions, workItemCommands, activities, bind } = definition;
    const notices: Provider = {
      provide: Notices,
      inject: [Outbox],
      useFactory: (outbox: Outbox) => new Notices(outbox, noticeIssued),
    };
    return {
      ...service,
      imports: [
        ...(service.imports ?? []),
        PersistenceModule.forService({
          url: config.DATABASE_URL,
          schema: name,
          keyRing: fieldKeys(config.FIELD_KEYS),
          // Handlers, activities and commands side by side, each with one connection for a short transaction.
          poolSize: 20,
          entities: [WorkItemEntity, Notice, ...entities],
          migrations: [
            ...platformMigrations,
            ...messagingMigrations,
            ...workItemMigrations,
            ...noticeMigrations,
            ...migrations,
          ],
        }),
        MessagingModule.forService({
          consumer: name,
          subscriptions,
          inject: [Metrics, ServiceLog],
          useFactory: ((metrics: Metrics, log: ServiceLog) => ({
            brokers: brokerList(config.KAFKA_BROKERS),
            group: config.KAFKA_GROUP,
            registry: metrics.registry,
            log: log.structured,
          })) as never,
        }),
        retentionModule(name, config),
        temporalModule(config),
        WorkItemsModule.for(workItemCommands),
      ],
      providers: [
        ...(service.providers ?? []),
        ...(subscriptions ?? []),
        activities,
        activityWorker({ taskQueue: name, implementation: activities, bind }),
        notices,
        CaseCommands,
        CaseServiceReadiness,
      ],
    };
  }
}

/** Temporal with the settings and the log of the process. */
export function temporalModule(config: TemporalConfig): DynamicModule {
  return TemporalModule.forRootAsync({
    inject: [ServiceLog, Metrics],
    useFactory: (log: ServiceLog, metrics: Metrics) => ({
      settings: temporalSettings(config),
      log: log.structured,
      registry: metrics.registry,
    }),
  });
}

/** Takes work when the broker has dealt partitions and the worker polls. */
@Injectable()
class CaseServiceReadiness implements OnModuleInit {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(MessagingHost) private readonly messaging: MessagingHost,
    @Inject(ActivityWorkerHost) private readonly worker: ActivityWorkerHost,
  ) {}

  onModuleInit(): void {
    this.readiness.register('kafka', () => assertUp(this.messaging.state.joined !== false, 'no partitions dealt yet'));
    this.readiness.register('temporal', () => assertUp(this.worker.ready(), 'the worker does not poll yet'));
  }
}

function assertUp(up: boolean, reason: string): void {
  if (!up) throw new Error(reason);
}

/** The ring of `keyId:base64,…`; the first key seals. */
function fieldKeys(text: string | undefined): KeyRing | undefined {
  if (text === undefined) return undefined;
  const entries = text.split(',').map((entry) => entry.trim().split(':', 2) as [string, string]);
  return new KeyRing({ current: entries[0]![0], keys: Object.fromEntries(entries) });
}
