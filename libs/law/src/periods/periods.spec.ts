import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '../basics/instants.js';
import { legalDate } from '../basics/dates.js';
import { LAW_RECOMPUTATIONS } from '../derivations/law-recomputations.js';
import { verifyStored } from '../derivations/verify.js';
import { calendarEdition } from '../calendar/edition.js';
import { calendarOf, publishedCalendar } from '../calendar/calendar.js';
import { applicationPeriod } from './application-period.js';
import { guaranteeTerm } from './guarantee.js';
import { freezeExpiry, listingTerm, type FrozenAsset, type ListingGround } from './measures.js';
import { doneInTime } from './timeliness.js';
import { period, periodWithExclusions, restorationDeadline, workingDays } from './period.js';

const calendar = publishedCalendar();
const d = legalDate;
const days = (start: string, n: number) => period({ start: d(start), unit: 'day', n }, calendar);

describe('periods of calendar days (PER-1, PER-3)', () => {
  it.each([
    ['2026-09-04', '2026-10-08'],
    ['2026-09-03', '2026-10-08'],
    ['2026-08-21', '2026-09-20'],
    ['2026-01-15', '2026-02-14'],
    ['2026-01-16', '2026-02-24'],
    ['2026-04-01', '2026-05-06'],
    ['2026-11-24', '2026-12-24'],
    ['2026-11-23', '2026-12-23'],
  ])('S3: 30 days from %s end on %s', (start, end) => {
    expect(days(start, 30).value).toBe(end);
  });

  it('S3: 15 days from 2026-09-18 end on 2026-10-08 at 24:00 Shanghai time', () => {
    expect(days('2026-09-18', 15)).toMatchObject({
      value: '2026-10-08',
      instant: '2026-10-09T00:00:00+08:00',
      provisional: false,
    });
  });

  it('S4: an extension into 2027 is provisional', () => {
    expect(days('2026-12-23', 15)).toMatchObject({ value: '2027-01-07', provisional: true });
  });

  it('S4: ten days of appraisal end the 30 days ten days later (PROC-16)', () => {
    const excluded = [[d('2026-12-01'), d('2026-12-10')]] as const;
    const extended = periodWithExclusions({ start: d('2026-11-16'), unit: 'day', n: 30 }, excluded, calendar);
    expect(extended.value).toBe('2026-12-28');
    expect(extended.derivation.parts.map((part) => part.value)).toEqual(['2026-12-16', '2026-12-26']);
  });

  it('PER-9: a period that the court fixes rolls like a statutory one, and ends at 24:00 like it', () => {
    const fixed = days('2026-09-22', 10);
    expect(fixed).toMatchObject({ value: '2026-10-08', instant: '2026-10-09T00:00:00+08:00', provisional: false });
    expect(fixed.derivation).toMatchObject({
      rule: 'PER-3',
      article: '《中华人民共和国民事诉讼法》（2023）第八十五条',
    });
    expect(period({ start: d('2026-08-31'), unit: 'month', n: 1 }, calendar).value).toBe('2026-09-30');
  });

  it('PROC-16: overlapping excluded spans count once, days outside the period not at all', () => {
    const start = d('2026-11-02');
    const one = periodWithExclusions({ start, unit: 'day', n: 10 }, [[d('2026-11-04'), d('2026-11-06')]], calendar);
    const twice = periodWithExclusions(
      { start, unit: 'day', n: 10 },
      [
        [d('2026-11-05'), d('2026-11-06')],
        [d('2026-11-04'), d('2026-11-06')],
      ],
      calendar,
    );
    expect(one.value).toBe('2026-11-16');
    expect(twice.value).toBe(one.value);
    expect(
      periodWithExclusions(
        { start, unit: 'day', n: 10 },
        [
          [d('2026-10-01'), d('2026-11-02')],
          [d('2026-12-01'), d('2026-12-05')],
        ],
        calendar,
      ).value,
    ).toBe(days(start, 10).value);
    expect(() =>
      periodWithExclusions({ start, unit: 'day', n: 10 }, [[d('2026-11-05'), d('2026-11-04')]], calendar),
    ).toThrow('PERIOD.SPAN_REVERSED');
  });

  it('PROC-16: a span of one day counts, one from the start day without it, one from the last day with it, one before the start leaves no trace', () => {
    const ten = (...spans: (readonly [string, string])[]) =>
      periodWithExclusions(
        { start: d('2026-11-02'), unit: 'day', n: 10, roll: false },
        spans.map(([from, to]) => [d(from), d(to)] as const),
        calendar,
      );
    expect(ten(['2026-11-05', '2026-11-05']).value).toBe('2026-11-13');
    expect(ten(['2026-11-02', '2026-11-03']).value).toBe('2026-11-13');
    expect(ten(['2026-11-12', '2026-11-14']).value).toBe('2026-11-15');
    expect(ten(['2026-11-13', '2026-11-14']).value).toBe('2026-11-12');
    expect(ten(['2026-10-01', '2026-11-02']).derivation.parts).toHaveLength(1);
    expect(
      ten(['2026-11-13', '2026-11-14'], ['2026-11-12', '2026-11-12']).derivation.parts.map((part) => part.value),
    ).toEqual(['2026-11-12', '2026-11-13', '2026-11-15']);
    expect(() => periodWithExclusions({ start: d('2026-11-02'), unit: 'day', n: 0 }, [], calendar)).toThrow(
      'PERIOD.LENGTH_INVALID',
    );
    expect(period({ start: d('2026-11-02'), unit: 'day', n: 10_000, roll: false }, calendar).value).toBe('2054-03-20');
  });

  it('PER-3: rolled out of a year without its notice into one that has it, a date stays provisional', () => {
    const notice = calendarEdition({
      id: 'invented-2029',
      year: 2029,
      source: { title: '关于2029年部分节假日安排的通知', number: '测试', issuedOn: '2028-11-25' },
      holidays: [{ name: '元旦', from: '2029-01-01', to: '2029-01-01' }],
    });
    const later = calendarOf([...calendar.editionIds, 'invented-2029'], [notice]);
    expect(period({ start: d('2028-12-30'), unit: 'day', n: 1 }, later)).toMatchObject({
      value: '2029-01-02',
      provisional: true,
    });
    expect(period({ start: d('2028-12-31'), unit: 'day', n: 1 }, later)).toMatchObject({
      value: '2029-01-02',
      provisional: false,
    });
  });

  it('PER-8: the periods that are no acts of a party do not roll (TV-22, TV-23, TV-24, TV-26)', () => {
    const still = (start: string, unit: 'day' | 'month', n: number) =>
      period({ start: d(start), unit, n, roll: false }, calendar);
    expect(still('2026-05-20', 'month', 6).value).toBe('2026-11-20');
    expect(still('2026-11-21', 'month', 1)).toMatchObject({
      value: '2026-12-21',
      instant: '2026-12-22T00:00:00+08:00',
    });
    expect(still('2026-08-21', 'month', 3).instant).toBe('2026-11-22T00:00:00+08:00');
    expect(still('2026-06-01', 'day', 60).instant).toBe('2026-08-01T00:00:00+08:00');
    expect(still('2026-11-30', 'month', 3)).toMatchObject({ value: '2027-02-28', provisional: false });
  });

  it('TV-27: a deferral under a guarantee is capped at a year and the guarantee runs one year more (GUA-4)', () => {
    const term = guaranteeTerm({ deferredFrom: d('2026-11-21'), deferralMonths: 18 }, calendar);
    expect(term).toMatchObject({
      value: { deferralEnd: '2027-11-21', guaranteeEnd: '2028-11-21' },
      capped: true,
      provisional: false,
    });
    expect(term.derivation.text.zh).toContain('约定18个月');
    expect(guaranteeTerm({ deferredFrom: d('2026-11-21'), deferralMonths: 12 }, calendar)).toMatchObject({
      value: { deferralEnd: '2027-11-21' },
      capped: false,
    });
    const agreed = guaranteeTerm({ deferredFrom: d('2026-11-21'), deferralMonths: 3, guaranteeMonths: 6 }, calendar);
    expect(agreed).toMatchObject({ value: { deferralEnd: '2027-02-21', guaranteeEnd: '2027-08-21' }, capped: false });
    expect(agreed.derivation.text.zh).toBe('暂缓执行至2027年2月21日，担保期间至2027年8月21日。');
    for (const { derivation } of [term, agreed])
      expect(verifyStored(derivation, LAW_RECOMPUTATIONS).outcome).toBe('SAME');
  });

  it('TV-21: a correction request is decided in 15 days and corrected in three working days', () => {
    const decided = days('2026-09-16', 15).value;
    expect(decided).toBe('2026-10-08');
    expect(workingDays({ start: decided, n: 3 }, calendar).value).toBe('2026-10-12');
  });

  it('PER-5: what was posted before 24:00 is in time, at 24:00 it is late', () => {
    const end = days('2026-09-18', 15).instant;
    const at = courtInstant;
    expect(
      doneInTime({ receivedAt: at('2026-10-12T09:00:00+08:00'), postedAt: at('2026-10-08T23:59:59+08:00') }, end).value,
    ).toBe(true);
    expect(doneInTime({ receivedAt: at('2026-10-09T00:00:00+08:00'), postedAt: null }, end).value).toBe(false);
    expect(
      doneInTime({ receivedAt: at('2026-10-12T09:00:00+08:00'), postedAt: at('2026-10-09T00:00:00+08:00') }, end).value,
    ).toBe(false);
    expect(doneInTime({ receivedAt: at('2026-10-08T23:59:59+08:00'), postedAt: null }, end).value).toBe(true);
  });

  it('PER-5: what the court received in time is in time, whatever day its posting names', () => {
    const received = doneInTime(
      { receivedAt: courtInstant('2026-10-08T10:00:00+08:00'), postedAt: courtInstant('2026-10-09T00:00:00+08:00') },
      days('2026-09-18', 15).instant,
    );
    expect(received.value).toBe(true);
    expect(received.derivation.text.zh).toContain('10时0分收到');
    expect(verifyStored(received.derivation, LAW_RECOMPUTATIONS).outcome).toBe('SAME');
  });

  it('PER-5: what came at midnight came at 0时 of the new day, after the 24时 at which the period ended', () => {
    const late = doneInTime(
      { receivedAt: courtInstant('2026-10-09T00:00:00+08:00'), postedAt: null },
      days('2026-09-18', 15).instant,
    );
    expect(late.derivation.text).toEqual({
      zh: '2026年10月9日0时收到，期间于2026年10月8日24时届满：已逾期。',
      en: 'It was received at 00:00 on 2026-10-09; the period ended at 24:00 on 2026-10-08: late.',
    });
    expect(late.derivation.article).toBe('《中华人民共和国民事诉讼法》（2023）第八十五条第四款');
  });

  it('PER-7: restoration is asked for within ten days after the obstacle', () => {
    expect(restorationDeadline(d('2026-09-21'), calendar).value).toBe('2026-10-08');
  });

  it('refuses a length that is no whole number of days', () => {
    for (const n of [0, -1, 1.5, NaN, 10_001]) expect(() => days('2026-01-01', n)).toThrow('PERIOD.LENGTH_INVALID');
    expect(() => workingDays({ start: d('2026-01-01'), n: 0 }, calendar)).toThrow('PERIOD.LENGTH_INVALID');
    expect(() => days('2006-12-01', 30)).toThrow('CALENDAR.YEAR_UNKNOWN');
  });

  it('PER-1, PER-2: each step names the article it rests on, and what does not roll none of art. 85', () => {
    const articles = (unit: 'day' | 'month', roll: boolean) => {
      const { derivation } = period({ start: d('2026-09-05'), unit, n: 1, roll }, calendar);
      return [derivation.article, derivation.parts[0]?.article];
    };
    expect(articles('day', true)).toEqual([
      '《中华人民共和国民事诉讼法》（2023）第八十五条',
      '《中华人民共和国民事诉讼法》（2023）第八十五条',
    ]);
    expect(articles('month', true)).toEqual([
      '《中华人民共和国民事诉讼法》（2023）第八十五条',
      '《中华人民共和国民法典》（2020）第二百零二条',
    ]);
    expect(articles('month', false)).toEqual([undefined, '《中华人民共和国民法典》（2020）第二百零二条']);
  });

  it('says in both languages how the date came about', () => {
    const { derivation } = days('2026-09-05', 30);
    expect(derivation.text.zh).toBe(
      '末日2026年10月5日为法定休假日（国庆节），顺延至休假日后的第一日2026年10月8日，于当日24时届满。',
    );
    expect(derivation.text.en).toContain('is a day off (国庆节)');
    expect(derivation.parts[0]?.value).toBe('2026-10-05');
  });
});

