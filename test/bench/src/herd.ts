/**
 * `npm run bench -- herd [--cases N] [--checkout DIR] [--against DIR]`: so many cases whose 30 days lapse at one instant,
 * Temporal on PostgreSQL; beside bare workflows with as long a history, a timer and one empty activity. Once warm, once with
 * the worker restarted. `--against`: the same herd on the stack of another checkout, built. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util';

import { Court } from '@hejie/local/demo';

import { enrolMediator } from './court/court-case.js';
import { Floor } from './floor/floor.js';
import { gather, sendScout } from './herd/herd.js';
import { bareLapse, lapse, type Lapse } from './herd/lapse.js';
import { HerdRecords } from './herd/records.js';
import { print } from './measure/figures.js';
import { Histories } from './measure/histories.js';
import { openStack } from './measure/stack.js';

const TARGET = { ofBare: 0.4, ofOther: 2 };
const SITUATIONS = ['warm', 'restarted'] as const;
type Situation = (typeof SITUATIONS)[number];
interface Measured {
  readonly ours: Lapse;
  readonly bare: Lapse | undefined;
}

const { cases, checkout, against } = parseArgs({
  options: { cases: { type: 'string', default: '500' }, checkout: { type: 'string' }, against: { type: 'string' } },
}).values;
const size = Number(cases);
if (!Number.isInteger(size) || size < 1) throw new Error('--cases must be a whole number');

async function measure(where: string | undefined, withBare: boolean): Promise<Record<Situation, Measured>> {
  const opened = await openStack({ checkout: where, durable: true });
  const { stack } = opened;
  const [histories, floor] = [await Histories.open(stack.addresses), await Floor.open(stack.addresses)];
  const records = await HerdRecords.open(opened.databaseUrl);
  const ground = { stack, histories, records, floor };
  try {
    const court = new Court(stack.addresses);
    await enrolMediator(court);
    const scout = await sendScout(court, histories, records);
    print(`${size} cases, ${scout.events} events long when only the end is left`);
    const one = async (situation: Situation): Promise<Measured> => {
      const restart = situation === 'restarted';
      const bare = withBare ? await bareLapse(ground, size, scout, restart) : undefined;
      if (bare) tell(`bare, ${situation}`, bare);
      const herd = await gather(size, court, records, scout);
      print(`${size} cases were brought there at ${herd.pace.toFixed(1)} commands a second`);
      const ours = await lapse(ground, herd, scout, restart);
      tell(situation, ours);
      return { ours, bare };
    };
    return { warm: await one('warm'), restarted: await one('restarted') };
  } finally {
    await Promise.allSettled([histories.close(), floor.close(), records.close()]);
    await opened.close();
  }
}

function tell(what: string, { rate, p50, p99, max, closed, repeated, processor }: Lapse): void {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
  print(
    `${what}   ${rate.toFixed(1)}/s to 99 %   late p50 ${seconds(p50)}, p99 ${seconds(p99)}, max ${seconds(max)}   workflows closed ${closed.toFixed(1)}/s   done again: ${repeated.activities} activities, ${repeated.tasks} workflow tasks`,
  );
  const spent = Object.entries(processor).filter(([, milliseconds]) => milliseconds >= 0.5);
  const total = spent.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  const each = spent.sort(([, a], [, b]) => b - a).map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(0)}`);
  print(`  processor time a case (ms): ${total.toFixed(0)} = ${each.join(' + ')}`);
}

const other = against === undefined ? undefined : await measure(against, false);
const found = await measure(checkout, true);
let met = true;
print();
for (const situation of SITUATIONS) {
  const { ours, bare } = found[situation];
  const ofBare = ours.rate / bare!.rate;
  met &&= ofBare >= TARGET.ofBare;
  print(
    `${situation}   ${ours.rate.toFixed(1)}/s, bare ${bare!.rate.toFixed(1)}/s   ratio ${ofBare.toFixed(2)} (wanted ${TARGET.ofBare})`,
  );
  if (other === undefined) continue;
  const ofOther = ours.rate / other[situation].ours.rate;
  met &&= ofOther >= TARGET.ofOther;
  print(
    `  ${against}: ${other[situation].ours.rate.toFixed(1)}/s   ratio ${ofOther.toFixed(2)} (wanted ${TARGET.ofOther})`,
  );
}
print(`targets: ${met ? 'met' : 'missed'}`);
process.exit(met ? 0 : 1);
