import { legalDateOf, sumFen } from '@hejie/law';
import { worthOf } from '../release/coverage.js';
import { type PropertyFile } from './property-file.js';
import { type PropertyTurn } from './property-change.js';
import { releaseFigure } from './release-figure.js';
import {
  coversAfter,
  heldAssets,
  isOfTheCreditor,
  isUnderWay,
  liftedBy,
  liftsAll,
  paidUpTo,
  releaseWith,
} from './release-held.js';
import * as refused from './release-refusals.js';
import { type Release } from './release-rows.js';
import { objectionOpen } from './suit.js';

/** What a release names and is still under control. */
export const stillControlled = (file: PropertyFile, release: Release): string[] => [
  ...new Set(liftedBy(file, release).map(({ assetId }) => assetId)),
];

/** Why a release may not be decided, approved or served as things stand; null: it may. */
export function barredBy(file: PropertyFile, release: Release, turn: PropertyTurn): refused.Refusal | null {
  if (isOfTheCreditor(release) && release.applied === undefined) return refused.notAppliedFor();
  if (stillControlled(file, release).length === 0) return refused.notControlled(release.assetIds[0] ?? '');
  if (liftsAll(file)) return null;
  if (release.ground === 'OUTSIDER_UPHELD') {
    const sued = stillControlled(file, release).find((id) => objectionOpen(file, id, legalDateOf(turn.at)) !== null);
    if (sued !== undefined) return refused.suitOpen(sued, '/releaseId');
  }
  if (release.substituteAssetId !== undefined) return substituteFails(file, release, turn, '/releaseId');
  return release.ground === 'STEP_OF_PLAN' ? stepBarred(file, release, turn) : null;
}

function stepBarred(file: PropertyFile, release: Release, turn: PropertyTurn): refused.Refusal | null {
  const { after = 0, promised, id, assetIds } = release;
  if (file.settlement.inDefaultSince !== null) return refused.inDefault();
  if (!paidUpTo(file.settlement, after)) return refused.paymentNotIn(after);
  if (promised === true || coversAfter(file, release, turn)) return null;
  return refused.coverageFalls(releaseFigure(file, { id, assetIds }, turn).text);
}

/** PROC-12: the property that takes the place of another is under effective control and worth no less; else `RELEASE.SUBSTITUTE_FAILS`. */
export function substituteFails(
  file: PropertyFile,
  { assetIds, substituteAssetId = '' }: Pick<Release, 'assetIds' | 'substituteAssetId'>,
  turn: PropertyTurn,
  path?: string,
): refused.Refusal | null {
  const held = heldAssets(file, [], turn);
  const worth = (ids: readonly string[]) => sumFen(held.filter(({ id }) => ids.includes(id)).map(worthOf));
  const going = releaseWith(file, substituteAssetId);
  const stays = held.some(({ id }) => id === substituteAssetId) && (going === undefined || !isUnderWay(going));
  return stays && worth([substituteAssetId]) >= worth(assetIds)
    ? null
    : refused.substituteFallsShort(substituteAssetId, path);
}
