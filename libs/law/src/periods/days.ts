import { addDays, addMonths, dateOfDayNumber, dayNumber, type LegalDate } from '../basics/dates.js';
import { type CourtCalendar } from '../calendar/calendar.js';

/** PER-1, PER-2: in what a period is measured. */
export type PeriodUnit = 'day' | 'month' | 'year';

/** PER-1, PER-2: the nominal last day of a period of n days, months or years; the start day is not counted. */
export function nominalEnd(start: LegalDate, unit: PeriodUnit, n: number): LegalDate {
  if (unit === 'day') return addDays(start, n);
  return addMonths(start, unit === 'year' ? n * 12 : n);
}

/** PER-3: the date itself if it is a working day, else the first working day after it. Throws `CALENDAR.YEAR_UNKNOWN`. */
export function rollForward(date: LegalDate, calendar: CourtCalendar): LegalDate {
  const start = dayNumber(date);
  let day = start;
  while (!calendar.isWorkingDayNumber(day)) day++;
  return day === start ? date : dateOfDayNumber(day);
}

/** The date itself if it is a working day, else the last working day before it (for agreed schedules, never for PER-3). */
export function rollBackward(date: LegalDate, calendar: CourtCalendar): LegalDate {
  const start = dayNumber(date);
  let day = start;
  while (!calendar.isWorkingDayNumber(day)) day--;
  return day === start ? date : dateOfDayNumber(day);
}

/** PER-6: the n-th working day after start; start itself for n = 0. Throws `CALENDAR.YEAR_UNKNOWN`. */
export function nthWorkingDay(start: LegalDate, n: number, calendar: CourtCalendar): LegalDate {
  let day = dayNumber(start);
  for (let left = n; left > 0;) if (calendar.isWorkingDayNumber(++day)) left--;
  return dateOfDayNumber(day);
}
