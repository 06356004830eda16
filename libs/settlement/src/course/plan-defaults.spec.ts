import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  calendarOf,
  courtInstant,
  endOfDay,
  formatYuan,
  legalDate,
  packOf,
  startOfDay,
  type Yuan,
} from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import { debtView } from './debt-view.js';
import { NOTHING_HEARD, type AgreedTerms } from './course.js';
import { planDefaults } from './plan-defaults.js';
import { courseAfter, settlementView, type CourseEvent } from './settlement-course.js';

const DONGYING = packOf('dongying-2020@1');
const at = (text: string) => courtInstant(text.length === 10 ? `${text}T10:00:00+08:00` : text);
const turn = (text: string) => ({ at: at(text), pack: DONGYING, calendar });
const yuan = (text: string) => text as Yuan;
const TITLE = { principal: yuan('900000.00'), dailyRate: '0', expiry: legalDate('2026-03-15'), fee: yuan('0.00') };
const ACCEPTED: CourseEvent = { kind: 'ACCEPTED', title: TITLE };
const agreed = (due: AgreedTerms['due'] = {}, ...days: string[]): CourseEvent => ({
  kind: 'AGREED',
  at: at('2026-06-01'),
  agreedOn: legalDate('2026-06-01'),
  schedule: (days.length > 0 ? days : ['2026-06-30', '2026-09-30', '2026-12-31']).map((day, n) => ({
    no: n + 1,
    due: legalDate(day),
    amount: yuan('300000.00'),
  })),
  terms: { allocationOrder: null, waivers: [], due },
});
const received = (receiptId: string, day: string, amount = '300000.00'): CourseEvent => ({
  kind: 'RECEIVED',
  receipt: { receiptId, valueDate: legalDate(day), amount: yuan(amount) },
});
const after = (...events: CourseEvent[]) => events.reduce(courseAfter, NOTHING_HEARD);
const PERFORMED = (day: string): CourseEvent => ({ kind: 'PERFORMED', performedOn: legalDate(day), at: at(day) });
const JULY = '2026-07-01T00:00:00+08:00';

