import { setTimeout as delay } from 'node:timers/promises';

import {
  brokerList,
  MessagingError,
  parkedCases,
  redriveDeadLetters,
  requestRedrive,
  type ParkedCase,
} from '@hejie/messaging';
import Table from 'cli-table3';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';

import { connected, databaseUrl } from './database.js';

interface ParkedOptions {
  service: string;
  database?: string;
  key?: string;
  all?: boolean;
  wait: string;
}

/** `hejie redrive`: what could not be handled is handled again, once its cause is mended. */
export const redriveCommand = new Command('redrive').description(
  'handle again what was parked or became a dead letter',
);

redriveCommand
  .command('parked')
  .description("list a service's parked cases, or have the running service handle them again, in order")
  .requiredOption(
    '--service <name>',
    'intake, mediation, performance, asset-control, credit-repair or bridge: whose listener parked them',
  )
  .option('--database <url>', "the service's database; default: <SERVICE>_DATABASE_URL, then DATABASE_URL")
  .option('--key <case>', 'redrive this case')
  .option('--all', 'redrive every parked case of the service')
  .option('--wait <seconds>', 'how long to wait for the service', '60')
  .action(async (options: ParkedOptions, command: Command) => {
    const url = databaseUrl(options.database, options.service, command);
    await connected(url, options.service, 'hejie-redrive', async (database) => {
      if (options.key === undefined && !options.all)
        print(command, listOf(await parkedCases(database, { consumer: options.service })));
      else await redriveCases(database, options, command);
    });
  });

redriveCommand
  .command('dead-letters')
  .description('put the dead letters of a topic back into it, bytes and headers as they were')
  .requiredOption('--topic <topic>', 'the topic they died on, e.g. court.intake.case.v1')
  .option('--brokers <list>', 'host:port, separated by commas', process.env.KAFKA_BROKERS)
  .action(async ({ topic, brokers }: { topic: string; brokers?: string }, command: Command) => {
    if (!brokers) command.error('error: say where the brokers are: --brokers or KAFKA_BROKERS');
    try {
      const count = await redriveDeadLetters({ brokers: brokerList(brokers ?? ''), clientId: 'hejie-redrive' }, topic);
      print(command, `${count} put back into ${topic}`);
    } catch (error) {
      if (!(error instanceof MessagingError)) throw error;
      command.error(`error: ${error.en}\n${error.zh}`);
    }
  });

/** Only the service has the handlers: it is asked, and its answer is what is left in its tables. */
async function redriveCases(
  database: DataSource,
  { service, key, wait }: ParkedOptions,
  command: Command,
): Promise<void> {
  const asked = new Set(await requestRedrive(database, { consumer: service, key }));
  if (asked.size === 0) {
    print(command, 'Nothing is parked.');
    return;
  }
  const end = performance.now() + Number(wait) * 1000;
  for (;;) {
    const left = (await parkedCases(database, { consumer: service })).filter((parked) => asked.has(parked.key));
    if (left.every(({ redriveRequested }) => !redriveRequested)) {
      print(command, `${asked.size - left.length} of ${asked.size} cases are free again.`);
      if (left.length > 0) command.error(listOf(left), { exitCode: 1 });
      return;
    }
    if (performance.now() > end)
      command.error(`error: ${service} has not answered within ${wait} s; is it running?`, { exitCode: 2 });
    await delay(250);
  }
}

function listOf(cases: readonly ParkedCase[]): string {
  if (cases.length === 0) return 'Nothing is parked.';
  const table = new Table({
    head: ['case', 'facts', 'since', 'first fact', 'attempts', 'error'],
    style: { head: [], border: [] },
  });
  for (const { key, facts, parkedAt, type, attempts, error } of cases) {
    table.push([key, facts, parkedAt.toISOString(), type, attempts, error ?? '']);
  }
  return table.toString();
}

function print(command: Command, text: string): void {
  command.configureOutput().writeOut?.(`${text}\n`);
}
