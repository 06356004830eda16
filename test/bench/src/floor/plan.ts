/** The services that act in a case, each with a task queue of its own. */
export const SERVICES = ['intake', 'mediation', 'performance', 'asset-control', 'credit-repair'] as const;
export type Service = (typeof SERVICES)[number];

/** What a case waits for beside messages: its one next deadline. */
export interface Deadline {
  readonly name: string;
  /** Whether it comes; one that is only waited for is cancelled, or left standing at the end. */
  readonly comes: boolean;
}

/** One step: what brings it about, who must act, and the deadline that is next from then on. */
export interface Step {
  readonly on: 'start' | 'update' | 'signal' | 'timer';
  /** Services of one round act side by side, rounds one after the other. */
  readonly rounds: readonly (readonly Service[])[];
  /** Left out: none is next. The same name as before: its instant stands, and so does its timer. */
  readonly deadline?: Deadline;
  /** A workflow that is started beside the last round and outlives this one. */
  readonly child?: readonly Step[];
}

/** Task queues, workflow and message names of the bare workflows. */
export const FLOOR = {
  queue: 'bench-floor',
  queueOf: (service: Service) => `bench-floor-${service}`,
  case: 'bareCase',
  lapse: 'bareLapse',
  act: 'act',
  fact: 'fact',
  lapseAt: 'lapseAt',
  stepsDone: 'stepsDone',
  /** Events by which a round lengthens a bare lapse: a workflow task, an activity, four markers. */
  roundEvents: 10,
} as const;
