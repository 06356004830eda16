import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import Table from 'cli-table3';
import { Listr, PRESET_TIMER } from 'listr2';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { clockText } from '../../preinstall/progress.mjs';
import type { StackAddresses } from '../addresses.js';
import { Stack } from '../stack.js';
import type { StackStep } from '../stack-step.js';
import type { SupervisorObserver } from '../supervisor/supervisor.js';
import { onStopRequest } from './stop-request.js';

export interface StartOptions {
  readonly reset?: boolean;
  readonly durable?: boolean;
  readonly demo: boolean;
  readonly exitAfterDemo?: boolean;
  readonly portsOffset: number;
}

/** The demonstration, when this checkout has one. It returns an exit status. */
type Demonstration = { run(addresses: StackAddresses): Promise<number> };

const DEMO = join(CHECKOUT, 'deploy', 'local', 'dist', 'demo', 'main.js');

/** `npm start`. Returns the exit status. */
export async function start(options: StartOptions): Promise<number> {
  const began = Date.now();
  let up = false;
  const stack = new Stack({
    dataDir: join(CHECKOUT, '.data'),
    reset: options.reset,
    durable: options.durable,
    portsOffset: options.portsOffset,
    observe: (...event) => up && announce(...event),
  });
  const stopRequested = onStopRequest(() => stack.stopHard());
  const interrupted = stopRequested.then((): never => {
    throw new Interrupted();
  });
  interrupted.catch(() => undefined);
  try {
    await Promise.race([bringUp(stack), interrupted]);
    up = true;
    process.stdout.write(`\n${addressTable(stack.addresses)}\nReady after ${clockText(Date.now() - began)}.\n\n`);
    const status = options.demo ? await Promise.race([demonstrate(stack.addresses), interrupted]) : 0;
    if (options.exitAfterDemo !== true) {
      // The demonstration has scrolled them away.
      if (options.demo) process.stdout.write(`\n${addressTable(stack.addresses)}\n`);
      process.stdout.write('Everything runs. Ctrl-C stops it; `npm run status` and `npm run logs` look inside.\n');
      await stopRequested;
    }
    return status;
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    throw error;
  } finally {
    up = false;
    process.stderr.write('Stopping: services, worker and bridge, servers …\n');
    await stack.stop();
    process.stderr.write('Stopped.\n');
  }
}

class Interrupted extends Error {}

async function bringUp(stack: Stack): Promise<void> {
  const failures: Error[] = [];
  const tasks = new Listr(
    stack.plan().map(({ title, steps }) => ({
      title,
      task: (_context: unknown, task) =>
        task.newListr(
          steps.map((step) => asTask(step, failures)),
          { concurrent: true },
        ),
    })),
    {
      concurrent: false,
      registerSignalListeners: false,
      rendererOptions: { timer: PRESET_TIMER, collapseSubtasks: false, showErrorMessage: false },
      fallbackRendererOptions: { timer: PRESET_TIMER },
    },
  );
  await tasks.run().catch((error: unknown) => {
    throw failures[0] ?? error;
  });
}

function asTask({ title, run }: StackStep, failures: Error[]) {
  return {
    title,
    task: async (_context: unknown, task: { output: string | undefined; title?: string | undefined }) => {
      const began = Date.now();
      let doing = '';
      let shown = 0;
      // On a terminal the line moves every second; in a file a line every ten seconds is enough.
      const every = process.stdout.isTTY ? 1_000 : 10_000;
      const ticker = setInterval(() => {
        if (Date.now() - shown < every || doing === '') return;
        shown = Date.now();
        task.output = `${clockText(Date.now() - began)} · ${doing}`;
      }, 250);
      try {
        await run((text) => (doing = text));
      } catch (error) {
        // The list shows the cause only; the whole message, with the end of the log, is printed once, at the end.
        failures.push(error as Error);
        throw new Error((error as Error).message.split('\n')[0], { cause: error });
      } finally {
        clearInterval(ticker);
      }
    },
  };
}

/** What happens to a process while the stack is up is told in the terminal as well as in `npm run status`. */
const announce: SupervisorObserver = (event, { name }, detail) => {
  if (event === 'exited') process.stderr.write(`✖ ${name} ended: ${detail}\n`);
  if (event === 'ready') process.stderr.write(`✔ ${name} is ready again\n`);
};

async function demonstrate(addresses: StackAddresses): Promise<number> {
  if (!existsSync(DEMO))
    throw new Error(`The demonstration is not built: ${DEMO}\n  → npm run build, or start with --no-demo.`);
  const { run } = (await import(pathToFileURL(DEMO).href)) as Demonstration;
  return await run(addresses);
}

function addressTable(addresses: StackAddresses): string {
  const table = new Table({ head: ['what', 'where'], style: { head: [], border: [] } });
  table.push(
    ['Temporal UI', `${addresses.temporalUi}/namespaces/${addresses.temporalNamespace}/workflows`],
    ['Intake: API description', `${addresses.intake}/docs`],
    ['Mediation: API description', `${addresses.mediation}/docs`],
    ['Performance: API description', `${addresses.performance}/docs`],
    ['Asset control: API description', `${addresses['asset-control']}/docs`],
    ['Credit repair: API description', `${addresses['credit-repair']}/docs`],
    ['Agency exchange: API description', `${addresses['agency-exchange']}/docs`],
    ['Keepers of property (simulated)', `${addresses.keepers}/health/ready`],
    ['Identity provider', `${addresses.identity}/.well-known/openid-configuration`],
    ['Health of worker and bridge', `${addresses.worker}/health/ready  ${addresses.bridge}/health/ready`],
    ['Temporal, Kafka, PostgreSQL', `${addresses.temporal}  ${addresses.kafka}  ${addresses.postgres}`],
    ['Logs', '.data/logs/<process>.log, merged: npm run logs'],
    ['A token for curl', 'npm run -s hejie -- token --role judge'],
  );
  return table.toString();
}
