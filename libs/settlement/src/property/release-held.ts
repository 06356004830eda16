import { parseRate, sumFen, type ExactDecimal, type Fen } from '@hejie/law';
import { type PropertyEnd } from '../course/enforcement-end.js';
import { worthOf } from '../release/coverage.js';
import { wanted, type PlannedAsset } from '../release/release-plan.js';
import { controlledAssets, exposureOf } from './file-coverage.js';
import { assetIn, isStanding, standingControl } from './lookup.js';
import { harmOf } from './pack-terms.js';
import { type Control, type PropertyFile, type SettlementView } from './property-file.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Release, type ReleaseGround, type ReleaseState } from './release-rows.js';

/** States of a release in which it is still to come or under way: its property is in no other. */
const LIVE: readonly ReleaseState[] = ['PLANNED', 'DUE', 'DECIDED', 'APPROVED', 'SERVED', 'HALTED'];
const UNDER_WAY: readonly ReleaseState[] = ['DECIDED', 'APPROVED', 'SERVED'];

export const isLive = ({ state }: Pick<Release, 'state'>): boolean => LIVE.includes(state);
export const isUnderWay = ({ state }: Release): boolean => UNDER_WAY.includes(state);

/** The release that a piece of property is in, if any. One of what fell to co-owners leaves the debtor's part where it is. */
export function releaseWith({ releases }: PropertyFile, assetId: string): Release | undefined {
  return releases.find((one) => isLive(one) && one.coOwnersPartOnly !== true && one.assetIds.includes(assetId));
}

type Lifting = Pick<Release, 'assetIds' | 'approved'>;

/**
 * PROC-12: the controls that a release is about, in its order: once it is approved those that its ruling names, and what a renewal that came too late
 * has made of them, whatever has become of them; until then what stands on its property, also one that is ordered and not carried out yet.
 */
export function controlsOf(file: PropertyFile, { assetIds, approved }: Lifting): Control[] {
  if (approved === undefined) return assetIds.flatMap((assetId) => standingControl(file, assetId) ?? []);
  const named = new Set(approved.controlIds);
  // A renewed control comes after the one that it was.
  for (const { id, renewals } of file.controls)
    for (const { receipt } of renewals)
      if (named.has(id) && receipt?.newControlId !== undefined) named.add(receipt.newControlId);
  return assetIds.flatMap((assetId) =>
    file.controls.filter((control) => control.assetId === assetId && named.has(control.id)),
  );
}

/** What a release lifts: as {@link controlsOf}, what of it stands. */
export const liftedBy = (file: PropertyFile, release: Lifting): Control[] =>
  controlsOf(file, release).filter(isStanding);

/** Property under a control that has effect, as a plan reads it; without `gone`. */
export function heldAssets(file: PropertyFile, gone: readonly string[], turn: PropertyTurn): PlannedAsset[] {
  return controlledAssets(file, turn)
    .filter(({ id }) => !gone.includes(id))
    .map((controlled) => {
      const asset = assetIn(file, controlled.id);
      return { ...controlled, harm: harmOf(asset, turn.pack), keep: asset.keep };
    });
}

/** The target of coverage. */
export const targetOf = ({ pack }: PropertyTurn): ExactDecimal => parseRate(pack.assets.coverageTarget);

/** What is still to be paid, earliest first; what has come in of the earliest is taken off. In fen. */
export function openPayments({
  schedule,
  paid,
  outstanding,
}: SettlementView): { readonly no: number; readonly amount: Fen }[] {
  const open = schedule.filter(({ no }) => !paid.includes(no)).sort((one, other) => one.no - other.no);
  let over = sumFen(open.map(({ amount }) => amount)) - outstanding;
  return open.map(({ no, amount }) => {
    const off = over <= 0n ? 0n : over < amount ? over : amount;
    over -= off;
    return { no, amount: amount - off };
  });
}

/** Every payment up to that one is in, by value date. After 0: the agreement is signed. */
export function paidUpTo({ schedule, paid, standing }: SettlementView, after: number): boolean {
  return standing !== 'NONE' && schedule.every(({ no }) => no > after || paid.includes(no));
}

/** Under way, or due by law: it goes, and what it releases covers nothing any more. */
const goes = (release: Release): boolean =>
  release.coOwnersPartOnly !== true && (isUnderWay(release) || (release.state === 'DUE' && !isOfTheCreditor(release)));

/** What is taken to have gone when a release has been done: what goes anyway, and of a step all that is planned up to it. */
export function goneWith(
  { releases }: PropertyFile,
  { id, assetIds, after }: Pick<Release, 'id' | 'assetIds' | 'after'>,
): string[] {
  const before = ({ after: step, ...one }: Release): boolean =>
    after !== undefined && step !== undefined && step <= after && isLive(one);
  const others = releases.filter((one) => one.id !== id && (goes(one) || before(one)));
  return [...assetIds, ...others.flatMap((one) => one.assetIds)];
}

