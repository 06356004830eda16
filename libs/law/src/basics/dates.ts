import { LawError } from './law-error.js';
import { ascending } from './order.js';
import { shown } from './shown.js';

/** A calendar date of law, `YYYY-MM-DD`, in Asia/Shanghai (日期). Compares as text. */
export type LegalDate = string & { readonly __legalDate: never };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for leap years of the Gregorian calendar. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month (month 1…12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/**
 * Reads a date `YYYY-MM-DD` of the years 1900 to 9998.
 * Throws `DATE.INVALID` for anything else, also for 2026-02-30. Source: D, wire form of calculator.md.
 */
export function legalDate(text: string): LegalDate {
  if (typeof text === 'string' && DATE.test(text)) {
    const year = yearOf(text as LegalDate);
    const month = monthOf(text as LegalDate);
    const day = dayOfMonth(text as LegalDate);
    if (year >= 1900 && year <= 9998 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))
      return text as LegalDate;
  }
  throw new LawError({
    code: 'DATE.INVALID',
    zh: `“${shown(text)}”不是有效日期，应为 YYYY-MM-DD。`,
    en: `"${shown(text)}" is not a date of the form YYYY-MM-DD.`,
  });
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** The year of a date. */
export function yearOf(date: LegalDate): number {
  return digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
}

/** The month (1…12) of a date. */
export function monthOf(date: LegalDate): number {
  return digit(date, 5) * 10 + digit(date, 6);
}

/** The day of the month (1…31) of a date. */
export function dayOfMonth(date: LegalDate): number {
  return digit(date, 8) * 10 + digit(date, 9);
}

/** Days since 1970-01-01 of a date: all arithmetic on days is done on this whole number. */
export function dayNumber(date: LegalDate): number {
  return dayNumberOf(yearOf(date), monthOf(date), dayOfMonth(date));
}

/** Days since 1970-01-01 of year, month, day (proleptic Gregorian, years from March so that a leap day comes last). */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date of a whole number of days since 1970-01-01. Throws `DATE.OUT_OF_RANGE` outside 1900…9999, `DATE.NOT_WHOLE` for a part of a day. */
export function dateOfDayNumber(dayNo: number): LegalDate {
  if (!Number.isInteger(dayNo)) throw notWhole();
  const z = dayNo + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dateOf(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

/** The date of year, month (1…12) and an existing day. Throws `DATE.OUT_OF_RANGE` outside 1900…9999. */
export function dateOf(year: number, month: number, day: number): LegalDate {
  if (!(year >= 1900 && year <= 9999)) {
    throw new LawError({
      code: 'DATE.OUT_OF_RANGE',
      zh: '日期超出 1900 年至 9999 年的范围。',
      en: 'The date lies outside the years 1900 to 9999.',
    });
  }
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LegalDate;
}

/** The date n calendar days later (earlier when n is negative). Throws `DATE.NOT_WHOLE`, `DATE.OUT_OF_RANGE`. */
export function addDays(date: LegalDate, n: number): LegalDate {
  return dateOfDayNumber(dayNumber(date) + n);
}

/**
 * PER-2: the corresponding day n months later; where the month has none, its last day (民法典202).
 * Counted from the given date, so repeated use with growing n never drifts. Throws `DATE.NOT_WHOLE`, `DATE.OUT_OF_RANGE`.
 */
export function addMonths(date: LegalDate, n: number): LegalDate {
  if (!Number.isInteger(n)) throw notWhole();
  const months = yearOf(date) * 12 + monthOf(date) - 1 + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return dateOf(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)));
}

function notWhole(): LawError {
  return new LawError({
    code: 'DATE.NOT_WHOLE',
    rule: 'PER-1',
    zh: '日期只能推移整日、整月。',
    en: 'Dates move by whole days and months only.',
  });
}

/** INT-8: calendar days from start to end; the start day is not counted, the end day is. Negative when end is earlier. */
export function daysBetween(start: LegalDate, end: LegalDate): number {
  return dayNumber(end) - dayNumber(start);
}

/** Orders dates: negative, zero or positive, for `sort`. */
export function compareDates(a: LegalDate, b: LegalDate): number {
  return ascending(a, b);
}
