import { addDays, rollBackward, type CourtCalendar, type LegalDate } from '@hejie/law';

/**
 * PER-3, PER-9, SET-DUE-REST: does a day come within a time whose last day a court or a title has named: up to the end of that day, or, where it is a rest day, of the first
 * working day after it? The calendar is asked of the days before `day` only, so that a last day of long ago needs no notice of its own year. Throws `CALENDAR.YEAR_UNKNOWN`.
 * Source: 民事诉讼法(2023) 85 III, 民法典 203.
 */
export const isWithinTime = (day: LegalDate, lastDay: LegalDate, calendar: CourtCalendar): boolean =>
  day <= lastDay || rollBackward(addDays(day, -1), calendar) < lastDay;
