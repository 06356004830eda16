import { compareDates, dateOfDayNumber, dayNumber, dayNumberOf, yearOf, type LegalDate } from '../basics/dates.js';
import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { type CalendarEdition } from './edition.js';
import { STATE_COUNCIL_2007_TO_2015 } from './editions/state-council-2007-to-2015.js';
import { STATE_COUNCIL_2016_TO_2023 } from './editions/state-council-2016-to-2023.js';
import { STATE_COUNCIL_2024 } from './editions/state-council-2024.js';
import { STATE_COUNCIL_2025 } from './editions/state-council-2025.js';
import { STATE_COUNCIL_2026 } from './editions/state-council-2026.js';
import {
  daysInLieu,
  FIRST_PROVISIONAL_YEAR,
  isWeekend,
  LAST_PROVISIONAL_YEAR,
  statutoryDays,
} from './statutory-holidays.js';

/**
 * PER-4: the notices of the years that were over before the first case was opened here. They are news to no case and hold in every calendar, pinned or
 * not, so that a settlement of those years can be taken over.
 */
const SETTLED_EDITIONS: readonly CalendarEdition[] = [...STATE_COUNCIL_2007_TO_2015, ...STATE_COUNCIL_2016_TO_2023];
/** PER-4: the notices that a case may learn of while it runs, in order of issue: it pins those that it knows. */
const PINNED_EDITIONS: readonly CalendarEdition[] = [STATE_COUNCIL_2024, STATE_COUNCIL_2025, STATE_COUNCIL_2026];

/** Every notice published so far, in order of issue. Append only: an entry is never changed or removed. */
export const CALENDAR_EDITIONS: readonly CalendarEdition[] = Object.freeze([...SETTLED_EDITIONS, ...PINNED_EDITIONS]);

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

/** PER-4: the first of the last days of December that the notice of the next year may still move (2007-12-29, 2011-12-31, 2018-12-29). */
const DECEMBER_OPEN_FROM = 28;

/** The court calendar made of a set of notices. A lookup is one array access, whatever the day. */
export class CourtCalendar {
  /** The ids of the notices, sorted: what a case pins in its state. */
  readonly editionIds: readonly string[];
  private readonly first: number;
  private readonly codes: Uint8Array;
  private readonly names = new Map<number, string>();
  /** the years that a State Council notice has arranged */
  private readonly arranged: ReadonlySet<number>;
  /** PER-4: the years, in order, whose notices hold without being pinned. */
  readonly settledYears: readonly number[];

  /** `settled`: notices that hold beside those named, without being pinned. */
  constructor(editions: readonly CalendarEdition[], settled: readonly CalendarEdition[] = []) {
    this.editionIds = editions.map((edition) => edition.id).sort();
    const all = [...settled, ...editions];
    const years = all.map((edition) => edition.year);
    this.settledYears = [...new Set(settled.map((edition) => edition.year))].sort((a, b) => a - b);
    this.arranged = new Set(all.filter(arrangesItsYear).map((edition) => edition.year));
    const firstYear = Math.min(FIRST_PROVISIONAL_YEAR, ...years);
    const lastYear = Math.max(LAST_PROVISIONAL_YEAR, ...years);
    this.first = dayNumberOf(firstYear, 1, 1);
    this.codes = new Uint8Array(dayNumberOf(lastYear + 1, 1, 1) - this.first).fill(UNKNOWN);
    for (let year = firstYear; year <= lastYear; year++) {
      if (this.arranged.has(year)) this.fillArranged(year);
      else if (year >= FIRST_PROVISIONAL_YEAR && year <= LAST_PROVISIONAL_YEAR) this.fillStatutory(year);
    }
    for (const edition of [...all].sort(byPrecedence)) this.apply(edition);
  }

  private fillWeeks(from: number, to: number, flag: number): void {
    for (let day = from; day < to; day++) this.codes[day - this.first] = (isWeekend(day) ? WEEKEND : 0) | flag;
  }

  private fillArranged(year: number): void {
    const open = dayNumberOf(year, 12, DECEMBER_OPEN_FROM);
    this.fillWeeks(dayNumberOf(year, 1, 1), open, 0);
    this.fillWeeks(open, dayNumberOf(year + 1, 1, 1), this.arranged.has(year + 1) ? 0 : PROVISIONAL);
  }

  private fillStatutory(year: number): void {
    this.fillWeeks(dayNumberOf(year, 1, 1), dayNumberOf(year + 1, 1, 1), PROVISIONAL);
    for (const { date, name } of [...statutoryDays(year), ...daysInLieu(year)])
      this.mark(dayNumber(date), HOLIDAY | PROVISIONAL, name);
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
    if (code === undefined || code === UNKNOWN) throw yearUnknown(yearOf(dateOfDayNumber(day)), this.arranged);
    return code;
  }

