import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { cachedBundle } from '../src/index.js';
import { fixtureBundle } from './fixture/environment.js';

const fixture = fileURLToPath(new URL('./fixture', import.meta.url));

describe('the workflow bundle', () => {
  // Webpack on a busy machine.
  jest.setTimeout(180_000);

  it('holds workflows, interceptor and failure converter, and of the law what they use, under 1.5 MB beside its source map', async () => {
    const { code } = await fixtureBundle();
    const parts = ['smallCase', '/law/src/', 'fixture/handing-on.ts', 'failure-converter.cjs'];
    // Asked one by one: a failed `toContain` would print the whole bundle.
    expect(parts.filter((part) => !code.includes(part))).toEqual([]);
    expect(code.includes('@opentelemetry/sdk-trace-base')).toBe(false);
    // The map of the sources stands at its end and only serves stack traces; each isolate runs what is before it.
    const [run = ''] = code.split('//# sourceMappingURL=data:', 1);
    expect(run.length).toBeLessThan(1_500_000);
    expect(run.length).toBeLessThan(code.length);
  });

  it('is refused when workflow code imports zod', async () => {
    await expect(fixtureBundle('impure')).rejects.toThrow('workflow code must not import zod');
  });

  it('is built once and read afterwards', async () => {
    const cacheFolder = await mkdtemp(join(tmpdir(), 'hejie-bundle-'));
    const request = { workflowsPath: join(fixture, 'diverged.ts'), inputs: [fixture], cacheFolder };
    const built = await cachedBundle(request);
    const before = performance.now();
    const read = await cachedBundle(request);
    expect(performance.now() - before).toBeLessThan(500);
    expect(read.code === built.code).toBe(true);
    expect(await readdir(cacheFolder)).toHaveLength(1);
    await rm(cacheFolder, { recursive: true });
  });
});
