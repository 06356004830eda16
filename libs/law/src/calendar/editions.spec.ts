import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dateOfDayNumber, dayNumber, dayNumberOf, legalDate, yearOf } from '../basics/dates.js';
import { period, workingDays } from '../periods/period.js';
import {
  CALENDAR_EDITIONS,
  calendarOf,
  CourtCalendar,
  editionsWith,
  openingEditions,
  isKnownEdition,
  noticesOfItsRegion,
  PUBLISHED_EDITION_IDS,
  publishedCalendar,
} from './calendar.js';
import { derivedDayKind } from './derived-day-kind.js';
import { calendarEdition, type CalendarEdition } from './edition.js';
import { rederive } from './rederivation.js';
import { daysInLieu, isWeekend, statutoryDays } from './statutory-holidays.js';

interface DaysOfANotice {
  readonly id: string;
  readonly off: readonly string[];
  readonly work: readonly string[];
}
/** Two independent data sets that agree on every day. */
const recorded = JSON.parse(
  readFileSync(new URL('../../test/fixture/holidays.json', import.meta.url), 'utf8'),
) as readonly DaysOfANotice[];
const off = new Set(recorded.flatMap((notice) => notice.off));
const work = new Set(recorded.flatMap((notice) => notice.work));

const d = legalDate;
const calendar = publishedCalendar();
const edition = (id: string): CalendarEdition => CALENDAR_EDITIONS.find((one) => one.id === id)!;

/** A notice as it might be issued: invented for these tests. */
const notice = (
  year: number,
  holidays: Parameters<typeof calendarEdition>[0]['holidays'],
  more: { id?: string; region?: string; issuedOn?: string } = {},
): CalendarEdition => {
  const { id = `invented-${year}`, issuedOn = `${year - 1}-11-25`, region } = more;
  const source = { title: `关于${year}年部分节假日安排的通知`, number: '测试', issuedOn };
  return calendarEdition({ id, year, ...(region === undefined ? {} : { region }), source, holidays });
};

describe('the notices of 2007 to 2026 (PER-4)', () => {
  it.each(Array.from({ length: 20 }, (_, i) => 2007 + i))('%i: every day is what two other data sets say', (year) => {
    for (let day = dayNumberOf(year, 1, 1); day < dayNumberOf(year + 1, 1, 1); day++) {
      const date = dateOfDayNumber(day);
      const working = work.has(date) || (!isWeekend(day) && !off.has(date));
      expect([date, calendar.isWorkingDay(date)]).toEqual([date, working]);
      expect([date, calendar.dayKind(date).reason === 'holiday']).toEqual([date, off.has(date)]);
      expect([date, calendar.isProvisional(date)]).toEqual([date, date >= '2026-12-28']);
    }
  });

  it('each year has one notice that arranges it, and names only days that its data set has', () => {
    const arranging = CALENDAR_EDITIONS.filter(({ amends }) => amends === undefined);
    expect(arranging.map(({ id, year }) => [id, year])).toEqual(
      recorded.map(({ id }) => [id, Number(id.slice('state-council-'.length))]),
    );
    expect(CALENDAR_EDITIONS.map(({ source }) => source.issuedOn)).toEqual(
      CALENDAR_EDITIONS.map(({ source }) => source.issuedOn).sort(),
    );
    expect(new Set(CALENDAR_EDITIONS.map(({ source }) => source.number)).size).toBe(CALENDAR_EDITIONS.length);
  });

  it('2015, 2019 and 2020 had a second one, which counts from the day on which it became known', () => {
    const second = CALENDAR_EDITIONS.filter(({ amends }) => amends !== undefined);
    expect(second.map(({ id, amends, source }) => [id, amends, source.issuedOn])).toEqual([
      ['state-council-2015-2', 'state-council-2015', '2015-05-13'],
      ['state-council-2019-2', 'state-council-2019', '2019-03-22'],
      ['state-council-2020-2', 'state-council-2020', '2020-01-27'],
    ]);
    const before = (year: number) => new CourtCalendar([edition(`state-council-${year}`)]);
    for (const [date, first, then] of [
      ['2015-09-03', true, false],
      ['2015-09-04', true, false],
      ['2015-09-06', false, true],
      ['2019-04-28', false, true],
      ['2019-05-01', false, false],
      ['2019-05-02', true, false],
      ['2019-05-05', false, true],
      ['2020-01-31', true, false],
      ['2020-02-01', true, false],
      ['2020-02-03', true, true],
    ] as const)
      expect([date, before(yearOf(d(date))).isWorkingDay(d(date)), calendar.isWorkingDay(d(date))]).toEqual([
        date,
        first,
        then,
      ]);
    expect(calendar.dayKind(d('2015-09-06'))).toEqual({
      working: true,
      reason: 'make-up',
      name: '抗战胜利70周年纪念日',
    });
  });

  it('a case pins what it may yet learn of, and a settlement of earlier years is computed all the same', () => {
    expect(PUBLISHED_EDITION_IDS).toEqual(['state-council-2024', 'state-council-2025', 'state-council-2026']);
    expect(openingEditions({})).toEqual([...PUBLISHED_EDITION_IDS]);
    const pinned = calendarOf(['state-council-2024', 'state-council-2025']);
    expect(pinned.editionIds).toEqual(['state-council-2024', 'state-council-2025']);
    expect(workingDays({ start: d('2019-04-30'), n: 3 }, pinned)).toMatchObject({
      value: '2019-05-07',
      provisional: false,
      derivation: { inputs: { calendar: pinned.editionIds } },
    });
    expect(calendarOf([...pinned.editionIds, 'state-council-2019']).isWorkingDay(d('2019-05-02'))).toBe(false);
    expect(() => calendar.isWorkingDay(d('2006-12-30'))).toThrow('CALENDAR.YEAR_UNKNOWN');
  });
});

