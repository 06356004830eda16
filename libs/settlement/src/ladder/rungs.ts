import {
  addDays,
  addMs,
  atHour,
  compareInstants,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  endOfDay,
  legalDateOf,
  workingDays,
  type CourtCalendar,
  type CourtInstant,
  type Ladder,
  type LadderRung,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';

/** E7: what a ladder knows of a task (待办事项). */
export interface LadderedTask {
  readonly kind: string;
  /** The role that the law gives it to. */
  readonly role: string;
  /** Who has it in hand; null: anybody of the role. */
  readonly responsible: string | null;
  readonly openedAt: CourtInstant;
  /** Until when the law wants it; null: no ladder stands at it. */
  readonly dueAt: CourtInstant | null;
  /** The rule behind the term. */
  readonly rule: string | null;
  /** Which rungs were climbed, and under which term; null: none yet. */
  readonly climbed: Climbed | null;
}

/** E7: the rungs of a ladder that were climbed, by their place in it, for a term. Under another term it is climbed anew. */
export interface Climbed {
  readonly dueAt: CourtInstant;
  readonly rungs: readonly number[];
}

/** E7: the rung that a task comes to next: its place in the ladder, and when. */
export interface NextRung {
  readonly no: number;
  readonly rung: LadderRung;
  readonly at: CourtInstant;
  /** It rests on a year without a published holiday notice (PER-4). */
  readonly provisional: boolean;
}

/** At which hour of its day somebody is told before the end of a term: when the court opens. */
const OPENING_HOUR = 9;

/** What the ladders read of a pack. */
export type LadderPack = Pick<PolicyPack, 'ladder'> & Partial<Pick<PolicyPack, 'performance'>>;

/**
 * SET-ART-9-1: the task that waits for the creditor's choice. It is the choice of a party, and nobody of the court is late with it: it has no term, and its rungs are those days after the
 * default on which who is named is told of it again (`performance.escalationDaysAfter`).
 */
const PARTY_CHOOSES = 'CREDITOR_ELECTION';

/** E7: the ladder of a kind of task by the pack of its case; undefined where the pack has none for it. */
export function ladderOf({ ladder, performance }: LadderPack, kind: string): Ladder | undefined {
  const ladders = ladder?.ladders ?? [];
  const own = ladders.find(({ kinds }) => kinds.includes(kind));
  const general = ladders.find(({ kinds }) => kinds.includes('*'));
  if (own !== undefined || general === undefined || kind !== PARTY_CHOOSES) return own ?? general;
  return performance && { kinds: [kind], rungs: performance.escalationDaysAfter.map(toldAgain) };
}

const toldAgain = (offset: number): LadderRung => ({
  offset,
  unit: 'DAY',
  whom: 'RESPONSIBLE',
  how: 'NOTICE',
  ifNobody: '继续等待申请执行人选择；申请执行人不选择的，不因此恢复执行',
});

/** E7: the instant from which the rungs of a task are counted: the end of its term; where a party chooses, when it was opened. Null: no ladder stands at it. */
export function countedFrom({
  kind,
  dueAt,
  openedAt,
}: Pick<LadderedTask, 'kind' | 'dueAt' | 'openedAt'>): CourtInstant | null {
  return dueAt ?? (kind === PARTY_CHOOSES ? openedAt : null);
}

/** The last day of a term that ends at an instant: an end at 00:00 is the end of the day before. */
export const lastDayOf = (dueAt: CourtInstant): LegalDate => legalDateOf(addMs(dueAt, -1));

/**
 * E7, PER-4: the rung that the task comes to next. One before the end of the term that had passed when the task was opened is left out; one that
 * was climbed under this term is not climbed again. Null: no term, no ladder, or no rung left. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function nextRung(task: LadderedTask, pack: LadderPack, calendar: CourtCalendar): NextRung | null {
  const { kind, openedAt } = task;
  const from = countedFrom(task);
  const ladder = ladderOf(pack, kind);
  if (from === null || ladder === undefined) return null;
  const climbed = climbedUnder(task, from);
  const ahead = ladder.rungs
    .map((rung, no) => ({ no, rung, ...rungAt(rung, from, calendar) }))
    .filter(({ no, rung, at }) => !climbed.includes(no) && (rung.offset >= 0 || compareInstants(at, openedAt) > 0))
    .sort((a, b) => compareInstants(a.at, b.at) || a.no - b.no);
  return ahead[0] ?? null;
}

/** E7: the task with a rung climbed under its term. */
export function withRung(task: LadderedTask, no: number): Climbed {
  const dueAt = countedFrom(task)!;
  return { dueAt, rungs: [...climbedUnder(task, dueAt), no].sort((a, b) => a - b) };
}

function climbedUnder({ climbed }: LadderedTask, dueAt: CourtInstant): readonly number[] {
  return climbed !== null && compareInstants(climbed.dueAt, dueAt) === 0 ? climbed.rungs : [];
}

/** Before the end: when the court opens on the day; at it; after it: as the day has passed on which it still was not done. */
function rungAt(
  { offset, unit }: LadderRung,
  dueAt: CourtInstant,
  calendar: CourtCalendar,
): { readonly at: CourtInstant; readonly provisional: boolean } {
  const last = lastDayOf(dueAt);
  if (offset === 0) return { at: dueAt, provisional: false };
  if (unit === 'DAY') {
    const day = addDays(last, offset);
    return { at: offset < 0 ? atHour(day, OPENING_HOUR) : endOfDay(day), provisional: false };
  }
  if (offset > 0) {
    const { value, provisional } = workingDays({ start: last, n: offset }, calendar);
    return { at: endOfDay(value), provisional };
  }
  const day = workingDayBefore(last, -offset, calendar);
  return { at: atHour(day, OPENING_HOUR), provisional: calendar.awaitedNoticeWithin(day, last) !== null };
}

/** The n-th working day before a day; the day itself for n = 0. */
export function workingDayBefore(day: LegalDate, n: number, calendar: CourtCalendar): LegalDate {
  let number = dayNumber(day);
  for (let left = n; left > 0;) if (calendar.isWorkingDayNumber(--number)) left--;
  return dateOfDayNumber(number);
}

/** E7: by how many days the task is late at an instant; 0 up to the end of its term. */
export function latenessDays(dueAt: CourtInstant, at: CourtInstant): number {
  return Math.max(0, daysBetween(lastDayOf(dueAt), lastDayOf(at)));
}
