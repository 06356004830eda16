import { spawn } from 'node:child_process';

import { describe, expect, it } from '@jest/globals';

/** Runs three passages of a crash point in a process of its own, and tells how the process ended. */
async function passages(
  env: Record<string, string>,
): Promise<{ output: string; signal: string | null; code: number | null }> {
  const crash = new URL('../src/crash.ts', import.meta.url).href;
  const script = `const { crashHere } = await import(${JSON.stringify(crash)});
    for (const n of [1, 2, 3]) { crashHere('after post'); process.stdout.write(String(n)); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return await new Promise((resolve) => child.on('close', (code, signal) => resolve({ output, signal, code })));
}

describe('a crash point in a child process', () => {
  it('kills the process without a farewell at the passage that the environment names', async () => {
    expect(await passages({ HEJIE_CRASH_AT: 'after post' })).toEqual({ output: '', signal: 'SIGKILL', code: null });
    expect(await passages({ HEJIE_CRASH_AT: 'after post#3' })).toEqual({ output: '12', signal: 'SIGKILL', code: null });
  });

  it('lets a process live whose environment names another point', async () => {
    expect(await passages({ HEJIE_CRASH_AT: 'before post' })).toEqual({ output: '123', signal: null, code: 0 });
  });
});
