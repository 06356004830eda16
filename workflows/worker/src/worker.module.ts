import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { SETTLEMENT_TASK_QUEUE } from '@hejie/contracts/workflows';
import {
  COURT_CLOCK,
  Readiness,
  RealCourtClock,
  ServiceLog,
  type CourtClockPort,
  type ServiceConfig,
  type ServiceDefinition,
} from '@hejie/service-kit';
import { temporalConfig, TemporalModule, temporalSettings, WorkflowWorkerHost, workflowWorker } from '@hejie/temporal';
import { caseDecisions } from '@hejie/workflow-cases/decisions';
import { caseBundle } from './case-bundle.js';

const configSchema = z.object({
  ...temporalConfig,
  WORKFLOW_BUNDLE_CACHE: z
    .string()
    .min(1)
    .optional()
    .describe('Folder in which built bundles are kept; without it each start builds anew, which takes seconds.'),
});
type WorkerConfig = ServiceConfig<typeof configSchema.shape>;

/** Runs the workflows of all cases and nothing else: no database, no broker, no endpoint of its own. */
@Module({})
export class WorkerModule implements OnModuleInit {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(WorkflowWorkerHost) private readonly worker: WorkflowWorkerHost,
  ) {}

  static for(config: WorkerConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        TemporalModule.forRootAsync({
          inject: [ServiceLog, COURT_CLOCK],
          useFactory: (log: ServiceLog, clock: CourtClockPort) => ({
            settings: temporalSettings(config),
            log: log.structured,
            realTime: clock instanceof RealCourtClock,
          }),
        }),
      ],
      providers: [workflowWorker(SETTLEMENT_TASK_QUEUE, () => caseBundle(config.WORKFLOW_BUNDLE_CACHE), caseDecisions)],
    };
  }

  onModuleInit(): void {
    this.readiness.register('temporal', () => {
      if (!this.worker.ready()) throw new Error('the worker does not poll yet');
    });
  }
}

/** The worker as a process: health, readiness and metrics like any service. */
export const worker = {
  name: 'worker',
  configSchema,
  module: (config) => WorkerModule.for(config),
} satisfies ServiceDefinition<typeof configSchema.shape>;
