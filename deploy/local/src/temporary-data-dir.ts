import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new, empty data folder for a test or a benchmark; the caller removes it.
 * Every user may enter it: as root, PostgreSQL runs as another user and must reach its cluster.
 */
export function temporaryDataDir(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `hejie-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
