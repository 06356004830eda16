import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { StackFiles } from './supervisor/stack-files.js';

const PREFIX = 'hejie-data-';

/**
 * A new, empty data folder for a test or a benchmark; the caller removes it.
 * What killed tests left behind, running or on disk, is cleared away first.
 */
export async function temporaryDataDir(purpose: string): Promise<string> {
  await clearAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${purpose}-`));
  // Every user may enter it: as root, PostgreSQL runs as another user and must reach its cluster.
  chmodSync(folder, 0o755);
  return folder;
}

async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    // Without a lock a folder is about to be used, or about to be removed.
    if (!name.startsWith(PREFIX) || !existsSync(join(folder, 'stack.lock'))) continue;
    const files = new StackFiles(folder);
    if (files.isLocked()) continue;
    await files.endStrays();
    rmSync(folder, { recursive: true, force: true });
  }
}
