import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process started, as text that never repeats for a reused pid; null when no such process runs.
 * A pid alone says nothing after a crash: the number may belong to a stranger by then.
 * @param {number} pid
 * @returns {string | null}
 */
export function startOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    try {
      const fields = statOf(pid);
      if (fields[0] === 'Z') return null;
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
      return `${boot}:${fields[19]}`;
    } catch {
      return null;
    }
  }
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.trim() === '' ? null : text.trim();
  } catch {
    return null;
  }
}

/**
 * The fields of `/proc/<pid>/stat` from the state on.
 * @param {number} pid
 */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command stands in parentheses and may contain spaces: fields are counted after the last one.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/**
 * Is the process halted (SIGSTOP, a debugger): there, and doing nothing?
 * @param {number} pid
 */
export function isHalted(pid) {
  try {
    const state =
      process.platform === 'linux'
        ? statOf(pid)[0]
        : execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return /^t/i.test(state ?? '');
  } catch {
    return false;
  }
}

/**
 * Is this very process, and not a later one with the same pid, still running?
 * @param {{pid: number, startedAt: string | null} | null | undefined} identity
 */
export function isRunning(identity) {
  return identity != null && identity.startedAt !== null && startOf(identity.pid) === identity.startedAt;
}
