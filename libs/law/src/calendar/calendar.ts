import { compareDates, dateOfDayNumber, dayNumber, dayNumberOf, yearOf, type LegalDate } from '../basics/dates.js';
import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { type CalendarEdition } from './edition.js';
import { STATE_COUNCIL_2024 } from './editions/state-council-2024.js';
import { STATE_COUNCIL_2025 } from './editions/state-council-2025.js';
import { STATE_COUNCIL_2026 } from './editions/state-council-2026.js';
import { FIRST_PROVISIONAL_YEAR, LAST_PROVISIONAL_YEAR, statutoryDays } from './statutory-holidays.js';

/** Every notice published so far, in order of issue. Append only: an entry is never changed or removed. */
export const CALENDAR_EDITIONS: readonly CalendarEdition[] = Object.freeze([
  STATE_COUNCIL_2024,
  STATE_COUNCIL_2025,
  STATE_COUNCIL_2026,
]);

/** Why a day is a working day or none: an ordinary one, a weekend, a day off of a holiday, a make-up workday (调休上班). */
export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'make-up';

/** PER-4: what a day is to the courts. `name`: the holiday it belongs to, for days off and make-up workdays. */
export interface DayKind {
  readonly working: boolean;
  readonly reason: DayReason;
  readonly name: string | null;
}

const REASONS: readonly DayReason[] = ['weekday', 'make-up', 'weekend', 'holiday'];
const MAKE_UP = 1;
const WEEKEND = 2;
const HOLIDAY = 3;
const PROVISIONAL = 4;
const UNKNOWN = 255;

/** The court calendar made of a set of notices. A lookup is one array access, whatever the day. */
export class CourtCalendar {
  /** The ids of the notices, sorted: what a case pins in its state. */
  readonly editionIds: readonly string[];
  private readonly first: number;
  private readonly codes: Uint8Array;
  private readonly names = new Map<number, string>();

  constructor(editions: readonly CalendarEdition[]) {
    this.editionIds = editions.map((edition) => edition.id).sort();
    const years = editions.map((edition) => edition.year);
    const arranged = new Set(editions.filter((edition) => edition.amends === undefined).map((edition) => edition.year));
    const firstYear = Math.min(FIRST_PROVISIONAL_YEAR, ...years);
    const lastYear = Math.max(LAST_PROVISIONAL_YEAR, ...years);
    this.first = dayNumberOf(firstYear, 1, 1);
    this.codes = new Uint8Array(dayNumberOf(lastYear + 1, 1, 1) - this.first).fill(UNKNOWN);
    for (let year = firstYear; year <= lastYear; year++) {
      if (arranged.has(year)) this.fillWeeks(year, 0);
      else if (year >= FIRST_PROVISIONAL_YEAR && year <= LAST_PROVISIONAL_YEAR) this.fillStatutory(year);
    }
    // A later notice amends an earlier one (as in January 2020), so it is applied after it.
    const inOrder = [...editions].sort((a, b) => compareDates(a.source.issuedOn, b.source.issuedOn));
    for (const edition of inOrder) this.apply(edition);
  }

  private fillWeeks(year: number, flag: number): void {
    const end = dayNumberOf(year + 1, 1, 1);
    for (let day = dayNumberOf(year, 1, 1); day < end; day++) {
      const weekday = (day + 3) % 7;
      this.codes[day - this.first] = (weekday >= 5 ? WEEKEND : 0) | flag;
    }
  }

  private fillStatutory(year: number): void {
    this.fillWeeks(year, PROVISIONAL);
    for (const { date, name } of statutoryDays(year)) this.mark(dayNumber(date), HOLIDAY | PROVISIONAL, name);
  }

  private apply(edition: CalendarEdition): void {
    for (const span of edition.holidays) {
      for (let day = dayNumber(span.from); day <= dayNumber(span.to); day++) this.mark(day, HOLIDAY, span.name);
      for (const date of span.makeUp) this.mark(dayNumber(date), MAKE_UP, span.name);
    }
  }

