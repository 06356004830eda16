import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { isRunning, startOf } from '../../plain/process-identity.mjs';
import type { ProcessStatus } from './process-spec.js';

/** What stands in `.data/stack.json` while a stack runs, and after it crashed. */
export interface StackRecord {
  readonly since: string;
  readonly addresses: Readonly<Record<string, string>>;
  readonly processes: readonly ProcessStatus[];
}

interface Lock {
  readonly pid: number;
  readonly startedAt: string;
  readonly since: string;
}

/** The two files of a data folder that say who runs on it: `stack.lock` (the supervisor) and `stack.json` (its processes). */
export class StackFiles {
  constructor(private readonly dataDir: string) {}

  /**
   * Take the folder for this process.
   * @throws Error naming the process that holds it
   */
  lock(): void {
    mkdirSync(this.dataDir, { recursive: true });
    const lock: Lock = { pid: process.pid, startedAt: startOf(process.pid) ?? '', since: new Date().toISOString() };
    const draft = this.path(`stack.lock.${process.pid}`);
    writeFileSync(draft, JSON.stringify(lock));
    try {
      // Linked, not written: a lock is there as a whole or not at all.
      while (!linked(draft, this.path('stack.lock'))) this.clearStaleLock();
    } finally {
      rmSync(draft, { force: true });
    }
  }

  unlock(): void {
    rmSync(this.path('stack.lock'), { force: true });
  }

  isLocked(): boolean {
    return isRunning(this.read<Lock>('stack.lock'));
  }

  record(): StackRecord | null {
    return this.read<StackRecord>('stack.json');
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
    const strays = (this.record()?.processes ?? []).flatMap(({ name, pid, startedAt }) =>
      pid !== null && isRunning({ pid, startedAt }) ? [{ name, pid, startedAt }] : [],
    );
    for (const { pid } of strays) signal(pid, 'SIGTERM');
    const until = Date.now() + grace;
    while (strays.some(isRunning) && Date.now() < until) await delay(50);
    for (const stray of strays) if (isRunning(stray)) signal(-stray.pid, 'SIGKILL');
    for (const killed = Date.now(); strays.some(isRunning); await delay(50)) {
      if (Date.now() - killed > grace) throw new Error(`what a killed start left behind does not end: ${strays.filter(isRunning).map(({ name, pid }) => `${name} (${pid})`).join(', ')}`);
    }
    return strays.map(({ name }) => name);
  }

  /** Moves a dead holder's lock aside; of several starts at once one moves it, and none takes a fresh lock for it. */
  private clearStaleLock(): void {
    const aside = `stack.lock.${process.pid}.stale`;
    const holder = this.read<Lock>('stack.lock');
    if (isRunning(holder)) throw runsAlready(holder);
    try {
      renameSync(this.path('stack.lock'), this.path(aside));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    const moved = this.read<Lock>(aside);
    // Another start was faster between the look and the move: its lock goes back.
    if (isRunning(moved)) linked(this.path(aside), this.path('stack.lock'));
    rmSync(this.path(aside), { force: true });
    if (isRunning(moved)) throw runsAlready(moved);
  }

  private path(name: string): string {
    return join(this.dataDir, name);
  }

  private read<T>(name: string): T | null {
    try {
      return JSON.parse(readFileSync(this.path(name), 'utf8')) as T;
    } catch {
      return null;
    }
  }
}

function runsAlready(holder: Lock | null): Error {
  return new Error(`The stack runs already: process ${holder?.pid}, since ${holder?.since}.`);
}

/** False when the name is taken. */
function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
