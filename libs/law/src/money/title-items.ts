import { compareDates, daysBetween, type LegalDate } from '../basics/dates.js';
import { LawError } from '../basics/law-error.js';
import { timesRate, type ExactDecimal, type Fen } from '../basics/money.js';

/** A step of the rate (利率分段). As with an expiry the day `from` itself is not counted: the rate runs from the day after it. */
export interface RateStep {
  readonly from: LegalDate;
  /** general interest a day */
  readonly dailyRate: ExactDecimal;
}

/**
 * INT-TITLE: one item of a title (判项): a sum with its own performance period. Amounts in fen. Interest runs from the expiry on; what ran
 * before it is `accrued`.
 */
export interface TitleItem {
  readonly principal: Fen;
  /** last day of its performance period (INT-3) */
  readonly expiry: LegalDate;
  /** general interest that the title states as a sum, or that had run before the expiry */
  readonly accrued: Fen;
  /** in any order; before the first of them no general interest runs */
  readonly rates: readonly RateStep[];
  /** general interest runs on it (一般债务利息) */
  readonly general: boolean;
  /** doubled interest runs on it (加倍部分债务利息) */
  readonly doubled: boolean;
}

/** Days of one rate, with the general interest of them, rounded (INT-9). */
export interface RatedDays {
  readonly dailyRate: ExactDecimal;
  readonly days: number;
  readonly interest: Fen;
}

/**
 * INT-TITLE: the steps of a rate in order, each of them another rate than the one before. `TITLE.STEP_REPEATED` where two begin on one day;
 * `path`: of the list.
 */
export function stepsInOrder(rates: readonly RateStep[], path = '/rates'): readonly RateStep[] {
  const inOrder = [...rates].sort((a, b) => compareDates(a.from, b.from));
  const changes: RateStep[] = [];
  for (const step of inOrder) {
    const before = changes.at(-1);
    if (before?.from === step.from || inOrder.filter(({ from }) => from === step.from).length > 1)
      throw new LawError({
        code: 'TITLE.STEP_REPEATED',
        rule: 'INT-TITLE',
        path: `${path}/${rates.findLastIndex(({ from }) => from === step.from)}`,
        zh: `自${step.from}起有两个利率。`,
        en: `Two rates begin on ${step.from}.`,
      });
    if (before === undefined || !sameRate(before.dailyRate, step.dailyRate)) changes.push(step);
  }
  return changes;
}

const sameRate = (a: ExactDecimal, b: ExactDecimal): boolean =>
  a.units * 10n ** BigInt(b.scale) === b.units * 10n ** BigInt(a.scale);

/** INT-TITLE, INT-9: general interest on a principal (fen) from the day after `from` to `to`, for each rate its days and its rounded sum. */
export function ratedDays(
  principal: Fen,
  steps: readonly RateStep[],
  from: LegalDate,
  to: LegalDate,
): readonly RatedDays[] {
  return steps.flatMap(({ from: begins, dailyRate }, i) => {
    const ends = steps[i + 1]?.from;
    const start = begins > from ? begins : from;
    const end = ends !== undefined && ends < to ? ends : to;
    const days = daysBetween(start, end);
    return days > 0 ? [{ dailyRate, days, interest: timesRate(principal, dailyRate, days) }] : [];
  });
}
