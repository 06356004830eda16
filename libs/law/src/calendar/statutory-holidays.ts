import { addDays, dateOf, dayNumber, legalDate, type LegalDate } from '../basics/dates.js';

/**
 * First day of 春节 (正月初一), 清明, 端午 (五月初五) and 中秋 (八月十五) of the years for which a case may be without the notice.
 * Astronomy, not law: the lunar calendar of GB/T 33661. The tests compare it with two independent computations.
 */
const LUNAR_DAYS: Readonly<
  Record<number, readonly [springFestival: string, qingming: string, dragonBoat: string, midAutumn: string]>
> = {
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
};

/** The first year that may be computed without its notice: the amended 放假办法 is in force from 2025-01-01. */
export const FIRST_PROVISIONAL_YEAR = 2025;
/** The last year whose lunar days are in the table. */
export const LAST_PROVISIONAL_YEAR = 2040;

/** A statutory day off by name. */
export interface StatutoryDay {
  readonly date: LegalDate;
  readonly name: string;
}

/**
 * The days off of a year by the 全国年节及纪念日放假办法 (2024 amendment, in force 2025-01-01) alone: 元旦 1, 春节 4
 * (除夕 to 初三), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. Nothing for a year without lunar data.
 * Days off that the notice will add, and its make-up workdays, are unknown here: hence provisional.
 */
export function statutoryDays(year: number): readonly StatutoryDay[] {
  const lunar = LUNAR_DAYS[year];
  if (lunar === undefined) return [];
  const on = (monthDay: string): LegalDate => legalDate(`${year}-${monthDay}`);
  const run = (name: string, first: LegalDate, count: number): StatutoryDay[] =>
    Array.from({ length: count }, (_, i) => ({ date: addDays(first, i), name }));
  return [
    ...run('元旦', dateOf(year, 1, 1), 1),
    ...run('春节', addDays(on(lunar[0]), -1), 4),
    ...run('清明节', on(lunar[1]), 1),
    ...run('劳动节', dateOf(year, 5, 1), 2),
    ...run('端午节', on(lunar[2]), 1),
    ...run('中秋节', on(lunar[3]), 1),
    ...run('国庆节', dateOf(year, 10, 1), 3),
  ];
}

/**
 * PER-4: the weekdays in lieu (补假) of a year's statutory days that fall on a weekend: each the first weekday after its holiday that is off for no other
 * reason. The notice may choose another; without it this is what the law alone gives. Source: 全国年节及纪念日放假办法6.
 */
export function daysInLieu(year: number): readonly StatutoryDay[] {
  const statutory = statutoryDays(year);
  const off = new Set(statutory.map(({ date }) => date));
  return statutory
    .filter(({ date }) => isWeekend(dayNumber(date)))
    .map(({ date, name }) => {
      let day = date;
      while (off.has(day) || isWeekend(dayNumber(day))) day = addDays(day, 1);
      off.add(day);
      return { date: day, name };
    });
}

/** Saturday or Sunday, for a day given as days since 1970-01-01 (a Thursday). */
export function isWeekend(day: number): boolean {
  return (day + 3) % 7 >= 5;
}
