import {
  compareInstants,
  instantText,
  legalDateOf,
  period,
  workingDays,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/**
 * PRE-3, 执行工作规定16: what an application needs to be filed: the title is effective; the applicant is its creditor or his successor; what is to be
 * performed, and by whom, is definite; the debtor has not performed in time; this court has jurisdiction.
 */
export const FILING_CONDITIONS = [
  'TITLE_EFFECTIVE',
  'APPLICANT_ENTITLED',
  'DEFINITE_CONTENT',
  'NOT_PERFORMED',
  'JURISDICTION',
] as const;
/** One of these conditions. */
export type FilingCondition = (typeof FILING_CONDITIONS)[number];

/** What an application lacks, as it was explained to the creditor (释明). */
export interface FilingDefect {
  readonly condition: FilingCondition;
  readonly explanation: string;
}

/** A review of the conditions of filing (立案条件审查), and what the creditor did then. */
export interface FilingReview {
  readonly reviewId: string;
  readonly defects: readonly FilingDefect[];
  readonly reviewedAt: CourtInstant;
  /** Exclusive end of the time to mend; null: nothing lacks. */
  readonly mendBy: CourtInstant | null;
  readonly mendedAt: CourtInstant | null;
}

/** Working days to mend what lacks, a choice of the house: no rule sets a time. */
const MEND_WORKING_DAYS = 5;

/** PRE-3: until when the creditor may mend what was explained to him: five working days. Explained 2026-11-23: 2026-11-30. Errors as law's `workingDays`. */
export function mendingDeadline(explainedOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return workingDays({ start: explainedOn, n: MEND_WORKING_DAYS }, calendar);
}

/**
 * PRE-3: a judge reviews whether the application meets the conditions of filing; what lacks is explained, each condition once, with a time to mend it.
 * `FILING.EXPLAINED_TWICE`, `FILING.BEING_MENDED`.
 */
export function decideFilingReview(
  input: {
    readonly defects: readonly FilingDefect[];
    readonly now: CourtInstant;
    readonly latest: FilingReview | null;
  },
  calendar: CourtCalendar,
): Decision<Pick<FilingReview, 'defects' | 'mendBy'>> {
  const { defects, now, latest } = input;
  const twice = defects.findIndex(({ condition }, i) => defects.slice(0, i).some((one) => one.condition === condition));
  if (twice >= 0)
    return refuse({
      code: 'FILING.EXPLAINED_TWICE',
      rule: 'PRE-3',
      path: `/defects/${twice}/condition`,
      zh: '同一项条件只释明一次，请合并说明。',
      en: 'Each condition is explained once; put the explanations together.',
    });
  const { mendBy = null, mendedAt = null } = latest ?? {};
  if (defects.length > 0 && mendBy !== null && mendedAt === null && compareInstants(now, mendBy) < 0)
    return refuse({
      code: 'FILING.BEING_MENDED',
      rule: 'PRE-3',
      zh: `已经释明，补正期限至${instantText(mendBy).zh}；请待其补正、坚持申请或者期满后再审查。`,
      en: `What lacks was explained, and may be mended until ${instantText(mendBy).en}; review it again when it is mended, insisted on, or the time is over.`,
    });
  return accept({ defects, mendBy: defects.length > 0 ? mendingDeadline(legalDateOf(now), calendar).instant : null });
}

/** PRE-3: the creditor mends what lacks, in time; the judge reviews it again. `FILING.NOTHING_LACKS`, `FILING.MENDING_LATE`. */
export function decideMending(latest: FilingReview | null, now: CourtInstant): Decision<FilingReview> {
  const lacking = decideInsistence(latest);
  if (!lacking.ok) return lacking;
  const { mendBy } = lacking.value;
  if (mendBy !== null && compareInstants(now, mendBy) >= 0)
    return refuse({
      code: 'FILING.MENDING_LATE',
      rule: 'PRE-3',
      zh: `补正期限已于${instantText(mendBy).zh}届满；请由法官重新审查。`,
      en: `The time to mend ended at ${instantText(mendBy).en}; let the judge review it again.`,
    });
  return lacking;
}

/**
 * PRE-3: “经释明仍然坚持申请的，转立案庭立案后，裁定驳回执行申请”: only where something lacks that was explained, and that is not said to be mended.
 * `FILING.NOTHING_LACKS`.
 */
export function decideInsistence(latest: FilingReview | null): Decision<FilingReview> {
  if (latest === null || standingDefects(latest) === 0)
    return refuse({
      code: 'FILING.NOTHING_LACKS',
      rule: 'PRE-3',
      zh: '没有经释明而未补正的事项；应先由法官审查立案条件并释明。',
      en: 'Nothing lacks that was explained and is not mended; a judge reviews the conditions of filing and explains first.',
    });
  return accept(latest);
}

/** PRE-3: how many conditions lack by a review that were explained to the creditor; 0: none was reviewed, nothing lacks, or what lacked is said to be mended. */
export function standingDefects(latest: Pick<FilingReview, 'defects' | 'mendedAt'> | null): number {
  return latest === null || latest.mendedAt !== null ? 0 : latest.defects.length;
}

/** PRE-3, SEED3 五(一)4: no mediator is selected while what was explained is not mended. `FILING.DEFECTS_STAND`. @param standing as {@link standingDefects}. */
export function decideDespiteDefects(standing: number): Decision<true> {
  if (standing === 0) return accept(true);
  return refuse({
    code: 'FILING.DEFECTS_STAND',
    rule: 'PRE-3',
    zh: `经审查，执行申请有${standing}项立案条件欠缺，已经释明而未补正，不得选定和解员：请待申请执行人补正（POST /cases/:caseId/filing-review/mending）、坚持申请（…/insistence），或者由法官重新审查（POST /cases/:caseId/filing-review）。`,
    en: `The application lacks ${standing} conditions of filing that were explained and are not mended, so no mediator is selected: the creditor mends it (POST /cases/:caseId/filing-review/mending) or insists (…/insistence), or the judge reviews it again (POST /cases/:caseId/filing-review).`,
  });
}

/** PROC-2, 解释480: until when the debtor is notified of the enforcement: ten days from the hand-over. 2026-09-21: 2026-10-08. Errors as law's `period`. */
export function enforcementNoticeDue(handedOverOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: handedOverOn, unit: 'day', n: 10 }, calendar);
}
