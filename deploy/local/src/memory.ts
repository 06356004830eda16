import { readdirSync, readFileSync } from 'node:fs';

/**
 * Resident memory in bytes of these processes and all their descendants (Linux).
 * Pages that several processes share are counted with each of them, so the true figure is lower.
 */
export function residentBytes(roots: readonly number[]): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const counted = new Set(roots);
  // Parents have no order among pids: repeat until a pass adds nobody.
  for (let before = -1; before !== counted.size;) {
    before = counted.size;
    for (const { pid, parent } of processes) if (counted.has(parent)) counted.add(pid);
  }
  return processes.filter(({ pid }) => counted.has(pid)).reduce((sum, { resident }) => sum + resident, 0);
}

function readProcess(pid: number): { pid: number; parent: number; resident: number }[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ pid, parent: field('PPid'), resident: field('VmRSS') * 1024 }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
}
