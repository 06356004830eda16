import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { execa, type ResultPromise } from 'execa';
import waitOn from 'wait-on';

import { clockText, lastLines } from '../../preinstall/progress.mjs';
import { startOf } from '../../preinstall/process-identity.mjs';
import type { ProcessSpec, ProcessState, ProcessStatus } from './process-spec.js';

/** After a crash: at once is too soon for a port to be free, and later than this a person would be faster. */
const FIRST_BACK_OFF = 500;
const LONGEST_BACK_OFF = 15_000;
/** A process that was ready for so long has recovered: its next crash begins the back-off anew. */
const RECOVERED_AFTER = 30_000;
/** A process that never became ready is given up after so many attempts: its configuration is wrong, not its luck. */
const ATTEMPTS_BEFORE_READY = 3;

export type ProcessEvent = 'started' | 'ready' | 'exited' | 'restarting' | 'stopped' | 'failed';
type Observer = (event: ProcessEvent, process: SupervisedProcess, detail: string) => void;

/** A process could not be brought to readiness. The message holds cause, remedy and the last lines of its log. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  constructor(
    readonly process: string,
    cause: string,
    logFile: string,
  ) {
    super(`${cause}\n  → The whole log: ${logFile}\n  its last lines:\n${lastLines(logFile).replace(/^/gm, '    ')}`);
  }
}

/** One process that is kept running: started, watched, restarted with back-off, drained. */
export class SupervisedProcess {
  private child: ResultPromise | null = null;
  private state: ProcessState = 'stopped';
  private since = Date.now();
  private startedAt: string | null = null;
  private restarts = 0;
  private crashesInARow = 0;
  /** When it last became ready since its last crash, epoch milliseconds. */
  private readySince: number | null = null;
  private everReady = false;
  private lastExit: string | null = null;
  private running: Promise<void> | null = null;
  private readonly ending = new AbortController();

  constructor(
    readonly spec: ProcessSpec,
    private readonly observe: Observer = () => undefined,
  ) {}

  status(): ProcessStatus {
    const { name, logFile, ready } = this.spec;
    return {
      name,
      logFile,
      ready,
      state: this.state,
      pid: this.child?.pid ?? null,
      startedAt: this.startedAt,
      restarts: this.restarts,
      since: this.since,
      lastExit: this.lastExit,
    };
  }

