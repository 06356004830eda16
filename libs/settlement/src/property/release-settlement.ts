import { dateText, parseYuan, startOfDay, type CourtInstant } from '@hejie/law';
import { type SettlementCourse } from '../course/course.js';
import { begunBy } from '../course/plan-defaults.js';
import { defaultsInView, settlementView } from '../course/settlement-course.js';
import { accept, type Decision } from '../decisions/decision.js';
import { standingControl } from './lookup.js';
import { type Control, type PropertyFile, type SettlementView } from './property-file.js';
import { opensAgain, withoutClosing } from './property-ending.js';
import { applyChange, type PropertyChange, type PropertyEvent, type PropertyTurn } from './property-change.js';
import {
  freeIdOf,
  isKeptAs,
  isOfTheCreditor,
  isPerformed,
  liftingEndOf,
  liftsAll,
  paidUpTo,
  releaseWith,
  told,
} from './release-held.js';
import { promptlyBy } from './release-opening.js';
import { readySets } from './release-refreeze.js';
import * as refused from './release-refusals.js';
import { type Release, type ReleaseState } from './release-rows.js';

/** States that no change of the settlement touches: served releases stand. */
const SETTLED: readonly ReleaseState[] = ['SERVED', 'DONE', 'REFUSED', 'SUPERSEDED'];
/** Not decided yet: something else may take the property over. */
const OPEN: readonly ReleaseState[] = ['PLANNED', 'DUE', 'HALTED'];

/**
 * SET-ART-3-1, CLS-1, CLS-2, 查扣冻28: the settlement has changed, and the releases follow it. A payment that is in makes its step due; from
 * the first default, and where the payment is reversed, what is not served is halted; what has been served stands. Full performance, and
 * every other end of enforcement but a suit, and the withdrawal of the application before it has begun, make everything due that is still under control. Resumption ends the steps that are not served and lays the prepared orders
 * before the judge. A file that has ended, or is closed, is opened again where enforcement resumes or the performance was none. A default that late matched money shows never to have been halts nothing. What was
 * kept under one end of enforcement is kept no longer where that is none, or another one (CLS-4). The same view twice changes nothing.
 */
export function applySettlement(file: PropertyFile, view: SettlementView, turn: PropertyTurn): PropertyChange {
  const unkept = keptNoLonger(file, view);
  const now = applyChange({ ...file, settlement: view }, { controls: unkept, happened: [] });
  const followed = file.releases.map((release) => following(release, now, turn));
  const changed = followed.filter((release, i) => release !== file.releases[i]);
  const happened = changed.filter((release) => isTold(file, release)).map((release) => eventOf(file, release, turn));
  const corrected = changed.some(({ id }) =>
    isOutdated(
      file.releases.find((one) => one.id === id)!,
      now,
    ),
  );
  const lifted = liftsAll(now) || corrected ? liftEverything({ ...now, releases: followed }, turn) : [];
  const reopens = opensAgain(file, view);
  const ready = view.standing === 'RESUMED' ? readySets({ ...now, releases: followed }, turn.at) : [];
  return {
    settlement: view,
    ...(reopens ? withoutClosing(file, turn.at) : {}),
    ...(unkept.length === 0 ? {} : { controls: unkept }),
    ...(changed.length + lifted.length === 0 ? {} : { releases: [...changed, ...lifted] }),
    ...(ready.length === 0 ? {} : { refreezes: ready }),
    happened: [
      ...(reopens ? [{ kind: 'FILE_REOPENED', at: turn.at } as const] : []),
      ...guaranteesOrdered(file.settlement, view, turn),
      ...(unkept.length === 0
        ? []
        : [{ kind: 'CONTROL_KEPT_NO_LONGER', at: turn.at, controlIds: unkept.map(({ id }) => id) } as const]),
      ...happened,
      ...lifted.map((release) => ({ kind: 'RELEASE_DUE', ...told(release, turn) }) as const),
      ...ready.flatMap(({ id }) =>
        file.releases
          .filter((release) => release.id === id)
          .map((release) => ({ kind: 'REFREEZE_READY', ...told(release, turn) }) as const),
      ),
    ],
  };
}

/**
 * SET-ART-17-1: the file with the balance that the title has on the day of the turn: interest runs on, whatever was heard last. The figure that a creditor was shown
 * stands meanwhile: he need not consent anew each day.
 */
export function withBalanceOf(file: PropertyFile, course: SettlementCourse, turn: PropertyTurn): PropertyFile {
  const { originalBalance: balanceNow } = settlementView(course, turn);
  return { ...file, settlement: { ...file.settlement, balanceNow } };
}

/**
 * SET-GRACE, SET-DUE-REST: the first instant of a default that begins by itself has come: from it on no step that is not served is served. Dated to it. Beside what is due by then
 * nothing of the settlement changes.
 */