describe('the first instant of a default', () => {
  it('SET-GRACE: is that after the due day, whatever the court waits with a finding (S6)', () => {
    const course = after(ACCEPTED, agreed());
    const seen = (text: string) => {
      const { inDefaultSince, defaultsAhead } = settlementView(course, turn(text));
      const { planPerformed, performingSince, defaults } = debtView(course, 'd', turn(text));
      return { inDefaultSince, next: defaultsAhead![0]!.since, planPerformed, performingSince, defaults };
    };
    expect(seen('2026-06-30T23:59:59+08:00')).toEqual({
      inDefaultSince: null,
      next: JULY,
      planPerformed: true,
      performingSince: at('2026-06-01'),
      defaults: [],
    });
    expect(seen(JULY)).toEqual({
      inDefaultSince: JULY,
      next: '2026-10-01T00:00:00+08:00',
      planPerformed: false,
      performingSince: null,
      defaults: [{ no: 1, since: JULY, curedOn: null }],
    });
  });

  it.each([
    [{}, '2026-10-31', '2026-11-02'],
    [{ restDay: 'AS_WRITTEN' }, '2026-10-31', '2026-10-31'],
    [{ grace: { days: 2, unit: 'WORKING' } }, '2026-10-31', '2026-11-04'],
    [{ grace: { days: 3, unit: 'CALENDAR' } }, '2026-09-30', '2026-10-08'],
    [{ grace: { days: 3, unit: 'CALENDAR' }, restDay: 'AS_WRITTEN' }, '2026-09-30', '2026-10-03'],
  ] as const)('SET-GRACE, SET-DUE-REST: under %o an instalment of %s may be paid until %s', (due, day, last) => {
    const course = after(agreed(due, day));
    const since = endOfDay(legalDate(last));
    const view = (n: number) => settlementView(course, { ...turn(since), at: startOfDay(addDays(legalDate(last), n)) });
    expect([view(0).inDefaultSince, view(1).inDefaultSince]).toEqual([null, since]);
    expect(view(0).defaultsAhead).toEqual([{ no: 1, since }]);
  });

  it('PER-4: moves with a notice', () => {
    // By the law alone the holiday is of three days, and the Monday makes up for the Saturday among them.
    const without = calendarOf(['state-council-2024', 'state-council-2025']);
    const course = after(agreed({}, '2026-10-01'));
    const since = (by: typeof calendar) =>
      settlementView(course, { ...turn('2026-09-30'), calendar: by }).defaultsAhead![0]!.since;
    expect([since(calendar), since(without)]).toEqual(['2026-10-09T00:00:00+08:00', '2026-10-07T00:00:00+08:00']);
  });

  it('SET-GRACE, PRE-13: money that comes while the court waits makes it good, and it was one all the same', () => {
    const late = after(ACCEPTED, agreed({}, '2026-06-30'), received('r', '2026-07-03'), PERFORMED('2026-07-03'));
    const view = debtView(late, 'd', turn('2026-07-10'));
    expect(view).toMatchObject({
      planPerformed: true,
      performedInTime: false,
      defaults: [{ no: 1, since: JULY, curedOn: '2026-07-03' }],
      defaultsAhead: [],
    });
    expect(settlementView(late, turn('2026-07-10')).curedDefaults).toEqual([JULY]);
    const inTime = after(ACCEPTED, agreed({}, '2026-06-30'), received('r', '2026-06-30'), PERFORMED('2026-06-30'));
    expect(debtView(inTime, 'd', turn('2026-07-10'))).toMatchObject({ performedInTime: true, defaults: [] });
  });

  it('S17: never was where money of an earlier value date is matched late, and is one again where that is taken out', () => {
    const matched = after(agreed(), received('r', '2026-06-30'));
    const view = settlementView(matched, turn('2026-07-10'));
    expect([view.inDefaultSince, view.curedDefaults]).toEqual([null, []]);
    const back = courseAfter(matched, { kind: 'REVERSED', receiptId: 'r' });
    expect(settlementView(back, turn('2026-07-10')).inDefaultSince).toBe(JULY);
  });

  it('SET-ART-9-1: stays as it was once the plan is gone: nothing falls due under it, and what enforcement brings does not make it good', () => {
    const resumed = { asOf: legalDate('2026-07-20'), ground: 'SET-ART-11-0', total: yuan('900000.00') };
    const gone = after(agreed(), { kind: 'RESUMED', resumed }, received('r', '2026-08-03', '900000.00'));
    expect(planDefaults(gone, turn('2027-01-10'))).toEqual({
      spans: [{ no: 1, since: JULY, curedOn: null }],
      ahead: [],
    });
    const withdrawn = after(agreed(), { kind: 'CLOSED', ending: 'WITHDRAWN', at: at('2026-06-15') });
    expect(planDefaults(withdrawn, turn('2027-01-10'))).toEqual({ spans: [], ahead: [] });
  });

  it('is none where performance is heard of before the money', () => {
    const told = after(agreed({}, '2026-06-30'), PERFORMED('2026-06-29'));
    expect(planDefaults(told, turn('2026-07-10'))).toEqual({ spans: [], ahead: [] });
    const late = courseAfter(after(agreed({}, '2026-06-30')), PERFORMED('2026-07-02'));
    expect(planDefaults(late, turn('2026-07-10')).spans).toEqual([{ no: 1, since: JULY, curedOn: '2026-07-02' }]);
  });

  it('SET-GRACE: is no finding’s, in whatever order findings and the agreement come; of an agreement without its terms findings are all there is', () => {
    const found: CourseEvent[] = [
      { kind: 'IN_DEFAULT', instalment: 1, graceEndedOn: legalDate('2026-07-07') },
      { kind: 'CURED', at: at('2026-07-09') },
      { kind: 'IN_DEFAULT', instalment: 2, graceEndedOn: legalDate('2026-10-13') },
      { kind: 'DEFAULT_WITHDRAWN', instalment: 2 },
    ];
    const money = received('r', '2026-07-08');
    const expected = after(agreed(), money);
    for (let n = 0; n <= found.length; n += 1) {
      const heard = [...found.slice(0, n), agreed(), ...found.slice(n), money];
      expect(after(...heard)).toEqual(expected);
    }
    const { terms: _, ...untold } = agreed() as Extract<CourseEvent, { kind: 'AGREED' }>;
    const spans = planDefaults(after(untold, ...found.slice(0, 1)), null).spans;
    expect(spans).toEqual([{ no: 1, since: endOfDay(legalDate('2026-07-07')), curedOn: null }]);
  });

  it('SET-GRACE, SET-DUE-REST: depends on no waiting, and is the first day after the due one with its roll and grace that money of that value date does not cover', () => {
    const BASE = legalDate('2026-06-10');
    const rest = new Set(['2026-06-19', '2026-09-25', ...['01', '02', '05', '06', '07'].map((d) => `2026-10-${d}`)]);
    const made = new Set(['2026-09-20', '2026-10-10']);
    const works = (day: string) =>
      made.has(day) || (!rest.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
    const rolled = (day: ReturnType<typeof legalDate>, rolls: boolean) => {
      let last = day;
      while (rolls && !works(last)) last = addDays(last, 1);
      return last;
    };
    const graced = (day: ReturnType<typeof legalDate>, { grace, restDay }: NonNullable<AgreedTerms['due']>) => {
      const rolls = restDay !== 'AS_WRITTEN';
      let last = rolled(day, rolls);
      if (grace?.unit === 'CALENDAR') last = rolled(addDays(last, grace.days), rolls);
      if (grace?.unit === 'WORKING') {
        for (let n = 0; n < grace.days;) {
          last = addDays(last, 1);
          if (works(last)) n += 1;
        }
      }
      return last;
    };
    const grace = fc.record({
      days: fc.integer({ min: 1, max: 6 }),
      unit: fc.constantFrom('WORKING' as const, 'CALENDAR' as const),
    });
    const terms = fc.record(
      { grace, restDay: fc.constantFrom('AS_WRITTEN' as const, 'NEXT_WORKDAY' as const) },
      { requiredKeys: [] },
    );
    const dues = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 4 });
    const money = fc.array(fc.tuple(fc.integer({ min: -5, max: 140 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 5,
    });
    const seen = { inDefault: 0 };
    fc.assert(
      fc.property(terms, dues, money, fc.integer({ min: 0, max: 150 }), fc.nat(20), (due, offsets, paid, on, waits) => {
        const days = offsets.sort((a, b) => a - b).map((n) => addDays(BASE, n));
        const today = addDays(BASE, on);
        const known = paid.map(([n, amount]) => [addDays(BASE, n), BigInt(amount) * 10_000_000n] as const);
        const came = known.filter(([day]) => day <= today);
        const course = after(
          agreed(due, ...days),
          ...came.map(([day, amount], n) => received(`r${n}`, day, formatYuan(amount))),
        );
        const { performance } = DONGYING;
        const pack = { ...DONGYING, performance: { ...performance, graceWorkingDays: waits } };
        const { inDefaultSince } = settlementView(course, { at: startOfDay(today), pack, calendar });
        const sum = came.reduce((total, [, amount]) => total + amount, 0n);
        const open = days.findIndex((_, n) => sum < BigInt(n + 1) * 30_000_000n);
        const last = open < 0 ? today : graced(days[open]!, due);
        expect(inDefaultSince).toBe(last < today ? endOfDay(last) : null);
        if (inDefaultSince !== null) seen.inDefault += 1;
      }),
      { numRuns: 400 },
    );
    expect(seen.inDefault).toBeGreaterThan(40);
  });
});

describe('performed when it was due', () => {
  const view = (...events: CourseEvent[]) => debtView(after(...events), 'd', turn('2026-07-10')).performedInTime;
  const closed: CourseEvent = { kind: 'ENFORCEMENT_CLOSED', as: '执行完毕', at: at('2026-05-06') };
  const resumed = { asOf: legalDate('2026-05-05'), ground: 'SET-ART-11-0', total: yuan('900000.00') };

  it('PRE-13, K13: is without a plan what the title’s own time saw, and no title that was enforced after it', () => {
    expect(view(ACCEPTED, received('r', '2026-03-15', '900000.00'))).toBe(true);
    expect(view(ACCEPTED, received('r', '2026-05-06', '900000.00'), closed)).toBe(false);
    expect(view(ACCEPTED, closed)).toBe(false);
    expect(view(ACCEPTED, received('r', '2026-03-15', '899999.99'))).toBe(false);
    expect(view(received('r', '2026-03-15', '900000.00'))).toBe(false);
  });

  it('PER-3, PRE-13: a title to Sunday 2026-03-15 is performed in time on Monday, not on Tuesday', () => {
    const paid = (day: string) => [received('r', day, '900000.00'), received('rest', day, '9000.00')];
    const onDay = (day: string) => view(ACCEPTED, ...paid(day));
    expect([onDay('2026-03-16'), onDay('2026-03-17')]).toEqual([true, false]);
  });

  it('PRE-13, INT-TITLE: each item within its own', () => {
    const item = { accrued: yuan('0.00'), rates: [] };
    const items = ['2026-03-15', '2026-06-15'].map((day) => ({
      ...item,
      principal: yuan('450000.00'),
      expiry: legalDate(day),
    }));
    const title: CourseEvent = { kind: 'ACCEPTED', title: { ...TITLE, items } };
    const rest = received('r-2', '2026-06-15', '450000.00');
    expect(view(title, received('r-1', '2026-03-13', '450000.00'), rest)).toBe(true);
    expect(
      view(title, received('r-1', '2026-03-13', '449000.00'), rest, received('r-3', '2026-03-18', '9000.00')),
    ).toBe(false);
  });

  it('PRE-13: is of a plan, agreed on after the title was overdue too, each instalment; of a plan that is gone nothing', () => {
    const plan = agreed({}, '2026-06-30');
    expect(view(ACCEPTED, plan, received('r', '2026-06-30'))).toBe(false);
    expect(view(ACCEPTED, plan, received('r', '2026-06-30'), PERFORMED('2026-06-30'))).toBe(true);
    expect(view(ACCEPTED, PERFORMED('2026-06-30'))).toBe(false);
    expect(view(ACCEPTED, plan, { kind: 'RESUMED', resumed }, received('r', '2026-03-10', '900000.00'))).toBe(false);
  });
});

describe('SET-ART-5-1: a plan that is amended', () => {
  const amendedOn = (text: string, ...days: string[]): CourseEvent => {
    const { schedule, terms } = agreed({}, ...days) as Extract<CourseEvent, { kind: 'AGREED' }>;
    return { kind: 'AMENDED', version: 2, schedule, terms: terms!, at: at(text) };
  };
  const spansOf = (course: ReturnType<typeof after>, day: string) => planDefaults(course, turn(day)).spans;

  it('a default under the plan of before was one, and was made good by the amendment', () => {
    const amended = amendedOn('2026-10-20', '2026-06-30', '2026-11-30', '2026-12-31');
    const course = after(ACCEPTED, agreed(), received('r-1', '2026-06-30'), amended);
    expect(spansOf(course, '2026-10-21')).toEqual([
      { no: 2, since: '2026-10-01T00:00:00+08:00', curedOn: '2026-10-20' },
    ]);
    expect(settlementView(course, turn('2026-10-21'))).toMatchObject({
      inDefaultSince: null,
      curedDefaults: ['2026-10-01T00:00:00+08:00'],
    });
    // Missed again by the amended plan, he is in default anew.
    expect(settlementView(course, turn('2026-12-05'))).toMatchObject({ inDefaultSince: '2026-12-01T00:00:00+08:00' });
  });

  it('what the amended plan leaves as it was stays in default', () => {
    const amended = amendedOn('2026-10-20', '2026-06-30', '2026-09-30', '2027-03-31');
    const course = after(ACCEPTED, agreed(), received('r-1', '2026-06-30'), amended);
    expect(spansOf(course, '2026-10-21')).toEqual([{ no: 2, since: '2026-10-01T00:00:00+08:00', curedOn: null }]);
  });
});
