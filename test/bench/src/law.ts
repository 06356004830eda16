/**
 * `npm run bench -- law`: balances of a case of sixty instalments and sixty receipts, as bare values and with every derivation;
 * the heap over a million of them; the batch calculator with its start. Ends with 1 when a target is missed.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { resumeBalanceValue } from '@hejie/law';
import { balanceOnResumption, foldLedger } from '@hejie/settlement';
import { batch, single } from './law/batch.js';
import { balanceDayByDay } from './law/day-by-day.js';
import { fiveYearCase } from './law/five-year-case.js';
import { print } from './measure/figures.js';

const TARGET = { values: 5_000, derived: 500, linesPerMinute: 10_000, heapMiB: 2 };
const SECONDS = 4;
const WARM_UP = 300;
const MILLION = 1_000_000;
const LINES = 20_000;
const MIB = 1024 ** 2;
/** Cases made beforehand: what is measured is the law, not the making of cases. */
const CASES = Array.from({ length: 24 }, (_, n) => fiveYearCase(n));
const caseOf = (n: number): ReturnType<typeof fiveYearCase> => CASES[n % CASES.length] ?? fiveYearCase(n);

const count = (value: number): string => Math.round(value).toLocaleString('en');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Seconds of processor time that this process has used, its garbage collector with it. */
function coreSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** How often in a second of one core, after a warm-up: what else the machine does at the time is not our speed. */
function rate(work: (n: number) => unknown): number {
  for (let n = 0; n < WARM_UP; n += 1) work(n);
  const began = coreSeconds();
  let done = 0;
  while (coreSeconds() - began < SECONDS) for (let i = 0; i < 20; i += 1) work(done++);
  return done / (coreSeconds() - began);
}

function heapMiB(): number {
  collect();
  return process.memoryUsage().heapUsed / MIB;
}

/** The heap after a tenth, a half and all of a million balances. */
function heapOverAMillion(): readonly number[] {
  const at = [MILLION / 10, MILLION / 2, MILLION];
  const sizes: number[] = [];
  for (let n = 1; n <= MILLION; n += 1) {
    resumeBalanceValue(caseOf(n).title);
    if (at.includes(n)) sizes.push(heapMiB());
  }
  return sizes;
}

for (const { title } of CASES) {
  const [ours, dayByDay] = [resumeBalanceValue(title).total, balanceDayByDay(title)];
  if (ours !== dayByDay) throw new Error(`on ${title.asOf} we find ${ours} fen, day by day it is ${dayByDay}`);
}

const naive = rate((n) => balanceDayByDay(caseOf(n).title));
const values = rate((n) => resumeBalanceValue(caseOf(n).title));
const balances = rate((n) => balanceOnResumption(caseOf(n).balance));
const derived = rate((n) => [balanceOnResumption(caseOf(n).balance), foldLedger(caseOf(n).book, caseOf(n).query)]);
print(`60 instalments, 60 receipts, a second of one core; day by day (the yardstick)   ${count(naive)}/s`);
print(
  `the balance, value alone                       ${count(values)}/s   ratio ${(values / naive).toFixed(1)}   (wanted ${count(TARGET.values)})`,
);
print(
  `the balance with its full derivation           ${count(balances)}/s   ratio ${(balances / naive).toFixed(1)}   (wanted ${count(TARGET.derived)})`,
);
print(`the same and the ledger, both with derivations ${count(derived)}/s   ratio ${(derived / naive).toFixed(1)}`);

const heap = heapOverAMillion();
const growth = (heap.at(-1) ?? NaN) - (heap[0] ?? NaN);
print(
  `heap after 100,000, 500,000 and 1,000,000 balances   ${heap.map((size) => size.toFixed(2)).join(', ')} MiB   growth ${growth.toFixed(2)} MiB   (allowed ${TARGET.heapMiB})`,
);

const alone = await single();
const { milliseconds, answers } = await batch(LINES);
const perMinute = (answers / milliseconds) * 60_000;
print(
  `batch calculator, ${count(LINES)} lines of every length, with its start   ${count(perMinute)} lines a minute   (wanted ${count(TARGET.linesPerMinute)}); a start for each line: ${count(60_000 / alone)}, ratio ${(perMinute / (60_000 / alone)).toFixed(0)}`,
);

const met =
  values >= TARGET.values &&
  balances >= TARGET.derived &&
  growth <= TARGET.heapMiB &&
  answers === LINES &&
  perMinute >= TARGET.linesPerMinute;
print(`targets: ${met ? 'met' : 'missed'}`);
process.exit(met ? 0 : 1);
