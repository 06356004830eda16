import { existsSync, mkdirSync, rmSync, renameSync, readFileSync, writeFileSync, chmodSync, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { execa } from 'execa';

import { CHECKOUT, cacheFolder, RECIPES } from '../../preinstall/cache.mjs';
import { StepFailure } from '../../preinstall/progress.mjs';
import { isRunning, startOf } from '../../preinstall/process-identity.mjs';

export type Recipe = keyof typeof RECIPES;
/** Told what a long step is doing just now, several times a second. */
export type Progress = (text: string) => void;

const GO_BUILD = ['build', '-trimpath', '-ldflags', '-s -w'];
const GO_ENV = { GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' };
const TEST_SERVER = `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * The folder that holds a recipe's product, built now if it is not there.
 * Whole or not at all: it is built beside and renamed; of two builders at once the second waits for the first.
 * @throws StepFailure with the tail of the build's log
 */
export async function productOf(recipe: Recipe, logDir: string, progress: Progress): Promise<string> {
  const folder = cacheFolder(recipe);
  if (isBuilt(recipe)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  await underLock(`${folder}.lock`, progress, async () => {
    if (isBuilt(recipe)) return;
    const draft = `${folder}.${process.pid}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    try {
      await BUILDERS[recipe](draft, join(logDir, `build-${recipe}.log`), progress);
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
  return folder;
}

/**
 * The programs that only the Temporal server on PostgreSQL needs, built beside `temporal`; seconds once that is built.
 * @returns the folder with `server`, `sql` and `ui`
 */
export async function durableTemporal(logDir: string, progress: Progress): Promise<string> {
  const folder = join(await productOf('temporal', logDir, progress), 'durable');
  if (existsSync(folder)) return folder;
  await underLock(`${folder}.lock`, progress, async () => {
    if (existsSync(folder)) return;
    const draft = `${folder}.${process.pid}.new`;
    const log = join(logDir, 'build-temporal-durable.log');
    for (const [name, source] of [
      ['server', 'go.temporal.io/server/cmd/server'],
      ['sql', 'go.temporal.io/server/cmd/tools/sql'],
      ['ui', 'github.com/temporalio/ui-server/v2/cmd/server'],
    ] as const) {
      await goBuild(source, join(draft, name), log, progress);
    }
    renameSync(draft, folder);
  });
  return folder;
}

function isBuilt(recipe: Recipe): boolean {
  return existsSync(join(cacheFolder(recipe), RECIPES[recipe].product));
}

const BUILDERS: Record<Recipe, (draft: string, log: string, progress: Progress) => Promise<void>> = {
  temporal: (draft, log, progress) =>
    goBuild('github.com/temporalio/cli/cmd/temporal', join(draft, 'bin', 'temporal'), log, progress),
  kafka: (draft, log, progress) => jars('deploy/kafka/pom.xml', join(draft, 'lib'), log, progress),
  testServer: async (draft, log, progress) => {
    await jars('deploy/temporal/test-server/pom.xml', join(draft, 'lib'), log, progress);
    writeFileSync(join(draft, 'test-server'), TEST_SERVER);
    chmodSync(join(draft, 'test-server'), 0o755);
  },
};

async function goBuild(source: string, output: string, log: string, progress: Progress): Promise<void> {
  const cwd = join(CHECKOUT, 'deploy', 'temporal');
  const options = { cwd, env: GO_ENV };
  progress('fetching modules');
  const listed = await run('go', ['list', '-deps', source], log, options, (line) => progress(line.replace('go: ', '')));
  const total = listed.split('\n').filter(Boolean).length;
  let done = 0;
  // With -v the compiler names each package that it finishes; those in its cache are not named.
  await run('go', [...GO_BUILD, '-v', '-o', output, source], log, options, (line) => {
    done += 1;
    progress(`${done} of up to ${total} packages · ${line}`);
  });
}

async function jars(pom: string, output: string, log: string, progress: Progress): Promise<void> {
  // Maven writes beside the pom: it works on a copy, so that the checkout stays clean.
  const work = `${output}.pom`;
  mkdirSync(work, { recursive: true });
  cpSync(join(CHECKOUT, pom), join(work, 'pom.xml'));
  let fetched = 0;
  const args = ['-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${output}`];
  await run('mvn', args, log, { cwd: work, env: {} }, (line) => {
    if (!/Downloaded from|Copying/.test(line)) return;
    fetched += 1;
    progress(`${fetched} files · ${line.replace(/^\[INFO\] /, '').slice(0, 60)}`);
  });
  rmSync(work, { recursive: true, force: true });
}

async function run(
  command: string,
  args: string[],
  log: string,
  options: { cwd: string; env: Record<string, string> },
  eachLine: (line: string) => void,
): Promise<string> {
  mkdirSync(dirname(log), { recursive: true });
  const child = execa(command, args, {
    ...options,
    reject: false,
    stdout: ['pipe', { file: log, append: true }],
    stderr: ['pipe', { file: log, append: true }],
  });
  const follow = async () => {
    for await (const line of child.iterable({ from: 'all' })) eachLine(String(line));
  };
  const [result] = await Promise.all([child, follow().catch(() => undefined)]);
  if (result.failed) {
    throw new StepFailure(
      `${command} ${args[0]} failed (${result.exitCode ?? result.originalMessage}).`,
      `Check the connection to the package registries and run the command again.`,
      log,
    );
  }
  return typeof result.stdout === 'string' ? result.stdout : '';
}

async function underLock(file: string, progress: Progress, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isRunning(holderOf(file))) rmSync(file, { force: true });
      else {
        progress('another command builds it; waiting');
        await delay(500);
      }
    }
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function holderOf(file: string): { pid: number; startedAt: string | null } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; startedAt: string | null };
  } catch {
    return null;
  }
}
