import { describe, expect, it } from '@jest/globals';
import { legalDate } from '../basics/dates.js';
import { CALENDAR_EDITIONS, calendarOf, CourtCalendar } from './calendar.js';
import { derivedDayKind } from './derived-day-kind.js';
import { calendarEdition, type CalendarEdition } from './edition.js';
import { statutoryDays } from './statutory-holidays.js';

const d = legalDate;

/** A notice as it might be issued: invented for these tests. */
function notice(
  id: string,
  year: number,
  issuedOn: string,
  holidays: Parameters<typeof calendarEdition>[0]['holidays'],
  amends?: string,
): CalendarEdition {
  return calendarEdition({
    id,
    year,
    amends,
    source: { title: `关于${year}年部分节假日安排的通知`, number: '测试', issuedOn },
    holidays,
  });
}

describe('several notices together (PER-4)', () => {
  it('the later one speaks last, in whatever order they are named', () => {
    const first = notice('a', 2027, '2026-11-25', [
      { name: '元旦', from: '2027-01-01', to: '2027-01-02', makeUp: ['2027-01-09'] },
    ]);
    const second = notice(
      'b',
      2027,
      '2026-12-10',
      [{ name: '元旦', from: '2027-01-09', to: '2027-01-09', makeUp: ['2027-01-02'] }],
      'a',
    );
    const third = notice(
      'c',
      2027,
      '2026-12-20',
      [{ name: '元旦假期', from: '2027-01-10', to: '2027-01-10', makeUp: ['2027-01-09'] }],
      'a',
    );
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, first, third],
      [third, first, second],
    ]) {
      const calendar = new CourtCalendar(order);
      expect([calendar.dayKind(d('2027-01-02')), calendar.dayKind(d('2027-01-09'))]).toEqual([
        { working: true, reason: 'make-up', name: '元旦' },
        { working: true, reason: 'make-up', name: '元旦假期' },
      ]);
      expect(calendar.editionIds).toEqual(['a', 'b', 'c']);
    }
  });

  it('one of a distant year makes no year between known, nor a day before it', () => {
    const far = notice('far', 2050, '2049-11-25', [{ name: '元旦', from: '2049-12-31', to: '2050-01-02' }]);
    const calendar = new CourtCalendar([...CALENDAR_EDITIONS, far]);
    expect(calendar.dayKind(d('2050-01-01'))).toEqual({ working: false, reason: 'holiday', name: '元旦' });
    expect([calendar.isProvisional(d('2050-12-27')), calendar.isProvisional(d('2050-12-28'))]).toEqual([false, true]);
    for (const unknown of ['2041-01-02', '2045-06-01', '2049-12-31', '2051-01-02'])
      expect(() => calendar.isWorkingDay(d(unknown))).toThrow('CALENDAR.YEAR_UNKNOWN');
    expect(calendar.isProvisional(d('2040-12-31'))).toBe(true);
    const old = new CourtCalendar([
      notice('old', 2020, '2019-11-21', [{ name: '元旦', from: '2020-01-01', to: '2020-01-01' }]),
    ]);
    expect([old.isWorkingDay(d('2020-01-02')), old.isProvisional(d('2020-01-02'))]).toEqual([true, false]);
    for (const unknown of ['2019-12-31', '2021-01-04', '2024-12-31'])
      expect(() => old.dayKind(d(unknown))).toThrow('CALENDAR.YEAR_UNKNOWN');
    expect(old.isProvisional(d('2025-01-01'))).toBe(true);
  });

  it('one that reaches over New Year leaves the neighbouring year its standing', () => {
    const calendar = new CourtCalendar([
      ...CALENDAR_EDITIONS,
      notice('n', 2027, '2026-11-25', [
        { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
        { name: '元旦', from: '2028-01-01', to: '2028-01-03', makeUp: ['2028-01-08'] },
      ]),
    ]);
    expect([calendar.dayKind(d('2026-12-31')).reason, calendar.isProvisional(d('2026-12-31'))]).toEqual([
      'holiday',
      false,
    ]);
    expect([calendar.dayKind(d('2028-01-03')).reason, calendar.isProvisional(d('2028-01-03'))]).toEqual([
      'holiday',
      true,
    ]);
    expect([calendar.dayKind(d('2028-01-08')).reason, calendar.isProvisional(d('2028-01-08'))]).toEqual([
      'make-up',
      true,
    ]);
  });

  it('notices that came as data are known to the one who brought them', () => {
    const ids = [...CALENDAR_EDITIONS.map((edition) => edition.id), 'n'];
    const short = notice('n', 2027, '2026-11-25', [{ name: '元旦', from: '2027-01-01', to: '2027-01-01' }]);
    const long = notice('n', 2027, '2026-11-25', [{ name: '元旦', from: '2027-01-01', to: '2027-01-05' }]);
    expect(calendarOf(ids, [short]).isWorkingDay(d('2027-01-05'))).toBe(true);
    expect(calendarOf(ids, [long]).isWorkingDay(d('2027-01-05'))).toBe(false);
    expect(() => calendarOf(ids)).toThrow('CALENDAR.EDITION_UNKNOWN');
    expect(calendarOf([...ids, 'n'], [long]).editionIds).toEqual([...ids].sort());
  });

  it('a notice names days of its year, of the December before and of the January after, each once', () => {
    const days =
      (from: string, to: string, makeUp: string[] = []) =>
      () =>
        notice('n', 2027, '2026-11-25', [{ name: '放假', from, to, makeUp }]);
    expect(days('2026-12-01', '2026-12-01')).not.toThrow();
    expect(days('2028-01-31', '2028-01-31')).not.toThrow();
    for (const refused of [
      days('2026-11-30', '2026-12-01'),
      days('2028-01-31', '2028-02-01'),
      days('2027-03-01', '2027-03-02', ['2027-03-02']),
      days('2027-03-01', '2027-03-01', ['2026-11-30']),
      days('2027-03-01', '2027-03-01', ['2027-03-06', '2027-03-06']),
    ]) {
      expect(refused).toThrow(expect.objectContaining({ code: 'CALENDAR.EDITION_INVALID', rule: 'PER-4', path: 'n' }));
    }
    expect(days('2027-03-01', '2027-03-01')()).toEqual({
      id: 'n',
      year: 2027,
      source: { title: '关于2027年部分节假日安排的通知', number: '测试', issuedOn: '2026-11-25' },
      holidays: [{ name: '放假', from: '2027-03-01', to: '2027-03-01', makeUp: [] }],
    });
  });

  it('a year without lunar dates has no statutory days here', () => {
    expect(statutoryDays(2041)).toEqual([]);
    expect(statutoryDays(2024)).toEqual([]);
  });
});

