/**
 * `npm run bench -- import [--applications N] [--lines N]`: a file of applications and one of the bank, each worked off by its service on empty servers; beside
 * bare inserts of the same rows, and the same file with the service killed in its middle. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util';

import { applications } from './import/applications.js';
import { bankLines } from './import/bank-lines.js';
import { course, type Course } from './import/course.js';
import type { Work } from './import/work.js';
import { print, table } from './measure/figures.js';

/** Held late beside early, processor time of a line late beside early, a killed run beside one that was not, and the share of the pace of bare inserts. */
const TARGET = { held: 1.25, processor: 1.4, killed: 1.5, ofBare: 0.02 };
/** So many parts at either end are compared; before them is the warming up. */
const ENDS = 3;

const { values } = parseArgs({
  options: { applications: { type: 'string', default: '10000' }, lines: { type: 'string', default: '100000' } },
});

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
/** The end of a course beside its beginning, without its first part. */
const late = (of: readonly number[]): number => mean(of.slice(-ENDS)) / mean(of.slice(1, 1 + ENDS));

function tell({ unit, lines }: Work, whole: Course, killed: Course): boolean {
  const pace = ({ seconds }: Course): string => `${(lines / seconds).toFixed(0)}/s`;
  print(`\n${lines.toLocaleString('en')} ${unit}`);
  print(
    table([
      ['', 'time', 'rate'],
      ['uninterrupted', `${whole.seconds.toFixed(1)} s`, pace(whole)],
      ['killed in the middle', `${killed.seconds.toFixed(1)} s`, pace(killed)],
      ['bare inserts', `${whole.bareSeconds.toFixed(1)} s`, `${(lines / whole.bareSeconds).toFixed(0)}/s`],
    ]),
  );
  const [megabytes, seconds] = [whole.parts.map((one) => one.megabytes), whole.parts.map((one) => one.seconds)];
  print(`held after each tenth: ${megabytes.map((one) => one.toFixed(0)).join(' ')} MB`);
  print(`rate in each tenth: ${seconds.map((one) => (lines / 10 / one).toFixed(0)).join(' ')} /s`);
  const processor = whole.parts.map((one) => one.processor);
  print(
    `processor time in each tenth: ${processor.map((one) => ((one * 10_000) / lines).toFixed(0)).join(' ')} ms each`,
  );
  for (const fault of [...whole.faults, ...killed.faults]) print(`  ${fault}`);
  return [
    target(`held late beside early ≤ ${TARGET.held} ×`, late(megabytes), (found) => found <= TARGET.held),
    target(
      `processor time late beside early ≤ ${TARGET.processor} ×`,
      late(processor),
      (found) => found <= TARGET.processor,
    ),
    target(
      `of the rate of bare inserts ≥ ${TARGET.ofBare}`,
      whole.bareSeconds / whole.seconds,
      (found) => found >= TARGET.ofBare,
    ),
    target(
      `killed beside uninterrupted ≤ ${TARGET.killed} ×`,
      killed.seconds / whole.seconds,
      (found) => found <= TARGET.killed,
    ),
    target('nothing twice, nothing lost', whole.faults.length + killed.faults.length, (found) => found === 0),
  ].every(Boolean);
}

function target(what: string, found: number, met: (found: number) => boolean): boolean {
  print(`${met(found) ? '✔' : '✖'} ${what}: ${Number.isInteger(found) ? found : found.toFixed(3)}`);
  return met(found);
}

let met = true;
for (const work of [applications(Number(values.applications)), bankLines(Number(values.lines))]) {
  if (work.lines === 0) continue;
  const whole = await course(work, { killed: false });
  const killed = await course(work, { killed: true });
  met = tell(work, whole, killed) && met;
}
print(`\ntargets: ${met ? 'met' : 'missed'}`);
process.exit(met ? 0 : 1);
