import { addMonths, compareDates, type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derivation } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { LawError } from '../basics/law-error.js';
import { nominalEnd, rollForward } from './days.js';
import { period, type DerivedPeriod } from './period.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { noted, provisionalNote } from '../calendar/calendar-note.js';
import { articleOf } from '../statutes/citation.js';

/** SET-ART-10-2: first and last day of something that lasts: a procedure, an obstacle. */
export interface DaySpan {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/**
 * SET-ART-10-2: what interrupts the two years (中断): an act, on its day; or a procedure, from the day on which it was applied for to
 * the day on which it ended.
 */
export type Interruption = LegalDate | DaySpan;

/** SET-ART-10-2: from when the two years run, what interrupted them, and what stood in the way near their end. */
export interface ApplicationPeriodInput {
  /** last day of the performance period in the title, or agreed in the settlement (SET-ART-10-2) */
  readonly lastPerformanceDay: LegalDate;
  /** acts that interrupt the period: demand, promise, part performance; applications with the procedures they opened */
  readonly interruptions: readonly Interruption[];
  /** obstacles to an application (中止事由); only one within the last six months counts. Absent: none. */
  readonly obstacles?: readonly DaySpan[];
}

const OBSTACLE_MONTHS = 6;
const INTERRUPTED = '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》第二十条';
const SUSPENDED =
  '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》第十九条、《中华人民共和国民法典》第一百九十四条';

/**
 * SET-ART-10-2: the last day to apply for enforcement (申请执行期间): two years from the last performance day. An act within the running
 * period starts two years anew from its own day, an application from the end of the procedure that it opened (民法典195); what lies
 * before or after the period has no effect. An obstacle in its last six months lets it end six months after the obstacle. The end
 * rolls (PER-3). Throws `CALENDAR.YEAR_UNKNOWN`, `PERIOD.SPAN_REVERSED`. Source: 民诉法250, 执行和解规定10, 执行程序解释19-20.
 */
export function applicationPeriod(input: ApplicationPeriodInput, calendar: CourtCalendar): DerivedPeriod {
  const obstacles = input.obstacles ?? [];
  obstacles.forEach(requireInOrder);
  let start = input.lastPerformanceDay;
  let provisional = false;
  const parts: Derivation[] = [];
  for (const interruption of interruptionsInOrder(input.interruptions)) {
    const span = spanOf(interruption);
    const runs = interrupts(start, span, calendar, obstacles);
    // Whether it came in time hangs on how the end of the two years rolls.
    const rolls = span.from > nominalLast(start, obstacles, calendar).day;
    const awaited = rolls ? calendar.awaitedNotice(span.from) : null;
    provisional ||= awaited !== null;
    parts.push(noted(interruptionPart(interruption, start, runs, calendar), provisionalNote(awaited)));
    if (runs) start = span.to;
  }
  const { last } = nominalLast(start, obstacles, calendar);
  const derived =
    last === undefined
      ? period({ start, unit: 'year', n: 2 }, calendar)
      : period({ start: last.to, unit: 'month', n: OBSTACLE_MONTHS }, calendar);
  return {
    ...derived,
    provisional: provisional || derived.provisional,
    derivation: {
      rule: 'SET-ART-10-2',
      article: articleOf('CPL.APPLICATION_PERIOD'),
      inputs: {
        lastPerformanceDay: input.lastPerformanceDay,
        interruptions: input.interruptions.map(onWire),
        ...(obstacles.length === 0 ? {} : { obstacles: obstacles.map(({ from, to }) => ({ from, to })) }),
      },
      parts: [...parts, ...(last === undefined ? [] : [obstaclePart(last, start)]), derived.derivation],
      text: endText(start, last, derived.value),
      value: derived.value,
    },
  };
}

/**
 * SET-ART-10-2: does something that began on `from` and ended on `to` interrupt the two years that run from `start`? It must begin before
 * their end, to 24:00 of their last day, and end after their beginning.
 */
export function interrupts(
  start: LegalDate,
  { from, to }: DaySpan,
  calendar: CourtCalendar,
  obstacles: readonly DaySpan[] = [],
): boolean {
  if (to <= start) return false;
  const { day } = nominalLast(start, obstacles, calendar);
  // The calendar is asked only where rolling could matter: old periods need no notice.
  return from <= day || from <= rollForward(day, calendar);
}

/** SET-ART-10-2: the first and the last day of an interruption; of an act they are one. */
export function spanOf(interruption: Interruption): DaySpan {
  return typeof interruption === 'string' ? { from: interruption, to: interruption } : interruption;
}

/** SET-ART-10-2: a span ends on its first day or after it. Throws `PERIOD.SPAN_REVERSED`. */
export function requireInOrder({ from, to }: DaySpan): void {
  if (from <= to) return;
  throw new LawError({
    code: 'PERIOD.SPAN_REVERSED',
    rule: 'SET-ART-10-2',
    zh: `${dateText(from)}至${dateText(to)}起止颠倒。`,
    en: `${from} to ${to} ends before it begins.`,
  });
}

/** In order of their first days. Throws `PERIOD.SPAN_REVERSED`. */
function interruptionsInOrder(interruptions: readonly Interruption[]): Interruption[] {
  interruptions.map(spanOf).forEach(requireInOrder);
  return [...interruptions].sort((a, b) => {
    const [one, other] = [spanOf(a), spanOf(b)];
    return compareDates(one.from, other.from) || compareDates(one.to, other.to);
  });
}

/** The last day of the two years from `start` before it rolls, and the obstacle that moved it. */
function nominalLast(
  start: LegalDate,
  obstacles: readonly DaySpan[],
  calendar: CourtCalendar,
): { readonly day: LegalDate; readonly last?: DaySpan } {
  let day = nominalEnd(start, 'year', 2);
  let last: DaySpan | undefined;
  for (const obstacle of [...obstacles].sort((a, b) => compareDates(a.from, b.from))) {
    const { from, to } = obstacle;
    const inTheLastMonths = to > start && to > addMonths(day, -OBSTACLE_MONTHS);
    if (!inTheLastMonths || (from > day && from > rollForward(day, calendar))) continue;
    const moved = addMonths(to, OBSTACLE_MONTHS);
    if (moved > day) [day, last] = [moved, obstacle];
  }
  return last === undefined ? { day } : { day, last };
}

const onWire = (interruption: Interruption) =>
  typeof interruption === 'string' ? interruption : { from: interruption.from, to: interruption.to };

function interruptionPart(
  interruption: Interruption,
  start: LegalDate,
  runs: boolean,
  calendar: CourtCalendar,
): Derivation {
  const { from, to } = spanOf(interruption);
  const during =
    from === to
      ? { zh: dateText(from), en: from }
      : { zh: `${dateText(from)}至${dateText(to)}`, en: `${from} to ${to}` };
  const anew: Bilingual =
    from === to
      ? {
          zh: `${during.zh}期间中断，自该日重新计算二年。`,
          en: `The period was interrupted on ${during.en}: two years run anew from that day.`,
        }
      : {
          zh: `${dateText(from)}提出申请，期间中断；${dateText(to)}程序终结，自该日重新计算二年。`,
          en: `The application of ${from} interrupted the period; its procedure ended on ${to}: two years run anew from that day.`,
        };
  return {
    rule: 'SET-ART-10-2',
    article: from === to ? INTERRUPTED : `${INTERRUPTED}、《中华人民共和国民法典》第一百九十五条`,
    inputs: { interruption: onWire(interruption), runningFrom: start, calendar: calendar.editionIds },
    parts: [],
    text: runs
      ? anew
      : {
          zh: `${during.zh}不在进行中的期间内，不发生中断。`,
          en: `${during.en} lies outside the running period and interrupts nothing.`,
        },
    value: runs,
  };
}

function obstaclePart({ from, to }: DaySpan, start: LegalDate): Derivation {
  return {
    rule: 'SET-ART-10-2',
    article: SUSPENDED,
    inputs: { obstacle: { from, to }, runningFrom: start },
    parts: [],
    text: {
      zh: `期间的最后六个月内，${dateText(from)}至${dateText(to)}因障碍不能申请，期间中止；自障碍消除之日起满六个月届满。`,
      en: `In the last six months an obstacle stood in the way from ${from} to ${to}: the period ends six months after it.`,
    },
    value: addMonths(to, OBSTACLE_MONTHS),
  };
}

function endText(start: LegalDate, obstacle: DaySpan | undefined, value: LegalDate): Bilingual {
  return obstacle === undefined
    ? {
        zh: `申请执行期间二年，自${dateText(start)}起算，至${dateText(value)}24时届满。`,
        en: `The two years to apply for enforcement run from ${start} and end at 24:00 on ${value}.`,
      }
    : {
        zh: `申请执行期间二年，自${dateText(start)}起算，因障碍中止至${dateText(obstacle.to)}，其后满六个月，至${dateText(value)}24时届满。`,
        en: `The two years to apply for enforcement run from ${start}; suspended until ${obstacle.to}, they end six months after it, at 24:00 on ${value}.`,
      };
}
