import { type NewTask, type TaskChanges } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant, type JsonValue } from '@hejie/law';
import {
  releaseDueBy,
  releaseFigure,
  type PropertyFile,
  type PropertyTurn,
  type Release,
  type ReleaseGround,
  type ReleaseState,
} from '@hejie/settlement';

/** What a release is called in tasks and letters. */
export const GROUND_NAMES: Readonly<Record<ReleaseGround, string>> = {
  STEP_OF_PLAN: '按计划分期解除',
  CREDITOR_APPLIES: '申请执行人申请解除',
  PERFORMED: '履行完毕，全部解除',
  OVER_LIMIT: '超标的额解除',
  PROTECTED: '依法不得控制，解除',
  OUTSIDER_UPHELD: '案外人异议成立，解除',
  PRESERVATION_LAPSED: '保全申请人未在法定期间内申请执行，解除保全',
  WITHDRAWN: '撤回执行申请，解除',
  SUBSTITUTED: '变更控制标的物，解除原财产',
  SOLD_UNDER_SUPERVISION: '被执行人自行变卖，解除',
  LAW_ORDERS: '依法解除',
};

/** The rule by which each goes. */
export const GROUND_RULES: Readonly<Record<ReleaseGround, string>> = {
  STEP_OF_PLAN: 'SET-ART-3-1',
  CREDITOR_APPLIES: 'SET-ART-3-1',
  PERFORMED: 'CLS-1',
  OVER_LIMIT: 'PROC-12',
  PROTECTED: 'PROC-11',
  OUTSIDER_UPHELD: 'PROC-19',
  PRESERVATION_LAPSED: 'PROC-21',
  WITHDRAWN: 'CLS-2',
  SUBSTITUTED: 'PROC-12',
  SOLD_UNDER_SUPERVISION: 'PROC-13',
  LAW_ORDERS: 'PROC-12',
};

interface Asked {
  readonly kind: string;
  readonly role: NewTask['role'];
  readonly does: string;
}

/** What is asked of whom while a release is in a state; nothing where there is nothing to do. */
const ASKED: { readonly [S in ReleaseState]?: Asked } = {
  DUE: { kind: 'DECIDE_RELEASE', role: 'enforcement-judge', does: '决定是否解除' },
  DECIDED: { kind: 'APPROVE_RELEASE', role: 'enforcement-judge', does: '由决定人以外的另一人复核' },
  APPROVED: { kind: 'SERVE_RELEASE', role: 'asset-control-officer', does: '送达解除裁定和协助执行通知书' },
  SERVED: { kind: 'AWAIT_RELEASE_RECEIPT', role: 'asset-control-officer', does: '取得协助执行单位的回执' },
  HALTED: { kind: 'HALTED_RELEASE', role: 'enforcement-judge', does: '已暂停，补足后由法官决定是否继续' },
};

/** Each command on releases that does a task, by the task's kind. */
export const RELEASE_TASK_COMMANDS: Readonly<Record<string, string>> = {
  DECIDE_RELEASE: 'POST /cases/:caseId/property/releases/decision',
  APPROVE_RELEASE: 'POST /cases/:caseId/property/releases/approval',
  SERVE_RELEASE: 'POST /cases/:caseId/property/releases/service',
  AWAIT_RELEASE_RECEIPT: 'POST /cases/:caseId/property/releases/receipt',
  HALTED_RELEASE: 'POST /cases/:caseId/property/releases/continuation',
  REFREEZE: 'POST /cases/:caseId/property/refreezes',
};

/** In which case a release stands, under which number it is spoken of, and what it is asked with. */
export interface ReleaseScene {
  readonly caseId: string;
  readonly under: string;
  readonly file: PropertyFile;
  readonly turn: PropertyTurn;
  /** When it happened. */
  readonly at: CourtInstant;
}

/** A release by its place in the file, for ids that hold no number of a case; rows are never taken out, so that it stays. */
export const placeOf = ({ file }: Pick<ReleaseScene, 'file'>, { id }: Pick<Release, 'id'>): number =>
  file.releases.findIndex((one) => one.id === id) + 1;

/** How the ids of alarms about a release begin, of one kind. */
export const alarmsOf = (
  kind: string,
  scene: Pick<ReleaseScene, 'caseId' | 'file'>,
  release: Pick<Release, 'id'>,
): string => `${kind.toLowerCase().replaceAll('_', '-')}/${scene.caseId}/${placeOf(scene, release)}/`;

/** The judge has ordered that what a release let go is controlled again, where it lay before him. */
export const refrozenTask = (
  scene: Pick<ReleaseScene, 'caseId' | 'file'>,
  release: Pick<Release, 'id'>,
  controlIds: readonly string[],
) => ({
  under: alarmsOf('REFREEZE', scene, release),
  outcome: { controlIds: [...controlIds] },
  ifOpen: true as const,
});

/** Alarms that it is late are over once it is served, or is not to be any more, and those of its receipts with the last of them. */
function alarmsOver(scene: ReleaseScene, release: Release): { readonly under: string }[] {
  if (['DUE', 'DECIDED', 'APPROVED'].includes(release.state)) return [];
  const kinds = release.state === 'SERVED' ? ['RELEASE_OVERDUE'] : ['RELEASE_OVERDUE', 'RELEASE_RECEIPT_OVERDUE'];
  return kinds.map((kind) => ({ under: alarmsOf(kind, scene, release) }));
}

/** How the ids of the tasks begin by which a release is carried out. */
export const tasksUnder = (scene: Pick<ReleaseScene, 'caseId' | 'file'>, release: Pick<Release, 'id'>): string =>
  `release/${scene.caseId}/${placeOf(scene, release)}/`;

/** What becomes of the tasks of a release that has come into its state: those of the state before are over, that of this one is opened. */
export function tasksOf(scene: ReleaseScene, release: Release): TaskChanges {
  const under = tasksUnder(scene, release);
  const { by } = scene.turn;
  const ended = [{ under }, ...alarmsOver(scene, release)];
  const outcome = { state: release.state };
  const over = by === CASE_ITSELF ? { cancelled: ended } : { done: ended.map((which) => ({ ...which, outcome })) };
  const asked = ASKED[release.state];
  if (asked === undefined) return over;
  const { kind, role, does } = asked;
  const { ground, applied, consents } = release;
  const dueAt = releaseDueBy(release, scene.turn);
  // It is asked anew with each creditor who applies, be it in the instant in which it has become due.
  const willing = consents?.length ?? (applied ? 1 : 0);
  const task: NewTask = {
    id: `${under}${kind}/${willing > 0 ? `${willing}/` : ''}${scene.at}`,
    kind,
    role,
    facts: factsOf(scene, release),
    rule: GROUND_RULES[ground],
    title: `${scene.under}：${GROUND_NAMES[ground]}（${release.assetIds.length}项财产），${does}`,
    ...(dueAt !== undefined && { dueAt }),
  };
  return { ...over, opened: [task] };
}

/** With which figure it is put before people. */
function factsOf({ under: caseNumber, file, turn }: ReleaseScene, release: Release): Record<string, JsonValue> {
  const { id: releaseId, ground, assetIds, applied, halted } = release;
  return {
    ...{ caseNumber, releaseId, ground, assetIds: [...assetIds], appliedFor: applied !== undefined },
    figure: releaseFigure(file, release, turn).text.zh,
    ...(halted && { ...halted }),
  };
}
