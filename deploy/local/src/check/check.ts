import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { Listr, PRESET_TIMER } from 'listr2';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { clockText, lastLines } from '../../preinstall/progress.mjs';
import { onStopRequest } from '../commands/stop-request.js';
import { startTestServers, type TestServers } from '../servers/test-servers.js';
import { temporaryDataDir } from '../temporary-data-dir.js';
import { allChecks, type CheckGroup } from './checks.js';
import { lastLine, type Outcome, sum } from './outcome.js';
import { type CheckResult, runCheck } from './run-check.js';

const REPORTS = join(CHECKOUT, '.data', 'check');

/** `npm test` and `npm run check`: everything that CI runs. Ends with `N passed, N failed` and returns 0 or 1. */
export async function check(): Promise<number> {
  const began = Date.now();
  const results: CheckResult[] = [];
  const data = await temporaryDataDir('test');
  const servers: { running?: TestServers; failure?: Error } = {};
  const interrupted = onStopRequest(() => process.exit(130)).then(() => 'interrupted' as const);
  try {
    const ended = await Promise.race([
      listOf(allChecks(), results, data, servers)
        .run()
        .catch(() => undefined),
      interrupted,
    ]);
    if (ended === 'interrupted') return 130;
  } finally {
    await servers.running?.stop();
    rmSync(data, { recursive: true, force: true });
  }
  explainFailures(results, servers.failure);
  const total = sum([...results, servers.failure === undefined ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 }]);
  process.stdout.write(`\nin ${clockText(Date.now() - began)}; logs in .data/check\n${lastLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

function listOf(
  groups: readonly CheckGroup[],
  results: CheckResult[],
  data: string,
  servers: { running?: TestServers; failure?: Error },
): Listr {
  const env = { NX_DAEMON: 'false', NX_TUI: 'false' };
  const list = new Listr([], {
    concurrent: false,
    exitOnError: false,
    registerSignalListeners: false,
    rendererOptions: { timer: PRESET_TIMER, collapseSubtasks: false, showErrorMessage: true },
    fallbackRendererOptions: { timer: PRESET_TIMER },
  });
  for (const group of groups) {
    if (group.servers)
      list.add({
        title: 'Servers for the tests',
        task: (_context, task) => startServers(data, servers, (text) => (task.output = text)),
      });
    list.add({
      title: group.title,
      task: (_context, task) =>
        task.newListr(
          group.checks.map((one) => ({
            title: one.title,
            task: async (_inner: unknown, row) => {
              if (group.servers && servers.running === undefined) throw new Error('the servers did not start');
              const result = await runCheck(one, REPORTS, { ...env, ...(group.servers ? servers.running?.env : {}) });
              results.push(result);
              row.title = `${one.title} · ${describe(result, one.jest)}`;
              if (result.failed > 0) throw new Error(`see ${result.logFile}`);
            },
          })),
          { concurrent: group.concurrent, exitOnError: false },
        ),
    });
  }
  return list;
}

async function startServers(
  data: string,
  servers: { running?: TestServers; failure?: Error },
  progress: (text: string) => void,
): Promise<void> {
  try {
    servers.running = await startTestServers(data, progress);
  } catch (error) {
    servers.failure = error as Error;
    throw error;
  }
}

function describe({ passed, failed }: Outcome, jest: boolean): string {
  if (!jest) return failed === 0 ? 'passed' : 'failed';
  return failed === 0 ? `${passed} passed` : lastLine({ passed, failed });
}

function explainFailures(results: readonly CheckResult[], serverFailure: Error | undefined): void {
  if (serverFailure !== undefined)
    process.stdout.write(`\n✖ The servers for the tests did not start:\n${serverFailure.message}\n`);
  for (const {
    check: { id },
    logFile,
    failed,
  } of results) {
    if (failed > 0)
      process.stdout.write(`\n✖ ${id}: last lines of ${logFile}\n${lastLines(logFile, 60).replace(/^/gm, '    ')}\n`);
  }
}
