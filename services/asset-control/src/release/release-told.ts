import { publishFact, type EventOf, type FileTurn, type NewTask } from '@hejie/casework';
import { coverageBelowTarget, propertyReleased, refreezeReady, releaseHalted } from '@hejie/contracts/facts';
import { formatYuan, type JsonValue } from '@hejie/law';
import { controlsOfRelease, type PropertyEvent, type PropertyFile, type Release } from '@hejie/settlement';
import { overWith } from '../control/told-parts.js';
import { type PropertyOccasion, type Told, type ToldOf } from '../property/told.js';
import * as letters from './release-letters.js';
import { alarmsOf, refrozenTask, tasksOf, type ReleaseScene } from './release-tasks.js';

/** An event about one release. */
type OfRelease = Extract<PropertyEvent, { readonly releaseId: string; readonly ground: string }>;
type Tell<E> = (scene: ReleaseScene, release: Release, event: E, occasion: PropertyOccasion) => Told;

/** Tells of the release that an event is about, as it stands after it. */
const of =
  <K extends OfRelease['kind']>(tell: Tell<EventOf<OfRelease, K>>) =>
  (event: EventOf<OfRelease, K>, file: PropertyFile, occasion: PropertyOccasion, turn: FileTurn): Told => {
    const { caseId, under } = occasion;
    const { releaseId, at } = event;
    const release = file.releases.find(({ id }) => id === releaseId)!;
    return tell({ caseId, under, file, turn, at }, release, event, occasion);
  };

const creditorsOf = ({ known }: PropertyOccasion) => known.parties.filter(({ side }) => side === 'CREDITOR');
const idsOf = ({ id: releaseId, ground, assetIds }: Release) => ({ releaseId, ground, assetIds: [...assetIds] });

/** It has come into another state: that is all there is to tell. */
const moved = of<OfRelease['kind']>((scene, release) => ({ tasks: tasksOf(scene, release) }));

/** Something of a release that is out of order, laid before somebody. */
function alarm(
  scene: ReleaseScene,
  release: Release,
  {
    kind,
    role,
    rule,
    says,
    more = {},
  }: Pick<NewTask, 'kind' | 'role'> & {
    readonly rule: string;
    readonly says: string;
    readonly more?: Record<string, JsonValue>;
  },
): NewTask {
  const { under: caseNumber, at } = scene;
  return {
    id: `${alarmsOf(kind, scene, release)}${at}`,
    kind,
    role,
    rule,
    facts: { caseNumber, ...idsOf(release), ...more },
    title: `${caseNumber}：${says}`,
  };
}

const saleExpired = (caseId: string, saleId: string): string => `sale-expired/${caseId}/${saleId}`;

