import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { findServers, type Sources } from '../preinstall/find-servers.mjs';
import { takenPorts } from '../preinstall/machine.mjs';
import { portInUse, render } from '../preinstall/preflight.mjs';
import { addressesOf, NAMESPACE, type StackAddresses } from './addresses.js';
import { ensureAgencyPki } from './agency-pki.js';
import { keepPreviousLogs } from './previous-logs.js';
import { processSpecs, type ProcessSurroundings } from './processes.js';
import { subscribeToKeepers } from './property-network.js';
import { Secrets } from './secrets.js';
import { freeOffset } from './servers/free-offset.js';
import { OwnServers } from './servers/own-servers.js';
import { removeCluster } from './servers/postgres.js';
import type { Progress } from './servers/recipes.js';
import { requireSameRelease } from './servers/release-of-the-data.js';
import { requireSameTemporal } from './servers/temporal-of-the-data.js';
import { provisionDatabase, provisionTemporal, provisionTopics } from './servers/provision.js';
import type { ProcessStatus } from './supervisor/process-spec.js';
import { StackFiles } from './supervisor/stack-files.js';
import { Supervisor, type SupervisorObserver } from './supervisor/supervisor.js';
import type { StackStep } from './stack-step.js';

export interface StackOptions {
  /** Where everything of this stack is kept: databases, logs, secrets. */
  readonly dataDir: string;
  /** Added to every port; `free` looks for an offset at which all are free. Default 0. */
  readonly portsOffset?: number | 'free';
  /** The Temporal server on PostgreSQL instead of the one in a single process. */
  readonly durable?: boolean;
  /** Nobody keeps these data: they are not flushed to the disk, which is quicker, and survive all but the end of the machine. */
  readonly throwaway?: boolean;
  /** Begin with empty data. */
  readonly reset?: boolean;
  /** Default `compressed`: commands carry the court's time (header `Court-Clock`). */
  readonly courtClock?: 'real' | 'compressed';
  /** Where running servers may be named. Default the process environment; `{}` starts all of our own. */
  readonly serversFrom?: NodeJS.ProcessEnv;
  /** Told of every start, exit and restart. */
  readonly observe?: SupervisorObserver;
}

/** The whole system on this machine: real servers and all of our processes, kept running. */
export class Stack {
  readonly secrets: Secrets;
  readonly files: StackFiles;
  readonly sources: Sources;
  private readonly supervisor: Supervisor;
  private readonly servers: OwnServers;
  private readonly since = new Date().toISOString();
  private databases: Record<string, string> = {};
  private offset = 0;
  private current: StackAddresses = addressesOf(0);

  constructor(private readonly options: StackOptions) {
    this.files = new StackFiles(options.dataDir);
    this.files.lock();
    this.sources = findServers({ ...(options.serversFrom ?? process.env), PATH: process.env.PATH });
    this.supervisor = new Supervisor((event, status, detail) => {
      this.record();
      options.observe?.(event, status, detail);
    });
    this.secrets = new Secrets(options.dataDir);
    this.servers = new OwnServers(
      this.supervisor,
      this.sources,
      this.secrets,
      options.dataDir,
      options.throwaway === true,
    );
  }

  get addresses(): StackAddresses {
    return this.current;
  }

  /** URL of PostgreSQL's superuser, for tests that look into the tables. */
  get adminUrl(): string {
    return this.servers.address('postgres');
  }

  /** The groups of steps that bring the stack up, in order. */
  plan(): { title: string; steps: StackStep[] }[] {
    return [
      {
        title: 'Clearing the ground',
        steps: [{ title: 'Data folder', run: (progress) => this.clearGround(progress) }],
      },
      {
        title: 'Servers',
        steps: this.servers.steps(() => ({
          offset: this.offset,
          durable: this.options.durable === true,
          codec: this.current.codec,
        })),
      },
      { title: 'Topics, schemas, search attributes', steps: this.provisionSteps() },
      {
        title: 'Services, worker and bridge',
        steps: [{ title: 'Processes', run: (progress) => this.startProcesses(progress) }],
      },
      {
        title: 'Those who keep property',
        steps: [{ title: 'Subscriptions of the courts', run: () => subscribeToKeepers(this.surroundings()) }],
      },
    ];
  }

  statuses(): ProcessStatus[] {
    return this.supervisor.statuses();
  }

  /** Kill a process as a fault would; the supervisor starts it again. */
  kill(name: string, signal: NodeJS.Signals = 'SIGKILL'): void {
    this.supervisor.process(name).kill(signal);
  }

  restartCount(name: string): number {
    return this.supervisor.process(name).status().restarts;
  }

