import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { execa } from 'execa';

import { CHECKOUT } from '../../plain/cache.mjs';

const BENCHMARKS = join(CHECKOUT, 'test', 'bench', 'dist');

/** `npm run bench -- <name>`: one file of test/bench a benchmark. */
export async function bench({ name, rest }: { name: string | undefined; rest: string[] }): Promise<number> {
  const names = existsSync(BENCHMARKS)
    ? readdirSync(BENCHMARKS).filter((file) => file.endsWith('.js') && file !== 'index.js').map((file) => file.replace(/\.js$/, ''))
    : [];
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`npm run bench -- <name>; there are: ${names.join(', ') || 'none (not built)'}\n`);
    return 2;
  }
  const { exitCode } = await execa(process.execPath, ['--disable-warning=TimeoutNegativeWarning', join(BENCHMARKS, `${name}.js`), ...rest], {
    stdio: 'inherit', cwd: join(CHECKOUT, 'test', 'bench'), reject: false,
  });
  return exitCode ?? 1;
}
