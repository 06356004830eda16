import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { StageSettings } from './stage.js';

const HERE = import.meta.dirname;

/** A process of a service, to be killed. */
export interface Member {
  /** Resolves when its part works; rejects if it ends before. */
  readonly ready: Promise<void>;
  /** Resolves with the signal or the exit code. */
  readonly ended: Promise<string | number>;
  kill(): void;
  drain(): Promise<void>;
}

export interface MemberOptions {
  readonly role: 'relay' | 'subscriber';
  readonly crashAt?: string;
  readonly member?: string;
}

/** Starts a relay or a subscriber of the stage in a process of its own. */
export function startMember(settings: StageSettings, { role, crashAt, member }: MemberOptions): Member {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--no-warnings', '-C', '@hejie/source', '--import', join(HERE, 'run-typescript.mjs'), join(HERE, 'member.ts')],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        STAGE: JSON.stringify(settings),
        ROLE: role,
        MEMBER: member ?? 'second',
        HEJIE_CRASH_AT: crashAt ?? '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as string | number);
  const ready = Promise.race([
    once(createInterface(child.stdout!), 'line').then(() => undefined),
    ended.then((how) => Promise.reject(new Error(`The process ended before it was ready: ${how}`))),
  ]);
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    kill: () => void child.kill('SIGKILL'),
    async drain() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
