import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SUPERVISOR = join(import.meta.dirname, 'keep-a-stack.mjs');
const UP_WITHIN_MS = 240_000;
/** A supervisor that does not end by itself within this time is ended. */
const END_WITHIN_MS = 60_000;

/** A supervisor of a whole stack as a process of its own, so that it can be interrupted and killed like that of `npm start`. */
export class Supervised {
  #diary = '';
  #child;

  /**
   * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
   * @param {string} named what HEJIE_E2E_STACK says of the stack
   */
  constructor(child, named) {
    this.#child = child;
    this.named = named;
    child.stderr.on('data', (text) => (this.#diary += String(text)));
  }

  /**
   * Starts one on the data of that folder, and waits until all is up.
   * @param {string} dataDir
   */
  static async up(dataDir) {
    const child = spawn(process.execPath, [SUPERVISOR, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
    const giveUp = Date.now() + UP_WITHIN_MS;
    let [said, told] = ['', ''];
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (told += String(text)));
    while (!said.includes('\n')) {
      if (child.exitCode !== null) throw new Error(`the supervisor ended: ${told}`);
      if (Date.now() > giveUp) {
        child.kill('SIGINT');
        throw new Error(`the stack is not up after ${UP_WITHIN_MS / 1_000} s: ${told}`);
      }
      await sleep(100);
    }
    return new Supervised(child, said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  }

  /**
   * Sends the signal and waits for the end.
   * @param {'SIGINT' | 'SIGKILL'} signal
   * @returns the exit status, and who had stopped when, in order
   */
  async ends(signal) {
    const child = this.#child;
    const ended = once(child, 'close');
    child.kill(signal);
    const [code] = /** @type {[number | null]} */ (await ended);
    return { code, stopped: [...this.#diary.matchAll(/^([\w-]+) stopped/gm)].map(([, name]) => String(name)) };
  }

  /** Stops it, unless it has ended already: one that lives on would keep the whole run from ending. */
  async stop() {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const killer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
    await this.ends('SIGINT');
    clearTimeout(killer);
  }
}
