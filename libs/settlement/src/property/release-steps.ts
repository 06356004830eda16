import { startOfDay, type Derived } from '@hejie/law';
import { accept, attempt, type Decision } from '../decisions/decision.js';
import { releasePlan, type Promised, type ReleaseRow } from '../release/release-plan.js';
import { targetExposure } from './pack-terms.js';
import { type PropertyFile, type SettlementView } from './property-file.js';
import { applyChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { heldAssets, openPayments, paidUpTo, releaseWith, targetOf, told } from './release-held.js';
import * as refused from './release-refusals.js';
import { type Release } from './release-rows.js';
import { applySettlement } from './release-settlement.js';

/** What the agreement says of releases. */
export interface PlanCommand {
  /** Names the plan, and the steps of it. */
  readonly id: string;
  /** The creditor's undertakings to have property released (解除强制措施的承诺), 0: at signing. */
  readonly promised: readonly Promised[];
}

/**
 * PROC-12, S6: what goes after which payment, of all that is under effective control and in no release yet: whole things only, each once.
 * The payments are those that are still open; the row before them is number 0. Throws as `releasePlan`.
 */
function planOfFile(
  file: PropertyFile,
  promised: readonly Promised[],
  turn: PropertyTurn,
): Derived<readonly ReleaseRow[]> {
  const { outstanding, originalBalance } = file.settlement;
  const going = file.assets.map(({ id }) => id).filter((id) => releaseWith(file, id) !== undefined);
  return releasePlan({
    assets: heldAssets(file, going, turn),
    exposure: targetExposure(turn.pack) === 'OUTSTANDING' ? outstanding : originalBalance,
    target: targetOf(turn),
    payments: openPayments(file.settlement),
    consented: [],
    promised,
  });
}

/** A plan as it would be pinned, with what is left of an earlier one taken out. */
export interface PlanDraft {
  /** What goes after which payment, and why. */
  readonly plan: Derived<readonly ReleaseRow[]>;
  readonly steps: readonly Release[];
  /** Steps of an earlier plan whose place it takes. */
  readonly ended: readonly Release[];
}

/**
 * PROC-12, SET-ART-3-1, S6: the plan of a file as it would be pinned now; nothing is pinned by it. `RELEASE.IN_DEFAULT`, `RELEASE.HALTED`,
 * `RELEASE.NO_PLAN`, `RELEASE.ID_TAKEN`, and as `releasePlan`, as {@link decideReleasePlan}.
 */
export function draftReleasePlan(file: PropertyFile, command: PlanCommand, turn: PropertyTurn): Decision<PlanDraft> {
  const { id } = command;
  const { standing, inDefaultSince, schedule } = file.settlement;
  if ((standing !== 'NONE' && standing !== 'PERFORMING') || schedule.length === 0) return refused.noPlan();
  if (inDefaultSince !== null) return refused.inDefault();
  const steps = file.releases.filter(({ ground }) => ground === 'STEP_OF_PLAN');
  if (steps.some(({ state }) => state === 'HALTED')) return refused.stepHalted();
  if (steps.some((step) => step.id.startsWith(`${id}-`))) return refused.idTaken(id);
  return attempt(() => {
    const earlier = steps.filter(({ state }) => state === 'PLANNED' || state === 'DUE');
    const ended = earlier.map((step): Release => ({ ...step, state: 'SUPERSEDED' }));
    const rest = { ...file, releases: file.releases.map((one) => ended.find((step) => step.id === one.id) ?? one) };
    const promised = command.promised.map(({ after, id: assetId }) => ({
      // What was undertaken for a payment that is in goes now.
      after: paidUpTo(file.settlement, after) ? 0 : after,
      id: assetId,
    }));
    const plan = planOfFile(rest, promised, turn);
    return { plan, ended, steps: stepsOf(rest, plan.value, command, turn) };
  });
}

/**
 * PROC-12, SET-ART-3-1, S6: pins the plan of a file as steps that wait for their payments, and takes the place of an earlier plan as far as
 * that is not under way. What the creditors have undertaken in the agreement is a step of its own, which goes whatever is covered then; that it is their
 * undertaking they say themselves, by their applications. Not while
 * the debtor is in default or a step is halted: a new plan would go round the judge. `RELEASE.IN_DEFAULT`, `RELEASE.HALTED`,
 * `RELEASE.NO_PLAN` where no settlement is being performed, `RELEASE.ID_TAKEN`, and as `releasePlan`.
 */
export function decideReleasePlan(
  file: PropertyFile,
  command: PlanCommand,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const drafted = draftReleasePlan(file, command, turn);
  if (!drafted.ok) return drafted;
  const { ended, steps } = drafted.value;
  const pinned = {
    releases: [...ended, ...steps],
    happened: [
      ...ended.map((step) => ({ kind: 'RELEASE_SUPERSEDED', ...told(step, turn) }) as const),
      ...steps.map((step) => ({ kind: 'RELEASE_PLANNED', ...told(step, turn), after: step.after ?? 0 }) as const),
    ],
  } satisfies PropertyChange;
  const planned = applyChange(file, pinned);
  const followed = applySettlement(planned, file.settlement, turn);
  const ours = pinned.releases.map((step) => step.id);
  return accept({
    releases: applyChange(planned, followed).releases.filter((step) => ours.includes(step.id)),
    happened: [...pinned.happened, ...followed.happened],
  });
}

/** The steps of a plan: of each row what it releases by itself, and what the creditor has undertaken. */
function stepsOf(
  file: PropertyFile,
  rows: readonly ReleaseRow[],
  { id, promised }: PlanCommand,
  turn: PropertyTurn,
): Release[] {
  const { settlement } = file;
  const due = new Map(settlement.schedule.map((instalment) => [instalment.no, startOfDay(instalment.due)]));
  return rows.flatMap(({ after: no, release }): Release[] => {
    // Before the next payment means: after the last one that is in.
    const after = no === 0 ? lastIn(settlement) : no;
    const undertaken = release.filter((assetId) => promised.some((one) => one.id === assetId));
    const step = {
      ground: 'STEP_OF_PLAN',
      after,
      state: 'PLANNED',
      dueAt: due.get(after) ?? turn.at,
      receipts: [],
    } as const;
    return [
      { ...step, id: `${id}-step-${after}`, assetIds: release.filter((assetId) => !undertaken.includes(assetId)) },
      { ...step, id: `${id}-promise-${after}`, assetIds: undertaken, promised: true as const },
    ].filter(({ assetIds }) => assetIds.length > 0);
  });
}

/** The number of the last payment up to which all are in; 0: none is. */
function lastIn(view: SettlementView): number {
  const numbers = view.schedule.map(({ no }) => no).sort((one, other) => one - other);
  return numbers.findLast((no) => paidUpTo(view, no)) ?? 0;
}
