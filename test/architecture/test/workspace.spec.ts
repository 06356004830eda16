import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesOf, packages, readJson, references, ROOT } from '../src/workspace.js';

const LAYERS = [
  'law',
  'settlement',
  'contracts',
  'testing',
  'platform',
  'workflow',
  'host',
  'service',
  'deploy',
  'test',
].map((layer) => `layer:${layer}`);

describe.each(packages())('$folder', ({ name, folder, tags, scripts }) => {
  it('stands in exactly one layer, and is named', () => {
    expect(tags.filter((tag) => tag.startsWith('layer:'))).toHaveLength(1);
    expect(LAYERS).toEqual(expect.arrayContaining(tags.filter((tag) => tag.startsWith('layer:'))));
    expect(name).toMatch(/^@hejie\/[a-z0-9-]+$/);
  });

  it('is linted without warnings, and every package but those of the tests has unit tests to run', () => {
    expect(scripts.lint).toContain('--max-warnings 0');
    if (!folder.startsWith('test/')) expect(scripts.unit).toContain('jest');
  });

  it('keeps its tests in one layout: a unit test beside its source, in test/ the others, and what they share in a fixture', () => {
    const files = filesOf(folder);
    const tests = files.filter((file) => file.startsWith('test/'));
    expect(files.filter((file) => /\.[ie]test\.ts$/.test(file) && !/^test\/[^/]+$/.test(file))).toEqual([]);
    expect(
      tests.filter((file) => !/^test\/([^/]+\.(spec|itest|etest)\.ts|fixture\.ts|fixture\/.+)$/.test(file)),
    ).toEqual([]);
  });

  it('is built and checked with the whole', () => {
    const build = folder.startsWith('test/') || folder.startsWith('deploy/') ? [] : references('tsconfig.build.json');
    if (build.length > 0) expect(build).toContain(folder);
    for (const config of ['tsconfig.json', 'tsconfig.spec.json'].filter((file) =>
      existsSync(join(ROOT, folder, file)),
    )) {
      expect(references('tsconfig.json')).toContain(config === 'tsconfig.json' ? folder : `${folder}/${config}`);
    }
  });
});

describe('the workspace', () => {
  it('knows the folder of every package', () => {
    const globs = readJson<{ workspaces: string[] }>('package.json').workspaces;
    const known = (folder: string): boolean =>
      globs.some((glob) => new RegExp(`^${glob.replace('*', '[^/]+')}$`).test(folder));
    expect(packages().filter(({ folder }) => !known(folder))).toEqual([]);
  });

  it('calls no two packages by one name', () => {
    const names = packages().map(({ name }) => name);
    expect(names).toHaveLength(new Set(names).size);
  });
});
