import { addDays, daysBetween, type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derivation, type Derived } from '../basics/derivation.js';
import { dateText, endOfDay, type CourtInstant } from '../basics/instants.js';
import { LawError } from '../basics/law-error.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { noted, provisionalNote, settledNote } from '../calendar/calendar-note.js';
import { articleOf } from '../statutes/citation.js';
import { nominalEnd, nthWorkingDay, rollForward, type PeriodUnit } from './days.js';
import { merged, type ExcludedSpan } from './spans.js';

/** The last day of a period and its exclusive end, 24:00 of that day. */
export interface DerivedPeriod extends Derived<LegalDate> {
  readonly instant: CourtInstant;
}

/** PER-1, PER-2, PER-3: a period: from when, how long, and whether its end rolls. */
export interface PeriodInput {
  readonly start: LegalDate;
  readonly unit: PeriodUnit;
  readonly n: number;
  /** PER-3 applies (default). False for the periods of PER-8, which are not acts of a party. */
  readonly roll?: boolean;
}

/** The article on periods that a party has. */
export const PERIOD_ARTICLE = articleOf('CPL.PERIODS');
const UNITS: Record<PeriodUnit, Bilingual> = {
  day: { zh: '日', en: 'day' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
};

/**
 * PER-1, PER-2, PER-3, PER-9: the last day of a period (期间), statutory or fixed by the court alike, start day not counted, months and years
 * to the corresponding day, moved past 法定休假日 unless `roll` is false (PER-8). Ends at 24:00 (`instant`).
 * Throws `PERIOD.LENGTH_INVALID`, `CALENDAR.YEAR_UNKNOWN`. Source: 民诉法85, 民法典201-203.
 */
export function period(input: PeriodInput, calendar: CourtCalendar): DerivedPeriod {
  requireLength(input.n);
  return finish(nominalEnd(input.start, input.unit, input.n), [countedPart(input)], input, [], calendar);
}

/**
 * PROC-16: a period with excluded time (扣除期间): days inside the period that fall into an excluded span are not counted, so
 * the period ends as many days later; overlapping spans count once. Errors as `period`; `PERIOD.SPAN_REVERSED`.
 */
export function periodWithExclusions(
  input: PeriodInput,
  excluded: readonly ExcludedSpan[],
  calendar: CourtCalendar,
): DerivedPeriod {
  requireLength(input.n);
  let end = nominalEnd(input.start, input.unit, input.n);
  const parts = [countedPart(input)];
  for (const [from, to] of merged(excluded)) {
    const first = from > input.start ? from : addDays(input.start, 1);
    if (first > to || first > end) continue;
    const days = daysBetween(first, to) + 1;
    const extended = addDays(end, days);
    parts.push({
      rule: 'PROC-16',
      article: '《最高人民法院关于严格执行案件审理期限制度的若干规定》第九条',
      inputs: { date: end, from: first, to, days },
      parts: [],
      text: {
        zh: `${dateText(first)}至${dateText(to)}共${days}日不计入期间，${dateText(end)}顺延至${dateText(extended)}。`,
        en: `The ${days} days from ${first} to ${to} are not counted: ${end} becomes ${extended}.`,
      },
      value: extended,
    });
    end = extended;
  }
  return finish(end, parts, input, excluded, calendar);
}

/** PER-7: last day to ask for restoration of a missed period: ten days after the obstacle ended (民诉法86). */
export function restorationDeadline(obstacleEnded: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  const derived = period({ start: obstacleEnded, unit: 'day', n: 10 }, calendar);
  return {
    ...derived,
    derivation: {
      rule: 'PER-7',
      article: articleOf('CPL.RESTORATION'),
      inputs: { obstacleEnded },
      parts: [derived.derivation],
      text: {
        zh: `障碍于${dateText(obstacleEnded)}消除，至迟于${dateText(derived.value)}申请顺延期限。`,
        en: `The obstacle ended on ${obstacleEnded}: restoration of the period may be asked for until ${derived.value}.`,
      },
      value: derived.value,
    },
  };
}

/**
 * PER-4, PER-6: the n-th working day (工作日) after start: start not counted, make-up workdays counted, days off not.
 * Throws `PERIOD.LENGTH_INVALID` for n outside 1…10,000, `CALENDAR.YEAR_UNKNOWN`.
 */
export function workingDays(
  input: { readonly start: LegalDate; readonly n: number },
  calendar: CourtCalendar,
): DerivedPeriod {
  requireLength(input.n);
  const value = nthWorkingDay(input.start, input.n, calendar);
  const first = addDays(input.start, 1);
  // Counting working days asks about each of them: one that may still change leaves the end open.
  const awaited = calendar.awaitedNoticeWithin(first, value);
  return {
    value,
    instant: endOfDay(value),
    provisional: awaited !== null,
    derivation: noted(
      {
        rule: 'PER-6',
        article: PERIOD_ARTICLE,
        inputs: { start: input.start, n: input.n, calendar: calendar.editionIds },
        parts: [],
        text: {
          zh: `自${dateText(input.start)}次日起计算${input.n}个工作日（调休上班日计入），至${dateText(value)}。`,
          en: `${input.n} working ${input.n === 1 ? 'day' : 'days'} after ${input.start}, make-up workdays counted: ${value}.`,
        },
        value,
      },
      settledNote(calendar, first, value),
      provisionalNote(awaited),
    ),
  };
}

/**
 * PER-6, PROC-16: the n-th working day after start where the working days of excluded spans do not count (扣除期间): the end comes as many
 * working days later; overlapping spans count once. Errors as {@link workingDays}; `PERIOD.SPAN_REVERSED`.
 */
export function workingDaysWithExclusions(
  { start, n }: { readonly start: LegalDate; readonly n: number },
  excluded: readonly ExcludedSpan[],
  calendar: CourtCalendar,
): DerivedPeriod {
  requireLength(n);
  const spans = merged(excluded);
  for (let counted = n; ;) {
    const derived = workingDays({ start, n: counted }, calendar);
    const needed = n + workingDaysWithin(spans, start, derived.value, calendar);
    if (needed === counted) return derived;
    counted = needed;
  }
}

/** How many working days after `start`, up to and with `end`, lie in spans that do not overlap. */
function workingDaysWithin(
  spans: readonly ExcludedSpan[],
  start: LegalDate,
  end: LegalDate,
  calendar: CourtCalendar,
): number {
  let days = 0;
  for (const [from, to] of spans)
    for (let day = from; day <= to && day <= end; day = addDays(day, 1))
      if (day > start && calendar.isWorkingDay(day)) days += 1;
  return days;
}

/** PER-1: a period has 1 to 10,000 days, months, years or hours. Throws `PERIOD.LENGTH_INVALID`. */
export function requireLength(n: number): void {
  if (Number.isSafeInteger(n) && n >= 1 && n <= 10_000) return;
  throw new LawError({
    code: 'PERIOD.LENGTH_INVALID',
    rule: 'PER-1',
    zh: '期间长度应为 1 至 10000 的整数。',
    en: 'The length of a period is a whole number from 1 to 10,000.',
  });
}

function countedPart({ start, unit, n }: PeriodInput): Derivation {
  const value = nominalEnd(start, unit, n);
  const rule = unit === 'day' ? 'PER-1' : 'PER-2';
  return {
    rule,
    article: unit === 'day' ? PERIOD_ARTICLE : articleOf('CIVIL_CODE.PERIOD_END'),
    inputs: { start, unit, n },
    parts: [],
    text: {
      zh: `自${dateText(start)}次日起计算${n}${UNITS[unit].zh}，末日为${dateText(value)}。`,
      en: `${n} ${UNITS[unit].en}${n === 1 ? '' : 's'} from ${start}, the start day not counted, end on ${value}.`,
    },
    value,
  };
}

function finish(
  nominal: LegalDate,
  parts: readonly Derivation[],
  input: PeriodInput,
  excluded: readonly ExcludedSpan[],
  calendar: CourtCalendar,
): DerivedPeriod {
  const roll = input.roll ?? true;
  const value = roll ? rollForward(nominal, calendar) : nominal;
  return {
    value,
    instant: endOfDay(value),
    provisional: roll && (calendar.isProvisional(nominal) || calendar.isProvisional(value)),
    derivation: {
      rule: roll ? 'PER-3' : 'PER-8',
      // What is no act of a party has its period from another provision (PER-8); art. 85 does not speak of it.
      ...(roll ? { article: PERIOD_ARTICLE } : {}),
      inputs: {
        start: input.start,
        unit: input.unit,
        n: input.n,
        roll,
        ...(excluded.length === 0 ? {} : { excluded: excluded.map(([from, to]) => [from, to]) }),
        ...(roll ? { calendar: calendar.editionIds } : {}),
      },
      parts,
      text: roll
        ? rolledText(nominal, value, calendar)
        : { zh: `${dateText(nominal)}届满，不因休假日顺延。`, en: `Ends on ${nominal}; it is not moved for days off.` },
      value,
    },
  };
}

function rolledText(nominal: LegalDate, value: LegalDate, calendar: CourtCalendar): Bilingual {
  const kind = calendar.dayKind(nominal);
  const provisional = provisionalNote(calendar.awaitedNotice(value) ?? calendar.awaitedNotice(nominal));
  const settled = settledNote(calendar, nominal, value);
  if (nominal === value) {
    const why =
      kind.reason === 'make-up'
        ? { zh: `${kind.name ?? ''}调休上班日`, en: 'a make-up workday' }
        : { zh: '工作日', en: 'a working day' };
    return {
      zh: `末日${dateText(value)}为${why.zh}，于当日24时届满。${settled.zh}${provisional.zh}`,
      en: `The last day, ${value}, is ${why.en}; the period ends at 24:00.${settled.en}${provisional.en}`,
    };
  }
  return {
    zh: `末日${dateText(nominal)}为法定休假日（${kind.name ?? '周末'}），顺延至休假日后的第一日${dateText(value)}，于当日24时届满。${settled.zh}${provisional.zh}`,
    en: `The last day, ${nominal}, is a day off (${kind.name ?? 'weekend'}); it moves to the first day after, ${value}, and ends at 24:00.${settled.en}${provisional.en}`,
  };
}
