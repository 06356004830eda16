import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { execa } from 'execa';

import { portOf } from '../../preinstall/ports.mjs';
import { baseEnv } from '../environment.js';
import type { ProcessSpec } from '../supervisor/process-spec.js';
import { durableTemporal, type Progress } from './recipes.js';
import { SERVER_SETTINGS } from './temporal-settings.js';

interface DurableOptions {
  readonly dataDir: string;
  readonly portsOffset: number;
  readonly namespace: string;
  readonly codecAddress: string;
  /** Superuser URL of the PostgreSQL that keeps the histories. */
  readonly databaseUrl: string;
}

const STORES = [
  { database: 'temporal', schema: 'postgresql/v12/temporal' },
  { database: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
];

/** The Temporal server as a court runs it, on PostgreSQL, with its UI as a process of its own. */
export async function localDurableTemporal(
  options: DurableOptions,
  progress: Progress,
): Promise<{ specs: ProcessSpec[]; address: string }> {
  const logDir = join(options.dataDir, 'logs');
  const bin = await durableTemporal(logDir, progress);
  const home = join(options.dataDir, 'temporal');
  mkdirSync(join(home, 'config'), { recursive: true });
  progress('bringing the schema up to date');
  await prepareSchemas(join(bin, 'sql'), options.databaseUrl, home);
  const port = portOf('temporal', options.portsOffset);
  const common = { cwd: home, stopSignal: 'SIGTERM', stopWithin: 20_000, readyWithin: 90_000 } as const;
  return {
    address: `127.0.0.1:${port}`,
    specs: [
      {
        ...common,
        name: 'temporal',
        command: join(bin, 'server'),
        args: ['--allow-no-auth', 'start'],
        env: serverEnv(home, options),
        logFile: join(logDir, 'temporal.log'),
        ready: `tcp:127.0.0.1:${port}`,
        dependsOn: ['postgres'],
      },
      {
        ...common,
        name: 'temporal-ui',
        command: join(bin, 'ui'),
        args: ['--root', home, '--config', 'config', '--env', 'ui', 'start'],
        env: uiEnv(home, options),
        logFile: join(logDir, 'temporal-ui.log'),
        ready: `tcp:127.0.0.1:${portOf('temporalUi', options.portsOffset)}`,
        dependsOn: ['temporal'],
      },
    ],
  };
}

function serverEnv(home: string, { databaseUrl, portsOffset }: DurableOptions): Record<string, string> {
  const url = new URL(databaseUrl);
  const dynamic = join(home, 'config', 'dynamic.yaml');
  const settings = Object.entries(SERVER_SETTINGS).map(([key, value]) => `${key}:\n  - value: ${value}\n`);
  writeFileSync(dynamic, settings.join(''));
  const port = (name: string) => String(portOf(name, portsOffset));
  return {
    ...baseEnv(),
    DB: 'postgres12',
    POSTGRES_SEEDS: url.hostname,
    DB_PORT: url.port || '5432',
    POSTGRES_USER: decodeURIComponent(url.username),
    POSTGRES_PWD: decodeURIComponent(url.password),
    DBNAME: 'temporal',
    VISIBILITY_DBNAME: 'temporal_visibility',
    NUM_HISTORY_SHARDS: '4',
    SQL_MAX_CONNS: '40',
    SQL_VIS_MAX_CONNS: '10',
    BIND_ON_IP: '127.0.0.1',
    DYNAMIC_CONFIG_FILE_PATH: dynamic,
    LOG_LEVEL: 'warn',
    FRONTEND_GRPC_PORT: port('temporal'),
    FRONTEND_HTTP_PORT: port('temporalHttp'),
    FRONTEND_MEMBERSHIP_PORT: port('temporalFrontendMembership'),
    HISTORY_GRPC_PORT: port('temporalHistory'),
    HISTORY_MEMBERSHIP_PORT: port('temporalHistoryMembership'),
    MATCHING_GRPC_PORT: port('temporalMatching'),
    MATCHING_MEMBERSHIP_PORT: port('temporalMatchingMembership'),
    WORKER_GRPC_PORT: port('temporalWorker'),
    WORKER_MEMBERSHIP_PORT: port('temporalWorkerMembership'),
  };
}

function uiEnv(home: string, { portsOffset, namespace, codecAddress }: DurableOptions): Record<string, string> {
  const port = portOf('temporalUi', portsOffset);
  writeFileSync(
    join(home, 'config', 'ui.yaml'),
    `temporalGrpcAddress: 127.0.0.1:${portOf('temporal', portsOffset)}
host: 127.0.0.1
port: ${port}
enableUi: true
disableNewsFetch: true
defaultNamespace: ${namespace}
cors:
  cookieInsecure: true
  allowOrigins: ['http://127.0.0.1:${port}']
codec:
  endpoint: ${codecAddress}
`,
  );
  return baseEnv();
}

/** The schema is inside the tool: made once, then brought up to the version of the server at each start. */
async function prepareSchemas(sql: string, databaseUrl: string, home: string): Promise<void> {
  const url = new URL(databaseUrl);
  for (const { database, schema } of STORES) {
    const env = {
      ...baseEnv(),
      SQL_PLUGIN: 'postgres12',
      SQL_HOST: url.hostname,
      SQL_PORT: url.port || '5432',
      SQL_DATABASE: database,
      SQL_USER: decodeURIComponent(url.username),
      SQL_PASSWORD: decodeURIComponent(url.password),
    };
    const run = (...args: string[]) => execa(sql, args, { env, extendEnv: false, timeout: 120_000 });
    const made = join(home, `${database}.made`);
    if (!existsSync(made)) {
      await run('create');
      await run('setup-schema', '-v', '0.0');
      writeFileSync(made, '');
    }
    await run('update-schema', '--schema-name', schema);
  }
}
