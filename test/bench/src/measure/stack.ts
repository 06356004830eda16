import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { startStack, temporaryDataDir, type RunningStack } from '@hejie/local';
import type * as Local from '@hejie/local';

import { print } from './figures.js';

export interface StackWish {
  /** Another checkout, built, whose stack is measured; ours if left out. */
  readonly checkout?: string;
  /** Temporal on PostgreSQL. */
  readonly durable?: boolean;
}

/** A stack of its own for one benchmark. */
export interface MeasuredStack {
  readonly stack: RunningStack;
  /** The database that all services share, as the superuser. */
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** Brings up the whole stack of a checkout with empty data, on free ports. Ctrl-C ends it with us. */
export async function openStack({ checkout, durable = false }: StackWish): Promise<MeasuredStack> {
  const start = checkout === undefined ? startStack : (await localOf(resolve(checkout))).startStack;
  const dataDir = await temporaryDataDir('bench');
  print(`starting the stack of ${checkout ?? 'this checkout'}${durable ? ', Temporal on PostgreSQL' : ''} …`);
  const stack = await start({ dataDir, portsOffset: 'free', serversFrom: {}, durable });
  const interrupted = (): never => {
    stack.stopHard();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  print(pollRates(dataDir, durable));
  const url = new URL(stack.adminUrl);
  url.pathname = '/hejie';
  return {
    stack,
    databaseUrl: url.toString(),
    async close() {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function localOf(checkout: string): Promise<typeof Local> {
  const file = join(checkout, 'deploy', 'local', 'dist', 'src', 'index.js');
  if (!existsSync(file)) throw new Error(`not built: ${checkout}\n  → npm ci && npx tsc -b, in that checkout.`);
  return (await import(pathToFileURL(file).href)) as typeof Local;
}

/** What the Temporal server of a data folder was told of how often it may poll, as it was told. */
function pollRates(dataDir: string, durable: boolean): string {
  const told = durable ? inFile(join(dataDir, 'temporal', 'config', 'dynamic.yaml')) : inCommand(dataDir);
  const rates = ['history.transferProcessorMaxPollRPS', 'history.timerProcessorMaxPollRPS'];
  return rates.map((rate) => `${rate}: ${told.get(rate) ?? '20 (default)'}`).join(', ');
}

function inFile(file: string): Map<string, string> {
  const text = readFileSync(file, 'utf8');
  return new Map([...text.matchAll(/^(\S+):\s+- value: (\S+)/gm)].map(([, key, value]) => [key!, value!]));
}

function inCommand(dataDir: string): Map<string, string> {
  const { processes } = JSON.parse(readFileSync(join(dataDir, 'stack.json'), 'utf8')) as {
    processes: { name: string; pid: number }[];
  };
  const { pid } = processes.find(({ name }) => name === 'temporal')!;
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return new Map(words.flatMap((word) => (/^history\.\w+=/.test(word) ? [word.split('=') as [string, string]] : [])));
}
