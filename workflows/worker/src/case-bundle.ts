import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundleWorkflows, cachedBundle, type WorkflowCode } from '@hejie/temporal';

const { resolve } = createRequire(import.meta.url);

/** The module that exports the workflows: the build in a running process, the sources in a test. */
const workflowsPath = resolve('@hejie/workflow-cases');

/** Everything that workflow code may import of ours. */
const inputs = ['@hejie/law', '@hejie/settlement', '@hejie/contracts', '@hejie/workflow-cases'].map((name) =>
  dirname(resolve(name)),
);

/** Golden histories of the cases: one JSON file a run. */
export const historiesFolder = join(dirname(workflowsPath), '..', 'histories');

/** The bundle of all cases; with a cache folder it is built once for each state of the code. */
export function caseBundle(cacheFolder?: string): Promise<WorkflowCode> {
  return cacheFolder === undefined
    ? bundleWorkflows({ workflowsPath })
    : cachedBundle({ workflowsPath, inputs, cacheFolder });
}
