/**
 * `npm run bench -- case [--checkout DIR]`: what six lives of a settlement and two of files beside one cost in Temporal, beside
 * bare workflows with the same timers, the same updates and one empty activity for each owning service of a step. Ends with 1 when
 * a target is missed.
 */
import { parseArgs } from 'node:util';

import { Court } from '@hejie/local/demo';

import { afterLastTimer, costOf, largestStepOf, type Cost } from './case/cost.js';
import { live, livedBy, type Lived } from './case/live.js';
import { FILE_LIVES } from './case/file-lives.js';
import { LIVES, type Life } from './case/lives.js';
import { enrolMediator } from './court/court-case.js';
import { Floor } from './floor/floor.js';
import { print, sideBySide, table } from './measure/figures.js';
import { Histories } from './measure/histories.js';
import { openStack } from './measure/stack.js';

const TARGET = { ratio: 1.2, stepBytes: 4 * 1024, lapse: { activities: 1, events: 12 } };

const { checkout } = parseArgs({ options: { checkout: { type: 'string' } } }).values;
const ALL_LIVES = [...LIVES, ...FILE_LIVES];

interface Pair {
  readonly name: string;
  readonly ours: Cost;
  readonly bare: Cost;
}

function row({ name, ours, bare }: Pair): string[] {
  const beside = (key: 'events' | 'transitions' | 'activities' | 'bytes'): string[] => [
    `${ours[key]}`,
    `${bare[key]}`,
    (ours[key] / bare[key]).toFixed(2),
  ];
  return [
    name,
    `${ours.runs}`,
    ...beside('events'),
    ...beside('transitions'),
    ...beside('activities'),
    `${ours.markers}`,
    ...beside('bytes'),
    `${ours.largestStep}`,
    `${bare.largestStep}`,
    `${ours.carried}`,
  ];
}

/** The yardstick holds only where the life went as planned. */
function asPlanned({ moves }: Life, { heard }: Cost): string[] {
  return (['update', 'signal', 'timer'] as const).flatMap((kind) => {
    const planned = moves.filter(({ on }) => on === kind).length;
    return heard[kind] === planned ? [] : [`${heard[kind]} × ${kind} instead of ${planned}`];
  });
}

const opened = await openStack({ checkout });
const { addresses } = opened.stack;
const [histories, floor, court] = [await Histories.open(addresses), await Floor.open(addresses), new Court(addresses)];
let met: boolean;
try {
  await enrolMediator(court);
  const lived = await sideBySide(ALL_LIVES, ALL_LIVES.length, async (life) => {
    const ours = await live(life, court, histories);
    print(`${life.name}: lived`);
    return ours;
  });
  const bare = await sideBySide(ALL_LIVES, 3, async ({ moves }, index): Promise<Lived> => {
    const steps = moves.map(({ does: _, ...step }) => step);
    const { workflowId } = await floor.walk(steps, costOf(lived[index]!.settlement).commandSizes);
    return livedBy(workflowId, histories);
  });
  const pairs = ALL_LIVES.flatMap(({ name }, index): Pair[] => {
    const [ours, floor] = [lived[index]!, bare[index]!];
    const settlement = { name, ours: costOf(ours.settlement), bare: costOf(floor.settlement) };
    if (ours.resumed.length === 0) return [settlement];
    return [settlement, { name: '  the resumed enforcement', ours: costOf(ours.resumed), bare: costOf(floor.resumed) }];
  });
  const head = (what: string): string[] => [what, 'bare', 'ratio'];
  print();
  print(
    table([
      [
        '',
        'runs',
        ...head('events'),
        ...head('transitions'),
        ...head('activities'),
        'markers',
        ...head('bytes'),
        'step ≤',
        'bare',
        'carried ≤',
      ],
      ...pairs.map(row),
    ]),
  );
  const lapse = afterLastTimer(lived[0]!.settlement);
  print(
    `\nafter the timer of a lapse: ${lapse.activities} activities, ${lapse.events} events (wanted ${TARGET.lapse.activities}, at most ${TARGET.lapse.events})`,
  );
  const worst = (of: (pair: Pair) => number): number => Math.max(...pairs.map(of));
  const events = worst(({ ours, bare: floor }) => ours.events / floor.events);
  const transitions = worst(({ ours, bare: floor }) => ours.transitions / floor.transitions);
  const step = worst(({ ours }) => ours.largestStep);
  print(
    `worst ratio   events ${events.toFixed(2)}   transitions ${transitions.toFixed(2)}   (wanted at most ${TARGET.ratio})`,
  );
  print(`largest step, its message not counted: ${step} bytes (wanted at most ${TARGET.stepBytes})`);
  const all = lived.flatMap(({ settlement, resumed }) => [...settlement, ...resumed]);
  for (const { type, bytes } of largestStepOf(all)) print(`  ${String(bytes).padStart(6)}  ${type}`);
  const otherwise = ALL_LIVES.flatMap((life, index) => {
    const differs = asPlanned(life, costOf(lived[index]!.settlement));
    return differs.length > 0 ? [`${life.name}: ${differs.join(', ')}`] : [];
  });
  for (const line of otherwise) print(`✖ went otherwise than planned, its ratio means nothing: ${line}`);
  met =
    otherwise.length === 0 &&
    Math.max(events, transitions) <= TARGET.ratio &&
    step <= TARGET.stepBytes &&
    lapse.activities <= TARGET.lapse.activities &&
    lapse.events <= TARGET.lapse.events;
  print(`targets: ${met ? 'met' : 'missed'}`);
} finally {
  await Promise.allSettled([histories.close(), floor.close()]);
  await opened.close();
}
process.exit(met ? 0 : 1);