describe('working days (PER-6)', () => {
  it('S5: the clocks of choosing a mediator over National Day', () => {
    expect(workingDays({ start: d('2026-09-29'), n: 2 }, calendar).value).toBe('2026-10-08');
    expect(workingDays({ start: d('2026-09-29'), n: 3 }, calendar).value).toBe('2026-10-09');
    expect(workingDays({ start: d('2026-10-08'), n: 2 }, calendar).value).toBe('2026-10-10');
    expect(workingDays({ start: d('2026-10-08'), n: 3 }, calendar).value).toBe('2026-10-12');
  });

  it('S7: five working days of grace after 2026-09-30 end on 2026-10-13', () => {
    expect(workingDays({ start: d('2026-09-30'), n: 5 }, calendar).value).toBe('2026-10-13');
  });

  it('S17: money without a name of 2026-09-28 is identified by 10-08, and paid out by 10-08 or 10-16 as the pack has it', () => {
    expect(workingDays({ start: d('2026-09-28'), n: 3 }, calendar).value).toBe('2026-10-08');
    expect(days('2026-09-28', 5).value).toBe('2026-10-08');
    expect(workingDays({ start: d('2026-09-28'), n: 10 }, calendar).value).toBe('2026-10-16');
  });

  it('S1: deletion within three working days of 2026-12-11', () => {
    expect(workingDays({ start: d('2026-12-11'), n: 3 }, calendar).value).toBe('2026-12-16');
  });

  it('is provisional where it reaches a year without a notice', () => {
    expect(workingDays({ start: d('2026-12-31'), n: 1 }, calendar)).toMatchObject({
      value: '2027-01-04',
      provisional: true,
    });
  });
});