/** What of an event on releases is told beside its audit line: facts, letters, tasks. */
export const RELEASE_TOLD: ToldOf = {
  RELEASE_DUE: of<'RELEASE_DUE'>((scene, release, _event, occasion) => ({
    tasks: tasksOf(scene, release),
    letters:
      release.ground === 'STEP_OF_PLAN' && release.applied === undefined
        ? [letters.applicationAsked(scene, release, creditorsOf(occasion))]
        : [],
  })),
  RELEASE_NOT_DUE_ANY_MORE: moved,
  RELEASE_APPLIED_FOR: of<'RELEASE_APPLIED_FOR'>((scene, release) =>
    release.state === 'DUE' ? { tasks: tasksOf(scene, release) } : {},
  ),
  RELEASE_DECIDED: moved,
  RELEASE_APPROVED: moved,
  RELEASE_RETURNED: moved,
  RELEASE_SUPERSEDED: moved,
  RELEASE_REFUSED: of<'RELEASE_REFUSED'>((scene, release, { reason }) => ({
    tasks: tasksOf(scene, release),
    letters: [letters.refused(scene, release, reason)],
  })),
  RELEASE_SERVED: of<'RELEASE_SERVED'>((scene, release, { coOwnerPartyIds }) => ({
    tasks: tasksOf(scene, release),
    letters: coOwnerPartyIds.length === 0 ? [] : [letters.coOwnersTold(scene, release, coOwnerPartyIds)],
  })),
  RELEASE_RECEIPTED: ({ releaseId, assetId }, file, { caseId }) => {
    const release = file.releases.find(({ id }) => id === releaseId)!;
    if (release.coOwnersPartOnly) return {};
    const lifted = controlsOfRelease(file, release).filter((control) => control.assetId === assetId);
    return { tasks: { cancelled: lifted.flatMap((control) => overWith(caseId, control)) } };
  },
  RELEASE_DONE: of<'RELEASE_DONE'>((scene, release) => ({
    tasks: tasksOf(scene, release),
    facts: [publishFact(propertyReleased, idsOf(release))],
    letters: [letters.done(scene, release)],
  })),
  RELEASE_HALTED: of<'RELEASE_HALTED'>((scene, release, { why, since }) => ({
    tasks: tasksOf(scene, release),
    facts: [publishFact(releaseHalted, { ...idsOf(release), why, since })],
    letters: [letters.halted(scene, release)],
  })),
  RELEASE_WENT_ON: of<'RELEASE_WENT_ON'>((scene, release) => ({
    tasks: tasksOf(scene, release),
    letters: [letters.wentOn(scene, release)],
  })),
  RELEASE_OVERDUE: of<'RELEASE_OVERDUE'>((scene, release) => ({
    tasks: {
      opened: [
        alarm(scene, release, {
          kind: 'RELEASE_OVERDUE',
          role: 'enforcement-judge',
          rule: 'PROC-12',
          says: '依法应当解除的财产逾期未解除，立即办理',
        }),
      ],
    },
  })),
  RELEASE_RECEIPT_OVERDUE: of<'RELEASE_RECEIPT_OVERDUE'>((scene, release) => ({
    tasks: {
      opened: [
        alarm(scene, release, {
          kind: 'RELEASE_RECEIPT_OVERDUE',
          role: 'asset-control-officer',
          rule: 'PROC-14',
          says: '协助执行单位逾期未回执，催办',
        }),
      ],
    },
  })),
  COVERAGE_BELOW_TARGET: of<'COVERAGE_BELOW_TARGET'>((scene, release, { ratio, target }, occasion) => ({
    facts: [publishFact(coverageBelowTarget, { ...idsOf(release), ratio, target })],
    letters: [letters.belowTarget(scene, release, { ratio, target }, creditorsOf(occasion))],
    tasks: {
      opened: [
        alarm(scene, release, {
          kind: 'COVERAGE_BELOW_TARGET',
          role: 'enforcement-judge',
          rule: 'PROC-12',
          says: `解除后保障率${ratio ?? '0'}，低于目标${target}，核查是否控制其他财产`,
          more: { ratio, target },
        }),
      ],
    },
  })),
  REFREEZE_READY: of<'REFREEZE_READY'>((scene, release) => {
    const { orders } = scene.file.refreezes.find(({ id }) => id === release.id)!;
    const more = {
      orders: orders.map(({ cap, ...order }) => ({ ...order, ...(cap !== undefined && { cap: formatYuan(cap) }) })),
    };
    return {
      facts: [publishFact(refreezeReady, idsOf(release))],
      tasks: {
        opened: [
          alarm(scene, release, {
            kind: 'REFREEZE',
            role: 'enforcement-judge',
            rule: 'PROC-9',
            says: `已恢复执行，重新控制预案（${orders.length}项财产）待裁定`,
            more,
          }),
        ],
      },
    };
  }),
  RECONTROL_ORDERED: ({ releaseIds, controlIds }, file, { caseId }) => ({
    tasks: {
      done: releaseIds.map((id) => refrozenTask({ caseId, file }, { id }, controlIds)),
    },
  }),
  SALE_ALLOWED: ({ saleId, lastDay, at }, _, { under }) => ({
    letters: [letters.saleAllowed({ saleId, under, at }, lastDay)],
  }),
  // Sold in time, and entered when that was over.
  SALE_DONE: ({ saleId }, _, { caseId }) => ({ tasks: { cancelled: [{ id: saleExpired(caseId, saleId) }] } }),
  SALE_EXPIRED: ({ saleId, assetId, at }, _, { caseId, under: caseNumber }) => ({
    letters: [letters.saleExpired({ saleId, under: caseNumber, at })],
    tasks: {
      opened: [
        {
          id: saleExpired(caseId, saleId),
          kind: 'SALE_EXPIRED',
          role: 'enforcement-judge',
          rule: 'PROC-13',
          facts: { caseNumber, saleId, assetId },
          title: `${caseNumber}：被执行人自行变卖期限届满，依法处置`,
        },
      ],
    },
  }),
};
