/**
 * What every command does first. Nothing is installed on a fresh clone, so this uses Node's own modules only:
 * it checks the machine, installs and builds if needed (not for what only looks at a running stack), and goes on in dist/ under the project's Node.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKOUT } from './cache.mjs';
import { alone, build, install, installState, projectEnv, projectNode } from './install.mjs';
import { machineFacts } from './machine.mjs';
import { PORTS } from './ports.mjs';
import { judge, render } from './preflight.mjs';
import { StepEnded, StepFailure } from './progress.mjs';

const DATA = join(CHECKOUT, '.data');
const MAIN = join(CHECKOUT, 'deploy', 'local', 'dist', 'src', 'main.js');

/** @type {import('node:util').ParseArgsOptionsConfig} */
const START_OPTIONS = {
  reset: { type: 'boolean' },
  durable: { type: 'boolean' },
  'no-demo': { type: 'boolean' },
  'exit-after-demo': { type: 'boolean' },
  'ports-offset': { type: 'string' },
  help: { type: 'boolean' },
};
/** Ports end at 65535. */
const LARGEST_OFFSET = 65_535 - Math.max(...Object.values(PORTS).map(({ port }) => port));

/**
 * What each command needs before it may go on.
 * `lenient`: a build with errors does not end it, for the command itself reports them;
 * `asBuilt`: looks at what runs, so it neither installs nor builds;
 * `also`: projects to build that the running system does not need.
 * @type {Record<string, {ports?: boolean, servers?: boolean, testServer?: boolean, lenient?: boolean, asBuilt?: boolean, also?: string[]}>}
 */
const COMMANDS = {
  start: { ports: true, servers: true },
  bench: { servers: true, also: ['test/bench'] },
  test: { servers: true, testServer: true, lenient: true },
  check: { servers: true, testServer: true, lenient: true },
  'check-fast': { lenient: true },
  logs: { asBuilt: true },
  status: { asBuilt: true },
  hejie: {},
};

/**
 * The options of `start`, read before anything else: a wrong one must not wait for minutes of installing.
 * @param {string} command @param {string[]} args
 * @returns {{durable: boolean, offset: number}}
 * @throws {Error} that says which option is wrong
 */
function startOptions(command, args) {
  if (command !== 'start') return { durable: false, offset: 0 };
  const { values } = parseArgs({ args, options: START_OPTIONS });
  const offset = Number(values['ports-offset'] ?? 0);
  if (!Number.isInteger(offset) || offset < 0 || offset > LARGEST_OFFSET)
    throw new Error(
      `--ports-offset must be a whole number from 0 to ${LARGEST_OFFSET}, not "${values['ports-offset']}".`,
    );
  if (values['no-demo'] && values['exit-after-demo'])
    throw new Error('--no-demo leaves no demonstration after which --exit-after-demo could end.');
  return { durable: values.durable === true, offset };
}

/** @param {string} command @param {{durable: boolean, offset: number}} options */
async function preflight(command, options) {
  const needs = COMMANDS[command] ?? {};
  const facts = await machineFacts({
    ...options,
    ports: needs.ports === true,
    servers: needs.servers === true,
    testServer: needs.testServer === true,
    dataDir: DATA,
    installed: installState() === 'current',
  });
  const findings = judge(facts);
  if (findings.length > 0) {
    process.stderr.write(`${render(findings)}\nNothing was started.\n`);
    process.exit(1);
  }
}

/**
 * Go on under the project's Node. Signals pass through; the child decides when it is done.
 * @param {string[]} args
 */
function goOn(args) {
  const child = spawn(
    projectNode(),
    [
      '--enable-source-maps',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=TimeoutNegativeWarning',
      MAIN,
      ...args,
    ],
    {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: projectEnv(),
      // The channel closes when this process dies, however it dies: the child then drains and ends.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  // npm may be killed without a word to us: whoever started the command is gone then, and it must end too.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 1_000).unref();
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/**
 * Run one command of the command line, such as `start --reset`.
 * @param {string[]} commandLine
 */
export async function run([command = '', ...args]) {
  if (!(command in COMMANDS)) {
    process.stderr.write(`Unknown command "${command}". There are: ${Object.keys(COMMANDS).join(', ')}.\n`);
    process.exit(2);
  }
  let options;
  try {
    options = startOptions(command, args);
  } catch (error) {
    process.stderr.write(
      `✖ ${/** @type {Error} */ (error).message}\n  → npm start -- --help shows what there is.\nNothing was started.\n`,
    );
    process.exit(2);
  }
  const { asBuilt, lenient, also } = COMMANDS[command] ?? {};
  if (asBuilt && (installState() === 'missing' || !existsSync(MAIN))) {
    process.stdout.write('Nothing is built here yet. `npm start` installs, builds and starts the stack.\n');
    process.exit(1);
  }
  try {
    if (!args.includes('--help')) await preflight(command, options);
    if (!asBuilt)
      await alone(async () => {
        await install();
        await build(also).catch((error) => {
          if (!lenient || !existsSync(MAIN) || error instanceof StepEnded) throw error;
          process.stderr.write('✖ The build has errors; the checks below show them.\n');
        });
      });
  } catch (error) {
    if (error instanceof StepEnded) process.exit(130);
    if (!(error instanceof StepFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  goOn([command, ...args]);
}
