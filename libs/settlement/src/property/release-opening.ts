import { legalDateOf, workingDays, type CourtInstant, type Fen } from '@hejie/law';
import { accept, type Decision } from '../decisions/decision.js';
import { standingControl } from './lookup.js';
import { releaseDays } from './pack-terms.js';
import { type PropertyFile } from './property-file.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { withConsent } from './release-applicant.js';
import { releaseFigure } from './release-figure.js';
import {
  coversAfter,
  isDiscretionary,
  isLive,
  isOfTheCreditor,
  isUnderWay,
  releaseWith,
  told,
} from './release-held.js';
import * as refused from './release-refusals.js';
import { type Release, type ReleaseGround } from './release-rows.js';
import { objectionOpen } from './suit.js';

/** Grounds on which the law orders a release whatever the coverage is then. */
export type LawfulGround = Extract<
  ReleaseGround,
  'OVER_LIMIT' | 'PROTECTED' | 'OUTSIDER_UPHELD' | 'PRESERVATION_LAPSED' | 'WITHDRAWN' | 'LAW_ORDERS'
>;

/**
 * SET-ART-3-1: the creditor applies of himself for the release of property, having seen its figure. What was planned with it goes out of
 * the plan. `RELEASE.FIGURE_CHANGED`, and as {@link openRelease}. Source: 执行和解规定3. @param creditors as `decideReleaseApplication`.
 */
export function decideCreditorRelease(
  file: PropertyFile,
  command: {
    readonly id: string;
    readonly assetIds: readonly string[];
    readonly partyId: string;
    readonly figure: string;
  },
  turn: PropertyTurn,
  creditors: readonly string[] = [command.partyId],
): Decision<PropertyChange> {
  const { id, assetIds, partyId, figure } = command;
  const wish = withConsent({}, { partyId, at: turn.at, figure }, creditors);
  const opened = openRelease(file, { id, ground: 'CREDITOR_APPLIES', assetIds, ...wish }, turn);
  const { text } = releaseFigure(file, { id, assetIds }, turn);
  return opened.ok && figure !== text.zh ? refused.figureChanged(text) : opened;
}

/**
 * PROC-11, PROC-12, PROC-19, PROC-21: the law orders that property is released: it is worth more than is owed, may not be taken, is
 * another's, its preservation has come to its end, or the creditor has withdrawn his application to enforce (CLS-2). Coverage does not bar it. What is indivisible stays though it is worth more than is
 * owed, if nothing else suffices (查扣冻19); what an outsider claims stays while anybody may sue or has sued (解释314). `RELEASE.WORDS_MISSING` without
 * the facts it rests on, `RELEASE.INDIVISIBLE`, `RELEASE.SUIT_OPEN`, and as {@link openRelease}.
 */
export function decideLawfulRelease(
  file: PropertyFile,
  command: {
    readonly id: string;
    readonly ground: LawfulGround;
    readonly assetIds: readonly string[];
    readonly basis: string;
  },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  if (command.basis.trim() === '') return refused.wordsMissing('/basis');
  const today = legalDateOf(turn.at);
  const sued = command.assetIds.find((id) => objectionOpen(file, id, today) !== null);
  if (command.ground === 'OUTSIDER_UPHELD' && sued !== undefined) return refused.suitOpen(sued);
  const opened = openRelease(file, command, turn);
  const whole = file.assets.find(({ id, indivisible }) => indivisible && command.assetIds.includes(id));
  return opened.ok && command.ground === 'OVER_LIMIT' && whole !== undefined && !coversAfter(file, command, turn)
    ? refused.indivisible(whole.id)
    : opened;
}

/**
 * PROC-12, 查扣冻12: co-owners have divided property and the creditor accepts it: the control goes on over what falls to the debtor, and what
 * falls to the others is released, once. `RELEASE.ASSET_UNKNOWN`, `RELEASE.NOT_CO_OWNED`, `RELEASE.PARTED`, `RELEASE.PARTITION_NOT_ACCEPTED`,
 * `RELEASE.PART_TOO_LARGE`, `RELEASE.NOT_CONTROLLED`, `RELEASE.UNDER_WAY`, `RELEASE.ID_TAKEN`, `RELEASE.WORDS_MISSING`. Source:
 * 查封扣押冻结规定第十二条. @param command `debtorValue`: of what falls to the debtor, in fen.
 */
export function decidePartition(
  file: PropertyFile,
  command: {
    readonly id: string;
    readonly assetId: string;
    readonly debtorValue: Fen;
    readonly creditorAccepts: boolean;
    readonly basis: string;
  },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { id, assetId, debtorValue, basis } = command;
  const asset = file.assets.find((one) => one.id === assetId);
  if (asset === undefined) return refused.assetUnknown(assetId, '/assetId');
  if (asset.coOwnerPartyIds.length === 0) return refused.notCoOwned(assetId);
  const parted = file.releases.some((one) => one.coOwnersPartOnly === true && one.assetIds.includes(assetId));
  if (parted) return refused.parted(assetId);
  if (!command.creditorAccepts) return refused.partitionNotAccepted();
  if (debtorValue > asset.value) return refused.partTooLarge();
  if (basis.trim() === '') return refused.wordsMissing('/basis');
  const barred = notReleasable(file, id, [assetId]);
  if (barred !== null) return barred;
  const release = fresh({ id, ground: 'LAW_ORDERS', assetIds: [assetId], basis, coOwnersPartOnly: true }, turn);
  return accept({
    // Charges on the whole may rest on either part: until it is known they are taken to go before the debtor's.
    assets: [{ ...asset, value: debtorValue, share: '1' }],
    releases: [release],
    happened: [
      { kind: 'PARTITION_RECOGNISED', at: turn.at, assetId, releaseId: id },
      { kind: 'RELEASE_DUE', ...told(release, turn) },
    ],
  });
}

