import { MessagingHost, MessagingModule, messagingMigrations } from '@hejie/messaging';
import { PersistenceModule, platformMigrations } from '@hejie/persistence';
import {
  caseServiceConfig,
  messagingSettings,
  retentionModule,
  temporalModule,
  type CaseServiceConfig,
} from '@hejie/casework';
import { Readiness, type ServiceDefinition } from '@hejie/service-kit';
import { TemporalClientHost } from '@hejie/temporal';
import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CaseRoutes } from './routes.js';

/** From facts to workflows. Keeps nothing but its inbox and what is parked. */
@Module({})
export class BridgeModule implements OnModuleInit {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(MessagingHost) private readonly messaging: MessagingHost,
    @Inject(TemporalClientHost) private readonly temporal: TemporalClientHost,
  ) {}

  static for(config: CaseServiceConfig): DynamicModule {
    return {
      module: BridgeModule,
      imports: [
        PersistenceModule.forService({
          url: config.DATABASE_URL,
          schema: 'bridge',
          migrations: [...platformMigrations, ...messagingMigrations],
        }),
        MessagingModule.forService({
          consumer: 'bridge',
          publishes: false,
          subscriptions: [CaseRoutes],
          // A handler speaks to Temporal: facts do not share a transaction.
          together: 1,
          ...messagingSettings(config),
        }),
        retentionModule(config),
        temporalModule(config),
      ],
      providers: [CaseRoutes],
    };
  }

  onModuleInit(): void {
    // Told, and no reason to be turned away: without the broker nothing is lost, and nobody else could bring the facts either.
    const dealt = () => {
      if (this.messaging.state.joined === false) throw new Error('no partitions dealt yet');
    };
    this.readiness.register('kafka', dealt, { required: false });
    this.readiness.register('temporal', async () => {
      if (!(await this.temporal.reachable())) throw new Error('Temporal does not answer');
    });
  }
}

export const bridge = {
  name: 'bridge',
  configSchema: z.object(caseServiceConfig),
  module: (config) => BridgeModule.for(config),
} satisfies ServiceDefinition<typeof caseServiceConfig>;
