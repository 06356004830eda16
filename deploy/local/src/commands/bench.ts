import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { execa } from 'execa';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { startTestServers } from '../servers/test-servers.js';
import { temporaryDataDir } from '../temporary-data-dir.js';
import { onStopRequest } from './stop-request.js';

/** These start the whole stack themselves, or need no server at all; the others are given empty servers. */
const ALONE = new Set(['startup', 'case', 'herd', 'commands', 'calendar', 'law', 'replay', 'release']);
const BENCHMARKS = join(CHECKOUT, 'test', 'bench', 'dist');

/** `npm run bench -- <name>`: one file of test/bench a benchmark. */
export async function bench({ name, rest }: { name: string | undefined; rest: string[] }): Promise<number> {
  const names = existsSync(BENCHMARKS)
    ? readdirSync(BENCHMARKS)
        .filter((file) => file.endsWith('.js') && file !== 'index.js')
        .map((file) => file.replace(/\.js$/, ''))
    : [];
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`npm run bench -- <name>; there are: ${names.join(', ') || 'none (not built)'}\n`);
    return 2;
  }
  const run = async (env: Readonly<Record<string, string>>) => {
    const args = ['--disable-warning=TimeoutNegativeWarning', join(BENCHMARKS, `${name}.js`), ...rest];
    const { exitCode } = await execa(process.execPath, args, {
      stdio: 'inherit',
      cwd: join(CHECKOUT, 'test', 'bench'),
      env,
      reject: false,
    });
    return exitCode ?? 1;
  };
  return ALONE.has(name) ? await run({}) : await withTestServers(run);
}

async function withTestServers(run: (env: Readonly<Record<string, string>>) => Promise<number>): Promise<number> {
  const data = await temporaryDataDir('bench');
  const servers = await startTestServers(data);
  try {
    // Ctrl-C reaches the benchmark too, which ends by itself; the servers must not outlive it.
    return await Promise.race([run(servers.env), onStopRequest(() => process.exit(130)).then(() => 130)]);
  } finally {
    await servers.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