describe('the last days of December (PER-4)', () => {
  it('stay provisional until the notice of the next year is loaded, which may take them off or make them worked', () => {
    for (const [date, awaited] of [
      ['2026-12-27', null],
      ['2026-12-28', 2027],
      ['2026-12-31', 2027],
      ['2027-01-01', 2027],
      ['2025-12-31', null],
      ['2023-12-31', null],
    ] as const)
      expect([date, calendar.awaitedNotice(d(date)), calendar.isProvisional(d(date))]).toEqual([
        date,
        awaited,
        awaited !== null,
      ]);
    const december = (date: string) => [calendar.dayKind(d(date)).working, calendar.isProvisional(d(date))];
    expect(['2007-12-29', '2007-12-31', '2011-12-31', '2018-12-29', '2018-12-31'].map(december)).toEqual([
      [true, false],
      [false, false],
      [true, false],
      [true, false],
      [false, false],
    ]);
  });

  it('PER-3: a period that ends there is derived again and becomes final, moved or not', () => {
    const thirty = (cal: CourtCalendar) => period({ start: d('2026-12-01'), unit: 'day', n: 30 }, cal);
    const derived = thirty(calendar);
    expect(derived).toMatchObject({ value: '2026-12-31', provisional: true });
    expect([derived.derivation.text.zh, derived.derivation.text.en]).toEqual([
      '末日2026年12月31日为工作日，于当日24时届满。2027年放假通知未载入，日期为暂定。',
      'The last day, 2026-12-31, is a working day; the period ends at 24:00. The notice of 2027 is not loaded: the date is provisional.',
    ]);
    const knowing = (from: string, makeUp: string[]) =>
      calendarOf(
        [...calendar.editionIds, 'invented-2027'],
        [notice(2027, [{ name: '元旦', from, to: '2027-01-01', makeUp }])],
      );
    expect(rederive(thirty, calendar, knowing('2027-01-01', []))).toMatchObject({
      outcome: 'UNCHANGED',
      to: '2026-12-31',
      becameFinal: true,
    });
    expect(rederive(thirty, calendar, knowing('2026-12-30', ['2027-01-02']))).toMatchObject({
      outcome: 'MOVED',
      to: '2027-01-02',
      becameFinal: true,
    });
  });

  it('PER-6: working days counted across them are provisional, and those that end before are not', () => {
    expect(workingDays({ start: d('2026-12-24'), n: 1 }, calendar)).toMatchObject({
      value: '2026-12-25',
      provisional: false,
    });
    expect(workingDays({ start: d('2026-12-25'), n: 1 }, calendar)).toMatchObject({
      value: '2026-12-28',
      provisional: true,
    });
    expect(workingDays({ start: d('2025-12-25'), n: 10 }, calendar)).toMatchObject({ provisional: false });
  });

  it('are told from days of a year without any notice', () => {
    const told = (date: string) => {
      const { provisional, derivation } = derivedDayKind(d(date), calendar);
      return [provisional, derivation.article?.includes('通知'), derivation.text.zh];
    };
    expect([told('2026-12-31'), told('2027-12-31')]).toEqual([
      [true, true, '2026年12月31日为工作日（2027年放假通知未载入，暂定）。'],
      [true, false, '2027年12月31日为工作日（2027年放假通知未载入，暂定）。'],
    ]);
  });
});

