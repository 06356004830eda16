import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Minutes and seconds, as `4:07`.
 * @param {number} milliseconds
 */
export function clockText(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * The last lines of a log, for a failure message.
 * @param {string} file
 * @param {number} [count]
 */
export function lastLines(file, count = 20) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(no log was written)';
  }
}

/** A step failed: its log and what to do stand in the message. */
export class StepFailure extends Error {
  /**
   * @param {string} cause one sentence
   * @param {string} remedy
   * @param {string} logFile
   */
  constructor(cause, remedy, logFile) {
    super(`✖ ${cause}\n  → ${remedy}\n  last lines of ${logFile}:\n${lastLines(logFile).replace(/^/gm, '    ')}`);
    this.name = 'StepFailure';
  }
}

/** Somebody ended us in the middle of a step, and the step with us. */
export class StepEnded extends Error {}

const ENDING = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Run one long command with its output in a log file and one moving line on stderr.
 * @param {{title: string, command: string, args: string[], cwd: string, logFile: string, remedy: string, env?: NodeJS.ProcessEnv, state?: () => string}} step
 * @returns {Promise<void>}
 * @throws {StepFailure | StepEnded}
 */
export async function runStep({ title, command, args, cwd, logFile, remedy, env, state = () => '' }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const began = Date.now();
  const terminal = process.stderr.isTTY;
  const line = () => `${title} · ${clockText(Date.now() - began)}${state() === '' ? '' : ` · ${state()}`}`;
  let shown = false;
  const show = () => {
    shown = true;
    process.stderr.write(terminal ? `\r\x1b[K◌ ${line()}` : `◌ ${line()}\n`);
  };
  // A step that is done at once says nothing at all.
  const ticker = setInterval(show, terminal ? 1_000 : 10_000);
  const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', log, log] });
  // Who is told to end ends the command first: left to itself it would go on writing where the next one begins.
  let ended = false;
  /** @param {NodeJS.Signals} signal */
  const endToo = (signal) => {
    ended = true;
    child.kill(signal);
    // npm hears the first signal and may go on unpacking for a minute.
    setTimeout(() => child.kill('SIGKILL'), 3_000).unref();
  };
  for (const signal of ENDING) process.on(signal, endToo);
  try {
    /** @type {number | string} */
    const status = await new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
    });
    if (ended) throw new StepEnded();
    if (status !== 0) throw new StepFailure(`${title} failed (${status}).`, remedy, logFile);
    if (shown) process.stderr.write(`${terminal ? '\r\x1b[K' : ''}✔ ${line()}\n`);
  } finally {
    clearInterval(ticker);
    for (const signal of ENDING) process.off(signal, endToo);
    closeSync(log);
  }
}
