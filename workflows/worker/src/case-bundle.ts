import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundleWorkflows, cachedBundle, replayObserver, type BundleRequest, type WorkflowCode } from '@hejie/temporal';

const { resolve } = createRequire(import.meta.url);

/** The module that exports the workflows: the build in a running process, the sources in a test. */
const workflowsPath = resolve('@hejie/workflow-cases');

/** What travels beside the messages of a case: trace and court clock. */
export const interceptorModules = [resolve('@hejie/workflow-cases/interceptors')];

/** Calendars, packs and rules: the same for every case. Loading them took as long as a case's first steps. */
const shared = ['@hejie/law', '@hejie/settlement'];

/** Everything that workflow code may import of ours. */
const inputs = ['@hejie/law', '@hejie/settlement', '@hejie/contracts', '@hejie/workflow-cases'].map((name) =>
  dirname(resolve(name)),
);

/** Golden histories of the cases: one JSON file a run. */
export const historiesFolder = join(dirname(workflowsPath), '..', 'histories');

/** The bundle of all cases; with a cache folder it is built once for each state of the code. */
export function caseBundle(cacheFolder?: string): Promise<WorkflowCode> {
  return cacheFolder === undefined
    ? bundleWorkflows({ workflowsPath, interceptorModules, shared })
    : cachedBundle({ workflowsPath, interceptorModules, shared, inputs, cacheFolder });
}

/** The bundle for a replay: the same code, and it tells everything that it asks for. `standIns`: as in `BundleRequest`. */
export function replayBundle(standIns?: BundleRequest['standIns']): Promise<WorkflowCode> {
  return bundleWorkflows({
    workflowsPath,
    interceptorModules: [...interceptorModules, replayObserver],
    shared,
    standIns,
  });
}
