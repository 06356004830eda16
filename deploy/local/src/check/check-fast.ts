import { join, sep } from 'node:path';

import { execa } from 'execa';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { workspacePackages, type WorkspacePackage } from './workspace-packages.js';

const BIN = join(CHECKOUT, 'node_modules', '.bin');

/**
 * `npm run check:fast`: types everywhere, lint and unit tests of the packages that differ from main, from Nx's cache
 * where possible. Packages that only depend on a changed one are checked by their types here and wholly by `npm run check`.
 */
export async function checkFast(): Promise<number> {
  const types = await run('tsc', ['-b']);
  const changed = touchedBy(await changedFiles(), workspacePackages()).map(({ name }) => name);
  if (changed.length === 0) {
    process.stdout.write('No package differs from main.\n');
    return types;
  }
  const tasks = await run('nx', [
    'run-many',
    '-t',
    'lint',
    'unit',
    '-p',
    changed.join(','),
    '--parallel=2',
    '--outputStyle=static',
  ]);
  return types === 0 && tasks === 0 ? 0 : 1;
}

/** The packages in whose folders these files lie; paths from the root of the checkout. */
export function touchedBy(files: readonly string[], packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  return packages.filter(({ folder }) => files.some((file) => join(CHECKOUT, file).startsWith(folder + sep)));
}

async function changedFiles(): Promise<string[]> {
  const git = async (...args: string[]) => (await execa('git', args, { cwd: CHECKOUT, lines: true })).stdout;
  // A branch is compared with where it left main, the work tree of main with its last commit.
  const [base = 'HEAD'] = await git('merge-base', 'HEAD', 'main').catch(() => ['HEAD']);
  return [...(await git('diff', '--name-only', base)), ...(await git('ls-files', '--others', '--exclude-standard'))];
}

async function run(command: string, args: string[]): Promise<number> {
  const env = { NX_DAEMON: 'false', NX_TUI: 'false' };
  return (await execa(join(BIN, command), args, { cwd: CHECKOUT, stdio: 'inherit', reject: false, env })).exitCode ?? 1;
}
