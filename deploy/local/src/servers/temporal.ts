import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { SEARCH_ATTRIBUTES } from '@hejie/contracts/workflows';

import type { FromPath, FromPackages } from '../../plain/find-servers.mjs';
import { baseEnv } from '../environment.js';
import type { LocalServer } from './postgres.js';
import { type Progress, productOf } from './recipes.js';

/** How `temporal server start-dev` writes the types of search attributes. */
const TYPE_NAMES = { KEYWORD: 'Keyword', DATETIME: 'Datetime', BOOL: 'Bool' } as const;

/** The Temporal server in one process, with its UI and its records in one file of the data folder. */
export async function localTemporal(
  source: FromPath | FromPackages,
  options: { dataDir: string; port: number; uiPort: number; codecAddress: string },
  progress: Progress,
): Promise<LocalServer> {
  const logDir = join(options.dataDir, 'logs');
  const command = source.from === 'path' ? source.command : join(await productOf('temporal', logDir, progress), 'bin', 'temporal');
  const home = join(options.dataDir, 'temporal');
  mkdirSync(home, { recursive: true });
  const searchAttributes = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${TYPE_NAMES[type]}`]);
  return {
    address: `127.0.0.1:${options.port}`,
    spec: {
      name: 'temporal',
      command,
      args: [
        'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--ui-ip', '127.0.0.1', '--ui-port', String(options.uiPort),
        '--ui-codec-endpoint', options.codecAddress, '--db-filename', join(home, 'temporal.db'), '--log-format', 'json', '--log-level', 'warn',
        ...searchAttributes,
      ],
      cwd: home,
      env: baseEnv(),
      logFile: join(logDir, 'temporal.log'),
      ready: `tcp:127.0.0.1:${options.port}`,
      readyWithin: 60_000,
      stopSignal: 'SIGTERM',
      stopWithin: 20_000,
      dependsOn: [],
    },
  };
}
