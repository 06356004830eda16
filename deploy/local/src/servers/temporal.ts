import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { FromPath, FromPackages } from '../../preinstall/find-servers.mjs';
import { baseEnv } from '../environment.js';
import type { LocalServer } from './postgres.js';
import { type Progress, productOf } from './recipes.js';
import { SERVER_SETTINGS } from './temporal-settings.js';

/** The Temporal server in one process, with its UI and its records in one file of the data folder. */
export async function localTemporal(
  source: FromPath | FromPackages,
  options: {
    dataDir: string;
    port: number;
    uiPort: number;
    namespace: string;
    codecAddress: string;
    throwaway: boolean;
  },
  progress: Progress,
): Promise<LocalServer> {
  const logDir = join(options.dataDir, 'logs');
  const command =
    source.from === 'path' ? source.command : join(await productOf('temporal', logDir, progress), 'bin', 'temporal');
  const home = join(options.dataDir, 'temporal');
  mkdirSync(home, { recursive: true });
  return {
    address: `127.0.0.1:${options.port}`,
    spec: {
      name: 'temporal',
      command,
      args: [
        'server',
        'start-dev',
        '--ip',
        '127.0.0.1',
        '--port',
        String(options.port),
        '--ui-ip',
        '127.0.0.1',
        '--ui-port',
        String(options.uiPort),
        '--ui-codec-endpoint',
        options.codecAddress,
        '--ui-disable-news-fetch',
        '--namespace',
        options.namespace,
        '--db-filename',
        join(home, 'temporal.db'),
        ...(options.throwaway ? ['--sqlite-pragma', 'synchronous=off'] : []),
        '--log-format',
        'json',
        '--log-level',
        'warn',
        ...Object.entries(SERVER_SETTINGS).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
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
