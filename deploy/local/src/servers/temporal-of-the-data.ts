import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What each of our two Temporal servers leaves in its folder once it has been provisioned. */
const LEAVES = { single: 'temporal.db', durable: 'temporal.made' } as const;

/**
 * The cases of a data folder live in one of our two Temporal servers; with the other one their rows would be there and no case would
 * answer. A folder that both have used (before this was looked at) is let through.
 * @throws Error when the folder belongs to the other one, with what to do.
 */
export function requireSameTemporal(dataDir: string, durable: boolean): void {
  const used = (server: keyof typeof LEAVES): boolean => existsSync(join(dataDir, 'temporal', LEAVES[server]));
  if (durable ? used('durable') || !used('single') : used('single') || !used('durable')) return;
  const [kept, goOn, reset] = durable
    ? ['in a single process', 'npm start', 'npm start -- --durable --reset']
    : ['on PostgreSQL', 'npm start -- --durable', 'npm start -- --reset'];
  throw new Error(
    `The cases in ${dataDir} live in the Temporal server ${kept}; the other one does not know them.\n  → Go on with them: ${goOn}. Or begin with empty data: ${reset}`,
  );
}
