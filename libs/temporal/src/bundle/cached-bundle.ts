import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { WorkflowCode } from '../worker/workflow-worker-host.js';
import { bundleWorkflows, type BundleRequest } from './bundle-workflows.js';

export interface CachedBundleRequest extends BundleRequest {
  /** Folders whose code can enter the bundle; a change in any of them makes a new one. */
  readonly inputs: readonly string[];
  /** Where built bundles are kept. */
  readonly cacheFolder: string;
}

/** The bundle of exactly this code: read if it was built before (milliseconds), else built (seconds) and kept. */
export async function cachedBundle({ inputs, cacheFolder, ...request }: CachedBundleRequest): Promise<WorkflowCode> {
  const file = join(cacheFolder, `workflows-${await fingerprint(request, [...inputs, import.meta.dirname])}.js`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const bundle = await bundleWorkflows(request);
  await mkdir(cacheFolder, { recursive: true });
  // Written beside and renamed: a process that is killed here leaves no half bundle behind.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, bundle.code);
  await rename(draft, file);
  return bundle;
}

async function fingerprint(request: BundleRequest, folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(sdkVersion()).update(JSON.stringify(request));
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && /\.(ts|js|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function sdkVersion(): string {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  return version;
}
