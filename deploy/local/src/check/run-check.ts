import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { execa } from 'execa';

import type { Check } from './checks.js';
import { type Outcome, outcomeOf, outcomeOfJest } from './outcome.js';

export interface CheckResult extends Outcome {
  readonly check: Check;
  readonly logFile: string;
  readonly milliseconds: number;
}

const workersOf = ({ workers }: Check): string[] => (workers === undefined ? [] : [`--maxWorkers=${workers}`]);

/** Run one check with its output in `<id>.log` (and `<id>.json` for Jest) of the folder. It never throws. */
export async function runCheck(
  check: Check,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<CheckResult> {
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, `${check.id}.log`);
  const report = join(folder, `${check.id}.json`);
  rmSync(report, { force: true });
  const began = Date.now();
  const [command = '', ...args] = check.jest
    ? [...check.command, '--', '--json', `--outputFile=${report}`, ...workersOf(check)]
    : check.command;
  const { exitCode = 1 } = await execa(command, args, {
    cwd: check.cwd,
    env: { ...env, FORCE_COLOR: '0' },
    reject: false,
    stdin: 'ignore',
    stdout: { file: logFile },
    stderr: { file: logFile },
    buffer: false,
  });
  const outcome = check.jest ? outcomeOfJest(report, exitCode) : outcomeOf(exitCode);
  return { ...outcome, check, logFile, milliseconds: Date.now() - began };
}