export function passDefault(file: PropertyFile, at: CourtInstant, turn: PropertyTurn): PropertyChange {
  const { balanceNow: _, ...heard } = file.settlement;
  const { begun, ahead } = begunBy(heard.defaultsAhead, at);
  const [first] = begun;
  if (first === undefined) return { happened: [] };
  const { inDefaultSince: since } = heard;
  const inDefaultSince = since !== null && since < first.since ? since : first.since;
  return applySettlement(file, { ...heard, inDefaultSince, defaultsAhead: ahead }, { ...turn, at });
}

/**
 * SET-GRACE, SET-DUE-REST, PER-4: what the clock, or a notice that moves a due day, has changed since the settlement was heard of last, before its deadline is dealt with: a command is
 * decided on the file with it. Undefined where nothing has changed. Errors as `planDefaults`.
 */
export function settlementByClock(
  file: PropertyFile,
  course: SettlementCourse,
  turn: PropertyTurn,
): PropertyChange | undefined {
  const { balanceNow: _, ...heard } = file.settlement;
  const { inDefaultSince = null, curedDefaults, defaultsAhead } = heard;
  const now = defaultsInView(course, turn);
  if (JSON.stringify({ inDefaultSince, curedDefaults, defaultsAhead }) === JSON.stringify(now)) return undefined;
  const at = begunBy(defaultsAhead, turn.at).begun[0]?.since ?? turn.at;
  return applySettlement(file, { ...heard, ...now }, { ...turn, at });
}

/** SET-ART-18-1: the rulings under guarantees that are heard of now. */
const guaranteesOrdered = (
  { guarantees: before = [] }: SettlementView,
  { guarantees = [] }: SettlementView,
  { at }: PropertyTurn,
): PropertyEvent[] =>
  guarantees
    .filter((one) => !before.some(({ guarantorId, at: told }) => guarantorId === one.guarantorId && told === one.at))
    .map(({ guarantorId, rulingNumber, upTo }) => ({
      kind: 'GUARANTEE_ORDERED',
      at,
      guarantorId,
      rulingNumber,
      upTo: parseYuan(upTo),
    }));

/**
 * CLS-4, CLS-5: the controls that a person kept under a way in which enforcement has not ended after all: of how it ends now, and of what it ends as later, he has said
 * nothing. What was kept while enforcement went on says nothing of an end anyway.
 */
const keptNoLonger = ({ controls }: PropertyFile, { enforcementEnd }: SettlementView): Control[] =>
  controls
    .filter(({ kept }) => kept?.endedAs !== undefined && kept.endedAs !== enforcementEnd?.as)
    .map(({ kept: _, ...control }) => control);

/** Where a release stands now that the settlement stands as it does; the same object where nothing changes. */
function following(release: Release, file: PropertyFile, turn: PropertyTurn): Release {
  const { standing } = file.settlement;
  if (SETTLED.includes(release.state)) return release;
  if (isOutdated(release, file)) return superseded(release);
  if (liftsAll(file)) {
    if (isOfTheCreditor(release)) return OPEN.includes(release.state) ? superseded(release) : release;
    return release.state === 'HALTED'
      ? { ...goingOn(release), serveBy: promptlyBy(turn), serveFrom: turn.at }
      : release;
  }
  if (standing === 'RESUMED' || standing === 'ENDED' || standing === 'WITHDRAWN')
    return isOfTheCreditor(release) || release.ground === 'PERFORMED' ? superseded(release) : release;
  if (release.ground === 'PERFORMED')
    return release.state === 'HALTED' ? release : halted(release, 'PAYMENT_REVERSED', turn.at);
  return release.ground === 'STEP_OF_PLAN' ? stepFollowing(release, file.settlement, turn) : release;
}

function stepFollowing(release: Release, view: SettlementView, { at }: PropertyTurn): Release {
  const { state, halted: before, decided } = release;
  const isIn = paidUpTo(view, release.after ?? 0);
  if (!isIn && decided === undefined) {
    const planned = state === 'PLANNED' ? release : { ...release, state: 'PLANNED' as const, halted: undefined };
    return asPlanned(planned, view);
  }
  if (before?.why === 'PAYMENT_REVERSED') return release;
  if (!isIn) return halted(release, 'PAYMENT_REVERSED', at);
  const due: Release = state === 'PLANNED' ? { ...release, state: 'DUE', dueAt: at } : release;
  const since = view.inDefaultSince;
  if (since !== null) return before !== undefined && before.since <= since ? release : halted(due, 'DEFAULT', since);
  return before !== undefined && neverWas(before.since, view) ? goingOn(release) : due;
}

/** SET-ART-5-1: a step that waits for its payment is dated by the plan in force; one whose payment is no longer planned, by the last before it. The same object where nothing moves. */
function asPlanned(step: Release, { schedule }: SettlementView): Release {
  const upTo = schedule.filter(({ no }) => no <= (step.after ?? 0)).toSorted((one, other) => other.no - one.no);
  const dueAt = upTo[0] && startOfDay(upTo[0].due);
  return dueAt === undefined || dueAt === step.dueAt ? step : { ...step, dueAt };
}

