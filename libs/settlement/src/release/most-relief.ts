import { LawError, type Fen } from '@hejie/law';

/** What may be released: how much its control hurts, and what it is worth to the creditor, in fen. */
export interface Releasable {
  readonly id: string;
  readonly harm: number;
  readonly worth: Fen;
}

/** A set of assets: its sums, and its members as bits, the smallest id the highest. */
interface Choice {
  readonly harm: number;
  readonly worth: Fen;
  readonly count: number;
  readonly members: bigint;
}

/** So many choices are followed at most, which takes seconds: harms that are small numbers never come near it. */
const MOST_CHOICES = 200_000;

const NOTHING: Choice = { harm: 0, worth: 0n, count: 0, members: 0n };

/**
 * The set that relieves the most harm of those worth at most `slack`; among equals the one of least worth, then the fewest, then the
 * smallest ids in order. Exact: all choices that no other one dominates are followed (Nemhauser and Ullmann), in the order of ids, and one
 * is left as soon as what may still be added to it cannot reach the best one found so far.
 * @param slack in fen, at least 0. @returns ids in their order. @throws LawError `RELEASE.TOO_MANY_WAYS`.
 */
export function mostRelief(assets: readonly Releasable[], slack: Fen): string[] {
  // What hurts nobody stays: released, it would only cost worth, or lengthen the list.
  const items = assets
    .filter(({ harm, worth }) => harm > 0 && worth <= slack)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const bounds = items.map((_, from) => boundOf(items.slice(from + 1)));
  const least = greedy(items, slack);
  let choices: readonly Choice[] = [NOTHING];
  items.forEach((item, at) => {
    const bit = 1n << BigInt(items.length - 1 - at);
    const taken = choices
      .map(({ harm, worth, count, members }) => ({
        harm: harm + item.harm,
        worth: worth + item.worth,
        count: count + 1,
        members: members | bit,
      }))
      .filter(({ worth }) => worth <= slack);
    const bound = bounds[at]!;
    choices = undominated(choices, taken).filter(({ harm, worth }) => harm + bound(slack - worth) >= least);
    if (choices.length > MOST_CHOICES) throw tooManyWays();
  });
  // Along them harm grows with worth: the last one relieves the most.
  const { members } = choices.at(-1) ?? NOTHING;
  return items.filter((_, at) => (members >> BigInt(items.length - 1 - at)) & 1n).map(({ id }) => id);
}

function tooManyWays(): LawError {
  return new LawError({
    code: 'RELEASE.TOO_MANY_WAYS',
    rule: 'PROC-12',
    path: '/assets',
    zh: '可供选择的解除组合过多，不能逐一比较；请以较小的整数表示控制措施的不利影响。',
    en: 'There are too many ways to release these assets to compare them all; give their harm as smaller whole numbers.',
  });
}

/** Two lists along which worth and harm grow, as one of which no choice is as good as another in both. */
function undominated(left: readonly Choice[], right: readonly Choice[]): Choice[] {
  const merged: Choice[] = [];
  for (let [i, j] = [0, 0]; i < left.length || j < right.length;) {
    const [one, other] = [left[i], right[j]];
    const next = other === undefined || (one !== undefined && !before(other, one)) ? left[i++]! : right[j++]!;
    const last = merged.at(-1);
    if (last === undefined || next.harm > last.harm) merged.push(next);
  }
  return merged;
}

/** Of less worth; of as much the one with more harm, then with fewer members, then with smaller ids: what comes after it is dominated. */
function before(one: Choice, other: Choice): boolean {
  if (one.worth !== other.worth) return one.worth < other.worth;
  if (one.harm !== other.harm) return one.harm > other.harm;
  if (one.count !== other.count) return one.count < other.count;
  return one.members > other.members;
}

const byDensity = (one: Releasable, other: Releasable): number => {
  // harm / worth, greatest first, without a division: what is worth nothing comes before all.
  const [left, right] = [BigInt(one.harm) * other.worth, BigInt(other.harm) * one.worth];
  return left === right ? 0 : left > right ? -1 : 1;
};

/** Some set that fits: no better one may be passed over for less. */
function greedy(items: readonly Releasable[], slack: Fen): number {
  let [harm, left] = [0, slack];
  for (const item of [...items].sort(byDensity)) {
    if (item.worth > left) continue;
    harm += item.harm;
    left -= item.worth;
  }
  return harm;
}

/** The most harm that a set of these could relieve within a worth, if the last of them could be parted; rounded up. */
function boundOf(items: readonly Releasable[]): (worth: Fen) => number {
  const dense = [...items].sort(byDensity);
  const [worths, harms]: [Fen[], number[]] = [[0n], [0]];
  for (const { worth, harm } of dense) {
    worths.push(worths.at(-1)! + worth);
    harms.push(harms.at(-1)! + harm);
  }
  return (worth) => {
    let [low, high] = [0, dense.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (worths[middle]! <= worth) low = middle;
      else high = middle - 1;
    }
    const next = dense[low];
    if (next === undefined) return harms[low]!;
    const part = (BigInt(next.harm) * (worth - worths[low]!) + next.worth - 1n) / next.worth;
    return harms[low]! + Number(part);
  };
}