/** PROC-12: what would be held once a release is done covers at least the target, though nothing else comes in. */
export function coversAfter(
  file: PropertyFile,
  { id, assetIds }: Pick<Release, 'id' | 'assetIds'>,
  turn: PropertyTurn,
): boolean {
  const held = heldAssets(file, goneWith(file, { id, assetIds }), turn);
  return sumFen(held.map(worthOf)) >= wanted(exposureOf(file, turn.pack), targetOf(turn));
}

const OF_THE_CREDITOR: readonly ReleaseGround[] = ['STEP_OF_PLAN', 'CREDITOR_APPLIES'];
const DISCRETIONARY: readonly ReleaseGround[] = [...OF_THE_CREDITOR, 'SUBSTITUTED'];

type Granting = Pick<Release, 'ground' | 'grantedBy'>;

/** Does it rest on the creditor's will alone (SET-ART-3-1)? Not once a ruling has granted it. */
export const isOfTheCreditor = ({ ground, grantedBy }: Granting): boolean =>
  grantedBy === undefined && OF_THE_CREDITOR.includes(ground);

/** May a court grant it, and need not? Not once it has. */
export const isDiscretionary = ({ ground, grantedBy }: Granting): boolean =>
  grantedBy === undefined && DISCRETIONARY.includes(ground);

/**
 * CLS-1, CLS-2, CLS-4, 查扣冻28: all controls are to be lifted: everything is performed, or enforcement has ended for good. A suit on the settlement
 * keeps them as preservation (SET-ART-14-1), and where a party leaves the negotiation enforcement goes on, as it does before the court to which a
 * case goes; of one closed as long performance some are kept (CLS-5).
 */
export function liftsAll(file: Pick<PropertyFile, 'settlement' | 'controls'>): boolean {
  if (isPerformed(file)) return true;
  const end = liftingEndOf(file);
  if (end === null) return false;
  return !file.controls.some((control) => isStanding(control) && isKeptAs(control, end));
}

/** CLS-2, CLS-4: the end of enforcement after which nothing stays under control: neither a suit (SET-ART-14-1) nor 销案 is one. */
export function liftingEndOf(file: Pick<PropertyFile, 'settlement'>): PropertyEnd | null {
  const end = enforcementEndOf(file);
  return end === null || end.as === 'SUED' || isTransferred(file) ? null : end;
}

/** CLS-5: closed as 终结执行 while the plan goes on: a person has said so of this control under that closing, whatever its day is corrected to (CLS-4). */
export const isKeptAs = ({ kept }: Control, { as }: Pick<PropertyEnd, 'as'>): boolean =>
  as === '终结执行' && kept?.reason === 'LONG_PERFORMANCE' && kept.endedAs === as;

/** CLS-4: the case is struck off here (销案), as another court goes on with it: what is under control goes to it as it stands. */
export const isTransferred = (file: Pick<PropertyFile, 'settlement'>): boolean => enforcementEndOf(file)?.as === '销案';

/** CLS-1: the settlement is performed, or the title, under enforcement that has resumed. */
export const isPerformed = (file: Pick<PropertyFile, 'settlement'>): boolean =>
  file.settlement.standing === 'PERFORMED' || enforcementEndOf(file)?.as === '执行完毕';

const enforcementEndOf = ({ settlement }: Pick<PropertyFile, 'settlement'>) => settlement.enforcementEnd ?? null;

/**
 * PROC-19, PROC-21: the release of that id is not carried out, for what it rests on has turned out not to be so; one that is served stands. Nothing
 * where there is none that waits. `releaseId`: its id, or null.
 */
export function withoutRelease(
  file: PropertyFile,
  id: string,
  turn: Pick<PropertyTurn, 'at'>,
): Pick<PropertyChange, 'happened' | 'releases'> & { readonly releaseId: string | null } {
  const waiting = file.releases.find((one) => one.id === id && ['DUE', 'DECIDED', 'APPROVED'].includes(one.state));
  if (waiting === undefined) return { releaseId: null, happened: [] };
  return {
    releaseId: id,
    releases: [{ ...waiting, state: 'SUPERSEDED' }],
    happened: [{ kind: 'RELEASE_SUPERSEDED', ...told(waiting, turn) }],
  };
}

/** The next id of that name: a person may have given one of them to a release before, and no release takes another's place. */
export function freeIdOf({ releases }: PropertyFile, name: string): string {
  let n = releases.filter(({ id }) => id.startsWith(`${name}-`)).length + 1;
  while (releases.some(({ id }) => id === `${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}

/** What an event on a release says of it. */
export const told = ({ id, ground, assetIds }: Release, { at }: Pick<PropertyTurn, 'at'>) => ({
  at,
  releaseId: id,
  ground,
  assetIds,
});
