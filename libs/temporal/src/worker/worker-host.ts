import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { whenReachable } from '../client/reachable.js';
import type { TemporalLog } from '../log.js';
import { encryptedDataConverter } from '../payload/data-converter.js';
import type { TemporalSettings } from '../settings.js';
import { installRuntime } from './runtime.js';

/** What a host of either kind needs. */
export interface WorkerHostOptions {
  readonly settings: TemporalSettings;
  readonly log: TemporalLog;
  /** The process runs on real time: it does nothing under a clock that a message brings. */
  readonly realTime?: boolean;
  /** Told when the worker has died. Default: the process exits with status 1, and its supervisor starts it again. */
  readonly onFatal?: (error: unknown) => void;
}

/** 10 s: an activity is one short transaction, and a supervisor gives a whole process some 55 s to stop. */
const SHUTDOWN_GRACE_MS = 10_000;
const SHUTDOWN_FORCE_MS = 15_000;

/**
 * A worker in Nest's lifecycle: starts in the background when the application is up (liveness does not wait for
 * Temporal, readiness does), drains before any other module is torn down. A worker that died is never run again.
 */
export abstract class WorkerHost implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private worker: Worker | undefined;
  private life: Promise<void> = Promise.resolve();

  protected constructor(
    readonly taskQueue: string,
    protected readonly options: WorkerHostOptions,
  ) {}

  /** Activities or workflows, and what makes them fast. */
  protected abstract workerOptions(): Promise<
    Omit<WorkerOptions, 'connection' | 'namespace' | 'taskQueue' | 'dataConverter'>
  >;

  /** Readiness: polling for tasks now. */
  ready(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  onApplicationBootstrap(): void {
    const { log, onFatal = exit } = this.options;
    this.life = this.live().catch((error: unknown) => {
      log.error({ taskQueue: this.taskQueue, err: error }, `The worker of task queue ${this.taskQueue} has died`);
      onFatal(error);
    });
  }

  /** Takes no new tasks, lets those in flight end within the grace time, then closes the connection. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort(new Error('the process is stopping'));
    if (this.ready()) this.worker?.shutdown();
    await this.life;
  }

  private async live(): Promise<void> {
    const { settings, log } = this.options;
    const ownOptions = await this.workerOptions();
    if (this.stopping.signal.aborted) return;
    installRuntime({ log, metricsAddress: settings.metricsAddress });
    const connection = await this.connect();
    if (connection === undefined) return;
    try {
      this.worker = await Worker.create({
        shutdownGraceTime: SHUTDOWN_GRACE_MS,
        shutdownForceTime: SHUTDOWN_FORCE_MS,
        ...ownOptions,
        connection,
        namespace: settings.namespace,
        taskQueue: this.taskQueue,
        dataConverter: encryptedDataConverter(settings.keyRing),
      });
      if (this.stopping.signal.aborted) return await abandon(this.worker);
      log.info(
        { taskQueue: this.taskQueue, namespace: settings.namespace },
        `The worker of task queue ${this.taskQueue} is running`,
      );
      await this.worker.run();
      if (!this.stopping.signal.aborted) throw new Error('the worker stopped although nobody asked it to');
      log.info({ taskQueue: this.taskQueue }, `The worker of task queue ${this.taskQueue} is drained`);
    } finally {
      await connection.close();
    }
  }

  /** A connection to a server that knows the namespace; both may come up after this process. */
  private async connect(): Promise<NativeConnection | undefined> {
    const { settings, log } = this.options;
    const { signal } = this.stopping;
    const attempt = async (): Promise<NativeConnection> => {
      const connection = await NativeConnection.connect({ address: settings.address, tls: settings.tls });
      try {
        await connection.workflowService.describeNamespace({ namespace: settings.namespace });
        // Asked to stop in the middle of this attempt: nobody waits for its outcome any more.
        signal.throwIfAborted();
      } catch (error) {
        await connection.close();
        throw error;
      }
      return connection;
    };
    try {
      return await whenReachable(attempt, { address: settings.address, log, within: settings.connectWithin, signal });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }
}

/** A worker that was created but must not start: it lets go of its resources only by running and stopping. */
async function abandon(worker: Worker): Promise<void> {
  const run = worker.run();
  worker.shutdown();
  await run;
}

function exit(): void {
  // The log line must leave the process first.
  setTimeout(() => process.exit(1), 200);
}
