import {
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type InjectionToken,
  type ModuleMetadata,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Client } from '@temporalio/client';
import { namespaceAnswers } from './client/reachable.js';
import { connectClient, type ConnectedClient } from './client/connect-client.js';
import { ActivityWorkerHost, type ActivityWorkerOptions, type BoundActivities } from './worker/activity-worker-host.js';
import { WorkflowWorkerHost, type WorkflowCode } from './worker/workflow-worker-host.js';

/** Settings and log of the process; also the options of its worker hosts, whichever it has. */
export type TemporalOptions = ActivityWorkerOptions;

/** Injection token of `TemporalOptions`. */
export const TEMPORAL_OPTIONS = Symbol('TEMPORAL_OPTIONS');

export interface AsyncTemporalOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  /** Nest fills the parameters from `inject`. */
  readonly useFactory: (...dependencies: never[]) => TemporalOptions | Promise<TemporalOptions>;
}

/** Owns the one client of the process and closes it last, after HTTP and workers have drained. */
@Injectable()
export class TemporalClientHost implements OnApplicationShutdown {
  private readonly connected: ConnectedClient;

  constructor(@Inject(TEMPORAL_OPTIONS) options: TemporalOptions) {
    this.connected = connectClient(options.settings);
  }

  get client(): Client {
    return this.connected.client;
  }

  /** Does the server answer within a second? For readiness. */
  reachable(): Promise<boolean> {
    return namespaceAnswers(this.client, 1_000);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connected.connection.close();
  }
}

/**
 * Temporal in a Nest application: inject `Client` (of `@temporalio/client`) to start, signal, update and query.
 * Worker hosts are added beside it with `activityWorker` and `workflowWorker`.
 */
@Module({})
export class TemporalModule {
  static forRootAsync({ imports = [], inject = [], useFactory }: AsyncTemporalOptions): DynamicModule {
    return {
      module: TemporalModule,
      global: true,
      imports,
      providers: [
        { provide: TEMPORAL_OPTIONS, inject, useFactory: useFactory as FactoryProvider['useFactory'] },
        TemporalClientHost,
        { provide: Client, inject: [TemporalClientHost], useFactory: (host: TemporalClientHost) => host.client },
      ],
      exports: [TEMPORAL_OPTIONS, TemporalClientHost, Client],
    };
  }

  static forRoot(options: TemporalOptions): DynamicModule {
    return TemporalModule.forRootAsync({ useFactory: () => options });
  }
}

export interface ActivityWorkerDefinition<T, B = undefined> {
  /** The name of the service. */
  readonly taskQueue: string;
  /** The injectable class that holds the activities. */
  readonly implementation: InjectionToken<T>;
  /** Another one, where it has activities too. */
  readonly beside?: InjectionToken<B>;
  /** Binds each activity by name; write it with `satisfies` against the interface of the contracts. */
  readonly bind: (implementation: T, beside: B) => BoundActivities;
}

/** Provider of the worker that runs a service's activities. */
export function activityWorker<T, B = undefined>({
  taskQueue,
  implementation,
  beside,
  bind,
}: ActivityWorkerDefinition<T, B>): FactoryProvider<ActivityWorkerHost> {
  return {
    provide: ActivityWorkerHost,
    inject: [TEMPORAL_OPTIONS, implementation, ...(beside === undefined ? [] : [beside])],
    useFactory: (options: TemporalOptions, activities: T, others: B) =>
      new ActivityWorkerHost(taskQueue, bind(activities, others), options),
  };
}

/**
 * Provider of the worker that runs workflow code; the bundle is made or read when the worker starts.
 * @param decisions what the workflows ask as local activities: pure, quick, without effect.
 */
export function workflowWorker(
  taskQueue: string,
  bundle: () => Promise<WorkflowCode>,
  decisions: object = {},
): FactoryProvider<WorkflowWorkerHost> {
  return {
    provide: WorkflowWorkerHost,
    inject: [TEMPORAL_OPTIONS],
    useFactory: (options: TemporalOptions) => new WorkflowWorkerHost(taskQueue, bundle, decisions, options),
  };
}
