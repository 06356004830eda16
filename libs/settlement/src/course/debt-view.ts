import { compareInstants, parseYuan, startOfDay, type CourtInstant, type Fen } from '@hejie/law';
import type { DefaultSpan } from '../breach/default-spans.js';
import type { DebtView } from '../credit/credit-file.js';
import type { SettlementCourse } from './course.js';
import { originalBalance, postingsOf, type ViewTurn } from './course-balance.js';
import { enforcementEnd, standingClosing } from './enforcement-end.js';
import { closingDay, owedAgain, performanceByClosing, performedDay, titlePerformedInTime } from './performed-day.js';
import { inDefaultSince, planDefaults } from './plan-defaults.js';
import { settlementView } from './settlement-course.js';

/** What the court alone says of a debt, by a person: it is not told with the course. */
type Found = Pick<DebtView, 'creditorHoldsOff' | 'heldOffBy' | 'laterInRank'>;

/**
 * DIS-GRACE-2, DIS-ART-10-1, CR-REV: how the debt stands for a debtor's credit, from everything that is heard of it, in whatever order it came. What property under
 * control is worth, and what of it was given as security, is what asset control told last. Errors as `planDefaults`.
 */
export function debtView(
  course: SettlementCourse,
  partyId: string,
  turn: ViewTurn | null = null,
  found: Found = { creditorHoldsOff: false },
): DebtView {
  const { standing, outstanding } = settlementView(course);
  const { schedule } = course;
  const closed = standingClosing(course);
  const covered = course.covered.find((told) => told.partyId === partyId);
  const agreed = standing === 'PERFORMING' || standing === 'PERFORMED';
  const performedOn = performedDay(course, turn);
  const end = enforcementEnd(course, turn);
  const plan = planInDebt(course, turn);
  const inTime = agreed
    ? performedOn !== null && schedule.length > 0
    : standing !== 'RESUMED' && titlePerformedInTime(course, performedOn, turn);
  const owed = performedOn !== null ? 0n : agreed ? outstanding : originalBalance(course, turn);
  // 终结本次执行程序 is told of too: what it means for an entry is its own (DIS-ART-10-1).
  const closing = end ?? (closed?.as === '终结本次执行程序' ? { as: closed.as, on: closingDay(closed) } : null);
  return {
    owed,
    ...(owedBeyondMoney(course) && { beyondMoney: true }),
    controlled: covered === undefined ? 0n : parseYuan(covered.controlled),
    secured: covered === undefined ? 0n : parseYuan(covered.secured),
    performed: receivedOf(course),
    performedOn,
    performedInTime: inTime && plan.defaults.length === 0,
    ...plan,
    creditorHoldsOff: found.creditorHoldsOff,
    ...(found.heldOffBy !== undefined && { heldOffBy: found.heldOffBy }),
    ...(found.laterInRank !== undefined && { laterInRank: found.laterInRank }),
    settled: schedule.length > 0,
    ...(closing !== null && { closedAs: closing.as, closedOn: closing.on }),
  };
}

/** SET-GRACE, CR-REV: what of the view the clock and the calendar change by themselves: whether and since when the plan is performed. Errors as `planDefaults`. */
export function planInDebt(
  course: SettlementCourse,
  turn: ViewTurn | null,
): Pick<DebtView, 'planPerformed' | 'performingSince' | 'inDefaultSince' | 'defaults' | 'defaultsAhead'> {
  const { standing } = settlementView(course);
  const { schedule, agreedAt } = course;
  const kept = planDefaults(course, turn);
  const since = inDefaultSince(kept);
  const agreed = standing === 'PERFORMING' || standing === 'PERFORMED';
  const planPerformed = agreed && schedule.length > 0 && since === null && !owedAgain(course);
  return {
    planPerformed,
    performingSince: planPerformed ? performingSince(agreedAt, kept.spans) : null,
    inDefaultSince: since,
    defaults: kept.spans,
    defaultsAhead: kept.ahead,
  };
}

/** What was received, in money and in kind, and not taken out or paid back; without a ledger what enforcement has got. */
function receivedOf(course: SettlementCourse): Fen {
  const enforced = performanceByClosing(course);
  if (enforced !== null) return parseYuan(enforced.amount);
  return postingsOf(course).reduce((sum, { kind, amount }) => (kind === 'REFUND' ? sum - amount : sum + amount), 0n);
}

/** TITLE-ACT: more than money is owed, or nothing is known of the title: no property and no security stands for it. */
function owedBeyondMoney({ title, resumed }: SettlementCourse): boolean {
  if (title === null) return resumed === null;
  return title.kind !== undefined && title.kind !== 'MONEY';
}

/** Since the agreement, or since the last default was made good; null where it is not known. */
function performingSince(agreedAt: CourtInstant | null, defaults: readonly DefaultSpan[]): CourtInstant | null {
  if (agreedAt === null) return null;
  const cured = defaults.flatMap(({ curedOn }) => (curedOn === null ? [] : [startOfDay(curedOn)]));
  return [agreedAt, ...cured].sort(compareInstants).at(-1)!;
}
