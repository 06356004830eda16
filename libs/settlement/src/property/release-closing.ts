import { type RefusalReason } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isStanding } from './lookup.js';
import { isKeptAs, isPerformed, liftsAll, told } from './release-held.js';
import { type Control, type KeepReason, type PropertyFile, type SettlementView } from './property-file.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import * as refused from './release-refusals.js';
import { type Release } from './release-rows.js';

/** How the settlement, and enforcement with it, must stand for a reason to hold; performed, none does. */
const HOLDS: Readonly<Record<KeepReason, (view: SettlementView) => boolean>> = {
  LONG_PERFORMANCE: (view) => view.standing === 'PERFORMING' || endOf(view) === '终结执行',
  PRESERVATION_IN_SUIT: (view) => endOf(view) === 'SUED',
  RESUMED_CASE: (view) => view.standing === 'RESUMED' && endOf(view) === null,
  TRANSFERRED: (view) => endOf(view) === '销案',
};

const endOf = ({ enforcementEnd }: SettlementView) => enforcementEnd?.as ?? null;

const holds = (reason: KeepReason, file: PropertyFile): boolean => !isPerformed(file) && HOLDS[reason](file.settlement);

/** Has it a reason to stand that holds? One that was given before enforcement ended says nothing of that end. */
function isKept(control: Control, file: PropertyFile): boolean {
  const { enforcementEnd: end } = file.settlement;
  if (control.kept === undefined || liftsAll(file)) return false;
  return end?.as === '终结执行' ? isKeptAs(control, end) : holds(control.kept.reason, file);
}

/**
 * CLS-2, CLS-4, CLS-5, SET-ART-14-1: a person says why controls stand though their case is to be closed; where it has been, as 终结执行 with the plan
 * going on, they leave the release that was to lift everything, as far as nobody has decided it. `RELEASE.NOT_CONTROLLED`,
 * `RELEASE.MUST_BE_LIFTED` where the settlement stands otherwise: after full performance or another end of enforcement nothing is kept. Source: 查扣冻28,
 * 执行和解规定14.
 */
export function decideKeeping(
  file: PropertyFile,
  { controlIds, reason }: { readonly controlIds: readonly string[]; readonly reason: KeepReason },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  if (!holds(reason, file)) {
    return refuse({
      code: 'RELEASE.MUST_BE_LIFTED',
      rule: 'CLS-2',
      path: '/reason',
      zh: '该理由与和解协议的现状不符，控制措施应当依法解除，不能以此保留。',
      en: 'This reason does not fit how the settlement stands: the control is to be lifted.',
    });
  }
  const standing = file.controls.filter(isStanding);
  const unknown = controlIds.find((id) => !standing.some((control) => control.id === id));
  if (unknown !== undefined) return refused.notControlled(unknown, '/controlIds');
  const endedAs = endOf(file.settlement);
  const kept = { reason, by: turn.by, at: turn.at, ...(endedAs !== null && { endedAs }) };
  const staying = standing.filter(({ id }) => controlIds.includes(id));
  const without = withoutAssets(
    file,
    staying.map(({ assetId }) => assetId),
  );
  const over = without.filter(({ state }) => state === 'SUPERSEDED');
  return accept({
    controls: staying.map((control) => ({ ...control, kept })),
    ...(without.length > 0 && { releases: without }),
    happened: [
      { kind: 'CONTROL_KEPT', at: turn.at, controlIds, reason },
      ...over.map((release) => ({ kind: 'RELEASE_SUPERSEDED', ...told(release, turn) }) as const),
    ],
  });
}

/** The releases that were to lift everything at the end of enforcement, and are only due, without this property. */
const withoutAssets = ({ releases }: PropertyFile, assetIds: readonly string[]): Release[] =>
  releases
    .filter(({ liftsAll: all, ground, state }) => state === 'DUE' && ground === 'LAW_ORDERS' && all === true)
    .filter((release) => release.assetIds.some((id) => assetIds.includes(id)))
    .map((release): Release => {
      const rest = release.assetIds.filter((id) => !assetIds.includes(id));
      return rest.length === 0 ? { ...release, state: 'SUPERSEDED' } : { ...release, assetIds: rest };
    });

/**
 * CLS-1, CLS-2, CLS-3: may the case be closed, as far as property goes? Not while a control stands without a reason that holds.
 * `RELEASE.CONTROLS_STAND` names each of them.
 */
export function mayClose(file: PropertyFile): Decision<true> {
  const left = file.controls.filter((control) => isStanding(control) && !isKept(control, file));
  const problems = left.map(problemOf);
  const [first] = problems;
  return first === undefined ? accept(true) : refuse({ ...first, problems });
}

const problemOf = ({ id, assetId }: Control): RefusalReason => ({
  code: 'RELEASE.CONTROLS_STAND',
  rule: 'CLS-2',
  path: `/controls/${id}`,
  zh: `财产“${assetId}”仍在控制之中，且没有保留的理由，不得结案。`,
  en: `The asset "${assetId}" is still under control without a reason to keep it: the case is not closed.`,
});
