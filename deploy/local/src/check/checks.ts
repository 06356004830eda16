import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { type WorkspacePackage, workspacePackages } from './workspace-packages.js';

/** One line of the list of checks: a command with a log of its own. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly command: readonly string[];
  readonly cwd: string;
  /** Does it write a Jest report when given `--json --outputFile`? */
  readonly jest: boolean;
  /** How many files Jest runs at once, where it is not what its configuration says. */
  readonly workers?: number;
}

/** Checks of one group may run at the same time. */
export interface CheckGroup {
  readonly title: string;
  readonly concurrent: number;
  /** Do these need the test servers? */
  readonly servers: boolean;
  readonly checks: readonly Check[];
}

const LOCAL_BIN = join(CHECKOUT, 'node_modules', '.bin');

/** A script that a package offers, as a check. */
function script(pkg: WorkspacePackage, name: string, jest: boolean): Check {
  const short = pkg.name.replace('@hejie/', '');
  return {
    id: `${name}-${short}`.replace(/[^\w-]/g, '-'),
    title: short,
    command: ['npm', 'run', '--silent', name],
    cwd: pkg.folder,
    jest,
  };
}

/** How much there is to run of a package's integration tests. */
function linesOfTests({ folder }: WorkspacePackage): number {
  const files = readdirSync(join(folder, 'test'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.itest.ts'))
    .reduce((lines, file) => lines + readFileSync(join(folder, 'test', file), 'utf8').split('\n').length, 0);
}

/** Single checks that a package brings along; each is listed here by the name of its script. */
const OWN_CHECKS = { compat: 'published facts are still readable', replay: 'golden histories replay' } as const;

/** Everything that `npm test` and `npm run check` run, in order. */
export function allChecks(): CheckGroup[] {
  const packages = workspacePackages();
  const having = (name: string) => packages.filter(({ scripts }) => name in scripts);
  const root = (id: string, title: string, ...command: string[]): Check => ({
    id,
    title,
    command,
    cwd: CHECKOUT,
    jest: false,
  });
  const own = (Object.keys(OWN_CHECKS) as (keyof typeof OWN_CHECKS)[]).flatMap((name) =>
    having(name).map((pkg) => ({
      ...script(pkg, name, false),
      title: `${pkg.name.replace('@hejie/', '')}: ${OWN_CHECKS[name]}`,
    })),
  );
  return [
    {
      title: 'Build and types',
      concurrent: 1,
      servers: false,
      checks: [root('types', 'tsc', join(LOCAL_BIN, 'tsc'), '-b')],
    },
    // Lint runs through Nx, which knows the graph: without it the rules between packages would not be checked.
    {
      title: 'Format, dead code, lint and architecture',
      concurrent: 1,
      servers: false,
      checks: [
        root(
          'format',
          'prettier',
          join(LOCAL_BIN, 'prettier'),
          '--check',
          '--log-level',
          'warn',
          '**/*.{ts,mts,cts,js,mjs,cjs}',
        ),
        root('knip', 'knip', 'npm', 'run', '--silent', 'knip'),
        root('lint', 'eslint', join(LOCAL_BIN, 'nx'), 'run-many', '-t', 'lint', '--parallel=2', '--outputStyle=stream'),
      ],
    },
    {
      title: 'Unit tests',
      concurrent: 2,
      servers: false,
      checks: having('unit').map((pkg) => script(pkg, 'unit', true)),
    },
    { title: 'Contracts and histories', concurrent: 1, servers: false, checks: own },
    // Packages side by side with a worker each, one more than there are cores, for a test waits as much as it works; those with the most
    // tests first, so that no core waits for the last.
    {
      title: 'Integration tests',
      concurrent: 3,
      servers: true,
      checks: having('integration')
        .sort((one, other) => linesOfTests(other) - linesOfTests(one))
        .map((pkg) => ({ ...script(pkg, 'integration', true), workers: 1 })),
    },
    {
      title: 'End to end',
      concurrent: 1,
      servers: false,
      checks: having('e2e').map((pkg) => script(pkg, 'e2e', true)),
    },
  ].filter(({ checks }) => checks.length > 0);
}