describe('a year without its notice (放假办法6)', () => {
  it('has a weekday in lieu of each statutory day on a weekend, the first after the holiday', () => {
    const lieu = (year: number) => daysInLieu(year).map(({ date, name }) => `${date} ${name}`);
    expect(lieu(2027)).toEqual([
      '2027-02-09 春节',
      '2027-02-10 春节',
      '2027-05-03 劳动节',
      '2027-05-04 劳动节',
      '2027-10-04 国庆节',
      '2027-10-05 国庆节',
    ]);
    expect(lieu(2028)[0]).toBe('2028-01-03 元旦');
    expect(calendar.dayKind(d('2027-02-09'))).toEqual({ working: false, reason: 'holiday', name: '春节' });
    expect([calendar.isWorkingDay(d('2027-02-11')), calendar.isProvisional(d('2027-02-09'))]).toEqual([true, true]);
    expect(daysInLieu(2041)).toEqual([]);
  });

  it('gives a weekday off for each day, never one that is off already, and none that the notices of 2025 and 2026 left worked', () => {
    for (let year = 2025; year <= 2040; year++) {
      const days = [...statutoryDays(year), ...daysInLieu(year)];
      const weekdays = days.filter(({ date }) => !isWeekend(dayNumber(date)));
      expect([year, weekdays.length]).toEqual([year, 13]);
      const inLieu = daysInLieu(year).map(({ date }) => date);
      expect([year, new Set(inLieu).size]).toEqual([year, inLieu.length]);
      for (const { date } of statutoryDays(year)) expect([date, inLieu.includes(date)]).toEqual([date, false]);
      if (year <= 2026) for (const { date } of weekdays) expect([date, off.has(date)]).toEqual([date, true]);
    }
  });

  it('S7: five working days after 2026-09-30 end on 10-12 where the notice of 2026 is not known, on 10-13 where it is', () => {
    const before = calendarOf(['state-council-2024', 'state-council-2025']);
    const grace = (cal: CourtCalendar) => workingDays({ start: d('2026-09-30'), n: 5 }, cal);
    expect(rederive(grace, before, calendar)).toMatchObject({
      outcome: 'MOVED',
      from: '2026-10-12',
      to: '2026-10-13',
      becameFinal: true,
    });
  });
});

describe('the holidays of an autonomous region (放假办法4)', () => {
  const spring = (year: number, from: string, to: string) =>
    notice(year, [{ name: '三月三', from, to, makeUp: [] }], { id: `somewhere-${year}`, region: '某自治区' });
  const [first, second] = [spring(2026, '2026-04-20', '2026-04-21'), spring(2027, '2027-04-09', '2027-04-10')];
  const elsewhere = notice(2026, [{ name: '古尔邦节', from: '2026-05-27', to: '2026-05-28' }], {
    id: 'elsewhere-2026',
    region: '另一自治区',
  });
  const editions = [...CALENDAR_EDITIONS, first, second, elsewhere];

  it('are days off where the pack names the notice, and nowhere else', () => {
    const pinned = openingEditions({ regionalNotices: ['somewhere-2026'] });
    expect(pinned).toEqual([...PUBLISHED_EDITION_IDS, 'somewhere-2026']);
    const there = calendarOf(pinned, editions);
    expect(there.dayKind(d('2026-04-20'))).toEqual({ working: false, reason: 'holiday', name: '三月三' });
    expect(calendar.isWorkingDay(d('2026-04-20'))).toBe(true);
    expect(period({ start: d('2026-04-05'), unit: 'day', n: 15 }, there).value).toBe('2026-04-22');
    expect([there.isProvisional(d('2026-04-20')), there.isProvisional(d('2027-04-20'))]).toEqual([false, true]);
  });

  it('leave the year open where the State Council has not arranged it, and stand where its notice came later', () => {
    const early = calendarOf([...PUBLISHED_EDITION_IDS, 'somewhere-2027'], editions);
    expect([early.isWorkingDay(d('2027-04-09')), early.isProvisional(d('2027-04-09'))]).toEqual([false, true]);
    expect(early.awaitedNotice(d('2026-12-31'))).toBe(2027);
    const worked = notice(2027, [{ name: '清明节', from: '2027-04-05', to: '2027-04-05', makeUp: ['2027-04-10'] }], {
      issuedOn: '2026-12-30',
    });
    const both = calendarOf([...PUBLISHED_EDITION_IDS, 'somewhere-2027', 'invented-2027'], [second, worked]);
    expect(both.dayKind(d('2027-04-10'))).toMatchObject({ working: false, name: '三月三' });
  });

  it('are known to a build as the State Council’s notices are, and no others', () => {
    expect(['somewhere-2027', ...PUBLISHED_EDITION_IDS].every((id) => isKnownEdition(id, editions))).toBe(true);
    expect([isKnownEdition('state-council-2099'), isKnownEdition('somewhere-2027')]).toEqual([false, false]);
    expect(noticesOfItsRegion('somewhere-2027', editions)).toEqual(['somewhere-2026', 'somewhere-2027']);
    expect(noticesOfItsRegion('state-council-2026', editions)).toBeUndefined();
    expect(noticesOfItsRegion('state-council-2099', editions)).toBeUndefined();
  });

  it('of a later year are heard by the cases of that region alone', () => {
    const known = [...PUBLISHED_EDITION_IDS, 'somewhere-2026'];
    expect(editionsWith(known, ['somewhere-2027', 'elsewhere-2026'], editions)).toEqual([
      'somewhere-2026',
      'somewhere-2027',
      ...PUBLISHED_EDITION_IDS,
    ]);
    expect(editionsWith(PUBLISHED_EDITION_IDS, ['somewhere-2027', 'state-council-2026'], editions)).toEqual([
      ...PUBLISHED_EDITION_IDS,
    ]);
    expect(editionsWith(['state-council-2024'], ['state-council-2026', 'state-council-2025'])).toEqual([
      ...PUBLISHED_EDITION_IDS,
    ]);
  });
});