  private mark(day: number, code: number, name: string): void {
    const at = day - this.first;
    if (at < 0 || at >= this.codes.length || this.codes[at] === UNKNOWN) return;
    // A day of the neighbouring year keeps that year's standing: one day does not make a year final.
    const standing = (this.codes[at] ?? 0) & PROVISIONAL;
    this.codes[at] = code | standing;
    this.names.set(day, name);
  }

  private code(day: number): number {
    const code = this.codes[day - this.first];
    if (code === undefined || code === UNKNOWN) throw yearUnknown(yearOf(dateOfDayNumber(day)), this.editionIds);
    return code;
  }

  /** PER-4: is the day, given as days since 1970-01-01, a working day? Throws `CALENDAR.YEAR_UNKNOWN`. */
  isWorkingDayNumber(day: number): boolean {
    return (this.code(day) & WEEKEND) === 0;
  }

  /** PER-4: does the court work on this date? Throws `CALENDAR.YEAR_UNKNOWN` for a year without any data. */
  isWorkingDay(date: LegalDate): boolean {
    return this.isWorkingDayNumber(dayNumber(date));
  }

  /** PER-4: the kind of a day and the holiday it belongs to. Throws `CALENDAR.YEAR_UNKNOWN`. */
  dayKind(date: LegalDate): DayKind {
    const day = dayNumber(date);
    const code = this.code(day) & ~PROVISIONAL;
    return { working: (code & WEEKEND) === 0, reason: REASONS[code] ?? 'weekday', name: this.names.get(day) ?? null };
  }

  /** True where the year's notice is not among the editions, so that the date may still move. */
  isProvisional(date: LegalDate): boolean {
    return (this.code(dayNumber(date)) & PROVISIONAL) !== 0;
  }
}

function yearUnknown(year: number, editionIds: readonly string[]): LawError {
  return new LawError({
    code: 'CALENDAR.YEAR_UNKNOWN',
    rule: 'PER-4',
    zh: `没有 ${year} 年的节假日安排（已载入：${editionIds.join('、')}），不能推算。`,
    en: `No holiday arrangement for ${year} is loaded (loaded: ${editionIds.join(', ')}), so nothing is computed.`,
  });
}

const known = new Map<string, CourtCalendar>();

/**
 * The calendar of the notices with these ids; `further` are notices that came after this build, as data.
 * The same ids always give the same calendar. Throws `CALENDAR.EDITION_UNKNOWN`.
 */
export function calendarOf(editionIds: readonly string[], further: readonly CalendarEdition[] = []): CourtCalendar {
  const key = [...editionIds].sort().join(' ');
  const cached = further.length === 0 ? known.get(key) : undefined;
  if (cached !== undefined) return cached;
  const published = [...CALENDAR_EDITIONS, ...further];
  const editions = [...new Set(editionIds)].map((id) => {
    const edition = published.find((one) => one.id === id);
    if (edition !== undefined) return edition;
    throw new LawError({
      code: 'CALENDAR.EDITION_UNKNOWN',
      rule: 'PER-4',
      zh: `没有节假日通知 ${shown(id)}。`,
      en: `There is no holiday notice ${shown(id)}.`,
    });
  });
  const calendar = new CourtCalendar(editions);
  if (further.length === 0) known.set(key, calendar);
  return calendar;
}

/** PER-4: the editions that a case knows with those newly published: each once, in order. */
export const editionsWith = (known: readonly string[], published: readonly string[]): string[] =>
  [...new Set([...known, ...published])].sort();

/** The ids of every notice of this build, in order of issue. */
export const PUBLISHED_EDITION_IDS: readonly string[] = Object.freeze(CALENDAR_EDITIONS.map((edition) => edition.id));

/** The calendar of every notice of this build. New cases pin its `editionIds`. */
export function publishedCalendar(): CourtCalendar {
  return calendarOf(PUBLISHED_EDITION_IDS);
}
