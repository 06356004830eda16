import {
  type ReleaseFigureAnswer,
  type ReleaseFigureQuery,
  type ReleasePlanAnswer,
  type ReleasePlanQuery,
  type ReleasesAnswer,
  type ShownFigure,
} from '@hejie/contracts/http';
import { asJson, formatYuan, parseYuan } from '@hejie/law';
import {
  admitted,
  isLiveRelease,
  mayClose,
  previewReleasePlan,
  refreezeTimes,
  releaseFigure,
  releaseOf,
  unnamedRelease,
  type ReleaseFigure,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { FileLook } from '../property/file-look.js';

/** A set that lies ready, or not even that, and has not been used. */
const NOT_USED = { ruledAt: null, firstReceiptAt: null, ms: null } as const;

/** What people are shown of releases before they apply, consent or decide. */
@Injectable()
export class ReleaseViews {
  constructor(@Inject(FileLook) private readonly look: FileLook) {}

  /**
   * Each release, with the figure of one that is still to come; for the court alone what controls again, and what bars the closing of the case, which
   * name property that is still to be taken. @param staff whether a person of the court asks. @throws ProblemError 404 `PROPERTY.NO_FILE`.
   */
  releases(caseId: string, staff: boolean): Promise<ReleasesAnswer> {
    return this.look.at(caseId, (file, turn) => {
      const times = new Map(refreezeTimes(file).map((time) => [time.id, time]));
      const closing = mayClose(file);
      return {
        caseId,
        asOf: turn.at,
        releases: file.releases.map((release) => ({
          ...release,
          ...(isLiveRelease(release) && { figure: shown(releaseFigure(file, release, turn)) }),
        })),
        refreezes: (staff ? file.refreezes : []).map(({ orders, ...set }) => ({
          ...NOT_USED,
          ...times.get(set.id),
          ...set,
          orders: orders.map(({ cap, ...order }) => ({ ...order, ...(cap !== undefined && { cap: formatYuan(cap) }) })),
        })),
        sales: file.sales.map(({ id, assetId, state, lowestPrice, lastDay, sold }) => ({
          ...{ id, assetId, state, lowestPrice: formatYuan(lowestPrice), lastDay },
          ...(sold && { sold: { ...sold, price: formatYuan(sold.price) } }),
        })),
        closingBarredBy:
          closing.ok || !staff ? [] : (closing.error.problems ?? []).map(({ path = '', zh, en }) => ({ path, zh, en })),
      };
    });
  }

  /** The planner's answer with its derivation, and the figure of each step. @throws LawError as `previewReleasePlan`; as {@link releases}. */
  plan(caseId: string, { promised = [], payments }: ReleasePlanQuery): Promise<ReleasePlanAnswer> {
    return this.look.at(caseId, (file, turn) => {
      const asked = { promised, ...(payments && { payments: payments.map((amount) => parseYuan(amount)) }) };
      const { plan, steps } = admitted(previewReleasePlan(file, asked, turn));
      return {
        rows: [...plan.value],
        derivation: asJson(plan.derivation) as ReleasePlanAnswer['derivation'],
        steps: steps.map((step) => ({ ...step, figure: shown(step.figure) })),
      };
    });
  }

  /** The figure of a release, or of property that none names yet: what the creditor sees before he applies. @throws LawError `RELEASE.UNKNOWN`, `RELEASE.ASSET_UNKNOWN`; as {@link releases}. */
  figure(caseId: string, { releaseId, assetIds = [], after }: ReleaseFigureQuery): Promise<ReleaseFigureAnswer> {
    return this.look.at(caseId, (file, turn) => {
      const asked = { assetIds, ...(after !== undefined && { after }) };
      const release = admitted(releaseId === undefined ? unnamedRelease(file, asked) : releaseOf(file, releaseId));
      return asJson(releaseFigure(file, release, turn)) as unknown as ReleaseFigureAnswer;
    });
  }
}

/** Without how it came about, which `release-figure` says. */
const shown = ({ settlement, original, ...figure }: ReleaseFigure): ShownFigure => ({
  ...figure,
  settlement: settlement && { owed: settlement.owed, ratio: settlement.ratio },
  original: { owed: original.owed, ratio: original.ratio },
});
