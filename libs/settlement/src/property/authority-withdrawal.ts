import { legalDateOf, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { enforcementShown, liftOf, seekBy, withoutSeeking } from './authority.js';
import { authorityNumbered, enforcementNow, isStanding, standingAuthorities, standingControl } from './lookup.js';
import { endingOf } from './property-ending.js';
import { applyChange, inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type ControlAuthority, type PropertyFile } from './property-file.js';
import { liftsAll, releaseWith, told } from './release-held.js';
import { promptlyBy } from './release-opening.js';
import { type Release } from './release-rows.js';
import { numberOfEnforcement } from './shared-number.js';

/**
 * PRE-CTRL, CASE-1: a judge withdraws a number that was entered by mistake, as long as nothing was asked or ordered under it. From then on nothing is, until it is entered
 * anew, and the number is another case's. What it has taken over of a preservation it gives back (PROC-10), and what its entry alone showed, that enforcement is sought, is not known by it any
 * longer (PROC-21). A file stays as it stands, open without a number too: what was named and reported in it stands, the right number goes on with it, and a person closes it where there is none.
 * `AUTHORITY.NOT_IN_FILE`, `AUTHORITY.REASON_MISSING`, `AUTHORITY.OWN_NUMBER`, `AUTHORITY.IN_USE`. @param ownNumber under which the court has filed the case itself: no mistake of this file.
 */
export function decideAuthorityWithdrawal(
  file: PropertyFile,
  { authority: caseNumber, reason }: { readonly authority: string; readonly reason: string },
  ownNumber: string,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const authority = authorityNumbered(file, caseNumber);
  if (authority === undefined) return NOT_IN_FILE;
  if (reason.trim() === '') return REASON_MISSING;
  if (numberOfEnforcement(ownNumber) === caseNumber) return OWN_NUMBER;
  // A document has the number of its case, and one of its own after it.
  if (numbersUsed(file).some((number) => number.startsWith(caseNumber))) return IN_USE;
  const { at, by } = turn;
  const withdrawn: ControlAuthority = { ...authority, withdrawn: { at, by, reason } };
  const after = applyChange(file, { authorities: [withdrawn], happened: [] });
  const controlIds = file.controls.filter((control) => control.authority === caseNumber).map(({ id }) => id);
  return accept(
    inOneChange([
      { authorities: [withdrawn], happened: [{ kind: 'AUTHORITY_WITHDRAWN', caseNumber, at, reason, controlIds }] },
      ...preservationsOf(after).map((preservation) => givenBack(after, preservation, caseNumber, turn)),
    ]),
  );
}

const preservationsOf = (file: PropertyFile): ControlAuthority[] =>
  standingAuthorities(file).filter(({ preservation }) => preservation !== undefined);

/**
 * PROC-10, PROC-21: a preservation without the number that has taken it over by mistake: what it holds stands under it again, or under the case of enforcement that follows it in truth. Where none does and nobody
 * sought enforcement, what was to be lifted for want of that is to be lifted again.
 */
function givenBack(
  file: PropertyFile,
  preservation: ControlAuthority,
  mistaken: string,
  turn: PropertyTurn,
): PropertyChange {
  const { caseNumber: from } = preservation;
  const shown = preservation.preservation!.soughtBy === mistaken;
  const known = shown ? soughtOtherwise(file, preservation, turn) : preservation;
  const isSought = known.preservation!.enforcementSoughtOn !== undefined;
  const today = legalDateOf(turn.at);
  const taken = file.controls.filter(
    ({ authority, convertedFrom }) => authority === mistaken && convertedFrom === from,
  );
  const next = isSought ? enforcementNow(file)?.caseNumber : undefined;
  const controls = taken.map(({ convertedFrom: _, ...control }) =>
    next === undefined
      ? { ...control, authority: from, fellBackOn: today }
      : { ...control, authority: next, convertedFrom: from },
  );
  const controlIds = controls.map(({ id }) => id);
  const converted = { kind: 'PRESERVATION_CONVERTED', at: turn.at, from, controlIds } as const;
  const fellBack = { kind: 'PRESERVATION_FELL_BACK', at: turn.at, caseNumber: from, withdrawn: mistaken } as const;
  const unsought = shown && !isSought;
  const lifts = unsought ? liftAgain(applyChange(file, { controls, happened: [] }), liftOf(from), turn) : [];
  const fallenBack = next === undefined ? controls.filter(isStanding).map(({ id }) => id) : [];
  // Where everything is to be lifted anyway nobody has anything to ask for.
  const tells = (unsought || fallenBack.length > 0) && !liftsAll(file) && endingOf(file) === undefined;
  const by = isSought ? null : seekBy(known.preservation!, turn.calendar).value;
  return {
    ...(shown && { authorities: [unsought ? unsoughtSince(known, today) : known] }),
    ...(controls.length > 0 && { controls }),
    ...(lifts.length > 0 && { releases: lifts }),
    happened: [
      ...(next === undefined || controls.length === 0 ? [] : [{ ...converted, caseNumber: next }]),
      ...(tells ? [{ ...fellBack, controlIds: fallenBack, seekBy: by }] : []),
      ...lifts.map((release) => ({ kind: 'RELEASE_DUE', ...told(release, turn) }) as const),
    ],
  };
}

/** PROC-21: nothing that is due for want of enforcement is due before that day. */
const unsoughtSince = ({ preservation, ...authority }: ControlAuthority, on: LegalDate): ControlAuthority => ({
  ...authority,
  preservation: { ...preservation!, unsoughtSince: on },
});

/** PROC-21: the lift that was not carried out, as enforcement seemed to be sought: a judge decides on what of it is still under control, and in no other release. */
function liftAgain(file: PropertyFile, liftId: string, turn: PropertyTurn): Release[] {
  const left = (id: string) => standingControl(file, id) !== undefined && releaseWith(file, id) === undefined;
  return file.releases
    .filter(({ id, state }) => id === liftId && state === 'SUPERSEDED')
    .map(({ decided: _, approved, again = 0, ...lift }) => ({
      ...lift,
      ...(approved !== undefined && { again: again + 1 }),
      assetIds: lift.assetIds.filter(left),
    }))
    .filter(({ assetIds }) => assetIds.length > 0)
    .map((lift): Release => ({ ...lift, state: 'DUE', dueAt: turn.at, serveBy: promptlyBy(turn) }));
}

/** PROC-21: the preservation that a number alone showed to be followed by enforcement: the first one shows it that stands, or it is not known. */
function soughtOtherwise(file: PropertyFile, preservation: ControlAuthority, turn: PropertyTurn): ControlAuthority {
  const unknown = withoutSeeking(preservation);
  const [shown] = standingAuthorities(file)
    .filter(({ under }) => under !== '执保')
    .flatMap((enforcement) => enforcementShown(unknown, enforcement, turn) ?? []);
  return shown ?? unknown;
}

/** Under which numbers something was asked, ordered or lifted, and by which documents. A control that was only taken over was ordered under its preservation. */
function numbersUsed(file: PropertyFile): readonly string[] {
  const { queries, searches, liftApplications, controls, releases, disposalDuties } = file;
  const preserved = new Set(preservationsOf(file).map(({ caseNumber }) => caseNumber));
  return [
    ...[...queries, ...searches, ...liftApplications].map(({ authority }) => authority),
    ...controls.flatMap(({ authority, convertedFrom, rulingNumber, noticeNumber, renewals }) => [
      convertedFrom !== undefined && preserved.has(convertedFrom) ? convertedFrom : authority,
      ...[rulingNumber, noticeNumber],
      ...renewals.flatMap(({ order }) => (order === undefined ? [] : [order.rulingNumber, order.noticeNumber])),
    ]),
    ...releases.flatMap(({ approved }) =>
      approved === undefined
        ? []
        : [approved.rulingNumber, ...approved.notices.map(({ noticeNumber }) => noticeNumber)],
    ),
    ...disposalDuties.map(({ noticeNumber }) => noticeNumber),
  ];
}

const NOT_IN_FILE = refuse({
  code: 'AUTHORITY.NOT_IN_FILE',
  rule: 'PRE-CTRL',
  path: '/authority',
  zh: '财产控制卷中没有该案号，或者该案号已经撤回。',
  en: 'The file has no such number, or it was withdrawn already.',
});
const REASON_MISSING = refuse({
  code: 'AUTHORITY.REASON_MISSING',
  rule: 'PRE-CTRL',
  path: '/reason',
  zh: '撤回案号须写明理由。',
  en: 'Why a number is withdrawn is to be said.',
});
const OWN_NUMBER = refuse({
  code: 'AUTHORITY.OWN_NUMBER',
  rule: 'CASE-1',
  path: '/authority',
  zh: '该案号是本案立案登记的案号，不能在财产控制卷中作为误登记撤回。',
  en: 'The court has filed this very case under this number: it is no mistake of the file of property.',
});
const IN_USE = refuse({
  code: 'AUTHORITY.IN_USE',
  rule: 'PRE-CTRL',
  path: '/authority',
  zh: '已经在该案号下查询、查找、控制、续行或者解除财产，该案号不能作为误登记撤回。',
  en: 'Property was asked for, controlled, renewed or released under this number: it cannot be withdrawn as a mistake.',
});
