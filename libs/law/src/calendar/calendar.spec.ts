import { beforeEach, describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { addDays, dateOf, dateOfDayNumber, dayNumberOf, legalDate } from '../basics/dates.js';
import { period } from '../periods/period.js';
import { CALENDAR_EDITIONS, calendarOf, CourtCalendar, publishedCalendar } from './calendar.js';
import { calendarEdition } from './edition.js';
import { rederive } from './rederivation.js';
import { FIRST_PROVISIONAL_YEAR, LAST_PROVISIONAL_YEAR, statutoryDays } from './statutory-holidays.js';

/** Made anew for each test: what it shows is how a calendar is made. */
let calendar: CourtCalendar;
beforeEach(() => {
  calendar = new CourtCalendar(CALENDAR_EDITIONS);
});

/** A notice for 2027 as it might be issued: invented for these tests. */
const notice2027 = (newYear: { to: string; makeUp: string[] }) =>
  calendarEdition({
    id: 'invented-2027',
    year: 2027,
    source: { title: '关于2027年部分节假日安排的通知', number: '测试', issuedOn: '2026-11-25' },
    holidays: [{ name: '元旦', from: '2027-01-01', ...newYear }],
  });
const withNotice = (newYear: { to: string; makeUp: string[] }) =>
  calendarOf([...calendar.editionIds, 'invented-2027'], [notice2027(newYear)]);

describe('the court calendar (PER-4)', () => {
  it('counts make-up workdays as working and days off as rest', () => {
    expect(calendar.dayKind(legalDate('2026-10-10'))).toEqual({ working: true, reason: 'make-up', name: '国庆节' });
    expect(calendar.dayKind(legalDate('2026-09-20'))).toEqual({ working: true, reason: 'make-up', name: '国庆节' });
    expect(calendar.dayKind(legalDate('2026-10-05'))).toEqual({ working: false, reason: 'holiday', name: '国庆节' });
    expect(calendar.dayKind(legalDate('2026-11-21'))).toEqual({ working: false, reason: 'weekend', name: null });
    expect(calendar.dayKind(legalDate('2026-11-23'))).toEqual({ working: true, reason: 'weekday', name: null });
    expect(calendar.isWorkingDay(legalDate('2024-02-09'))).toBe(true);
  });

  it.each([2024, 2025, 2026])('agrees with an independent package on every day of %i', (year) => {
    for (let day = dayNumberOf(year, 1, 1); day < dayNumberOf(year + 1, 1, 1); day++) {
      const date = dateOfDayNumber(day);
      expect([date, calendar.isWorkingDay(date)]).toEqual([date, chineseDays.isWorkday(date)]);
      expect([date, calendar.isProvisional(date)]).toEqual([date, date >= '2026-12-28']);
    }
  });

  it('does not share the known error of that package, which calls 2027-10-01 a workday', () => {
    expect(chineseDays.isWorkday('2027-10-01')).toBe(true);
    expect(calendar.dayKind(legalDate('2027-10-01'))).toEqual({ working: false, reason: 'holiday', name: '国庆节' });
  });

  it('a year without a notice is provisional and has the statutory days off', () => {
    for (const day of [
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-03',
    ]) {
      expect(calendar.isWorkingDay(legalDate(day))).toBe(false);
      expect(calendar.isProvisional(legalDate(day))).toBe(true);
    }
    expect(calendar.isWorkingDay(legalDate('2027-02-11'))).toBe(true);
    expect(statutoryDays(2027)).toHaveLength(13);
  });

  it('its lunar dates agree with two independent computations', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    for (let year = FIRST_PROVISIONAL_YEAR; year <= LAST_PROVISIONAL_YEAR; year++) {
      const first = (name: string) => statutoryDays(year).find((day) => day.name === name)?.date ?? '';
      const newYear = addDays(legalDate(first('春节')), 1);
      // The new moons of 2027-02-06 (23:56) and 2030-02-03 (00:07) lie so close to midnight that ICU's approximation misses the day.
      expect([year, lunar.format(new Date(newYear))]).toEqual([year, { 2027: '12/30', 2030: '1/2' }[year] ?? '1/1']);
      expect(lunar.format(new Date(first('端午节')))).toBe('5/5');
      expect(lunar.format(new Date(first('中秋节')))).toBe('8/15');
      expect(newYear).toBe(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date);
      expect(first('端午节')).toBe(chineseDays.getSolarDateFromLunar(`${year}-05-05`).date);
      expect(first('中秋节')).toBe(chineseDays.getSolarDateFromLunar(`${year}-08-15`).date);
      expect(first('清明节')).toBe(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
    }
  });

  it('refuses a year without any data instead of guessing', () => {
    expect(() => calendar.dayKind(legalDate('2006-10-02'))).toThrow('CALENDAR.YEAR_UNKNOWN');
    expect(() => calendar.isWorkingDay(dateOf(LAST_PROVISIONAL_YEAR + 1, 1, 4))).toThrow('CALENDAR.YEAR_UNKNOWN');
    expect(() =>
      calendarOf(['state-council-2025', 'state-council-2026']).isWorkingDay(legalDate('2024-03-04')),
    ).toThrow('CALENDAR.YEAR_UNKNOWN');
    expect(() => calendarOf(['state-council-1999'])).toThrow('CALENDAR.EDITION_UNKNOWN');
  });

  it('its editions are immutable and name their source', () => {
    for (const edition of CALENDAR_EDITIONS) {
      expect(
        Object.isFrozen(edition) && Object.isFrozen(edition.holidays) && Object.isFrozen(edition.holidays[0]?.makeUp),
      ).toBe(true);
      if (edition.amends === undefined) expect(edition.source.title).toContain(`${edition.year}年`);
    }
    expect(calendarOf(['state-council-2026', 'state-council-2024'])).toBe(
      calendarOf(['state-council-2024', 'state-council-2026']),
    );
    expect(new CourtCalendar([...CALENDAR_EDITIONS].reverse()).editionIds).toEqual(calendar.editionIds);
    expect(publishedCalendar().editionIds).toEqual(['state-council-2024', 'state-council-2025', 'state-council-2026']);
  });

  it('refuses a notice that names a day twice or a day of another year', () => {
    const source = { title: 't', number: 'n', issuedOn: '2026-11-25' };
    const day = { name: '元旦', from: '2027-01-01', to: '2027-01-01' };
    expect(() => calendarEdition({ id: 'x', year: 2027, source, holidays: [day, day] })).toThrow(
      'CALENDAR.EDITION_INVALID',
    );
    expect(() => calendarEdition({ id: 'x', year: 2025, source, holidays: [day] })).toThrow('CALENDAR.EDITION_INVALID');
    expect(() => calendarEdition({ id: 'x', year: 2027, source, holidays: [{ ...day, to: '2026-12-31' }] })).toThrow(
      'CALENDAR.EDITION_INVALID',
    );
    for (const year of [1e9, NaN, 2027.5, 1999, 2101])
      expect(() => calendarEdition({ id: 'x', year, source, holidays: [] })).toThrow('CALENDAR.EDITION_INVALID');
    for (const year of [2000, 2100]) expect(calendarEdition({ id: 'x', year, source, holidays: [] }).year).toBe(year);
  });
});

describe('a notice that arrives later (S4, PER-3)', () => {
  const extension = (days: number) => (cal: typeof calendar) =>
    period({ start: legalDate('2026-12-23'), unit: 'day', n: days }, cal);

  it('leaves 2027-01-07 unchanged and makes it final', () => {
    const again = rederive(extension(15), calendar, withNotice({ to: '2027-01-03', makeUp: [] }));
    expect(again).toMatchObject({ outcome: 'UNCHANGED', from: '2027-01-07', to: '2027-01-07', becameFinal: true });
    expect(again.text).toEqual({
      zh: '依节假日通知invented-2027重新推算：仍为2027年1月7日，现为确定。',
      en: 'Derived again with holiday notice invented-2027: unchanged, 2027-01-07; it is final now.',
    });
    const twice = rederive(
      extension(15),
      withNotice({ to: '2027-01-03', makeUp: [] }),
      withNotice({ to: '2027-01-03', makeUp: [] }),
    );
    expect(twice).toMatchObject({ outcome: 'UNCHANGED', becameFinal: false });
    expect([twice.text.zh, twice.text.en]).toEqual([
      expect.stringContaining('仍为2027年1月7日，为确定日期。'),
      expect.stringContaining('; it is final.'),
    ]);
    const back = rederive(extension(15), withNotice({ to: '2027-01-03', makeUp: [] }), calendar);
    expect(back).toMatchObject({ outcome: 'UNCHANGED', becameFinal: false });
    expect([back.text.zh, back.text.en]).toEqual([
      expect.stringContaining('仍为暂定'),
      expect.stringContaining('it is still provisional'),
    ]);
  });

  it('moves a date that it makes a day off', () => {
    const again = rederive(extension(12), calendar, withNotice({ to: '2027-01-05', makeUp: ['2027-01-09'] }));
    expect(again).toMatchObject({ outcome: 'MOVED', from: '2027-01-04', to: '2027-01-06', becameFinal: true });
    expect(again.derived.instant).toBe('2027-01-07T00:00:00+08:00');
    expect(again.text.en).toContain('moved from 2027-01-04 to 2027-01-06');
  });

  it('a later notice of the same year amends the earlier one', () => {
    const amended = calendarEdition({
      id: 'invented-2026b',
      year: 2026,
      amends: 'state-council-2026',
      source: { title: '关于延长2026年国庆节假期的通知', number: '测试', issuedOn: '2026-09-25' },
      holidays: [{ name: '国庆节', from: '2026-10-08', to: '2026-10-08' }],
    });
    const later = calendarOf([...calendar.editionIds, 'invented-2026b'], [amended]);
    expect(later.isWorkingDay(legalDate('2026-10-08'))).toBe(false);
    expect(later.isWorkingDay(legalDate('2026-10-05'))).toBe(false);
    expect(calendar.isWorkingDay(legalDate('2026-10-08'))).toBe(true);
    expect(later.isProvisional(legalDate('2026-10-08'))).toBe(false);
  });

  it('a notice that only amends makes no year final', () => {
    const amended = calendarEdition({
      id: 'invented-2027b',
      year: 2027,
      amends: 'state-council-2027',
      source: { title: '关于2027年三月放假的通知', number: '测试', issuedOn: '2027-02-25' },
      holidays: [{ name: '临时放假', from: '2027-03-03', to: '2027-03-03' }],
    });
    const alone = calendarOf([...calendar.editionIds, 'invented-2027b'], [amended]);
    expect(alone.dayKind(legalDate('2027-03-03'))).toEqual({ working: false, reason: 'holiday', name: '临时放假' });
    expect(alone.dayKind(legalDate('2027-10-01'))).toMatchObject({ working: false, reason: 'holiday' });
    expect([alone.isProvisional(legalDate('2027-03-03')), alone.isProvisional(legalDate('2027-10-01'))]).toEqual([
      true,
      true,
    ]);
    expect(amended.amends).toBe('state-council-2027');
    const beforeAll = calendarOf(
      ['invented-2050b'],
      [
        calendarEdition({
          ...amended,
          id: 'invented-2050b',
          year: 2050,
          source: { ...amended.source },
          holidays: [{ name: '临时放假', from: '2050-03-03', to: '2050-03-03' }],
        }),
      ],
    );
    expect(() => beforeAll.dayKind(legalDate('2050-03-03'))).toThrow('CALENDAR.YEAR_UNKNOWN');
  });
});