describe('the kind of a day in words (PER-4)', () => {
  const calendar = new CourtCalendar(CALENDAR_EDITIONS);
  it.each([
    ['2026-10-12', '2026年10月12日为工作日。', '2026-10-12 is a working day.'],
    ['2026-11-21', '2026年11月21日为周末休息日。', '2026-11-21 is a weekend.'],
    ['2026-10-05', '2026年10月5日为放假日（国庆节）。', '2026-10-05 is a holiday （国庆节）.'],
    ['2026-10-10', '2026年10月10日为调休上班日（国庆节）。', '2026-10-10 is a make-up workday （国庆节）.'],
    [
      '2027-10-01',
      '2027年10月1日为放假日（国庆节）（2027年放假通知未载入，暂定）。',
      '2027-10-01 is a holiday （国庆节）; the notice of 2027 is not loaded, so this is provisional.',
    ],
  ])('%s', (day, zh, en) => {
    const { value, provisional, derivation } = derivedDayKind(d(day), calendar);
    expect(derivation.text).toEqual({ zh, en });
    expect(derivation.value).toEqual({ ...value });
    expect(derivation.inputs).toEqual({ date: day, calendar: calendar.editionIds });
    expect([provisional, derivation.article]).toEqual(
      day < '2027' ? [false, expect.stringContaining('通知')] : [true, '《全国年节及纪念日放假办法》'],
    );
  });
});
