import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** Of so many starts before, the logs are kept: whoever looks for a fault has often started again before he looks. */
const STARTS_KEPT = 5;

/** What installing and building wrote goes with no start. */
const OF_NO_START = /^(?:install|build)/;
const PREVIOUS = /\.previous(?:-\d+)?\.log$/;

/** Is this the log of a process, as its present start writes it? */
export const isPresentLog = (file: string): boolean =>
  file.endsWith('.log') && !PREVIOUS.test(file) && !OF_NO_START.test(file);

/**
 * A log begins with its start. That of the start before is kept beside it as `<process>.previous.log`, those before as `.previous-2.log` to
 * `.previous-5.log`; older ones go.
 * @param logs the folder; it is made where there is none.
 */
export function keepPreviousLogs(logs: string): void {
  mkdirSync(logs, { recursive: true });
  for (const file of readdirSync(logs).filter(isPresentLog)) {
    const kept = (start: number): string =>
      join(logs, file.replace(/\.log$/, start === 1 ? '.previous.log' : `.previous-${String(start)}.log`));
    for (let start = STARTS_KEPT; start > 1; start -= 1)
      if (existsSync(kept(start - 1))) renameSync(kept(start - 1), kept(start));
    renameSync(join(logs, file), kept(1));
  }
}
