import { join } from 'node:path';

import { execa } from 'execa';

import { CHECKOUT } from '../../plain/cache.mjs';

/** `npm run check:fast`: types, and lint and unit tests of what changed since main, from Nx's cache where possible. */
export async function checkFast(): Promise<number> {
  const bin = join(CHECKOUT, 'node_modules', '.bin');
  const run = async (command: string, args: string[]) =>
    (await execa(join(bin, command), args, { cwd: CHECKOUT, stdio: 'inherit', reject: false, env: { NX_DAEMON: 'false', NX_TUI: 'false' } })).exitCode ?? 1;
  const types = await run('tsc', ['-b']);
  const rest = await run('nx', ['affected', '-t', 'lint', 'unit', '--parallel=2', '--outputStyle=static', '--base=main']);
  return types === 0 && rest === 0 ? 0 : 1;
}
