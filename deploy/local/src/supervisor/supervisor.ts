import type { ProcessSpec, ProcessStatus } from './process-spec.js';
import { type ProcessEvent, SupervisedProcess } from './supervised-process.js';

export type SupervisorObserver = (event: ProcessEvent, status: ProcessStatus, detail: string) => void;

/** Keeps a set of processes running: starts each after those it depends on, and stops in the opposite order. */
export class Supervisor {
  private readonly processes = new Map<string, SupervisedProcess>();
  private closed = false;

  constructor(private readonly observe: SupervisorObserver = () => undefined) {}

  statuses(): ProcessStatus[] {
    return [...this.processes.values()].map((process) => process.status());
  }

  /** Start one process; resolves when it is ready. Those it depends on must have been started before. */
  async start(spec: ProcessSpec): Promise<void> {
    // A long step, such as a build, may end after everything was told to stop.
    if (this.closed) throw new Error(`${spec.name} is not started: everything is being stopped`);
    const missing = spec.dependsOn.filter((name) => !this.processes.has(name));
    if (missing.length > 0) throw new Error(`${spec.name} depends on ${missing.join(', ')}, which is not started`);
    const process = new SupervisedProcess(spec, (event, source, detail) =>
      this.observe(event, source.status(), detail),
    );
    this.processes.set(spec.name, process);
    await process.start();
  }

  /** Start processes, each as soon as those it depends on are ready. */
  async startAll(specs: readonly ProcessSpec[], eachStarted: (name: string) => void = () => undefined): Promise<void> {
    const started = new Map<string, Promise<void>>();
    for (const spec of inStartOrder(specs)) {
      const before = spec.dependsOn.flatMap((name) => started.get(name) ?? []);
      started.set(
        spec.name,
        Promise.all(before).then(async () => {
          await this.start(spec);
          eachStarted(spec.name);
        }),
      );
    }
    const outcomes = await Promise.allSettled(started.values());
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  /** The process of that name. */
  process(name: string): SupervisedProcess {
    const process = this.processes.get(name);
    if (process === undefined)
      throw new Error(`there is no process "${name}"; there are ${[...this.processes.keys()].join(', ')}`);
    return process;
  }

  /** Drain and stop everything: a process stops when all that are to stop before it have stopped. */
  async stopAll(): Promise<void> {
    this.closed = true;
    const all = [...this.processes.values()];
    const stopped = new Map<string, Promise<void>>();
    const stop = (process: SupervisedProcess): Promise<void> => {
      const { name } = process.spec;
      const earlier = all.filter(({ spec }) => spec.dependsOn.includes(name) || spec.stopsBefore?.includes(name));
      const stopping = stopped.get(name) ?? Promise.all(earlier.map(stop)).then(() => process.stop());
      stopped.set(name, stopping);
      return stopping;
    };
    all.forEach(stop);
    await Promise.all(stopped.values());
  }

  /** End everything now, without draining. */
  stopAllHard(): void {
    this.closed = true;
    for (const process of this.processes.values()) process.stopHard();
  }
}

/**
 * The specs so ordered that each stands after all it depends on.
 * @throws Error for a circle
 */
export function inStartOrder(specs: readonly ProcessSpec[]): ProcessSpec[] {
  const ordered: ProcessSpec[] = [];
  const names = new Set(specs.map(({ name }) => name));
  let waiting = [...specs];
  while (waiting.length > 0) {
    const isPlaced = (name: string) => !names.has(name) || ordered.some((placed) => placed.name === name);
    const next = waiting.filter(({ dependsOn }) => dependsOn.every(isPlaced));
    if (next.length === 0) throw new Error(`circular dependsOn: ${waiting.map(({ name }) => name).join(', ')}`);
    ordered.push(...next);
    waiting = waiting.filter((spec) => !next.includes(spec));
  }
  return ordered;
}
