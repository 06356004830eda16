import { legalDateOf, minFen, parseRate, type Derived, type Exposure, type Fen, type LegalDate } from '@hejie/law';
import { coverageOf, worthOf, type ControlledAsset, type Coverage } from '../release/coverage.js';
import { assetIn } from './lookup.js';
import { haircutOf, targetExposure } from './pack-terms.js';
import { type PropertyTurn } from './property-change.js';
import { type Asset, type Control, type PropertyFile } from './property-file.js';

/** How far the property of a file covers both exposures, and whether the pack's target is reached. */
export interface FileCoverage {
  /** What is outstanding under the settlement; null: none is agreed on yet. */
  readonly outstanding: Derived<Coverage> | null;
  /** The balance of the original title, if it revives. */
  readonly original: Derived<Coverage>;
  readonly target: { readonly of: Exposure; readonly ratio: string; readonly reached: boolean };
}

/**
 * PROC-12: how far what is under control covers both exposures, and the target of the one of which the pack speaks. Only what has effect
 * counts: not what is ordered, queued, lapsed or released. Source: 查扣冻规定19.
 */
export function coverageOfFile(file: PropertyFile, turn: Pick<PropertyTurn, 'at' | 'pack'>): FileCoverage {
  const controlled = controlledAssets(file, turn);
  const { outstanding } = file.settlement;
  const originalBalance = balanceOf(file);
  const of = speaksOf(file, turn.pack);
  const { units, scale } = parseRate(turn.pack.assets.coverageTarget);
  const worth = controlled.reduce((sum, asset) => sum + worthOf(asset), 0n);
  const exposure = of === 'OUTSTANDING' ? outstanding : originalBalance;
  return {
    outstanding: file.settlement.standing === 'NONE' ? null : coverageOf(controlled, outstanding),
    original: coverageOf(controlled, originalBalance),
    target: {
      of,
      ratio: turn.pack.assets.coverageTarget,
      reached: worth * 10n ** BigInt(scale) >= exposure * units,
    },
  };
}

/** The pack chooses while a settlement is performed; after performance nothing revives; else it is the title that is enforced. */
function speaksOf({ settlement: { standing } }: PropertyFile, pack: PropertyTurn['pack']): Exposure {
  if (standing === 'PERFORMING') return targetExposure(pack);
  return standing === 'PERFORMED' ? 'OUTSTANDING' : 'ORIGINAL';
}

/** PROC-12: what is owed, as a ruling states it: while a settlement is performed what is outstanding under it, else the title's balance. In fen. */
export function owedIn(file: PropertyFile): Fen {
  const { standing, outstanding } = file.settlement;
  return standing === 'PERFORMING' || standing === 'PERFORMED' ? outstanding : balanceOf(file);
}

/** SET-ART-17-1: what is left of the title on the day of the decision. */
const balanceOf = ({ settlement: { originalBalance, balanceNow = originalBalance } }: PropertyFile): Fen => balanceNow;

/** PROC-12: what is to be covered, in fen; costs are in it. */
export function exposureOf(file: PropertyFile, pack: PropertyTurn['pack']): Fen {
  return speaksOf(file, pack) === 'OUTSTANDING' ? file.settlement.outstanding : balanceOf(file);
}

/** The property that is under control on the day of the turn, as coverage counts it; once each, in the order of the file. */
export function controlledAssets(file: PropertyFile, turn: Pick<PropertyTurn, 'at' | 'pack'>): ControlledAsset[] {
  const today = legalDateOf(turn.at);
  return file.assets.flatMap((asset) => {
    const control = file.controls.find((one) => one.assetId === asset.id && hasEffect(one, today));
    return control === undefined ? [] : [asControlled(asset, turn.pack, capOf(control))];
  });
}

/** PROC-9: has a control effect on a day? From its first day to its last. */
export function hasEffect({ state, effectiveOn, lastDay }: Control, on: LegalDate): boolean {
  return (
    state === 'EFFECTIVE' && effectiveOn !== undefined && effectiveOn <= on && lastDay !== undefined && on <= lastDay
  );
}

/** The most that a control takes: its cap, and no more than whoever carried it out says that he holds; absent: the whole. */
function capOf({ cap, receipt }: Control): Fen | undefined {
  const held = receipt?.amount;
  return cap === undefined || held === undefined ? (held ?? cap) : minFen(cap, held);
}

/** Property as coverage reads it, with the haircut of its class. */
export function asControlled(asset: Asset, pack: PropertyTurn['pack'], cap?: Fen): ControlledAsset {
  return {
    id: asset.id,
    value: asset.value,
    haircut: haircutOf(asset.class, pack),
    share: parseRate(asset.share),
    chargesOnWhole: asset.chargesOnWhole,
    chargesOnShare: asset.chargesOnShare,
    ...(cap === undefined ? {} : { cap }),
  };
}

/** PROC-12: what is under control or ordered is worth, in fen: so much is taken already. What is queued, or will be, holds nothing yet. */
export function takenWorth(file: PropertyFile, turn: Pick<PropertyTurn, 'at' | 'pack'>): Fen {
  const today = legalDateOf(turn.at);
  return file.controls
    .filter((control) => (control.state === 'ORDERED' && control.rank === 1) || hasEffect(control, today))
    .map((control) => worthOf(asControlled(assetIn(file, control.assetId), turn.pack, capOf(control))))
    .reduce((sum, worth) => sum + worth, 0n);
}
