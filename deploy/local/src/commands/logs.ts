import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { execa } from 'execa';
import { prettyFactory } from 'pino-pretty';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { isPresentLog } from '../previous-logs.js';

/** `npm run logs`: every log as one readable stream, each line with its process. */
export async function logs({
  names,
  follow,
  lines,
}: {
  names: string[];
  follow: boolean;
  lines: number;
}): Promise<number> {
  const folder = join(CHECKOUT, '.data', 'logs');
  const present = existsSync(folder)
    ? readdirSync(folder)
        .filter(isPresentLog)
        .map((file) => file.replace(/\.log$/, ''))
    : [];
  const unknown = names.filter((name) => !present.includes(name));
  if (present.length === 0 || unknown.length > 0) {
    process.stderr.write(
      unknown.length > 0
        ? `No log of ${unknown.join(', ')}; there are: ${present.join(', ')}\n`
        : 'There are no logs yet: `npm start` writes them.\n',
    );
    return 1;
  }
  // Whoever reads has seen enough (`npm run logs | head`).
  process.stdout.on('error', () => process.exit(0));
  const chosen = names.length > 0 ? names : present;
  const width = Math.max(...chosen.map((name) => name.length));
  const pretty = prettyFactory({
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss.l',
    messageKey: 'message',
    ignore: 'pid,hostname,service',
    singleLine: true,
  });
  await Promise.all(
    chosen.map(async (name) => {
      // tail follows a log by name, also when the next start begins a new file.
      const tail = execa('tail', ['-n', String(lines), ...(follow ? ['-F'] : []), join(folder, `${name}.log`)], {
        reject: false,
        buffer: false,
        stderr: 'ignore',
      });
      for await (const line of createInterface({ input: tail.stdout }))
        process.stdout.write(`${name.padEnd(width)} │ ${readable(line, pretty)}\n`);
    }),
  );
  return 0;
}

/** Our processes and Temporal write JSON lines, the other servers plain text. */
function readable(line: string, pretty: (line: string) => string): string {
  if (!line.startsWith('{')) return line;
  return pretty(line).trimEnd();
}
