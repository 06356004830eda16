import { rateText } from '@hejie/law';
import { accept, type Decision } from '../decisions/decision.js';
import { isStanding } from './lookup.js';
import { type PropertyFile } from './property-file.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { withConsent } from './release-applicant.js';
import { releaseFigure, type ReleaseFigure } from './release-figure.js';
import { afterLapse } from './ranks.js';
import { barredBy, stillControlled } from './release-barred.js';
import {
  controlsOf,
  coversAfter,
  isDiscretionary,
  isOfTheCreditor,
  isUnderWay,
  liftedBy,
  liftsAll,
  targetOf,
  told,
} from './release-held.js';
import { refreezeSet } from './release-refreeze.js';
import * as refused from './release-refusals.js';
import { type NoticeOf, type Release, type ReleaseGround } from './release-rows.js';

/** What the law orders though coverage falls: it is said aloud. */
const ALARMED: readonly ReleaseGround[] = [
  'OVER_LIMIT',
  'PROTECTED',
  'OUTSIDER_UPHELD',
  'PRESERVATION_LAPSED',
  'LAW_ORDERS',
];

/**
 * SET-ART-3-1: the creditor applies for a release that is planned or due, or consents to it, having seen its figure. `RELEASE.UNKNOWN`,
 * `RELEASE.NEEDS_NO_APPLICATION`, `RELEASE.APPLIED_ALREADY`, `RELEASE.NOT_IN_STATE`, `RELEASE.FIGURE_CHANGED` where what he saw is no
 * longer so. Source: 执行和解规定3. @param creditors all of the case: it is applied for once each of them has.
 */
export function decideReleaseApplication(
  file: PropertyFile,
  command: { readonly releaseId: string; readonly partyId: string; readonly figure: string },
  turn: PropertyTurn,
  creditors: readonly string[] = [command.partyId],
): Decision<PropertyChange> {
  const release = rowOfRelease(file, command.releaseId);
  if (release === undefined) return refused.unknownRelease(command.releaseId);
  if (!isOfTheCreditor(release)) return refused.needsNoApplication();
  const before = release.consents?.some(({ partyId }) => partyId === command.partyId) ?? false;
  if (release.applied !== undefined || before) return refused.appliedAlready();
  if (!['PLANNED', 'DUE', 'HALTED'].includes(release.state)) return refused.notInState(release);
  const { text } = releaseFigure(file, release, turn);
  if (command.figure !== text.zh) return refused.figureChanged(text);
  const { partyId, figure } = command;
  return accept({
    releases: [{ ...release, ...withConsent(release, { partyId, at: turn.at, figure }, creditors) }],
    happened: [{ kind: 'RELEASE_APPLIED_FOR', ...told(release, turn), partyId }],
  });
}

/**
 * SET-ART-3-1, PROC-12: one person decides a release that is due (裁定解除). Of two who decide, the first one does. A step of the plan needs
 * the creditor's application, its payments, a debtor who is not in default, and coverage. `RELEASE.UNKNOWN`, `RELEASE.DECIDED_ALREADY`,
 * `RELEASE.NOT_IN_STATE`, and what bars it: `RELEASE.NOT_APPLIED_FOR`, `RELEASE.NOT_CONTROLLED`,
 * `RELEASE.IN_DEFAULT`, `RELEASE.PAYMENT_NOT_IN`, `RELEASE.COVERAGE_FALLS`, `RELEASE.SUBSTITUTE_FAILS`. Source: 执行和解规定3, 查扣冻19, 28.
 */