describe('the period to apply for enforcement (SET-ART-10-2)', () => {
  const of = (lastPerformanceDay: string, ...interruptions: string[]) =>
    applicationPeriod({ lastPerformanceDay: d(lastPerformanceDay), interruptions: interruptions.map(d) }, calendar);

  it('TV-09, TV-10: two years from the last performance day, rolled', () => {
    expect(of('2024-11-21').value).toBe('2026-11-23');
    expect(of('2024-10-03').value).toBe('2026-10-08');
  });

  it('an interruption starts two years anew, in whatever order they are named', () => {
    expect(of('2022-06-01', '2024-03-01', '2023-03-01').value).toBe('2026-03-02');
    expect(of('2022-06-01', '2023-03-01', '2024-03-01').value).toBe('2026-03-02');
  });

  it('an interruption before the start or after the end changes nothing', () => {
    expect(of('2024-11-21', '2024-01-05').value).toBe('2026-11-23');
    const late = of('2024-11-21', '2026-11-24');
    expect(late.value).toBe('2026-11-23');
    expect(late.derivation.parts[0]?.text.zh).toContain('不发生中断');
    expect(of('2024-11-21', '2026-11-23').value).toBe('2028-11-23');
    expect(of('2024-11-21', '2024-11-21').value).toBe('2026-11-23');
    expect(of('2024-11-21', '2026-11-21').value).toBe('2028-11-21');
  });
});

