import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { isRunning, startOf } from '../preinstall/process-identity.mjs';
import type { ProcessStatus } from '../src/supervisor/process-spec.js';
import { StackFiles } from '../src/supervisor/stack-files.js';

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** A process as a killed supervisor leaves it behind: the leader of its own group. */
async function stray(script = 'setInterval(() => undefined, 1000)'): Promise<{ pid: number; startedAt: string }> {
  const child = spawn(process.execPath, ['-e', `${script}; process.stdout.write("up")`], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const pid = child.pid ?? 0;
  return { pid, startedAt: startOf(pid) ?? '' };
}

/** What became of a start that takes the folder in a process of its own and stays; built code, as every start runs it. */
async function lockInAProcess(folder: string): Promise<string> {
  const module = new URL('../dist/src/supervisor/stack-files.js', import.meta.url).href;
  const script = `
    const { StackFiles } = await import(${JSON.stringify(module)});
    try { new StackFiles(${JSON.stringify(folder)}).lock(); console.log('locked'); } catch (error) { console.log(error.message); }
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return await new Promise((resolve) => child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim())));
}

function filesWith(...processes: { pid: number; startedAt: string }[]): StackFiles {
  const files = new StackFiles(mkdtempSync(join(tmpdir(), 'hejie-files-')));
  files.lock();
  const rest = { state: 'ready', restarts: 0, since: 0, lastExit: null, logFile: '', ready: '' } as const;
  files.write({
    since: '',
    addresses: {},
    processes: processes.map((identity, index): ProcessStatus => ({ name: `process-${index}`, ...identity, ...rest })),
  });
  return files;
}

describe('what a killed start leaves behind', () => {
  it('is ended by the next one', async () => {
    const left = await stray();
    expect(await filesWith(left).endStrays()).toEqual(['process-0']);
    expect(isRunning(left)).toBe(false);
  });

  it('is ended by force when it does not listen', async () => {
    const deaf = await stray('process.on("SIGTERM", () => undefined); setInterval(() => undefined, 1000)');
    await filesWith(deaf).endStrays(300);
    expect(isRunning(deaf)).toBe(false);
  });

  it('is never confused with a later process that has the same pid', async () => {
    const stranger = await stray();
    const ofAnotherTime = { pid: stranger.pid, startedAt: 'another start' };
    expect(await filesWith(ofAnotherTime).endStrays()).toEqual([]);
    expect(isRunning(stranger)).toBe(true);
  });

  it('does not keep the folder locked, while a running holder does', () => {
    const files = filesWith();
    expect(() => files.lock()).toThrow(/^The stack runs already: process \d+, since /);
    files.unlock();
    files.lock();
    expect(files.isLocked()).toBe(true);
  });

  it('is taken over by one of several starts at once, while the others learn who was faster', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hejie-files-'));
    writeFileSync(
      join(folder, 'stack.lock'),
      JSON.stringify({ pid: process.pid, startedAt: 'another start', since: '' }),
    );
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => lockInAProcess(folder)));
    expect(outcomes.filter((outcome) => outcome === 'locked')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.startsWith('The stack runs already'))).toHaveLength(5);
    expect(readdirSync(folder)).toEqual(['stack.lock']);
  });
});
