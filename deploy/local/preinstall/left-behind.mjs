import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './process-identity.mjs';

/**
 * What a killed supervisor left behind on this data folder: those with the recorded pid *and* start only. Also the processes of a
 * stack that runs: its lock tells the two apart.
 * @param {string} dataDir
 * @returns {{name: string, pid: number, startedAt: string}[]}
 */
export function leftBehind(dataDir) {
  try {
    /** @type {{processes: {name: string, pid: number, startedAt: string}[]}} */
    const { processes } = JSON.parse(readFileSync(join(dataDir, 'stack.json'), 'utf8'));
    return processes.filter(isRunning).map(({ name, pid, startedAt }) => ({ name, pid, startedAt }));
  } catch {
    return [];
  }
}
