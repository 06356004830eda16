import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SERVERS = { 'single-process': 'Temporal server in a single process', durable: 'Temporal server on PostgreSQL' } as const;
type Server = keyof typeof SERVERS;

/**
 * The cases of a data folder live in one of our two Temporal servers; with the other one their rows would be there and no case would
 * answer. Remembers which it is.
 * @throws Error when the folder belongs to the other one, with what to do.
 */
export function requireSameTemporal(dataDir: string, durable: boolean): void {
  const folder = join(dataDir, 'temporal');
  const file = join(folder, 'kept-by');
  const wanted: Server = durable ? 'durable' : 'single-process';
  const kept = keptBy(folder, file) ?? wanted;
  if (kept !== wanted) {
    const [goOn, reset] = durable ? ['npm start', 'npm start -- --durable --reset'] : ['npm start -- --durable', 'npm start -- --reset'];
    throw new Error(`The cases in ${dataDir} live in the ${SERVERS[kept]}; the other one does not know them.\n  → Go on with them: ${goOn}. Or begin with empty data: ${reset}`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, wanted);
}

function keptBy(folder: string, file: string): Server | undefined {
  if (existsSync(file)) return readFileSync(file, 'utf8') as Server;
  return existsSync(join(folder, 'temporal.db')) ? 'single-process' : undefined;
}
