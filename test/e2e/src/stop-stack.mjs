import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { forJest } from './start-stack.mjs';

/** Logs of the last run, for whoever looks into a failure; `out` is not under version control. */
const LOGS = join(import.meta.dirname, '..', 'out', 'logs');

export default async function stopForJest() {
  await forJest.supervised?.stop();
  if (forJest.dataDir === undefined) return;
  rmSync(LOGS, { recursive: true, force: true });
  cpSync(join(forJest.dataDir, 'logs'), LOGS, { recursive: true });
  rmSync(forJest.dataDir, { recursive: true, force: true });
}
