import { join } from 'node:path';

import Table from 'cli-table3';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { leftBehind } from '../../preinstall/left-behind.mjs';
import { clockText } from '../../preinstall/progress.mjs';
import { stateSeen } from '../supervisor/probe.js';
import { StackFiles } from '../supervisor/stack-files.js';

const DATA = join(CHECKOUT, '.data');

/** `npm run status`. Returns 0 when everything is ready, and answers when it is asked. */
export async function status(): Promise<number> {
  const files = new StackFiles(DATA);
  const record = files.record();
  if (record === null || !files.isLocked()) {
    process.stdout.write('The stack does not run. `npm start` starts it.\n');
    const left = leftBehind(DATA);
    if (left.length > 0)
      process.stdout.write(
        `Left behind by a killed start, and ended by the next one: ${left.map(({ name, pid }) => `${name} (${pid})`).join(', ')}\n`,
      );
    return 1;
  }
  const table = new Table({
    head: ['process', 'state', 'pid', 'restarts', 'for', 'last exit'],
    style: { head: [], border: [] },
  });
  const seen = await Promise.all(record.processes.map((one) => stateSeen(one)));
  record.processes.forEach(({ name, pid, restarts, since, lastExit }, i) => {
    table.push([name, seen[i], pid ?? '', restarts, clockText(Date.now() - since), lastExit ?? '']);
  });
  process.stdout.write(`${table.toString()}\nup since ${record.since}\n`);
  return seen.every((state) => state === 'ready') ? 0 : 1;
}