/** No default since then has been one: money matched late came in time by its value date. Where that is not known there was one. */
const neverWas = (since: string, { curedDefaults }: SettlementView): boolean =>
  curedDefaults !== undefined && !curedDefaults.some((one) => one >= since);

const superseded = (release: Release): Release => ({ ...release, state: 'SUPERSEDED' });
const halted = (release: Release, why: 'DEFAULT' | 'PAYMENT_REVERSED', since: PropertyTurn['at']): Release => ({
  ...release,
  state: 'HALTED',
  halted: { why, since },
});

/** Where a halted release was. */
function goingOn(release: Release): Release {
  const state = release.approved !== undefined ? 'APPROVED' : release.decided !== undefined ? 'DECIDED' : 'DUE';
  return { ...release, state, halted: undefined };
}

/** That a waiting step has another day is told with the amendment, not as something that happened to the property. */
const isTold = (file: PropertyFile, { id, state }: Release): boolean =>
  state !== 'PLANNED' || file.releases.find((one) => one.id === id)!.state !== 'PLANNED';

function eventOf(file: PropertyFile, release: Release, turn: PropertyTurn): PropertyEvent {
  const before = file.releases.find(({ id }) => id === release.id)!.state;
  const of = told(release, turn);
  switch (release.state) {
    case 'HALTED':
      return { kind: 'RELEASE_HALTED', ...of, ...release.halted! };
    case 'SUPERSEDED':
      return { kind: 'RELEASE_SUPERSEDED', ...of };
    case 'PLANNED':
      return { kind: 'RELEASE_NOT_DUE_ANY_MORE', ...of };
    default:
      return before === 'PLANNED' ? { kind: 'RELEASE_DUE', ...of } : { kind: 'RELEASE_WENT_ON', ...of, by: null };
  }
}

/** CLS-1, CLS-2, CLS-5, 查扣冻28: what is still under control, in force or waiting, and is neither being released nor kept by a person. */
function liftEverything(file: PropertyFile, turn: PropertyTurn): Release[] {
  // Once all is performed nothing is kept.
  const end = isPerformed(file) ? null : liftingEndOf(file);
  const assetIds = file.assets
    .map(({ id }) => id)
    .filter((id) => {
      const control = standingControl(file, id);
      const goes = control !== undefined && (end === null || !isKeptAs(control, end));
      return goes && releaseWith(file, id) === undefined;
    });
  if (assetIds.length === 0) return [];
  const why = whyEverything(file);
  if (why === null) return [];
  const due = { assetIds, state: 'DUE', dueAt: turn.at, serveBy: promptlyBy(turn), receipts: [] } as const;
  const name = why.ground === 'PERFORMED' ? 'performed' : 'ended';
  return [{ ...due, ...why, id: freeIdOf(file, name), liftsAll: true }];
}

/** CLS-1, CLS-2, CLS-4: on which ground, and which facts, everything is released as the settlement stands; null: on none. */
function whyEverything(file: PropertyFile): Pick<Release, 'ground' | 'basis'> | null {
  if (isPerformed(file)) return { ground: 'PERFORMED' };
  const end = liftingEndOf(file);
  if (end?.as === 'APPLICATION_WITHDRAWN')
    return { ground: 'WITHDRAWN', basis: `申请执行人已于${dateText(end.on)}撤回执行申请` };
  return end && { ground: 'LAW_ORDERS', basis: `本案执行程序已于${dateText(end.on)}以“${end.as}”方式结案` };
}

/** CLS-4: the closing by which it was opened is corrected: its ruling would state what is not so. Of performance that is reversed it only waits. */
function isOutdated({ liftsAll: all, ground, basis }: Release, file: PropertyFile): boolean {
  if (all === undefined) return false;
  const why = whyEverything(file);
  if (ground === 'PERFORMED') return why?.ground === 'LAW_ORDERS';
  return why?.ground !== ground || why.basis !== basis;
}

/**
 * SET-ART-3-1: arrears are paid, or the payment is in again, and a judge says that a halted step goes on where it was. `RELEASE.UNKNOWN`,
 * `RELEASE.NOT_IN_STATE`, `RELEASE.IN_DEFAULT`, `RELEASE.PAYMENT_NOT_IN`.
 */
export function decideReleaseGoesOn(
  file: PropertyFile,
  { releaseId }: { readonly releaseId: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const release = file.releases.find(({ id }) => id === releaseId);
  if (release === undefined) return refused.unknownRelease(releaseId);
  if (release.state !== 'HALTED' || release.ground !== 'STEP_OF_PLAN') return refused.notInState(release);
  if (file.settlement.inDefaultSince !== null) return refused.inDefault();
  const { after = 0 } = release;
  if (!paidUpTo(file.settlement, after)) return refused.paymentNotIn(after);
  return accept({
    releases: [{ ...goingOn(release), resumedBy: turn.by }],
    happened: [{ kind: 'RELEASE_WENT_ON', ...told(release, turn), by: turn.by }],
  });
}
