import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { isPresentLog, keepPreviousLogs } from './previous-logs.js';

let logs: string;
beforeEach(() => {
  logs = mkdtempSync(join(tmpdir(), 'hejie-logs-'));
});
afterEach(() => rmSync(logs, { recursive: true }));

it('keeps the logs of the last five starts, the latest first, and those of installing and building as they are', () => {
  writeFileSync(join(logs, 'install.log'), 'installed');
  for (let start = 1; start <= 7; start += 1) {
    writeFileSync(join(logs, 'worker.log'), `start ${String(start)}`);
    keepPreviousLogs(logs);
  }
  const said = Object.fromEntries(readdirSync(logs).map((file) => [file, readFileSync(join(logs, file), 'utf8')]));
  expect(said).toEqual({
    'install.log': 'installed',
    'worker.previous.log': 'start 7',
    'worker.previous-2.log': 'start 6',
    'worker.previous-3.log': 'start 5',
    'worker.previous-4.log': 'start 4',
    'worker.previous-5.log': 'start 3',
  });
});

it('knows the present logs of processes from others', () => {
  const files = ['worker.log', 'worker.previous.log', 'worker.previous-3.log', 'build-1.log', 'stack.json'];
  expect(files.filter(isPresentLog)).toEqual(['worker.log']);
});
