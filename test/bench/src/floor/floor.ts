import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { StackAddresses } from '@hejie/local';

import { pause } from '../measure/figures.js';
import { FLOOR, type Step } from './plan.js';

/** Bare workflows on the server of the stack, run by a process of their own and driven from here. */
export class Floor {
  private worker: ChildProcess | undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly addresses: StackAddresses,
  ) {}

  static async open(addresses: StackAddresses): Promise<Floor> {
    const floor = new Floor(await Connection.connect({ address: addresses.temporal }), addresses);
    await floor.startWorker();
    return floor;
  }

  get client(): Client {
    return new Client({ connection: this.connection, namespace: this.addresses.temporalNamespace });
  }

  get workerPid(): number {
    return this.worker!.pid!;
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.connection.close();
  }

  /** Drains the worker and starts another, whose cache is empty. */
  async restartWorker(): Promise<void> {
    await this.stopWorker();
    await this.startWorker();
  }

  /** Starts a bare case; its first step is done by the worker at once. */
  start(steps: readonly Step[]): Promise<WorkflowHandle> {
    return this.client.workflow.start(FLOOR.case, {
      taskQueue: FLOOR.queue,
      workflowId: `bench-case-${randomUUID()}`,
      args: [steps],
    });
  }

  /** Starts a bare lapse; it lengthens its history at once, and then waits to be told its instant. */
  startLapse(rounds: number): Promise<WorkflowHandle> {
    return this.client.workflow.start(FLOOR.lapse, {
      taskQueue: FLOOR.queue,
      workflowId: `bench-lapse-${randomUUID()}`,
      args: [rounds],
    });
  }

  /** A command of `bytes` bytes, answered when its acts are done. */
  async act(handle: WorkflowHandle, bytes = 0): Promise<void> {
    await handle.executeUpdate(FLOOR.act, { args: ['x'.repeat(Math.max(0, bytes))] });
  }

  /** Walks a bare case through all of its steps; `sizes`: bytes of its commands, in their order. */
  async walk(steps: readonly Step[], sizes: readonly number[]): Promise<WorkflowHandle> {
    const handle = await this.start(steps);
    const left = [...sizes];
    for (const [index, { on }] of steps.entries()) {
      if (on === 'update') await this.act(handle, left.shift());
      if (on === 'signal') await handle.signal(FLOOR.fact);
      await this.walked(handle, index + 1);
    }
    return handle;
  }

  /** Waits until a bare case has done so many steps. */
  async walked(handle: WorkflowHandle, steps: number): Promise<void> {
    for (let left = 3_000; left > 0; left -= 1) {
      if ((await handle.query<number>(FLOOR.stepsDone)) >= steps) return;
      await pause(20);
    }
    throw new Error(`a bare case does not come to its step ${steps}`);
  }

  private async startWorker(): Promise<void> {
    const { temporal, temporalNamespace } = this.addresses;
    const file = fileURLToPath(new URL('./worker.js', import.meta.url));
    this.worker = fork(file, [temporal, temporalNamespace], { execArgv: [] });
    const ended = once(this.worker, 'exit').then(() => {
      throw new Error('the worker of the bare workflows ended');
    });
    await Promise.race([once(this.worker, 'message'), ended]);
    ended.catch(() => undefined);
  }

  private async stopWorker(): Promise<void> {
    const worker = this.worker;
    if (worker === undefined || worker.exitCode !== null) return;
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    await ended;
  }
}
