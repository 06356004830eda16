import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from './cache.mjs';
import { runStep } from './progress.mjs';

const LOGS = join(CHECKOUT, '.data', 'logs');

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
  return Object.entries(packages).filter(([path, entry]) => path.startsWith('node_modules/') && entry.optional !== true);
}

/**
 * Does node_modules hold what package-lock.json asks for?
 * npm leaves the lock of what it installed in node_modules: the two are compared package by package.
 */
export function installState() {
  const installed = join(CHECKOUT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'missing';
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return wantedPackages().every(([path, entry]) => present[path]?.version === entry.version) ? 'current' : 'changed';
}

/** npm makes all folders first and fills them one by one: a package counts when it is in its folder. */
function packagesSoFar() {
  const wanted = wantedPackages();
  const there = wanted.filter(([path]) => existsSync(join(CHECKOUT, path, 'package.json')));
  return `${there.length} of ${wanted.length} packages unpacked`;
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
    title: state === 'missing' ? 'Installing packages (npm install)' : 'The lock file changed: updating packages (npm install)',
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
