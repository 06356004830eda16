import { legalDateOf, sumFen, type Derived, type Fen } from '@hejie/law';
import { accept, type Decision } from '../decisions/decision.js';
import { type Promised, type ReleaseRow } from '../release/release-plan.js';
import { type PropertyFile } from './property-file.js';
import { applyChange, type PropertyTurn } from './property-change.js';
import { releaseFigure, type ReleaseFigure } from './release-figure.js';
import { type Release } from './release-rows.js';
import { draftReleasePlan } from './release-steps.js';

/** What the creditor sees of a plan before he agrees to it (解除计划预览). */
export interface PlanPreview {
  readonly plan: Derived<readonly ReleaseRow[]>;
  /** Each step as it would be pinned, with what it leaves and which ranks it loses. */
  readonly steps: readonly (Pick<Release, 'assetIds'> & {
    readonly after: number;
    readonly promised: boolean;
    readonly figure: ReleaseFigure;
  })[];
}

/** No person's plan is called so. */
const PREVIEW = '预览';

/**
 * PROC-12, PROC-14, SET-ART-3-1: the plan of a file and the figure of each of its steps, queued controls that would take effect among it; nothing is pinned. `payments`: the
 * amounts of a schedule that is not agreed yet, in fen, in their order; absent: what is still open of the settlement. Refused as `draftReleasePlan`.
 */
export function previewReleasePlan(
  file: PropertyFile,
  { promised, payments }: { readonly promised: readonly Promised[]; readonly payments?: readonly Fen[] },
  turn: PropertyTurn,
): Decision<PlanPreview> {
  const looked = payments === undefined ? file : withSchedule(file, payments, turn);
  const drafted = draftReleasePlan(looked, { id: PREVIEW, promised }, turn);
  if (!drafted.ok) return drafted;
  const { plan, steps, ended } = drafted.value;
  const planned = applyChange(looked, { releases: [...ended, ...steps], happened: [] });
  return accept({
    plan,
    steps: steps.map((step) => ({
      after: step.after ?? 0,
      assetIds: step.assetIds,
      promised: step.promised === true,
      figure: releaseFigure(planned, step, turn),
    })),
  });
}

/** The file as if these payments were agreed, and nothing paid; when they fall due makes no difference to a plan. */
function withSchedule(file: PropertyFile, payments: readonly Fen[], { at }: PropertyTurn): PropertyFile {
  const due = legalDateOf(at);
  const schedule = payments.map((amount, i) => ({ no: i + 1, due, amount }));
  const view = { ...file.settlement, schedule, paid: [], outstanding: sumFen(payments), inDefaultSince: null };
  return { ...file, settlement: { ...view, standing: 'NONE' } };
}
