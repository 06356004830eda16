import { formatYuan, sumFen, type Fen } from '@hejie/law';
import { worthOf } from '../release/coverage.js';
import { wanted, type PlannedAsset } from '../release/release-plan.js';
import { exposureOf } from './file-coverage.js';
import { standingControl } from './lookup.js';
import { applyChange, inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Asset, type PropertyFile } from './property-file.js';
import { protectionFault } from './protection.js';
import { freeIdOf, goneWith, heldAssets, liftsAll, releaseWith, targetOf, told } from './release-held.js';
import { openRelease } from './release-opening.js';
import { type Release } from './release-rows.js';

/**
 * PROC-11, PROC-12: a change of the file with what it shows to be under control wrongly: property that turns out to be spared, and what is too much
 * once the balance has fallen or property is worth more. Each is laid before a judge as a release to be decided, which he may refuse with a
 * reason; nothing is released by it. What is no longer too much, undecided, is taken back. Source: 查扣冻规定3, 19.
 */
export function withFoundReleases(file: PropertyFile, change: PropertyChange, turn: PropertyTurn): PropertyChange {
  const after = applyChange(file, change);
  if (liftsAll(after)) return change;
  const spared = sparedNow(file, after, change, turn);
  const now = applyChange(after, spared);
  const excess = inOneChange([takenBack(now, turn), hasGrown(file, after) ? tooMuch(now, turn) : NOTHING]);
  return spared.happened.length + excess.happened.length === 0 ? change : inOneChange([change, spared, excess]);
}

const NOTHING: PropertyChange = { happened: [] };

/** Property under control whose use is found to be one that is not controlled at all. */
function sparedNow(
  before: PropertyFile,
  after: PropertyFile,
  { assets = [] }: PropertyChange,
  turn: PropertyTurn,
): PropertyChange {
  const found = assets.filter((asset) => {
    const known = before.assets.find(({ id }) => id === asset.id);
    const newly = known !== undefined && protectionFault(known) === undefined && protectionFault(asset) !== undefined;
    return newly && isFreeToGo(after, asset.id);
  });
  return inOneChange(
    found.map(({ id }) =>
      opened(
        after,
        {
          id: freeIdOf(after, `protected-${id}`),
          ground: 'PROTECTED',
          assetIds: [id],
          basis: '经查明，该项财产依法不得控制',
        },
        turn,
      ),
    ),
  );
}

/** Is less owed, or property worth more, than before the change? Only what is found later opens a release: an order is tested when it is made. */
function hasGrown(before: PropertyFile, after: PropertyFile): boolean {
  const worthMore = ({ id, value }: Asset): boolean => {
    const known = before.assets.find((one) => one.id === id);
    return known !== undefined && value > known.value;
  };
  const { originalBalance } = after.settlement;
  return originalBalance < before.settlement.originalBalance || after.assets.some(worthMore);
}

/**
 * PROC-12: what is to stay covered: the balance of the title, which the law has in view, and not less than the pack's target asks for. While a
 * settlement is performed what is outstanding under it may be less, and is no measure: the title may revive.
 */
function neededIn(file: PropertyFile, turn: PropertyTurn): Fen {
  const targeted = wanted(exposureOf(file, turn.pack), targetOf(turn));
  const { originalBalance } = file.settlement;
  return originalBalance > targeted ? originalBalance : targeted;
}

const worthOfAll = (assets: readonly PlannedAsset[]): Fen => sumFen(assets.map(worthOf));

/** What may go so that the rest still covers it: of what is in no release, first what hurts the most. */
function tooMuch(file: PropertyFile, turn: PropertyTurn): PropertyChange {
  const needed = neededIn(file, turn);
  if (needed === 0n) return NOTHING;
  const held = heldAssets(file, goneWith(file, { id: '', assetIds: [] }), turn);
  const worth = worthOfAll(held);
  const refused = file.releases.filter(({ found, state }) => found === true && state === 'REFUSED');
  const free = held
    .filter(({ id, keep }) => !keep && isFreeToGo(file, id) && !refused.some(({ assetIds }) => assetIds.includes(id)))
    .sort((one, other) => other.harm - one.harm || (one.id < other.id ? -1 : 1));
  let open = worth - needed;
  const assetIds: string[] = [];
  for (const asset of free) {
    const own = worthOf(asset);
    if (own === 0n || own > open) continue;
    open -= own;
    assetIds.push(asset.id);
  }
  if (assetIds.length === 0) return NOTHING;
  const basis = `已控制财产可供执行的价值为${formatYuan(worth)}元，尚未清偿的债权额及执行费用为${formatYuan(needed)}元，超出部分应当解除`;
  return opened(file, { id: freeIdOf(file, 'over-limit'), ground: 'OVER_LIMIT', assetIds, basis }, turn);
}

/** A payment was reversed, or property is worth less: what nobody has decided yet is not too much any more. */
function takenBack(file: PropertyFile, turn: PropertyTurn): PropertyChange {
  const over = file.releases.filter(
    (release) =>
      release.found === true &&
      release.ground === 'OVER_LIMIT' &&
      release.state === 'DUE' &&
      worthOfAll(heldAssets(file, goneWith(file, release), turn)) < neededIn(file, turn),
  );
  return {
    ...(over.length === 0 ? {} : { releases: over.map((release) => ({ ...release, state: 'SUPERSEDED' as const })) }),
    happened: over.map((release) => ({ kind: 'RELEASE_SUPERSEDED', ...told(release, turn) }) as const),
  };
}

/** Under control, and in no release that is planned or under way. */
const isFreeToGo = (file: PropertyFile, assetId: string): boolean =>
  standingControl(file, assetId) !== undefined && releaseWith(file, assetId) === undefined;

function opened(
  file: PropertyFile,
  release: Pick<Release, 'id' | 'ground' | 'assetIds' | 'basis'>,
  turn: PropertyTurn,
): PropertyChange {
  const decision = openRelease(file, { ...release, found: true }, turn);
  return decision.ok ? decision.value : NOTHING;
}