export function decideRelease(
  file: PropertyFile,
  command: { readonly releaseId: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const release = rowOfRelease(file, command.releaseId);
  if (release === undefined) return refused.unknownRelease(command.releaseId);
  if (release.decided !== undefined && isUnderWay(release)) return refused.decidedAlready();
  if (release.state !== 'DUE') return refused.notInState(release);
  return (
    barredBy(file, release, turn) ??
    accept({
      releases: [{ ...release, state: 'DECIDED', decided: { by: turn.by, at: turn.at } }],
      happened: [{ kind: 'RELEASE_DECIDED', ...told(release, turn) }],
    })
  );
}

/**
 * PROC-12: a second person approves what the first has decided (复核), and the ruling and the notices are issued (签发). `RELEASE.UNKNOWN`, `RELEASE.NOT_IN_STATE`, `RELEASE.SAME_PERSON`,
 * `RELEASE.WORDS_MISSING`, and what bars it as in {@link decideRelease}.
 */
export function decideReleaseApproval(
  file: PropertyFile,
  command: { readonly releaseId: string; readonly rulingNumber: string; readonly notices: readonly NoticeOf[] },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const release = rowOfRelease(file, command.releaseId);
  if (release === undefined) return refused.unknownRelease(command.releaseId);
  if (release.state !== 'DECIDED') return refused.notInState(release);
  if (release.decided?.by === turn.by) return refused.samePerson();
  const { rulingNumber, notices } = command;
  if (rulingNumber.trim() === '') return refused.wordsMissing('/rulingNumber');
  const named = (id: string): boolean => notices.some((one) => one.assetId === id && one.noticeNumber.trim() !== '');
  if (!stillControlled(file, release).every(named)) return refused.wordsMissing('/notices');
  const controlIds = liftedBy(file, release).map(({ id }) => id);
  return (
    barredBy(file, release, turn) ??
    accept({
      releases: [
        { ...release, state: 'APPROVED', approved: { by: turn.by, at: turn.at, rulingNumber, notices, controlIds } },
      ],
      happened: [
        {
          kind: 'RELEASE_APPROVED',
          ...told(release, turn),
          rulingNumber,
          noticeNumbers: [...new Set(notices.map((one) => one.noticeNumber))],
        },
      ],
    })
  );
}

/**
 * PROC-12: the second person sends a decision back (退回), and it is due again. An approved one of whose controls none stands any longer is over with it: its
 * ruling lifts none that was ordered since, so that this one may be in another release. `RELEASE.UNKNOWN`, `RELEASE.NOT_IN_STATE`, `RELEASE.SAME_PERSON`, `RELEASE.WORDS_MISSING`.
 */
export function decideReleaseReturn(
  file: PropertyFile,
  { releaseId, reason }: { readonly releaseId: string; readonly reason: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const release = rowOfRelease(file, releaseId);
  if (release === undefined) return refused.unknownRelease(releaseId);
  const empty = release.state === 'APPROVED' && liftedBy(file, release).length === 0;
  if (release.state !== 'DECIDED' && !empty) return refused.notInState(release);
  if (release.decided?.by === turn.by) return refused.samePerson();
  if (reason.trim() === '') return refused.wordsMissing('/reason');
  return accept({
    releases: [empty ? { ...release, state: 'SUPERSEDED' } : { ...release, state: 'DUE', decided: undefined }],
    happened: [{ kind: 'RELEASE_RETURNED', ...told(release, turn), reason }],
  });
}

/**
 * SET-ART-3-1, PROC-12, CLS-2: a release that the court may grant and need not, or that only the file's figures show, is refused (不予解除), with a reason. `RELEASE.UNKNOWN`,
 * `RELEASE.LAW_ORDERS_IT` for what must be lifted, `RELEASE.NOT_IN_STATE`, `RELEASE.WORDS_MISSING`.
 */
export function decideReleaseRefusal(
  file: PropertyFile,
  { releaseId, reason }: { readonly releaseId: string; readonly reason: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const release = rowOfRelease(file, releaseId);
  if (release === undefined) return refused.unknownRelease(releaseId);
  const discretionary = isDiscretionary(release) || release.found === true;
  if (!discretionary || liftsAll(file)) return refused.lawOrdersIt();
  if (!['DUE', 'DECIDED', 'HALTED'].includes(release.state)) return refused.notInState(release);
  if (reason.trim() === '') return refused.wordsMissing('/reason');
  return accept({
    releases: [{ ...release, state: 'REFUSED' }],
    happened: [{ kind: 'RELEASE_REFUSED', ...told(release, turn), reason }],
  });
}

/**
 * PROC-12, PROC-14: an approved release is served (送达解除裁定和协助执行通知书); from here on it stands, whatever the debtor does. What has come out of
 * control meanwhile is left out. With it the orders are prepared that would control the property again; where the law orders it and
 * coverage falls below the target, that is raised. `RELEASE.UNKNOWN`, `RELEASE.NOT_IN_STATE`, and what bars it as in {@link decideRelease}.
 */
export function decideReleaseService(
  file: PropertyFile,
  { releaseId }: { readonly releaseId: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const approved = rowOfRelease(file, releaseId);
  if (approved === undefined) return refused.unknownRelease(releaseId);
  if (approved.state !== 'APPROVED') return refused.notInState(approved);
  const barred = barredBy(file, approved, turn);
  if (barred !== null) return barred;
  const release = { ...approved, assetIds: stillControlled(file, approved) };
  const refreeze = refreezeSet(file, release, turn.at);
  const coOwnerPartyIds = file.assets
    .filter(({ id }) => release.assetIds.includes(id))
    .flatMap((asset) => asset.coOwnerPartyIds);
  const alarmed =
    ALARMED.includes(release.ground) && release.coOwnersPartOnly !== true && !coversAfter(file, release, turn);
  return accept({
    releases: [{ ...release, state: 'SERVED', served: { at: turn.at } }],
    ...(refreeze === null ? {} : { refreezes: [refreeze] }),
    happened: [
      { kind: 'RELEASE_SERVED', ...told(release, turn), coOwnerPartyIds: [...new Set(coOwnerPartyIds)] },
      ...(alarmed ? [belowTarget(file, release, turn)] : []),
      ...(refreeze === null ? [] : [{ kind: 'REFREEZE_PREPARED', ...told(release, turn) } as const]),
    ],
  });
}

/**
 * PROC-14, 查扣冻26: who carried out a release has said so for one piece of property (解除回执): the control that its ruling lifts has ended, be it that it
 * had lapsed meanwhile, and another court that was queued has it now; what was ordered since stands. With the last one the release is done. `RELEASE.UNKNOWN`, `RELEASE.NOT_IN_STATE`, `RELEASE.ASSET_UNKNOWN`,
 * `RELEASE.ASSET_NOT_IN_IT`, `RELEASE.RECEIPTED_ALREADY`.
 */
export function decideReleaseReceipt(
  file: PropertyFile,
  { releaseId, assetId, by }: { readonly releaseId: string; readonly assetId: string; readonly by: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const release = rowOfRelease(file, releaseId);
  if (release === undefined) return refused.unknownRelease(releaseId);
  if (release.receipts.some((one) => one.assetId === assetId)) return refused.receiptedAlready(assetId);
  if (release.state !== 'SERVED') return refused.notInState(release);
  const asset = file.assets.find(({ id }) => id === assetId);
  if (asset === undefined) return refused.assetUnknown(assetId, '/assetId');
  if (!release.assetIds.includes(assetId)) return refused.notInRelease(assetId);
  const receipts = [...release.receipts, { assetId, receivedAt: turn.at, by }];
  const done = release.assetIds.every((id) => receipts.some((one) => one.assetId === id));
  const over = release.coOwnersPartOnly === true ? [] : endedBy(file, release, assetId);
  return accept({
    releases: [{ ...release, receipts, state: done ? 'DONE' : 'SERVED' }],
    ...(over.length === 0 ? {} : { controls: over.map((control) => ({ ...control, state: 'RELEASED' as const })) }),
    ...(over.some(({ state }) => state === 'EFFECTIVE') ? afterLapse(asset) : {}),
    happened: [
      { kind: 'RELEASE_RECEIPTED', at: turn.at, releaseId, assetId, queuedBehind: asset.queuedBehind },
      ...(done ? [{ kind: 'RELEASE_DONE', ...told(release, turn) } as const] : []),
    ],
  });
}

/** What ends with a receipt: what the release lifts, also where it lapsed before, so that no renewal brings it back. */
const endedBy = (file: PropertyFile, release: Release, assetId: string) =>
  controlsOf(file, release).filter((one) => one.assetId === assetId && (isStanding(one) || one.state === 'LAPSED'));

const rowOfRelease = (file: PropertyFile, id: string): Release | undefined =>
  file.releases.find((one) => one.id === id);

/** PROC-12: the release of that id. `RELEASE.UNKNOWN`. */
export function releaseOf(file: PropertyFile, id: string): Decision<Release> {
  const release = rowOfRelease(file, id);
  return release === undefined ? refused.unknownRelease(id) : accept(release);
}

/**
 * PROC-12: property that no release names yet, as if one did: what its figure is asked of. `RELEASE.ASSET_UNKNOWN`.
 * @param asked `after`: the payments up to that number are taken to have come in.
 */
export function unnamedRelease(
  file: PropertyFile,
  asked: Pick<Release, 'assetIds' | 'after'>,
): Decision<Pick<Release, 'id' | 'assetIds' | 'after'>> {
  const unknown = asked.assetIds.find((id) => !file.assets.some((asset) => asset.id === id));
  return unknown === undefined ? accept({ id: '', ...asked }) : refused.assetUnknown(unknown);
}

/** Of the debt of which the target speaks: the settlement's, or the title's where there is none. */
const ratioOf = ({ settlement, original }: ReleaseFigure): string | null => (settlement ?? original).ratio;

const belowTarget = (file: PropertyFile, release: Release, turn: PropertyTurn) =>
  ({
    kind: 'COVERAGE_BELOW_TARGET',
    ...told(release, turn),
    ratio: ratioOf(releaseFigure(file, { id: release.id, assetIds: release.assetIds }, turn)),
    target: rateText(targetOf(turn)),
  }) as const;
