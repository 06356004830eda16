import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { lockHolder, releaseLock, takeLock } from '../../preinstall/lock.mjs';
import { leftBehind } from '../../preinstall/left-behind.mjs';
import { isRunning } from '../../preinstall/process-identity.mjs';
import type { ProcessStatus } from './process-spec.js';

/** What stands in `.data/stack.json` while a stack runs, and after it crashed. */
export interface StackRecord {
  readonly since: string;
  readonly addresses: Readonly<Record<string, string>>;
  readonly processes: readonly ProcessStatus[];
}

/** The two files of a data folder that say who runs on it: `stack.lock` (the supervisor) and `stack.json` (its processes). */
export class StackFiles {
  constructor(private readonly dataDir: string) {}

  /**
   * Take the folder for this process.
   * @throws Error naming the process that holds it
   */
  lock(): void {
    const holder = takeLock(this.path('stack.lock'));
    if (holder !== null) throw new Error(`The stack runs already: process ${holder.pid}, since ${holder.since}.`);
  }

  unlock(): void {
    releaseLock(this.path('stack.lock'));
  }

  isLocked(): boolean {
    return lockHolder(this.path('stack.lock')) !== null;
  }

  record(): StackRecord | null {
    try {
      return JSON.parse(readFileSync(this.path('stack.json'), 'utf8')) as StackRecord;
    } catch {
      return null;
    }
  }

  /** Replaced as a whole: a reader never sees half a record. */
  write(record: StackRecord): void {
    const draft = this.path('stack.json.new');
    writeFileSync(draft, JSON.stringify(record, null, 2));
    renameSync(draft, this.path('stack.json'));
  }

  /**
   * End the processes that a killed supervisor left behind, those with the recorded pid *and* start only.
   * @returns the names of those that were ended
   */
  async endStrays(grace = 10_000): Promise<string[]> {
    const strays = leftBehind(this.dataDir);
    for (const { pid } of strays) signal(pid, 'SIGTERM');
    const until = Date.now() + grace;
    while (strays.some(isRunning) && Date.now() < until) await delay(50);
    for (const stray of strays) if (isRunning(stray)) signal(-stray.pid, 'SIGKILL');
    for (const killed = Date.now(); strays.some(isRunning); await delay(50)) {
      if (Date.now() - killed > grace)
        throw new Error(
          `what a killed start left behind does not end: ${strays
            .filter(isRunning)
            .map(({ name, pid }) => `${name} (${pid})`)
            .join(', ')}`,
        );
    }
    return strays.map(({ name }) => name);
  }

  private path(name: string): string {
    return join(this.dataDir, name);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