describe('an interruption of that period', () => {
  const notice = calendarEdition({
    id: 'invented-2027',
    year: 2027,
    source: { title: '关于2027年部分节假日安排的通知', number: '测试', issuedOn: '2026-11-25' },
    holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-01' }],
  });
  const without2025 = calendarOf(['state-council-2024', 'state-council-2026', 'invented-2027'], [notice]);
  const of = (lastPerformanceDay: string, interruption: string, with2025 = false) =>
    applicationPeriod(
      { lastPerformanceDay: d(lastPerformanceDay), interruptions: [d(interruption)] },
      with2025 ? calendar : without2025,
    );

  it('that only rolling saves is provisional where the year it rolls in has no notice', () => {
    // 2025-05-31 is a Saturday and 端午; which weekday is off in lieu is what the missing notice says.
    expect(of('2023-05-31', '2025-06-02')).toMatchObject({ value: '2027-06-02', provisional: true });
    expect(of('2023-05-31', '2025-06-02', true).value).toBe('2027-06-02');
    for (const [interruption, runs] of [
      ['2025-06-03', true],
      ['2025-06-04', false],
    ] as const)
      expect([
        of('2023-05-31', interruption).derivation.parts[0]?.value,
        of('2023-05-31', interruption, true).derivation.parts[0]?.value,
      ]).toEqual([runs, runs]);
  });

  it('within the two years themselves asks no calendar, and is final', () => {
    expect(of('2023-05-31', '2025-05-31')).toMatchObject({ value: '2027-05-31', provisional: false });
    expect(
      applicationPeriod(
        { lastPerformanceDay: d('2018-01-05'), interruptions: [d('2019-06-01'), d('2021-06-01'), d('2023-06-01')] },
        calendar,
      ).value,
    ).toBe('2025-06-03');
  });

  it('on the very day from which they run is none', () => {
    expect(of('2024-11-21', '2024-11-21').derivation.parts[0]?.value).toBe(false);
  });
});