  /** PER-4: is there an arrangement for the year of this date, of a notice or by the holidays of statute? Of any other nothing is computed. */
  covers(date: LegalDate): boolean {
    const code = this.codes[dayNumber(date) - this.first];
    return code !== undefined && code !== UNKNOWN;
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

  /** PER-4: is the notice not among the editions that has the last word on this date, so that it may still move? */
  isProvisional(date: LegalDate): boolean {
    return this.isProvisionalNumber(dayNumber(date));
  }

  private isProvisionalNumber(day: number): boolean {
    return (this.code(day) & PROVISIONAL) !== 0;
  }

  /** PER-4: the notice that the first day waits for, of those from `from` to `to`, both included, that still may move; null where all are final. */
  awaitedNoticeWithin(from: LegalDate, to: LegalDate): number | null {
    const last = dayNumber(to);
    for (let day = dayNumber(from); day <= last; day++)
      if (this.isProvisionalNumber(day)) return this.awaitedNotice(dateOfDayNumber(day));
    return null;
  }

  /** PER-4: the year whose notice this date waits for: its own, or for the last days of December the next; null for a date that is final. */
  awaitedNotice(date: LegalDate): number | null {
    if (!this.isProvisional(date)) return null;
    const year = yearOf(date);
    return this.arranged.has(year) ? year + 1 : year;
  }
}

/** A notice that only amends another, and one of a region, leaves the rest of its year open. */
function arrangesItsYear({ amends, region }: CalendarEdition): boolean {
  return amends === undefined && region === undefined;
}

/** A later notice amends an earlier one (as in January 2020), and a region's holds where it differs: each is applied after those that it changes. */
function byPrecedence(a: CalendarEdition, b: CalendarEdition): number {
  const regional = Number(a.region !== undefined) - Number(b.region !== undefined);
  return regional === 0 ? compareDates(a.source.issuedOn, b.source.issuedOn) : regional;
}

function yearUnknown(year: number, arranged: ReadonlySet<number>): LawError {
  const loaded = spansOf([...arranged].sort((a, b) => a - b));
  const [zh, en] = [
    loaded.map(([from, to]) => (from === to ? `${from}年` : `${from}年至${to}年`)),
    loaded.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`)),
  ];
  return new LawError({
    code: 'CALENDAR.YEAR_UNKNOWN',
    rule: 'PER-4',
    zh: `没有 ${year} 年的节假日安排（已载入：${zh.join('、') || '无'}），不能推算。`,
    en: `No holiday arrangement for ${year} is loaded (loaded: ${en.join(', ') || 'none'}), so nothing is computed.`,
  });
}

/** Years in order as spans without a gap. */
function spansOf(years: readonly number[]): (readonly [from: number, to: number])[] {
  return years.reduce<(readonly [number, number])[]>((spans, year) => {
    const last = spans.at(-1);
    return last !== undefined && last[1] === year - 1
      ? [...spans.slice(0, -1), [last[0], year]]
      : [...spans, [year, year]];
  }, []);
}

const known = new Map<string, CourtCalendar>();

/**
 * PER-4: the calendar of the notices with these ids, beside those of the years that are settled; `further` are notices that came after this build, as data.
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
  const calendar = new CourtCalendar(editions, SETTLED_EDITIONS);
  if (further.length === 0) known.set(key, calendar);
  return calendar;
}

/** PER-4: does this build have the notice of that id, the State Council's or a region's? Else {@link calendarOf} throws. */
export const isKnownEdition = (id: string, editions: readonly CalendarEdition[] = CALENDAR_EDITIONS): boolean =>
  editions.some((edition) => edition.id === id);

/**
 * PER-4: the editions that a case knows with those newly published: each once, in order. A region's notice (放假办法4) is heard only by a case that
 * knows one of that region.
 */
export function editionsWith(
  known: readonly string[],
  published: readonly string[],
  editions: readonly CalendarEdition[] = CALENDAR_EDITIONS,
): string[] {
  const heard = published.filter((id) => noticesOfItsRegion(id, editions)?.some((one) => known.includes(one)) ?? true);
  return [...new Set([...known, ...heard])].sort();
}

/**
 * PER-4, 放假办法4: the notices of the region whose notice this is, itself among them: a case hears of it that knows one of them. Undefined
 * where every case hears of it: the State Council's, and one that this build does not have.
 */
export function noticesOfItsRegion(
  id: string,
  editions: readonly CalendarEdition[] = CALENDAR_EDITIONS,
): readonly string[] | undefined {
  const region = editions.find((edition) => edition.id === id)?.region;
  return region === undefined ? undefined : editions.filter((one) => one.region === region).map((one) => one.id);
}

/** The ids of the State Council's notices that a new case pins, in order of issue; those of settled years are in every calendar. */
export const PUBLISHED_EDITION_IDS: readonly string[] = Object.freeze(
  PINNED_EDITIONS.filter((edition) => edition.region === undefined).map((edition) => edition.id),
);

/** PER-4: the ids of the notices that a new case of a court pins: the State Council's, and those of the region that its pack names (放假办法4). */
export function openingEditions({ regionalNotices = [] }: { readonly regionalNotices?: readonly string[] }): string[] {
  return [...PUBLISHED_EDITION_IDS, ...regionalNotices];
}

/** The calendar of every State Council notice of this build. */
export function publishedCalendar(): CourtCalendar {
  return calendarOf(PUBLISHED_EDITION_IDS);
}
