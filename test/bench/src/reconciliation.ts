/**
 * `npm run bench -- reconciliation`: the nightly comparison of a body's snapshot with what it should show, line by line, on real PostgreSQL; beside the same with both
 * sides in maps. Each in a process of its own. Ends with 1 where what is found differs, or memory grows with the lines.
 */
import { execFile } from 'node:child_process';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { print, table } from './measure/figures.js';
import { courtTables, DIFFERS_EVERY, shouldShow, writeSnapshot } from './reconciliation/court-and-body.js';
import type { Measured } from './reconciliation/compare.js';

const COMPARE = fileURLToPath(new URL('./reconciliation/compare.js', import.meta.url));
/** What is held beyond an idle process: of ten times the lines at most so much more, and so much of what maps hold. */
const TARGET = { growth: 1.5, ofMaps: 0.25 };

const { values } = parseArgs({ options: { lines: { type: 'string', default: '500000' } } });
const lines = Number(values.lines);
const folder = mkdtempSync(join(tmpdir(), 'hejie-bench-'));
const database = await courtTables();
try {
  const sizes = { whole: lines, tenth: Math.ceil(lines / 10) };
  const keys = new Map<string, string>();
  for (const [agencyId, size] of Object.entries(sizes)) {
    await shouldShow(database, agencyId, size);
    keys.set(agencyId, JSON.stringify(await writeSnapshot(database, agencyId, join(folder, agencyId))));
  }
  const run = async (way: string, agencyId: string): Promise<Measured> => {
    const args = ['--expose-gc', COMPARE, way, database.url, agencyId, join(folder, agencyId), keys.get(agencyId)!];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    // Before it may stand what the process warns of, e.g. that the baseline's query is slow.
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Measured;
  };
  const idle = await run('idle', 'tenth');
  const [tenth, whole, maps] = [await run('merged', 'tenth'), await run('merged', 'whole'), await run('maps', 'whole')];
  const over = ({ heldMegabytes }: Measured): number => heldMegabytes - idle.heldMegabytes;
  const row = (name: string, one: Measured) => [
    name,
    one.compared.toLocaleString('en'),
    one.found.toLocaleString('en'),
    `${one.seconds.toFixed(1)} s`,
    `${Math.round(one.compared / one.seconds).toLocaleString('en')}/s`,
    `${one.peakMegabytes.toFixed(0)} MB`,
    `${over(one).toFixed(1)} MB`,
  ];
  print(
    table([
      ['', 'lines', 'found', 'time', 'rate', 'peak of the process', 'held beyond an idle one'],
      row('line by line, a tenth', tenth),
      row('line by line', whole),
      row('both in maps', maps),
    ]),
  );
  const [growth, ofMaps] = [over(whole) / over(tenth), over(whole) / over(maps)];
  print(`time ${(whole.seconds / maps.seconds).toFixed(2)} × that of maps; held ${ofMaps.toFixed(3)} × what maps hold`);
  print(`held of ten times the lines: ${growth.toFixed(2)} ×`);
  const same = whole.found === maps.found && whole.found === Math.floor(lines / DIFFERS_EVERY);
  const met = same && growth <= TARGET.growth && ofMaps <= TARGET.ofMaps;
  const what = `the same found; held at most ${TARGET.growth} × for ten times the lines, ${TARGET.ofMaps} × of what maps hold`;
  print(`targets: ${met ? 'met' : 'missed'} (${what})`);
  process.exitCode = met ? 0 : 1;
} finally {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}
