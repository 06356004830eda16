import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { startStack, type ProcessStatus, type StackAddresses } from '@hejie/local';
import { CourtCase, staff } from '../src/court-case.js';
import { Doors } from '../src/doors.js';
import { StackUnderTest } from '../src/stack.js';
import { Supervised } from '../src/supervised.mjs';

const DOORS = ['intake', 'mediation', 'performance', 'asset-control', 'credit-repair'];
const OURS = [...DOORS, 'worker', 'bridge'];
const SERVERS = ['postgres', 'kafka', 'temporal'];

const stack = new StackUnderTest();
let again: Supervised | undefined;

afterAll(async () => {
  await again?.stop();
  // What a failed test has left: nobody would end it any more.
  for (const pid of pids().filter(runs)) process.kill(-pid, 'SIGKILL');
}, 90_000);

const processes = () =>
  (JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8')) as { processes: ProcessStatus[] }).processes;
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

/** The last of all files (`stack-ends-last.mjs`): it ends the stack. */
describe('starting, stopping and starting again', () => {
  it('a second stack on the same data says that one runs, and leaves it alone', async () => {
    await expect(startStack({ dataDir: stack.dataDir, portsOffset: 'free', serversFrom: {} })).rejects.toThrow(
      /^The stack runs already: process \d+, since 20\d\d-/,
    );
    expect((await fetch(`${stack.addresses.intake}/health/ready`)).status).toBe(200);
  });

  it('a killed supervisor leaves its processes; the next start ends them and goes on with the data; Ctrl-C stops in order', async () => {
    const at = '2026-05-08T10:00:00+08:00';
    const courtCase = await CourtCase.filed(new Doors(stack.addresses), at);
    const left = pids();
    process.kill(stack.supervisor, 'SIGKILL');
    await eventually(() => expect(runs(stack.supervisor)).toBe(false));
    expect(left.filter(runs)).toEqual(left);

    again = await Supervised.up(stack.dataDir);
    expect(left.filter(runs)).toEqual([]);
    const { addresses } = JSON.parse(again.named) as { addresses: StackAddresses };
    const { body } = await new Doors(addresses).read('intake', courtCase.path(), staff('filing-clerk'));
    expect(body).toMatchObject({ caseNumber: courtCase.caseNumber });

    const running = pids();
    const { code, stopped } = await again.ends('SIGINT');
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