  /** Resolves when that process is ready (again). */
  async ready(name: string, timeout = 60_000): Promise<void> {
    await this.supervisor.process(name).whenReady(timeout);
  }

  /** Drain and stop everything in order: services, worker and bridge, servers. */
  async stop(): Promise<void> {
    await this.supervisor.stopAll();
    this.record();
    this.files.unlock();
  }

  /** End everything now. */
  stopHard(): void {
    this.supervisor.stopAllHard();
    this.files.unlock();
  }

  private async clearGround(progress: Progress): Promise<void> {
    const strays = await this.files.endStrays();
    if (strays.length > 0) progress(`ended what a killed start left behind: ${strays.join(', ')}`);
    if (this.options.reset === true) this.empty();
    requireSameRelease(this.options.dataDir, this.options.durable === true);
    if (this.sources.temporal.from !== 'environment')
      requireSameTemporal(this.options.dataDir, this.options.durable === true);
    keepPreviousLogs(join(this.options.dataDir, 'logs'));
    for (const folder of ['keepers', 'agencies']) mkdirSync(join(this.options.dataDir, folder), { recursive: true });
    this.offset = this.options.portsOffset === 'free' ? await freeOffset() : (this.options.portsOffset ?? 0);
    const taken = await takenPorts(this.sources, { offset: this.offset, durable: this.options.durable === true });
    if (taken.length > 0) throw new Error(render(taken.map(portInUse)));
    this.current = addressesOf(this.offset, this.servers.named());
  }

  private empty(): void {
    const external = Object.entries(this.sources)
      .filter(([name, { from }]) => name !== 'testServer' && from === 'environment')
      .map(([name]) => name);
    if (external.length > 0) {
      throw new Error(
        `--reset empties only servers that we start ourselves, and the environment names: ${external.join(', ')}.\n  → Unset these variables, or empty those servers by their own means.`,
      );
    }
    removeCluster(this.options.dataDir);
    for (const folder of ['postgres', 'kafka', 'temporal', 'identity', 'keepers', 'agencies', 'agency-relay'])
      rmSync(join(this.options.dataDir, folder), { recursive: true, force: true });
  }

  private provisionSteps(): StackStep[] {
    return [
      {
        title: 'PostgreSQL: database, schemas and roles',
        run: async () => void (this.databases = await provisionDatabase(this.adminUrl, this.secrets)),
      },
      { title: 'Agencies: certificates', run: () => Promise.resolve(ensureAgencyPki(this.options.dataDir)) },
      { title: 'Kafka: topics', run: () => provisionTopics(this.current.kafka) },
      {
        title: 'Temporal: namespace and search attributes',
        run: () => provisionTemporal(this.current.temporal, NAMESPACE, this.secrets),
      },
    ];
  }

  private async startProcesses(progress: Progress): Promise<void> {
    const specs = processSpecs(
      this.surroundings(),
      this.statuses().map(({ name }) => name),
    );
    const missing = specs.filter(({ args }) => !existsSync(args.at(-1) ?? ''));
    if (missing.length > 0)
      throw new Error(
        `not built: ${missing.map(({ name, args }) => `${name} (${args.at(-1)})`).join(', ')}\n  → npm run build shows why.`,
      );
    const waiting = new Set(specs.map(({ name }) => name));
    progress(`waiting for ${[...waiting].join(', ')}`);
    await this.supervisor.startAll(specs, (name) => {
      waiting.delete(name);
      progress(waiting.size === 0 ? 'all ready' : `waiting for ${[...waiting].join(', ')}`);
    });
  }

  private surroundings(): ProcessSurroundings {
    return {
      dataDir: this.options.dataDir,
      portsOffset: this.offset,
      addresses: this.current,
      secrets: this.secrets,
      databases: this.databases,
      courtClock: this.options.courtClock ?? 'compressed',
    };
  }

  private record(): void {
    this.files.write({ since: this.since, addresses: { ...this.current }, processes: this.statuses() });
  }
}

/** A stack that is up. */
export type RunningStack = Pick<
  Stack,
  'addresses' | 'adminUrl' | 'kill' | 'restartCount' | 'ready' | 'statuses' | 'stop' | 'stopHard'
>;

/**
 * Bring the whole stack up and wait until every process is ready.
 * @throws StartFailure, StepFailure; what had been started is stopped before.
 */
export async function startStack(options: StackOptions, progress: Progress = () => undefined): Promise<RunningStack> {
  const stack = new Stack(options);
  try {
    for (const { steps } of stack.plan()) {
      const outcomes = await Promise.allSettled(
        steps.map(({ title, run }) => run((text) => progress(`${title}: ${text}`))),
      );
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
    }
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
