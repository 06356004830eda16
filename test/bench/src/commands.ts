/**
 * `npm run bench -- commands [--cases N] [--checkout DIR]`: how long people wait for the answer to each command, one at a time
 * and 16 side by side on different cases, beside an Update with one empty activity. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util';

import { Court } from '@hejie/local/demo';

import { measureCommands, type Answers } from './commands/measure.js';
import { enrolMediator } from './court/court-case.js';
import { Floor } from './floor/floor.js';
import { percentile, print, sorted, table } from './measure/figures.js';
import { Histories } from './measure/histories.js';
import { openStack } from './measure/stack.js';

const RATIO_ALLOWED = 1.5;
const AT_ONCE = [1, 16] as const;

const { cases, checkout } = parseArgs({
  options: { cases: { type: 'string', default: '160' }, checkout: { type: 'string' } },
}).values;
const size = Number(cases);
if (!Number.isInteger(size) || size < 16) throw new Error('--cases must be a whole number from 16 on');

const at = (times: readonly number[], share: number): number => percentile(sorted(times), share);
const ratio = (ours: readonly number[], bare: readonly number[], share: number): number =>
  at(ours, share) / at(bare, share);
const text = (milliseconds: number): string => (Number.isNaN(milliseconds) ? '' : milliseconds.toFixed(0));

function row({ command, http, inside, bare, bareInside, alike }: Answers): string[] {
  const shown = (share: number): string[] => [
    text(at(http, share)),
    text(at(bare, share)),
    ratio(http, bare, share).toFixed(2),
  ];
  const insideP50 = inside.length > 0 ? at(inside, 0.5) : NaN;
  return [
    command,
    `${http.length}`,
    ...shown(0.5),
    ...shown(0.99),
    text(insideP50),
    inside.length > 0 ? text(at(bareInside, 0.5)) : '',
    inside.length > 0 ? ratio(inside, bareInside, 0.5).toFixed(2) : '',
    inside.length > 0 ? `${((1 - insideP50 / at(http, 0.5)) * 100).toFixed(0)} %` : '',
    alike.length > 0 ? ratio(http, alike, 0.5).toFixed(2) : '',
  ];
}

const opened = await openStack({ checkout });
const { addresses } = opened.stack;
const [histories, floor, court] = [await Histories.open(addresses), await Floor.open(addresses), new Court(addresses)];
let met = true;
try {
  await enrolMediator(court);
  for (const atOnce of AT_ONCE) {
    const many = atOnce === 1 ? Math.max(16, Math.round(size / 3)) : size;
    const answers = await measureCommands({ court, floor, histories }, { cases: many, atOnce });
    print(
      `\n${atOnce === 1 ? 'one at a time' : `${atOnce} side by side`}, milliseconds until the answer over HTTP, beside an Update with one empty activity`,
    );
    print(
      table([
        [
          '',
          'n',
          'p50',
          'bare',
          'ratio',
          'p99',
          'bare',
          'ratio',
          'in Temporal p50',
          'bare',
          'ratio',
          'HTTP and service',
          'p50 beside as many services',
        ],
        ...answers.map(row),
      ]),
    );
    // What a command does beside Temporal: a receipt asks no case, and comes through the same doors into the same tables.
    const { http: alone } = answers.find(({ command }) => command === 'receipt')!;
    const bare = at(
      answers.flatMap((answer) => answer.bare),
      0.5,
    );
    print(
      `without its case (receipt) ${text(at(alone, 0.5))}, a bare Update ${text(bare)}: one after the other ${((at(alone, 0.5) + bare) / bare).toFixed(2)} × the Update`,
    );
    for (const share of [0.5, 0.99]) {
      const worst = answers
        .map(({ command, http, bare }) => ({ command, times: ratio(http, bare, share) }))
        .sort((a, b) => b.times - a.times)[0]!;
      met &&= worst.times <= RATIO_ALLOWED;
      print(`worst p${share * 100}: ${worst.command} ${worst.times.toFixed(2)} (wanted at most ${RATIO_ALLOWED})`);
    }
  }
  print(`targets: ${met ? 'met' : 'missed'}`);
} finally {
  await Promise.allSettled([histories.close(), floor.close()]);
  await opened.close();
}
process.exit(met ? 0 : 1);
