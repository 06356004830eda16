import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ProcessStatus, StackAddresses } from '@hejie/local';

import { VARIABLE } from './start-stack.mjs';

/** Every process of the stack that a test may kill. */
export type Victim =
  | 'intake'
  | 'mediation'
  | 'performance'
  | 'asset-control'
  | 'credit-repair'
  | 'agency-exchange'
  | 'agencies'
  | 'keepers'
  | 'worker'
  | 'bridge'
  | 'kafka'
  | 'temporal';

interface NamedStack {
  readonly dataDir: string;
  readonly addresses: StackAddresses;
  /** URL of PostgreSQL's superuser. */
  readonly adminUrl: string;
  /** Pid of its supervisor. */
  readonly supervisor: number;
}

/** The stack that was started for the tests, seen from outside: its addresses, its folder, its processes by pid. */
export class StackUnderTest {
  readonly addresses: StackAddresses;
  /** Log files, one a process. */
  readonly logs: string;
  /** What the Temporal server keeps on disk. */
  readonly temporalFiles: string;
  readonly dataDir: string;
  /** Pid of its supervisor. */
  readonly supervisor: number;
  private readonly named: NamedStack;

  constructor() {
    const named = process.env[VARIABLE];
    if (named === undefined) throw new Error(`${VARIABLE} does not name a stack; run the tests with \`npm run e2e\``);
    this.named = JSON.parse(named) as NamedStack;
    ({ addresses: this.addresses, dataDir: this.dataDir, supervisor: this.supervisor } = this.named);
    this.logs = join(this.dataDir, 'logs');
    this.temporalFiles = join(this.dataDir, 'temporal');
  }

  /** URL of the database that all services share, each in its own schema, as the superuser. */
  get databaseUrl(): string {
    const url = new URL(this.named.adminUrl);
    url.pathname = '/hejie';
    return url.toString();
  }

  /** kill -9, as the kernel or an operator would: the supervisor is not told. Returns the pid that was killed. */
  async kill(name: Victim): Promise<number> {
    const { pid } = await this.ready(name);
    process.kill(pid!, 'SIGKILL');
    return pid!;
  }

  /** Resolves when the process is ready, as another process than `killed`. */
  async ready(name: Victim, killed?: number): Promise<ProcessStatus> {
    const until = Date.now() + 90_000;
    for (;;) {
      const status = this.status(name);
      if (status.state === 'ready' && status.pid !== null && status.pid !== killed) return status;
      if (Date.now() > until) throw new Error(`${name} is not ready again after 90 s: ${JSON.stringify(status)}`);
      await sleep(50);
    }
  }

  status(name: Victim): ProcessStatus {
    const { processes } = JSON.parse(readFileSync(join(this.dataDir, 'stack.json'), 'utf8')) as {
      processes: ProcessStatus[];
    };
    const status = processes.find((process) => process.name === name);
    if (status === undefined) throw new Error(`the stack has no process ${name}`);
    return status;
  }
}
