/**
 * `npm run bench -- startup`: how long a warm start takes until everything is ready (30 s or less on 2 cores),
 * and how much memory the whole stack holds (under 4 GiB). Ends with 1 when either is missed.
 */
import { rmSync } from 'node:fs';

import { residentBytes, startStack, temporaryDataDir, type RunningStack } from '@hejie/local';

const SECONDS_ALLOWED = 30;
const GIB_ALLOWED = 4;
const GIB = 1024 ** 3;

async function timedStart(dataDir: string): Promise<{ stack: RunningStack; seconds: number }> {
  const began = performance.now();
  const stack = await startStack({ dataDir, portsOffset: 'free', serversFrom: {} });
  return { stack, seconds: (performance.now() - began) / 1000 };
}

const dataDir = await temporaryDataDir('startup');

// The first start makes the databases, and builds what was never built: it is not the one that is measured.
const first = await timedStart(dataDir);
await first.stack.stop();
const warm = await timedStart(dataDir);
const pids = warm.stack.statuses().flatMap(({ pid }) => pid ?? []);
const gib = residentBytes([process.pid, ...pids]) / GIB;
const each = warm.stack
  .statuses()
  .map(({ name, pid }) => `${name} ${Math.round(residentBytes(pid === null ? [] : [pid]) / 1024 ** 2)}`);
await warm.stack.stop();
rmSync(dataDir, { recursive: true, force: true });

console.log(`memory by process (MiB): ${each.join(', ')}`);
console.log(`first start, empty data: ${first.seconds.toFixed(1)} s`);
console.log(`warm start to ready: ${warm.seconds.toFixed(1)} s (allowed ${SECONDS_ALLOWED})`);
console.log(`memory of the whole stack: ${gib.toFixed(2)} GiB (allowed ${GIB_ALLOWED})`);
process.exit(warm.seconds <= SECONDS_ALLOWED && gib < GIB_ALLOWED ? 0 : 1);
