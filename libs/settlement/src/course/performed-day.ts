import { compareDates, legalDateOf, parseYuan, startOfDay, sumFen, type LegalDate } from '@hejie/law';
import type { EnforcedPerformance } from '../decisions/enforcement-closing.js';
import { isWithinTime } from '../decisions/last-day.js';
import { readInstalment } from '../ledger/postings.js';
import { readTitle, readTitleItem, satisfiedByLedger } from '../title/title.js';
import { originalBalance, postingsOf, type ViewTurn } from './course-balance.js';
import type { ClosedEnforcement, SettlementCourse } from './course.js';

/**
 * DIS-ART-10-1, CLS-1, CLS-3, TITLE-ACT: the value date of full performance (履行完毕之日): of the settlement, as performance tells, or of the title, once its whole
 * balance with interest is paid, or enforcement without a ledger was closed by it. Money can satisfy a title to money alone: where an act is owed, its judge closes the case as performed. Null where it is not
 * performed, or not any more, because money was taken out. `turn` null: of a title only what its closing says.
 */
export function performedDay(course: SettlementCourse, turn: ViewTurn | null): LegalDate | null {
  const { performedOn, resumed, ending, schedule } = course;
  if (owedAgain(course)) return null;
  const told = owedAfterEnding(course);
  if (resumed !== null || ending === 'RESUMED') return titlePerformedOn(course, turn);
  if (performedOn !== null) return performedOn;
  if (told !== null) return coveredOn(course) ?? told.asOf;
  const plan = schedule.length > 0 && (ending === null || ending === 'PERFORMED');
  return plan ? null : titlePerformedOn(course, turn);
}

/** CLS-3: is something owed of a case that had ended as performed? */
export function owedAgain(course: SettlementCourse): boolean {
  const told = owedAfterEnding(course);
  return told !== null && parseYuan(told.owed) > 0n;
}

/** CLS-3: what was told of a case after its end; what was told before enforcement was closed anew counts no more. */
function owedAfterEnding({ owedAfterEnding: told, closed }: SettlementCourse): SettlementCourse['owedAfterEnding'] {
  return told !== null && closed !== null && closed.at > told.at ? null : told;
}

/** CLS-4: the day on which a case of enforcement was closed. */
export const closingDay = ({ on, at }: ClosedEnforcement): LegalDate => on ?? legalDateOf(at);

/** CLS-1: the full performance by which enforcement was closed where no ledger says it; null where money is on record, which does, or where it was not closed so. */
export function performanceByClosing(course: SettlementCourse): EnforcedPerformance | null {
  const { closed } = course;
  if (closed?.as !== '执行完毕' || postingsOf(course).length > 0) return null;
  return closed.performance ?? null;
}

function titlePerformedOn(course: SettlementCourse, turn: ViewTurn | null): LegalDate | null {
  const { title, closed } = course;
  const enforced = performanceByClosing(course);
  if (enforced !== null) return enforced.on;
  const closedOn = closed?.as === '执行完毕' ? closingDay(closed) : null;
  const days = postingsOf(course)
    .flatMap(({ kind, valueDate }) => (kind === 'REFUND' ? [] : [valueDate]))
    .sort(compareDates);
  const last = days.at(-1);
  if (title?.kind !== undefined && title.kind !== 'MONEY') return closedOn;
  if (title === null || turn === null) return closedOn === null ? null : (last ?? closedOn);
  const satisfied = (day: LegalDate) =>
    satisfiedByLedger(title, originalBalance(course, { ...turn, at: startOfDay(day) }));
  if (last === undefined || !satisfied(last)) return null;
  return days.find(satisfied)!;
}

/**
 * PRE-13: was the title, performed in full on that day, performed within its own time (履行期限)? What each of its items awards had come by the end of that item's own. No plan of later days
 * is looked at. A day that is a rest day lasts to the first working day after it (PER-3), by the turn's calendar; `turn` null: not known. Throws `CALENDAR.YEAR_UNKNOWN`. Source: 判决 “于…前付清”; INT-TITLE.
 */
export function titlePerformedInTime(
  course: SettlementCourse,
  performedOn: LegalDate | null,
  turn: ViewTurn | null,
): boolean {
  const { title } = course;
  if (title === null || performedOn === null || turn === null) return false;
  const inTime = (day: LegalDate, end: LegalDate) => isWithinTime(day, end, turn.calendar);
  const { principal, expiry } = readTitle(title);
  const items = title.items?.map(readTitleItem) ?? [{ principal, expiry, accrued: 0n }];
  const last = items
    .map((item) => item.expiry)
    .sort(compareDates)
    .at(-1)!;
  if (!inTime(performedOn, last)) return false;
  const sumUntil = (day: LegalDate) =>
    sumFen(
      postingsOf(course)
        .filter(({ valueDate }) => inTime(valueDate, day))
        .map(({ kind, amount }) => (kind === 'REFUND' ? -amount : amount)),
    );
  return items.every(
    ({ expiry: end }) =>
      inTime(performedOn, end) ||
      sumUntil(end) >= sumFen(items.filter((one) => one.expiry <= end).map((one) => one.principal + one.accrued)),
  );
}

/** SET-ART-17-1: the value date of the money by which an instalment and all before it, or the whole plan, is covered; null where it is not, or not yet heard of. */
export function coveredOn(course: SettlementCourse, no = Infinity): LegalDate | null {
  let open = course.schedule
    .map(readInstalment)
    .filter((one) => one.no <= no)
    .reduce((sum, { amount }) => sum + amount, 0n);
  const byValueDate = postingsOf(course)
    .filter(({ kind }) => kind !== 'REFUND')
    .sort((a, b) => compareDates(a.valueDate, b.valueDate));
  return byValueDate.find(({ amount }) => (open -= amount) <= 0n)?.valueDate ?? null;
}
