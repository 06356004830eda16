/**
 * `npm run bench -- calendar [--cases N]`: a holiday notice is adopted while so many cases are open, Temporal on PostgreSQL: which cases
 * are woken, how long it takes until all know it, and how long people wait meanwhile, beside the same work without it. Ends with 1 when
 * a target is missed.
 */
import { parseArgs } from 'node:util';

import { Court } from '@hejie/local/demo';

import { adopt, allAtRest, lengths } from './calendar/adoption.js';
import { KINDS, moves, NOW } from './calendar/kinds.js';
import { People } from './calendar/people.js';
import { CalendarRecords } from './calendar/records.js';
import { seed, templates } from './calendar/seed.js';
import { CaseClock } from './court/clock.js';
import { enrolMediator } from './court/court-case.js';
import { pause, percentile, print, sorted, table } from './measure/figures.js';
import { Histories } from './measure/histories.js';
import { openStack } from './measure/stack.js';

const P99_ALLOWED = 2;
/** Work without the notice, before and after it. */
const QUIET_MS = 40_000;
/** With it at least as long, however soon it is adopted. */
const LOUD_MS = 40_000;
/** Of the cases in performance so many are paid meanwhile: what wakes those is money. */
const PAID = 100;

const { cases: asked } = parseArgs({ options: { cases: { type: 'string', default: '20000' } } }).values;
const size = Number(asked);
if (!Number.isInteger(size) || size < 200) throw new Error('--cases must be a whole number from 200 on');

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
const at = (times: readonly number[], share: number): number => percentile(sorted(times), share);

const opened = await openStack({ durable: true });
const { addresses } = opened.stack;
const [histories, records, court] = [
  await Histories.open(addresses),
  await CalendarRecords.open(opened.databaseUrl),
  new Court(addresses),
];
let met: boolean;
try {
  await enrolMediator(court);
  const from = await templates(court);
  await pause(3_000);
  const began = performance.now();
  const { cases, template } = await seed(size, from, { records, histories });
  print(`${size} cases were seeded and wait, in ${seconds(performance.now() - began)}`);

  const clock = new CaseClock(NOW);
  const reminded = cases.filter(({ kind }) => kind === KINDS[0]);
  const paid = new Set(reminded.slice(0, PAID));
  const people = new People(
    court,
    [...paid].map(({ caseId }) => caseId),
    () => clock.running,
  );
  const workFor = (milliseconds: number): Promise<number[]> => {
    const end = performance.now() + milliseconds;
    return people.work(() => performance.now() > end);
  };

  await workFor(5_000);
  const before = await workFor(QUIET_MS);
  const watched = cases.filter((one) => !paid.has(one));
  const lengthsBefore = await lengths(histories, watched);
  let over = false;
  const end = performance.now() + LOUD_MS;
  const working = people.work(() => over && performance.now() > end);
  const adoption = await adopt(court, records, clock.running).finally(() => (over = true));
  const during = await working;
  await allAtRest(histories, watched);
  const lengthsAfter = await lengths(histories, watched);
  const after = await workFor(QUIET_MS);

  const woken = new Set(watched.filter((_, index) => lengthsBefore[index] !== lengthsAfter[index]));
  const rows = KINDS.map((kind) => {
    const ofKind = watched.filter((one) => one.kind === kind);
    const wanted = moves(kind, template) ? ofKind.length : 0;
    return { name: kind.name, cases: ofKind.length, wanted, woken: ofKind.filter((one) => woken.has(one)).length };
  });
  print();
  print(
    table([
      ['open cases', 'n', 'deadline moves or gets certain', 'woken'],
      ...rows.map((row) => [row.name, row.cases, row.wanted, row.woken]),
    ]),
  );
  const without = [...before, ...after];
  const ratio = at(during, 0.99) / at(without, 0.99);
  print(
    `\nthe command was answered in ${adoption.answered.toFixed(0)} ms (${adoption.cases} cases), all knew the notice after ${seconds(adoption.told)}: ${((size / adoption.told) * 1_000).toFixed(0)} cases a second`,
  );
  const line = (what: string, times: readonly number[]): string[] => [
    what,
    `${times.length}`,
    ...[0.5, 0.99, 1].map((share) => at(times, share).toFixed(0)),
  ];
  print(
    table([
      ['ordinary commands (ms)', 'n', 'p50', 'p99', 'max'],
      line('before', before),
      line('while it is adopted', during),
      line('after', after),
    ]),
  );
  const exact = rows.every((row) => row.wanted === row.woken);
  met = exact && ratio <= P99_ALLOWED;
  print(
    `p50 ratio ${(at(during, 0.5) / at(without, 0.5)).toFixed(2)}   p99 ratio ${ratio.toFixed(2)} (wanted at most ${P99_ALLOWED})`,
  );
  if (!exact) print('✖ other cases were woken than those whose live deadline moves or gets certain');
  print(`targets: ${met ? 'met' : 'missed'}`);
} finally {
  await Promise.allSettled([histories.close(), records.close()]);
  await opened.close();
}
process.exit(met ? 0 : 1);
