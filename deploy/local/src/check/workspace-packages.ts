import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';

import { CHECKOUT } from '../../preinstall/cache.mjs';

/** A package of this checkout, with the scripts it offers. */
export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
  readonly scripts: Readonly<Record<string, string>>;
}

/** Every package of the workspace, in the order of the root's `workspaces`. */
export function workspacePackages(): WorkspacePackage[] {
  const root = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { workspaces: string[] };
  return root.workspaces
    .flatMap((pattern) => globSync(pattern, { cwd: CHECKOUT }).sort())
    .map((path) => join(CHECKOUT, path))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const { name, scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name: string;
        scripts?: Record<string, string>;
      };
      return { name, folder, scripts };
    });
}
