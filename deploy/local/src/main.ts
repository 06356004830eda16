/** The commands behind `npm start`, `npm test` and the others; bootstrap.mjs has checked, installed and built. */
import { Command, Option } from 'commander';

// Each command loads its own code: the checks must run even where the services do not compile.
const program = new Command('hejie local stack').enablePositionalOptions();

program
  .command('start')
  .description('bring the whole system up, run the demonstration, stay until Ctrl-C')
  .option('--reset', 'begin with empty data')
  .option('--durable', 'use the Temporal server on PostgreSQL')
  .option('--no-demo', 'do not run the demonstration')
  .option('--exit-after-demo', "stop after the demonstration, with the demonstration's exit status")
  .addOption(new Option('--ports-offset <number>', 'added to every port').default(0).argParser(Number))
  .action(run(async () => (await import('./commands/start.js')).start));
program
  .command('status')
  .description('the state of each process')
  .action(run(async () => (await import('./commands/status.js')).status));
program
  .command('logs')
  .description('all logs merged and readable, followed until Ctrl-C')
  .argument('[process...]', 'only these processes')
  .option('--no-follow', 'show what there is and end')
  .option('--lines <number>', 'how many earlier lines of each log', Number, 20)
  .action((names: string[], options: { follow: boolean; lines: number }) =>
    run(async () => (await import('./commands/logs.js')).logs)({ ...options, names }),
  );
for (const name of ['test', 'check'])
  program
    .command(name)
    .description('everything that CI runs')
    .action(run(async () => (await import('./check/check.js')).check));
program
  .command('check-fast')
  .description('lint, types and unit tests of what changed')
  .action(run(async () => (await import('./check/check-fast.js')).checkFast));
program
  .command('bench')
  .argument('[name]', 'startup, messaging, …')
  .argument('[arguments...]')
  .passThroughOptions()
  .allowUnknownOption()
  .action((name: string | undefined, rest: string[]) =>
    run(async () => (await import('./commands/bench.js')).bench)({ name, rest }),
  );
program
  .command('hejie')
  .argument('[arguments...]')
  .passThroughOptions()
  .allowUnknownOption()
  .helpOption(false)
  .action((rest: string[]) => run(async () => (await import('./commands/hejie.js')).hejie)(rest));

/** A command ends the process with the status that it returns; what it throws is a message for people. */
function run<T>(load: () => Promise<(options: T) => Promise<number>>): (options: T) => Promise<void> {
  return async (options) => {
    process.exitCode = await load()
      .then((command) => command(options))
      .catch((error: unknown) => {
        const known = error instanceof Error && error.constructor !== TypeError && error.constructor !== ReferenceError;
        process.stderr.write(
          `${known && process.env.DEBUG === undefined ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
        );
        return 1;
      });
    // Handles of libraries that do not close themselves must not keep a finished command alive.
    process.exit();
  };
}

await program.parseAsync();
