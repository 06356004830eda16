/**
 * `npm run bench -- replay [--rounds N]`: processor time of the replay of the golden histories, which is what a restarted worker does
 * with each running case, beside the same code as the SDK bundles it by itself: it notes the stack of every promise, and loads law
 * and settlement anew for every case. Ends with 1 when the target is missed.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  bundleWorkflows,
  failureConverterPath,
  installRuntime,
  readHistories,
  replayHistories,
  replayObserver,
  silentLog,
  type WorkflowCode,
} from '@hejie/temporal';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

import { print } from './measure/figures.js';

const RATIO_ALLOWED = 0.75;

const rounds = Number(parseArgs({ options: { rounds: { type: 'string', default: '6' } } }).values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1 on');

const { resolve } = createRequire(import.meta.url);
const workflowsPath = resolve('@hejie/workflow-cases');
const modules = [resolve('@hejie/workflow-cases/interceptors'), replayObserver];
/** As in the bundle of a running worker (`case-bundle.ts`): loaded once a thread, for all workflows in it. */
const shared = ['@hejie/law', '@hejie/settlement'];
const golden = await readHistories(join(dirname(workflowsPath), '..', 'histories'));
const events = rounds * [...golden.values()].reduce((sum, history) => sum + (history.events?.length ?? 0), 0);

installRuntime({ log: silentLog });

/** Microseconds of processor time an event, after one round that counts for nothing. */
async function timeOf(bundle: WorkflowCode): Promise<number> {
  await replayed(bundle);
  const began = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await replayed(bundle);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / events;
}

async function replayed(bundle: WorkflowCode): Promise<void> {
  const { divergences } = await replayHistories({ bundle, histories: golden });
  if (divergences.length > 0) throw new Error(`${divergences[0]!.file}: ${divergences[0]!.reason}`);
}

const ours = await timeOf(await bundleWorkflows({ workflowsPath, interceptorModules: modules, shared }));
const bare = await timeOf(
  await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: modules,
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  }),
);
const ratio = ours / bare;
print(
  `${golden.size} histories, ${events} events: ${ours.toFixed(0)} µs an event with ${shared.join(' and ')} loaded once a thread and no stacks of promises, as the SDK bundles it ${bare.toFixed(0)} µs`,
);
print(`ratio ${ratio.toFixed(2)} (wanted at most ${RATIO_ALLOWED})`);
process.exit(ratio <= RATIO_ALLOWED ? 0 : 1);
