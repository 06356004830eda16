import { type Decision } from '../decisions/decision.js';
import { isStanding } from './lookup.js';
import { type PropertyFile } from './property-file.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { substituteFails } from './release-barred.js';
import { isLive, releaseWith } from './release-held.js';
import { openRelease } from './release-opening.js';
import { type Release } from './release-rows.js';
import { withConsent } from './release-applicant.js';
import * as refused from './release-refusals.js';

/**
 * PROC-12, SET-ART-3-1, 解释167, 查扣冻28(5): other property takes the place of what is under control (变更保全标的物): it is under effective control
 * first and worth no less, and that serves the enforcement. Under 执保 the court may so rule; under 执 and 执恢 every creditor consents.
 * `RELEASE.WORDS_MISSING` without the finding that it serves the enforcement, `RELEASE.SUBSTITUTE_FAILS`, `RELEASE.SUBSTITUTE_TAKEN`,
 * `RELEASE.NOT_APPLIED_FOR` without the consent, and as `openRelease`. Source: 民诉法解释167; 查扣冻规定28. @param creditors all of the case.
 */
export function decideSubstitution(
  file: PropertyFile,
  command: {
    readonly id: string;
    readonly assetIds: readonly string[];
    readonly substituteAssetId: string;
    readonly basis: string;
    /** Creditors who consent, each with the figure that he was shown. */
    readonly consents: readonly { readonly partyId: string; readonly figure: string }[];
  },
  turn: PropertyTurn,
  creditors: readonly string[] = command.consents.map(({ partyId }) => partyId),
): Decision<PropertyChange> {
  const { id, assetIds, substituteAssetId, basis, consents } = command;
  if (basis.trim() === '') return refused.wordsMissing('/basis');
  const applied = consents.reduce<Pick<Release, 'applied' | 'consents'>>(
    (so, consent) => withConsent(so, { ...consent, at: turn.at }, creditors),
    {},
  );
  const release = { id, ground: 'SUBSTITUTED', assetIds, substituteAssetId, basis, ...applied } as const;
  const opened = openRelease(file, release, turn);
  if (!opened.ok) return opened;
  const elsewhere = file.releases.some(
    (one) => one.substituteAssetId === substituteAssetId && (isLive(one) || one.state === 'DONE'),
  );
  if (assetIds.includes(substituteAssetId) || elsewhere || releaseWith(file, substituteAssetId) !== undefined)
    return refused.substituteTaken(substituteAssetId);
  if (applied.applied === undefined && !underPreservation(file, assetIds)) return refused.notAppliedFor();
  return substituteFails(file, release, turn) ?? opened;
}

function underPreservation({ controls, authorities }: PropertyFile, assetIds: readonly string[]): boolean {
  return controls
    .filter((control) => isStanding(control) && assetIds.includes(control.assetId))
    .every(({ authority }) => authorities.find(({ caseNumber }) => caseNumber === authority)?.under === '执保');
}
