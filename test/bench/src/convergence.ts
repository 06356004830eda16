/**
 * `npm run bench -- convergence [--publications N] [--at-once N]`: from the hearing of a decision to the certificate that twelve bodies
 * show it for three effects, one publication after the other, beside plain loops of 36 calls; the same with one silent body; many
 * publications at once; and what one costs in Temporal. Ends with 1 when a target is missed.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import { publicationCost, type PublicationCost } from './convergence/cost.js';
import { Exchange, type Converged, type Told } from './convergence/exchange.js';
import { plainCalls } from './convergence/plain.js';
import { percentile, print, sideBySide, sorted, table } from './measure/figures.js';

const TARGET = { p95: 2_000, besideSilent: 1.1, cost: 1.2 };
/** Which body is silent. */
const SILENT = 'taxation';
const WARM_UP = 3;
/** Decisions that are heard at the same time: so many partitions the topic of facts has. */
const HEARD_AT_ONCE = 6;

const { values } = parseArgs({
  options: { publications: { type: 'string', default: '30' }, 'at-once': { type: 'string', default: '1000' } },
});
const [publications, atOnce] = [Number(values.publications), Number(values['at-once'])];

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const s = (value: number): string => `${(value / 1_000).toFixed(1)} s`;
const p = (times: readonly number[], share: number): number => percentile(sorted(times), share);

/** Listed, then deleted: what is measured is the deletion. One after the other, and a plain loop after each. */
async function oneByOne(exchange: Exchange, count: number, silent: string | null, also?: () => Promise<void>) {
  const courses: Converged[] = [];
  for (let no = 0; no < count; no += 1) {
    const known = await exchange.enter();
    await exchange.untilConverged([await exchange.hears(known, 'LISTED', 1)], silent);
    const told = await exchange.hears(known, 'DELETED', 2);
    await exchange.untilConverged([told], silent);
    courses.push(await exchange.courseOf(told));
    await also?.();
  }
  return courses;
}

const verifiedByOthers = (courses: readonly Converged[]): number[] =>
  courses.flatMap(({ deliveries }) =>
    deliveries.filter(({ agencyId }) => agencyId !== SILENT).map(({ verified }) => verified),
  );

async function latency(exchange: Exchange): Promise<boolean> {
  const [loop, together]: [number[], number[]] = [[], []];
  await oneByOne(exchange, WARM_UP, null, async () => void (await plainCalls(exchange.links, false)));
  const courses = await oneByOne(exchange, publications, null, async () => {
    loop.push(await plainCalls(exchange.links, false));
    together.push(await plainCalls(exchange.links, true));
  });
  const certified = courses.map((one) => one.certified);
  const row = (what: string, times: readonly number[]): string[] => [
    what,
    ms(p(times, 0.5)),
    ms(p(times, 0.95)),
    (p(certified, 0.5) / p(times, 0.5)).toFixed(1),
  ];
  print(
    table([
      [`36 deliveries, ${publications} times`, 'p50', 'p95', 'ours ×'],
      row('decision → certificate', certified),
      row('plain loop of 36 calls', loop),
      row('36 calls at once', together),
    ]),
  );
  return target(`p95 of decision → certificate ≤ ${s(TARGET.p95)}`, p(certified, 0.95) <= TARGET.p95);
}

/** By turns, so that whatever else the machine does meets both. */
async function besideSilent(exchange: Exchange): Promise<boolean> {
  const [without, beside]: [Converged[], Converged[]] = [[], []];
  const turns = 4;
  for (let turn = 0; turn < turns; turn += 1) {
    const count = Math.ceil(publications / turns);
    without.push(...(await oneByOne(exchange, count, null)));
    await exchange.silence(SILENT);
    beside.push(...(await oneByOne(exchange, count, SILENT)));
    await exchange.silence(null);
  }
  const [alone, other] = [p(verifiedByOthers(without), 0.95), p(verifiedByOthers(beside), 0.95)];
  print(
    `\nothers verified, p95: ${ms(alone)} without a silent body, ${ms(other)} beside one: ${(other / alone).toFixed(2)} ×`,
  );
  return target(`beside a silent body ≤ ${TARGET.besideSilent} ×`, other / alone <= TARGET.besideSilent);
}

async function herd(exchange: Exchange): Promise<boolean> {
  const cases = await sideBySide(Array.from({ length: atOnce }), 8, () => exchange.enter());
  const began = Date.now();
  const told = (await sideBySide(cases, HEARD_AT_ONCE, (one) => exchange.hears(one, 'DELETED', 1))).map(
    (one): Told => ({ ...one, at: began }),
  );
  const heard = Date.now() - began;
  await exchange.untilConverged(told, null, 500);
  const courses = await sideBySide(told, 8, (one) => exchange.courseOf(one));
  const late = courses.map(({ certified }) => certified);
  const waits = courses.flatMap(({ deliveries }) => deliveries.map(({ dispatched }) => dispatched));
  const all = p(late, 1);
  print(
    `\n${atOnce} publications at once, heard within ${s(heard)}: ${((atOnce * 1_000) / all).toFixed(1)} certificates/s, ${((atOnce * 36_000) / all).toFixed(0)} deliveries/s`,
  );
  print(`certified after p50 ${s(p(late, 0.5))}, p99 ${s(p(late, 0.99))}, max ${s(all)}`);
  const [median, largest] = [p(waits, 0.5), p(waits, 1)];
  print(
    `a delivery waits for its turn: median ${s(median)}, largest ${s(largest)} (${(largest / median).toFixed(1)} ×)`,
  );
  return target(
    'nobody starves: all are certified, and none waits longer than all together take',
    late.every(Number.isFinite) && largest <= all,
  );
}

function cost({ ours, bare }: PublicationCost): boolean {
  const beside = (key: 'events' | 'transitions' | 'activities'): string[] => [
    key,
    `${ours[key]}`,
    `${bare[key]}`,
    (ours[key] / bare[key]).toFixed(2),
  ];
  print();
  print(
    table([
      ['a publication in Temporal', 'ours', 'bare', 'ratio'],
      beside('events'),
      beside('transitions'),
      beside('activities'),
    ]),
  );
  print(`heard: ${ours.heard.signal} signals, ${ours.heard.timer} deadlines`);
  const worst = Math.max(ours.events / bare.events, ours.activities / bare.activities);
  return target(`its case ≤ ${TARGET.cost} × a bare one`, worst <= TARGET.cost);
}

function target(what: string, met: boolean): boolean {
  print(`${met ? '✔' : '✖'} ${what}`);
  return met;
}

const env = {
  TEMPORAL_NAMESPACE: `bench-${randomBytes(5).toString('hex')}`,
  TEMPORAL_PAYLOAD_KEYS: `t1:${randomBytes(32).toString('base64')}`,
};
const exchange = await Exchange.open(env);
const met: boolean[] = [];
try {
  // First: its bridge hears whatever was told before.
  met.push(cost(await publicationCost(exchange, env)));
  met.push(await latency(exchange), await besideSilent(exchange), await herd(exchange));
  print(`\ntargets: ${met.every(Boolean) ? 'met' : 'missed'}`);
} finally {
  await exchange.close();
}
process.exit(met.length === 4 && met.every(Boolean) ? 0 : 1);