type Opened = Pick<Release, 'id' | 'ground' | 'assetIds'> &
  Partial<
    Pick<Release, 'applied' | 'consents' | 'basis' | 'found' | 'substituteAssetId' | 'grantedBy' | 'coOwnersPartOnly'>
  > & {
    /** Null: its time has not begun to run. Absent: the pack's, of what the law orders. */
    readonly serveBy?: Release['serveBy'] | null;
  };

type Clock = Pick<PropertyTurn, 'at' | 'pack' | 'calendar'>;

/** J3, PROC-12: until when a release is served that the law orders at once, without naming a day; the pack's, in working days. Source: 查扣冻28. */
export function promptlyBy({ at, pack, calendar }: Clock): CourtInstant {
  return workingDays({ start: legalDateOf(at), n: releaseDays(pack) }, calendar).instant;
}

function fresh({ serveBy: asked, ...opened }: Opened, turn: Clock): Release {
  const serveBy = asked === undefined && !isDiscretionary(opened) ? promptlyBy(turn) : asked;
  return { ...opened, state: 'DUE', dueAt: turn.at, ...(serveBy && { serveBy }), receipts: [] };
}

/**
 * PROC-12: a release that is due at once; its property leaves the steps and applications that wait, and what only the file's figures have shown. `RELEASE.ID_TAKEN`,
 * `RELEASE.ASSET_UNKNOWN`, `RELEASE.NOT_CONTROLLED`, `RELEASE.UNDER_WAY` where it is being released already.
 */
export function openRelease(file: PropertyFile, opened: Opened, turn: Clock): Decision<PropertyChange> {
  const assetIds = [...new Set(opened.assetIds)];
  const barred = notReleasable(file, opened.id, assetIds, opened);
  if (barred !== null) return barred;
  const release = fresh({ ...opened, assetIds }, turn);
  const left = file.releases.filter((one) => assetIds.some((id) => releaseWith(file, id) === one));
  const without = left.map((one): Release => {
    const rest = one.assetIds.filter((id) => !assetIds.includes(id));
    return rest.length === 0 ? { ...one, state: 'SUPERSEDED' } : { ...one, assetIds: rest };
  });
  const ended = without.filter(({ state }) => state === 'SUPERSEDED');
  return accept({
    releases: [...without, release],
    happened: [
      ...ended.map((one) => ({ kind: 'RELEASE_SUPERSEDED', ...told(one, turn) }) as const),
      { kind: 'RELEASE_DUE', ...told(release, turn) },
    ],
  });
}

/**
 * PROC-12, PROC-21: a ruling, or time, has made property due for release: all of it that stands and is not being released already. Null:
 * nothing is left.
 */
export function releaseOfRest(file: PropertyFile, opened: Opened, turn: Clock): PropertyChange | null {
  const assetIds = opened.assetIds.filter((assetId) => assetFault(file, assetId, opened) === null);
  const decision = openRelease(file, { ...opened, assetIds }, turn);
  return decision.ok ? decision.value : null;
}

/** The release for which another would give way. */
type By = Pick<Release, 'ground' | 'grantedBy'>;

function notReleasable(file: PropertyFile, id: string, assetIds: readonly string[], by?: By): refused.Refusal | null {
  if (file.releases.some((one) => one.id === id)) return refused.idTaken(id);
  if (assetIds.length === 0) return refused.wordsMissing('/assetIds');
  for (const assetId of assetIds) {
    const fault = assetFault(file, assetId, by);
    if (fault !== null) return fault;
  }
  return null;
}

function assetFault(file: PropertyFile, assetId: string, by?: By): refused.Refusal | null {
  if (!file.assets.some((asset) => asset.id === assetId)) return refused.assetUnknown(assetId);
  if (standingControl(file, assetId) === undefined) return refused.notControlled(assetId);
  const before = releaseWith(file, assetId);
  const going = before !== undefined && !givesWay(before, by);
  const replaces = file.releases.some((one) => isLive(one) && one.substituteAssetId === assetId);
  return going || replaces ? refused.underWay(assetId) : null;
}

/** Before another release on the same property; what nobody has ruled on or decided yet gives way to what the law orders. */
function givesWay(before: Release, by?: By): boolean {
  if (isUnderWay(before)) return false;
  if (isOfTheCreditor(before)) return true;
  return before.found === true && by !== undefined && !isDiscretionary(by);
}
