import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '../payload/data-converter.js';
import type { WorkflowCode } from '../worker/workflow-worker-host.js';

export interface BundleRequest {
  /** Absolute path of the module that exports the workflows: `.ts` (sources) or `.js` (build). */
  readonly workflowsPath: string;
  /** Absolute paths of modules that export `interceptors`, the outermost first. */
  readonly interceptorModules?: readonly string[];
  /**
   * Modules whose state is the same for every case: loaded once for all cases of a thread, and frozen, instead of once for each case.
   * Only what is a function of its arguments: nothing that keeps anything of a case.
   */
  readonly shared?: readonly string[];
  /** Modules that stand in for others, by name: how a test alters what the workflows import. */
  readonly standIns?: Readonly<Record<string, string>>;
}

/** Packages that have no place in workflow code: they bring I/O, clocks or megabytes. */
const FORBIDDEN = [
  'zod',
  '@nestjs',
  'typeorm',
  'pg',
  'kafkajs',
  'express',
  'pino',
  'prom-client',
  '@temporalio/client',
  '@temporalio/worker',
  '@temporalio/activity',
];
const FORBIDDEN_MODULE = new RegExp(
  `node_modules/(${FORBIDDEN.map((name) => name.replace('/', '\\/')).join('|')})/`,
  'g',
);

const beside = (name: string): string =>
  fileURLToPath(new URL(`./${name}${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
const [plainStacks, ownTask] = [beside('plain-stacks'), beside('own-task')];

/**
 * Builds the workflow code with the interceptors and the failure converter that every worker, test and replay
 * must share. From sources the packages of the workspace are taken from their sources too, so no build is needed.
 * @throws Error naming the forbidden packages that were drawn in.
 */
export async function bundleWorkflows({
  workflowsPath,
  interceptorModules = [],
  shared = [],
  standIns = {},
}: BundleRequest): Promise<WorkflowCode> {
  const fromSource = workflowsPath.endsWith('.ts');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [ownTask, ...interceptorModules],
    failureConverterPath,
    preloadModules: [plainStacks, ...shared],
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: { ...config.resolve?.alias, ...standIns },
        extensionAlias: { '.js': ['.ts', '.js'] },
        conditionNames: fromSource ? ['@hejie/source', '...'] : ['...'],
      },
    }),
  });
  refuseForbidden(code);
  return { code };
}

function refuseForbidden(code: string): void {
  // Webpack's development mode, which the SDK uses, writes the path of each module before its code.
  const found = new Set([...code.matchAll(FORBIDDEN_MODULE)].map((match) => match[1]));
  if (found.size > 0)
    throw new Error(
      `workflow code must not import ${[...found].join(', ')}: it would not be deterministic, or far too large`,
    );
}