  /**
   * Start, and resolve when it is ready for the first time.
   * @throws StartFailure when it exits three times before that, or takes too long
   */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.running = this.keepRunning(resolve, reject);
    });
  }

  /** Resolves when the process is ready, now or after its restart. */
  async whenReady(timeout: number): Promise<void> {
    const until = Date.now() + timeout;
    while (this.state !== 'ready') {
      if (Date.now() > until)
        throw new StartFailure(
          this.spec.name,
          `${this.spec.name} is not ready after ${clockText(timeout)}.`,
          this.spec.logFile,
        );
      await delay(50);
    }
  }

  /** Send a signal to the process itself, as an operator or a fault would: the supervisor then restarts it. */
  kill(signal: NodeJS.Signals): void {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error(`${this.spec.name} does not run`);
    // The state changes now and not at the exit, so that whoever waits for readiness waits for the next one.
    if (signal === 'SIGKILL') this.enter('backing off');
    process.kill(pid, signal);
  }

  /** Drain and end it, by force when its time is over; it is not restarted. */
  async stop(): Promise<void> {
    this.ending.abort();
    const child = this.child;
    if (child !== null) {
      this.enter('stopping');
      child.kill(this.spec.stopSignal);
      const timer = setTimeout(() => this.stopHard(), this.spec.stopWithin);
      await this.running;
      clearTimeout(timer);
    } else {
      await this.running;
    }
    if (this.state !== 'failed') this.enter('stopped');
    this.observe('stopped', this, this.lastExit ?? '');
  }

  /** End it and everything it started, now. */
  stopHard(): void {
    this.ending.abort();
    killGroup(this.child?.pid);
  }

  private enter(state: ProcessState): void {
    this.state = state;
    this.since = Date.now();
  }

  private async keepRunning(firstReady: () => void, giveUp: (error: Error) => void): Promise<void> {
    const deadline = Date.now() + this.spec.readyWithin;
    while (!this.ending.signal.aborted) {
      const exited = this.spawn();
      const ready = this.waitUntilReady(exited, firstReady);
      if (!this.everReady) void this.failWhenLate(exited, deadline, giveUp);
      this.lastExit = await exited;
      await ready;
      this.child = null;
      this.startedAt = null;
      if (this.ending.signal.aborted) break;
      if (this.readySince !== null && Date.now() - this.readySince > RECOVERED_AFTER) this.crashesInARow = 0;
      this.readySince = null;
      this.crashesInARow += 1;
      if (!this.everReady && this.crashesInARow >= ATTEMPTS_BEFORE_READY) {
        this.enter('failed');
        this.observe('failed', this, this.lastExit);
        giveUp(
          new StartFailure(
            this.spec.name,
            `${this.spec.name} ends before it is ready (${this.lastExit}).`,
            this.spec.logFile,
          ),
        );
        return;
      }
      await this.backOff();
    }
    giveUp(new Error(`${this.spec.name} was stopped before it was ready`));
  }

  private async backOff(): Promise<void> {
    const pause = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** (this.crashesInARow - 1));
    this.enter('backing off');
    this.observe('exited', this, `${this.lastExit}; restart in ${pause / 1000} s`);
    await delay(pause, undefined, { signal: this.ending.signal }).catch(() => undefined);
    if (this.ending.signal.aborted) return;
    this.restarts += 1;
    this.observe('restarting', this, `restart ${this.restarts}`);
  }

  /** Spawns and returns the promise of how it exits, in words; that promise never rejects. */
  private spawn(): Promise<string> {
    const { spec } = this;
    mkdirSync(dirname(spec.logFile), { recursive: true });
    // The file itself and not a pipe through us: a child must not lose its log with its supervisor.
    // (execa's types name the low descriptors only; any open one works.)
    const log = openSync(spec.logFile, 'a') as 3;
    // Its own process group: Ctrl-C in the terminal must reach the supervisor only, which then stops in order.
    const child = execa(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: { ...spec.env },
      extendEnv: false,
      detached: true,
      cleanup: false,
      // Who is asked to end has the time of its spec, not the five seconds after which execa would kill it.
      forceKillAfterDelay: false,
      reject: false,
      stdio: ['ignore', log, log],
      buffer: false,
      uid: spec.user?.uid,
      gid: spec.user?.gid,
    });
    closeSync(log);
    this.child = child;
    this.startedAt = child.pid === undefined ? null : startOf(child.pid);
    this.enter('starting');
    this.observe('started', this, `pid ${child.pid ?? 'none'}`);
    return child.then(({ exitCode, signal, originalMessage }) => {
      killGroup(child.pid);
      return signal !== undefined
        ? signal
        : exitCode !== undefined
          ? `exit ${exitCode}`
          : (originalMessage ?? 'could not start');
    });
  }

  private async waitUntilReady(exited: Promise<string>, firstReady: () => void): Promise<void> {
    const child = this.child;
    let alive = true;
    void exited.then(() => (alive = false));
    while (alive && this.state === 'starting') {
      // Short waits, repeated: wait-on cannot be interrupted when the process exits meanwhile.
      const answered = await waitOn({
        resources: [this.spec.ready],
        interval: 100,
        window: 0,
        timeout: 1000,
        tcpTimeout: 500,
        httpTimeout: 1000,
      }).then(
        () => true,
        () => false,
      );
      if (!answered || !alive || this.child !== child || this.state !== 'starting') continue;
      this.everReady = true;
      this.readySince = Date.now();
      this.enter('ready');
      this.observe('ready', this, '');
      firstReady();
    }
  }

  private async failWhenLate(exited: Promise<string>, deadline: number, giveUp: (error: Error) => void): Promise<void> {
    const timer = delay(Math.max(0, deadline - Date.now()), 'late' as const, { ref: false });
    if ((await Promise.race([exited, timer])) !== 'late' || this.everReady || this.ending.signal.aborted) return;
    giveUp(
      new StartFailure(
        this.spec.name,
        `${this.spec.name} is not ready after ${clockText(this.spec.readyWithin)}. The next start goes on from what is built.`,
        this.spec.logFile,
      ),
    );
  }
}

/** Ends what a process left behind in its group; the group is gone already in most cases. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    return;
  }
}
