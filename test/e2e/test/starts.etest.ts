import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, temporaryDataDir, type ProcessStatus, type StackAddresses } from '@hejie/local';
import { CourtCase, staff } from '../src/court-case.js';
import { Doors } from '../src/doors.js';
import { StackUnderTest } from '../src/stack.js';

const SUPERVISOR = join(import.meta.dirname, '..', 'src', 'keep-a-stack.mjs');
const DOORS = ['intake', 'mediation', 'performance', 'asset-control', 'credit-repair'];
const OURS = [...DOORS, 'worker', 'bridge'];
const SERVERS = ['postgres', 'kafka', 'temporal'];

/** A supervisor as a process of its own, so that it can be interrupted and killed like that of `npm start`. */
class Supervised {
  private static readonly started: ChildProcess[] = [];
  private diary = '';
  private constructor(
    private readonly child: ChildProcess,
    readonly addresses: StackAddresses,
  ) {}

  static async up(dataDir: string): Promise<Supervised> {
    const child = spawn(process.execPath, [SUPERVISOR, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
    Supervised.started.push(child);
    const giveUp = Date.now() + 240_000;
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    const told: string[] = [];
    child.stderr.on('data', (text) => told.push(String(text)));
    while (!said.includes('\n')) {
      if (child.exitCode !== null) throw new Error(`the supervisor ended: ${told.join('')}`);
      if (Date.now() > giveUp) throw new Error(`the stack is not up after 240 s: ${told.join('')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { addresses } = JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)) as {
      addresses: StackAddresses;
    };
    const supervised = new Supervised(child, addresses);
    child.stderr.on('data', (text) => (supervised.diary += String(text)));
    return supervised;
  }

  /** Ends what a failed test has left: a supervisor that lives on would keep the whole run from ending. */
  static async endAll(): Promise<void> {
    const left = Supervised.started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(
      left.map(async (child) => {
        const ended = once(child, 'exit');
        child.kill('SIGINT');
        const killer = setTimeout(() => child.kill('SIGKILL'), 60_000);
        await ended;
        clearTimeout(killer);
      }),
    );
  }

  /** Sends the signal and waits for the end. @returns the exit status, and who had stopped when, in order. */
  async ends(signal: 'SIGINT' | 'SIGKILL'): Promise<{ code: number | null; stopped: string[] }> {
    const ended = once(this.child, 'close');
    this.child.kill(signal);
    const [code] = (await ended) as [number | null];
    return { code, stopped: [...this.diary.matchAll(/^([\w-]+) stopped/gm)].map(([, name]) => name!) };
  }
}

let dataDir: string;
beforeAll(async () => {
  dataDir = await temporaryDataDir('starts');
});
afterAll(async () => {
  await Supervised.endAll();
  for (const pid of pids().filter(runs)) process.kill(-pid, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}, 90_000);

const processes = () =>
  (JSON.parse(readFileSync(join(dataDir, 'stack.json'), 'utf8')) as { processes: ProcessStatus[] }).processes;
const pids = () => processes().flatMap(({ pid }) => (pid === null ? [] : [pid]));

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie still has its pid and does nothing any more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('starting, stopping and starting again', () => {
  it('a second stack on the same data says that one runs, and leaves it alone', async () => {
    const stack = new StackUnderTest();
    await expect(startStack({ dataDir: join(stack.logs, '..'), portsOffset: 'free', serversFrom: {} })).rejects.toThrow(
      /^The stack runs already: process \d+, since 20\d\d-/,
    );
    expect((await fetch(`${stack.addresses.intake}/health/ready`)).status).toBe(200);
  });

  it('a killed supervisor leaves its processes; the next start ends them and goes on with the data; Ctrl-C stops in order', async () => {
    const at = '2026-05-08T10:00:00+08:00';
    const first = await Supervised.up(dataDir);
    const courtCase = await CourtCase.filed(new Doors(first.addresses), at);
    const left = pids();
    await first.ends('SIGKILL');
    expect(left.filter(runs)).toEqual(left);

    const second = await Supervised.up(dataDir);
    expect(left.filter(runs)).toEqual([]);
    const { body } = await new Doors(second.addresses).read('intake', courtCase.path(), staff('filing-clerk'));
    expect(body).toMatchObject({ caseNumber: courtCase.caseNumber });

    const running = pids();
    const { code, stopped } = await second.ends('SIGINT');
    expect({ code, still: running.filter(runs) }).toEqual({ code: 0, still: [] });
    expect(new Set(stopped)).toEqual(new Set(processes().map(({ name }) => name)));
    const last = (names: string[]) => Math.max(...names.map((name) => stopped.indexOf(name)));
    const earliest = (names: string[]) => Math.min(...names.map((name) => stopped.indexOf(name)));
    expect(last(DOORS)).toBeLessThan(earliest(['worker', 'bridge']));
    expect(last(OURS)).toBeLessThan(earliest(SERVERS));
    expect(
      processes()
        .map(({ name, state, lastExit }) => ({ name, state, lastExit }))
        .filter(({ lastExit }) => lastExit === 'SIGKILL'),
    ).toEqual([]);
  }, 600_000);
});
