import { deepFreeze } from '../basics/deep-freeze.js';
import { compareDates, dateOfDayNumber, dayNumber, legalDate, type LegalDate } from '../basics/dates.js';
import { LawError } from '../basics/law-error.js';

/** The source of a holiday notice, as a lawyer would cite it. */
export interface NoticeSource {
  /** title of the notice (通知) */
  readonly title: string;
  /** document number (发文字号) */
  readonly number: string;
  /** the day on which it became known */
  readonly issuedOn: LegalDate;
  readonly url?: string;
}

/** Days off under one name, first and last day included. */
export interface HolidaySpan {
  readonly name: string;
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** Rest days turned into working days for this holiday (调休上班). */
  readonly makeUp: readonly LegalDate[];
}

/**
 * One holiday notice as data: the State Council's (国务院办公厅关于…年部分节假日安排的通知), or that of an autonomous region on the festivals of
 * its peoples (放假办法4). Immutable once published: a later notice is a new edition beside the old one, and a case pins the ids it
 * derives with.
 */
export interface CalendarEdition {
  readonly id: string;
  readonly year: number;
  /** the id of the notice that this one changes (as in January 2020): it alone makes no year final */
  readonly amends?: string;
  /** the region whose people's government issued it (放假办法4): it holds there alone, beside the State Council's notices */
  readonly region?: string;
  readonly source: NoticeSource;
  readonly holidays: readonly HolidaySpan[];
}

/** Notices arrange the holidays of a year since 2000; what lies a century off is a slip. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];

/** Builds and checks an edition. Throws `CALENDAR.EDITION_INVALID` with the day that does not fit. */
export function calendarEdition(edition: {
  id: string;
  year: number;
  amends?: string;
  region?: string;
  source: { title: string; number: string; issuedOn: string; url?: string };
  holidays: readonly { name: string; from: string; to: string; makeUp?: readonly string[] }[];
}): CalendarEdition {
  const holidays = edition.holidays.map((span) => ({
    name: span.name,
    from: legalDate(span.from),
    to: legalDate(span.to),
    makeUp: (span.makeUp ?? []).map(legalDate),
  }));
  if (!Number.isSafeInteger(edition.year) || edition.year < FIRST_YEAR || edition.year > LAST_YEAR)
    throw invalid(edition.id, `${edition.year} 不是年份`, `${edition.year} is no year of a notice`);
  const seen = new Set<LegalDate>();
  const claim = (date: LegalDate): void => {
    if (seen.has(date)) throw invalid(edition.id, `${date} 出现两次`, `${date} is named twice`);
    // A notice may reach over New Year, never further.
    if (date < `${edition.year - 1}-12-01` || date > `${edition.year + 1}-01-31`) {
      throw invalid(edition.id, `${date} 不属于 ${edition.year} 年`, `${date} does not belong to ${edition.year}`);
    }
    seen.add(date);
  };
  for (const span of holidays) {
    if (compareDates(span.from, span.to) > 0)
      throw invalid(edition.id, `${span.name}起止颠倒`, `${span.name} ends before it begins`);
    for (let day = dayNumber(span.from); day <= dayNumber(span.to); day++) claim(dateOfDayNumber(day));
    for (const date of span.makeUp) claim(date);
  }
  return deepFreeze({
    id: edition.id,
    year: edition.year,
    ...(edition.amends === undefined ? {} : { amends: edition.amends }),
    ...(edition.region === undefined ? {} : { region: edition.region }),
    source: { ...edition.source, issuedOn: legalDate(edition.source.issuedOn) },
    holidays,
  });
}

function invalid(id: string, zh: string, en: string): LawError {
  return new LawError({
    code: 'CALENDAR.EDITION_INVALID',
    rule: 'PER-4',
    path: id,
    zh: `节假日通知 ${id}：${zh}。`,
    en: `Holiday notice ${id}: ${en}.`,
  });
}
