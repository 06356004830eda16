/** Thrown at an armed crash point inside this process. */
export class CrashedHere extends Error {
  // A plain field, not a parameter property: Node runs this file as it is in the children of crash tests.
  readonly point: string;

  constructor(point: string) {
    super(`Crashed at "${point}", as the test asked.`);
    this.name = 'CrashedHere';
    this.point = point;
  }
}

const armed = new Map<string, number>();
let passedInProcess: Map<string, number> | undefined;

/**
 * A crash point. Nothing happens unless it is armed:
 * in this process by {@link crashAt}, where it throws {@link CrashedHere};
 * or by the environment of a child process, `HEJIE_CRASH_AT=<point>` or `<point>#<n>` for the n-th passage,
 * where the process kills itself with SIGKILL, as a machine that loses its power would.
 * Put it into ports and handlers that a test hands in, never into the product's own code.
 */
export function crashHere(point: string, env: NodeJS.ProcessEnv = process.env): void {
  const remaining = armed.get(point);
  if (remaining !== undefined) {
    armed.set(point, remaining - 1);
    if (remaining === 1) throw new CrashedHere(point);
  }
  const wanted = env['HEJIE_CRASH_AT'];
  if (!wanted) return;
  const [name, passage = '1'] = wanted.split('#');
  if (name !== point) return;
  passedInProcess ??= new Map();
  const passages = (passedInProcess.get(point) ?? 0) + 1;
  passedInProcess.set(point, passages);
  if (passages === Number(passage)) process.kill(process.pid, 'SIGKILL');
}

/**
 * Runs work that is to crash at the named point (its n-th passage), and swallows that crash.
 * @throws Error when the work ended, well or badly, without reaching the point: the test would prove nothing.
 */
export async function crashAt(point: string, work: () => Promise<unknown>, passage = 1): Promise<void> {
  armed.set(point, passage);
  const [outcome] = await Promise.allSettled([work()]);
  const reached = (armed.get(point) ?? 0) <= 0;
  armed.delete(point);
  const reason: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
  if (!reached) throw new Error(`The work never reached passage ${passage} of "${point}".`, { cause: reason });
  if (outcome.status === 'rejected' && !isCrash(reason, point)) throw reason;
}

function isCrash(error: unknown, point: string): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof CrashedHere && at.point === point) return true;
  }
  return false;
}
