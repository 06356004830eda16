import { type Derived } from '@hejie/law';
import { worthOf } from '../release/coverage.js';
import { isFree } from './control-order.js';
import { asControlled, exposureOf, takenWorth } from './file-coverage.js';
import { leastHarm, type Choosable, type ProposedControl } from './least-harm.js';
import { standingControl } from './lookup.js';
import { harmOf } from './pack-terms.js';
import { type PropertyTurn } from './property-change.js';
import { type Asset, type PropertyFile } from './property-file.js';
import { fourNosOf, protectionFault } from './protection.js';

/**
 * PROC-12, PROC-13: which property of a file to control for what is still open beside what is under control or ordered; a proposal, a person
 * orders. Throws `RELEASE.TOO_MANY_WAYS`. Source: as {@link leastHarm}.
 */
export function proposeControls(
  file: PropertyFile,
  turn: Pick<PropertyTurn, 'at' | 'pack'>,
): Derived<readonly ProposedControl[]> {
  const open = exposureOf(file, turn.pack) - takenWorth(file, turn);
  const assets = file.assets.map((asset): Choosable => ({
    id: asset.id,
    worth: worthOf(asControlled(asset, turn.pack)),
    harm: harmOf(asset, turn.pack),
    indivisible: asset.indivisible,
    bar: barOf(file, asset),
    fourNos: fourNosOf(asset),
  }));
  return leastHarm(assets, open > 0n ? open : 0n);
}

function barOf(file: PropertyFile, asset: Asset): Choosable['bar'] {
  if (standingControl(file, asset.id) !== undefined) return 'STANDS';
  if (protectionFault(asset) !== undefined) return 'PROTECTED';
  return isFree(file, asset) ? null : 'NOT_FREE';
}
