import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CHECKOUT } from './cache.mjs';
import { lockHolder, releaseLock, takeLock } from './lock.mjs';
import { runStep } from './progress.mjs';

const LOGS = join(CHECKOUT, '.data', 'logs');
const LOCK = join(CHECKOUT, '.data', 'install.lock');

/** The Node that every part of the project runs on: the one installed as a package, else the present one. */
export function projectNode() {
  const bundled = join(CHECKOUT, 'node_modules', '.bin', 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}

/** The environment in which the project's own programs run: our Node and tools first on PATH. */
export function projectEnv() {
  const bin = join(CHECKOUT, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` };
}

/**
 * The packages that the lock file asks for on every platform, by their folder.
 * @returns {[path: string, entry: {version?: string}][]}
 */
function wantedPackages() {
  /** @type {Record<string, {version?: string, optional?: boolean, link?: boolean}>} */
  const packages = JSON.parse(readFileSync(join(CHECKOUT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && entry.optional !== true,
  );
}

/**
 * Does node_modules hold what package-lock.json asks for?
 * npm leaves the lock of what it installed in node_modules: the two are compared package by package.
 */
export function installState() {
  const installed = join(CHECKOUT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'missing';
  /** @type {Record<string, {version?: string}>} */
  let present;
  try {
    present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  } catch {
    // Another command's npm is writing it.
    return 'changed';
  }
  const wanted = wantedPackages();
  if (!wanted.every(([path, entry]) => present[path]?.version === entry.version)) return 'changed';
  // An install that another one disturbed may leave npm's lock, and not the packages.
  return wanted.every(isThere) ? 'current' : 'incomplete';
}

/** @param {[path: string, entry: object]} wanted */
const isThere = ([path]) => existsSync(join(CHECKOUT, path, 'package.json'));

/** npm makes all folders first and fills them one by one: a package counts when it is in its folder. */
function packagesSoFar() {
  const wanted = wantedPackages();
  return `${wanted.filter(isThere).length} of ${wanted.length} packages unpacked`;
}

const TITLES = {
  missing: 'Installing packages (npm install)',
  changed: 'The lock file changed: updating packages (npm install)',
  incomplete: 'Packages are missing: installing them again (npm install)',
};

/** Of many that find a dead command's lock at once, a third may take away what the first has just taken: who still has it goes on. */
async function isKept() {
  await pause(50);
  return lockHolder(LOCK)?.pid === process.pid;
}

/**
 * Installs or builds while no other command does: two in one folder would take each other's files away.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  let told = false;
  for (let holder = takeLock(LOCK); holder !== null || !(await isKept()); holder = takeLock(LOCK)) {
    if (holder === null) continue;
    if (!told)
      process.stderr.write(`Another command (process ${holder.pid}) is installing or building here; waiting for it.\n`);
    told = true;
    await pause(500);
  }
  try {
    return await work();
  } finally {
    releaseLock(LOCK);
  }
}

/**
 * Install the packages of the lock file unless they are there already. `npm install --no-save` installs what the lock
 * says and leaves it as it is, like `npm ci`; but `npm ci` refuses a lock that lacks optional packages of other
 * platforms, and it would throw away a whole node_modules for one changed version.
 */
export async function install() {
  const state = installState();
  if (state === 'current') return;
  await runStep({
    title: TITLES[state],
    command: 'npm',
    args: ['install', '--no-save', '--no-audit', '--no-fund'],
    cwd: CHECKOUT,
    logFile: join(LOGS, 'install.log'),
    remedy: 'Check the connection to the package registry (npm ping) and run the command again.',
    state: packagesSoFar,
  });
}

/**
 * Compile every package; TypeScript skips what has not changed.
 * @param {string[]} [also] projects beyond those of the running system
 */
export async function build(also = []) {
  await runStep({
    title: 'Building',
    command: projectNode(),
    args: [join('node_modules', 'typescript', 'bin', 'tsc'), '-b', 'tsconfig.build.json', ...also],
    cwd: CHECKOUT,
    logFile: join(LOGS, 'build.log'),
    remedy: 'Correct the errors above; `npm run typecheck` shows them all.',
  });
}
