import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Seconds of processor time that each named process has used so far, its descendants with it. */
export function processorTimes(named: Readonly<Record<string, number>>): Record<string, number> {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const ticksOf = (pid: number): number =>
    processes.reduce(
      (sum, one) =>
        sum +
        // A child that has ended is in its parent's account.
        (one.pid === pid ? one.own + one.ofEnded : one.parent === pid ? ticksOf(one.pid) : 0),
      0,
    );
  return Object.fromEntries(Object.entries(named).map(([name, pid]) => [name, ticksOf(pid) / TICKS_A_SECOND]));
}

/** The process that has started another. */
export function parentOf(pid: number): number {
  const [found] = readProcess(pid);
  if (found === undefined) throw new Error(`there is no process ${pid}`);
  return found.parent;
}

function readProcess(pid: number): { pid: number; parent: number; own: number; ofEnded: number }[] {
  try {
    // The name of the program stands in brackets and may hold anything: what follows is counted from the last one.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
    return [{ pid, parent: parent!, own: user! + system!, ofEnded: endedUser! + endedSystem! }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
}