describe('measures (PROC-9, DIS-ART-2-1)', () => {
  it.each([
    ['deposit', '2027-11-20'],
    ['movable', '2028-11-20'],
    ['immovable', '2029-11-20'],
  ] as const)('TV-25: a freeze of a %s from 2026-11-21 lasts until %s', (asset, last) => {
    expect(freezeExpiry({ effective: d('2026-11-21'), asset }).value).toBe(last);
  });

  it('S18: reminds 30 and 7 days before the last day', () => {
    expect(freezeExpiry({ effective: d('2026-01-20'), asset: 'deposit' })).toMatchObject({
      value: '2027-01-19',
      reminders: ['2026-12-20', '2027-01-12'],
    });
  });

  it('TV-20: a listing of two years and its deletion (DIS-ART-10-2)', () => {
    expect(listingTerm({ listed: d('2024-12-01'), ground: 6, extensionYears: 0 }, calendar)).toMatchObject({
      value: '2026-12-01',
      deleteBy: '2026-12-04',
    });
    const longest = listingTerm({ listed: d('2024-12-01'), ground: 2, extensionYears: 3 }, calendar);
    expect(longest).toMatchObject({ value: '2029-12-01', provisional: true });
    expect([longest.derivation.text.zh, longest.derivation.text.en]).toEqual([
      expect.stringContaining('纳入期限5年'),
      expect.stringContaining('The term of 5 years'),
    ]);
    expect(listingTerm({ listed: d('2024-12-01'), ground: 1, extensionYears: 0 }, calendar)).toMatchObject({
      value: null,
      deleteBy: null,
    });
    expect(() => listingTerm({ listed: d('2024-12-01'), ground: 1, extensionYears: 1 }, calendar)).toThrow(
      'LISTING.NO_FIXED_TERM',
    );
  });

  it('PROC-9, DIS-ART-2-1: what is no ground, no extension and no kind of property is refused', () => {
    const listed = d('2024-12-01');
    for (const ground of [0, 7, 9, 1.5] as unknown as ListingGround[])
      expect(() => listingTerm({ listed, ground, extensionYears: 0 }, calendar)).toThrow(
        expect.objectContaining({ code: 'LISTING.GROUND_UNKNOWN', rule: 'DIS-ART-2-1', path: '/ground' }),
      );
    for (const extensionYears of [-1, 4, 0.5])
      expect(() => listingTerm({ listed, ground: 2, extensionYears }, calendar)).toThrow(
        expect.objectContaining({ code: 'LISTING.EXTENSION_INVALID', path: '/extensionYears' }),
      );
    for (const asset of ['shares', 'constructor'] as unknown as FrozenAsset[])
      expect(() => freezeExpiry({ effective: listed, asset })).toThrow(
        expect.objectContaining({ code: 'FREEZE.ASSET_UNKNOWN', rule: 'PROC-9', path: '/asset' }),
      );
  });
});
