/**
 * `npm run bench -- release`: processor time of a plan for 200 assets and twelve payments, with harms that courts give (small numbers) and
 * with harms that follow the values; beside the comparison of all sets of 16 assets, once. Ends with 1 when a plan takes more than a second.
 */
import { parseRate, type Fen } from '@hejie/law';
import { releasePlan, worthOf, type PlannedAsset, type ReleaseInput } from '@hejie/settlement';
import { print, sorted } from './measure/figures.js';

const SECONDS_ALLOWED = 1;
const ROUNDS = 5;
const PAYMENTS = 12;

/** The same numbers in each run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function assetsOf(count: number, harmOf: (value: Fen, next: (below: number) => number) => number): PlannedAsset[] {
  const next = numbers(count);
  return Array.from({ length: count }, (_, i) => {
    const value = BigInt(1 + next(300_000_000));
    return {
      id: `asset-${String(i).padStart(3, '0')}`,
      value,
      haircut: parseRate('0.7'),
      share: parseRate(next(4) === 0 ? '0.5' : '1'),
      chargesOnWhole: BigInt(next(4) === 0 ? next(100_000_000) : 0),
      chargesOnShare: 0n,
      harm: harmOf(value, next),
      keep: next(20) === 0,
    };
  });
}

function planOf(assets: readonly PlannedAsset[]): ReleaseInput {
  const worth = assets.reduce((sum, asset) => sum + worthOf(asset), 0n);
  const amount = worth / BigInt(PAYMENTS + 1);
  const payments = Array.from({ length: PAYMENTS }, (_, i) => ({ no: i + 1, amount }));
  return { assets, exposure: amount * BigInt(PAYMENTS), target: parseRate('1'), payments, consented: [] };
}

/** Seconds of processor time, the middle one of several rounds. */
function secondsOf(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000_000;
  });
  return sorted(times)[ROUNDS >> 1]!;
}

/** All sets of some assets, compared. */
function everySet(assets: readonly PlannedAsset[]): number {
  const items = assets.map((asset) => ({ harm: asset.harm, worth: worthOf(asset) }));
  const slack = items.reduce((sum, { worth }) => sum + worth, 0n) / 2n;
  let best = 0;
  for (let bits = 0; bits < 2 ** items.length; bits += 1) {
    let [harm, worth] = [0, 0n];
    items.forEach((item, i) => {
      if (!((bits >> i) & 1)) return;
      harm += item.harm;
      worth += item.worth;
    });
    if (worth <= slack && harm > best) best = harm;
  }
  return best;
}

const HARMS = {
  'harms from 1 to 10': (_: Fen, next: (below: number) => number) => 1 + next(10),
  'harms that follow the values, in ten thousands of yuan': (value: Fen) => 1 + Number(value / 1_000_000n),
};
const few = assetsOf(16, HARMS['harms from 1 to 10']);
const all = secondsOf(() => everySet(few));
print(`all sets of 16 assets, compared once: ${all.toFixed(3)} s`);
let met = true;
for (const [name, harmOf] of Object.entries(HARMS)) {
  const input = planOf(assetsOf(200, harmOf));
  const seconds = secondsOf(() => releasePlan(input));
  met &&= seconds <= SECONDS_ALLOWED;
  print(`200 assets, ${PAYMENTS} payments, ${name}: ${seconds.toFixed(3)} s   ratio ${(seconds / all).toFixed(2)}`);
}
print(`targets: ${met ? 'met' : 'missed'} (a plan in ${SECONDS_ALLOWED} s)`);
process.exit(met ? 0 : 1);
