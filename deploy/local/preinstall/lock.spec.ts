import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockHolder, releaseLock, takeLock } from './lock.mjs';
import { startOf } from './process-identity.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hejie-lock-'));
  file = join(folder, 'some', 'work.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a lock file', () => {
  it('is taken by one, and free again when that one gives it back', () => {
    expect(lockHolder(file)).toBeNull();
    expect(takeLock(file)).toBeNull();
    expect([lockHolder(file)?.pid, takeLock(file)?.pid]).toEqual([process.pid, process.pid]);
    releaseLock(file);
    expect([lockHolder(file), takeLock(file)]).toEqual([null, null]);
    expect(readdirSync(join(folder, 'some'))).toEqual(['work.lock']);
  });

  it('of a process that is gone is taken over; that of a running one is not', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(other, 'spawn');
    takeLock(file);
    writeFileSync(
      file,
      JSON.stringify({ pid: other.pid, startedAt: startOf(other.pid!), since: '2026-11-21T00:00:00Z' }),
    );
    expect(takeLock(file)).toMatchObject({ pid: other.pid, since: '2026-11-21T00:00:00Z' });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(takeLock(file)).toBeNull();
    expect(lockHolder(file)?.pid).toBe(process.pid);
  });

  it('that cannot be read is nobody’s', () => {
    takeLock(file);
    writeFileSync(file, 'half a');
    expect([lockHolder(file), takeLock(file)]).toEqual([null, null]);
  });
});
