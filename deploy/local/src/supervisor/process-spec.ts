/** How one process of the stack is run. */
export interface ProcessSpec {
  /** Its name in `npm run status`, in logs and in `dependsOn`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The user it runs as; PostgreSQL refuses to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Both of its outputs are appended to this file. */
  readonly logFile: string;
  /** What must answer before the process counts as ready, as wait-on writes it: `tcp:127.0.0.1:7233`, `http-get://127.0.0.1:7101/health/ready`. */
  readonly ready: string;
  /** How long the first start may take, in milliseconds. */
  readonly readyWithin: number;
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  /** How long it may drain before it is killed, in milliseconds. */
  readonly stopWithin: number;
  /** The processes that must be ready before this one starts, and that stop after it. */
  readonly dependsOn: readonly string[];
  /** Further processes that stop after it, though it may start before them. */
  readonly stopsBefore?: readonly string[];
}

export type ProcessState = 'stopped' | 'starting' | 'ready' | 'backing off' | 'stopping' | 'failed';

/** What `npm run status` shows of a process; instants are epoch milliseconds of the machine. */
export interface ProcessStatus {
  readonly name: string;
  readonly state: ProcessState;
  readonly pid: number | null;
  /** Tells this process from a later one with the same pid. */
  readonly startedAt: string | null;
  readonly restarts: number;
  readonly since: number;
  readonly lastExit: string | null;
  readonly logFile: string;
  /** What must answer as long as it is ready, as in {@link ProcessSpec}. */
  readonly ready: string;
}
