import {
  dateOfDayNumber,
  dayNumber,
  dayNumberOf,
  dayOfMonth,
  daysInMonth,
  monthOf,
  yearOf,
  type LegalDate,
} from './dates.js';
import { type Bilingual } from './derivation.js';
import { LawError } from './law-error.js';
import { ascending } from './order.js';
import { shown } from './shown.js';

/**
 * An instant on the court's clock (时刻), RFC 3339 with the offset +08:00, whole seconds or three decimals:
 * `2026-10-09T00:00:00+08:00`. One spelling for one instant, so equal instants are equal text and texts sort by time.
 */
export type CourtInstant = string & { readonly __courtInstant: never };

const DAY_MS = 86_400_000;
/** Asia/Shanghai is +08:00 throughout: its last summer time ended in 1991. */
const OFFSET_MS = 8 * 3_600_000;
const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(Z|([+-])(\d{2}):(\d{2}))$/;

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * Reads an RFC 3339 instant of any offset, or epoch milliseconds, and gives its one spelling in Asia/Shanghai.
 * Throws `INSTANT.INVALID` for text without an offset, for impossible times and for more than three decimals.
 */
export function courtInstant(at: string | number): CourtInstant {
  const ms = typeof at === 'number' ? at : readRfc3339(at);
  if (!Number.isFinite(ms)) throw invalid(at);
  const local = Math.floor(ms) + OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  const rest = local - day * DAY_MS;
  const millis = rest % 1000;
  const seconds = Math.floor(rest / 1000);
  const time = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return `${dateOfDayNumber(day)}T${time}${millis === 0 ? '' : `.${pad(millis, 3)}`}+08:00` as CourtInstant;
}

function readRfc3339(text: string): number {
  const m = RFC_3339.exec(text);
  if (m === null) return NaN;
  const part = (i: number): number => Number(m[i] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
    return NaN;
  if (part(10) > 23 || part(11) > 59) return NaN;
  const offset = m[8] === 'Z' ? 0 : (m[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11));
  return (
    dayNumberOf(year, month, day) * DAY_MS +
    ((hour * 60 + minute - offset) * 60 + second) * 1000 +
    Number((m[7] ?? '').padEnd(3, '0'))
  );
}

function invalid(at: string | number): LawError {
  return new LawError({
    code: 'INSTANT.INVALID',
    zh: `“${shown(at)}”不是带时区的时刻，应形如 2026-10-09T00:00:00+08:00。`,
    en: `"${shown(at)}" is not an instant with an offset, such as 2026-10-09T00:00:00+08:00.`,
  });
}

/** Milliseconds since 1970-01-01T00:00:00Z of an instant. */
export function epochMs(instant: CourtInstant): number {
  const ms = readRfc3339(instant);
  if (!Number.isFinite(ms)) throw invalid(instant);
  return ms;
}

/** The date in Asia/Shanghai on which an instant lies. */
export function legalDateOf(instant: CourtInstant): LegalDate {
  return instant.slice(0, 10) as LegalDate;
}

/** 00:00 of a date in Asia/Shanghai. */
export function startOfDay(date: LegalDate): CourtInstant {
  return `${date}T00:00:00+08:00` as CourtInstant;
}

/** An hour (0 to 23) of a day in Asia/Shanghai: letters and reminders go out when the court opens. */
export function atHour(day: LegalDate, hour: number): CourtInstant {
  return courtInstant(`${day}T${pad(hour, 2)}:00:00+08:00`);
}

/** 24:00 of a date: the exclusive end of a period whose last day it is, written as 00:00 of the next day. */
export function endOfDay(date: LegalDate): CourtInstant {
  return startOfDay(dateOfDayNumber(dayNumber(date) + 1));
}

/** Orders instants: negative, zero or positive, for `sort`. */
export function compareInstants(a: CourtInstant, b: CourtInstant): number {
  return ascending(a, b);
}

/** The later of two instants. */
export const laterOf = (a: CourtInstant, b: CourtInstant): CourtInstant => (compareInstants(a, b) >= 0 ? a : b);

/** The earlier of two instants. */
export const earlierOf = (a: CourtInstant, b: CourtInstant): CourtInstant => (compareInstants(a, b) <= 0 ? a : b);

/** The instant a number of milliseconds later. */
export function addMs(instant: CourtInstant, ms: number): CourtInstant {
  return courtInstant(epochMs(instant) + ms);
}

/**
 * An instant as people read it, to the minute: `2026年10月12日24时` for the end of a day (never 00:00 of the next), else
 * `2026年10月12日10时30分`; seconds only where there are any.
 */
export function instantText(instant: CourtInstant): Bilingual {
  if (instant.slice(11, 23) !== '00:00:00+08:') return actText(instant);
  const day = dateOfDayNumber(dayNumber(legalDateOf(instant)) - 1);
  return { zh: `${dateText(day)}24时`, en: `24:00 on ${day}` };
}

/** As `instantText`, of something that happens or is done at an instant: midnight is then 0时 of the day that begins, not 24时 of the one before. */
export function actText(instant: CourtInstant): Bilingual {
  const time = instant.slice(11, 19);
  if (instant.slice(11, 23) === '00:00:00+08:')
    return { zh: `${dateText(legalDateOf(instant))}0时`, en: `00:00 on ${legalDateOf(instant)}` };
  const [hour = '', minute = '', second = ''] = time.split(':');
  const seconds = second === '00' ? { zh: '', en: '' } : { zh: `${Number(second)}秒`, en: `:${second}` };
  return {
    zh: `${dateText(legalDateOf(instant))}${Number(hour)}时${Number(minute)}分${seconds.zh}`,
    en: `${hour}:${minute}${seconds.en} on ${legalDateOf(instant)}`,
  };
}

/** A date as people read it: `2026年10月12日`. */
export function dateText(date: LegalDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOfMonth(date)}日`;
}
