import { describe, expect, it } from '@jest/globals';
import { courtInstant, endOfDay, legalDate, packOf, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import { type ObligationTerm } from '../ledger/postings.js';
import { NOTHING_HEARD } from './course.js';
import { courseAfter, settlementView, type CourseEvent } from './settlement-course.js';

const yuan = (text: string) => text as Yuan;
const TITLE = { principal: yuan('1000000.00'), dailyRate: '0', expiry: legalDate('2026-03-15'), fee: yuan('0.00') };
const ACCEPTED: CourseEvent = { kind: 'ACCEPTED', title: TITLE };
const AT = courtInstant('2026-06-01T10:00:00+08:00');
const AGREED = {
  kind: 'AGREED' as const,
  schedule: ['2026-06-30', '2026-09-30', '2026-12-31'].map((due, index) => ({
    no: index + 1,
    due: legalDate(due),
    amount: yuan('300000.00'),
  })),
  agreedOn: legalDate('2026-06-01'),
  at: AT,
};
const RESUMED: CourseEvent = {
  kind: 'RESUMED',
  resumed: { asOf: legalDate('2026-11-23'), ground: 'SET-ART-11-0', total: yuan('736610.00') },
};
const on = (day: string) => ({ at: courtInstant(`${day}T10:00:00+08:00`), pack: packOf('dongying-2020@1'), calendar });
const received = (receiptId: string, amount = '300000.00'): CourseEvent => ({
  kind: 'RECEIVED',
  receipt: { receiptId, valueDate: legalDate('2026-06-30'), amount: yuan(amount) },
});
const GRACE_ENDED = legalDate('2026-10-13');
const DEFAULT: CourseEvent = { kind: 'IN_DEFAULT', instalment: 2, graceEndedOn: GRACE_ENDED };
const after = (...events: CourseEvent[]) => events.reduce(courseAfter, NOTHING_HEARD);

describe('the course of a settlement', () => {
  it('SET-ART-17-1: is none, is performed, and says what is paid and outstanding', () => {
    expect(settlementView(after(ACCEPTED))).toMatchObject({ standing: 'NONE', originalBalance: 100_000_000n });
    expect(settlementView(after(ACCEPTED, AGREED, received('r-1')))).toMatchObject({
      standing: 'PERFORMING',
      paid: [1],
      outstanding: 60_000_000n,
      originalBalance: 70_000_000n,
      inDefaultSince: null,
    });
  });

  it('SET-ART-17-1: covers instalments in full, in their order, and never below nothing', () => {
    expect(settlementView(after(AGREED, received('r-1', '599999.99'))).paid).toEqual([1]);
    expect(settlementView(after(AGREED, received('r-1', '900000.01')))).toMatchObject({
      paid: [1, 2, 3],
      outstanding: 0n,
    });
  });

  it('SET-ART-17-1: the balance of the title is that which performance resumes for, to the fen (S7)', () => {
    const course = after(ACCEPTED, AGREED, received('r-1'));
    expect(settlementView(course, on('2026-11-23')).originalBalance).toBe(73_661_000n);
    expect(settlementView(courseAfter(course, RESUMED), on('2026-11-23')).originalBalance).toBe(73_661_000n);
    // Another 17 days on 700,000 (S8).
    expect(settlementView(courseAfter(course, RESUMED), on('2026-12-10')).originalBalance).toBe(73_869_250n);
  });

  it('SET-ART-17-1: in an order that was agreed, and without what was waived whatever comes', () => {
    const terms = {
      allocationOrder: null,
      waivers: [{ of: 'DOUBLED', condition: 'UNCONDITIONAL' }] as const,
    };
    const course = after(ACCEPTED, { ...AGREED, terms } as CourseEvent, received('r-1'));
    expect(settlementView(course, on('2026-11-23')).originalBalance).toBe(70_000_000n);
    const voided = {
      ...RESUMED,
      resumed: { asOf: legalDate('2026-11-23'), ground: 'SET-ART-16-1', total: yuan('736610.00') },
    };
    expect(settlementView(courseAfter(course, voided as CourseEvent), on('2026-11-23')).originalBalance).toBe(
      73_661_000n,
    );
  });

  it('SET-LEDGER: money performs what is owed in money, things what is owed in kind, and a refund opens nothing', () => {
    const inKind = { no: 4, due: legalDate('2026-06-15'), amount: yuan('50000.00'), inKind: true } as const;
    const agreed = {
      ...AGREED,
      schedule: [...(AGREED as { readonly schedule: readonly ObligationTerm[] }).schedule, inKind],
    } as CourseEvent;
    const thing: CourseEvent = {
      kind: 'RECEIVED',
      receipt: { receiptId: 'r-2', valueDate: legalDate('2026-06-15'), amount: yuan('50000.00'), kind: 'IN_KIND' },
    };
    expect(settlementView(after(agreed, received('r-1')))).toMatchObject({ paid: [1], outstanding: 65_000_000n });
    expect(settlementView(after(agreed, received('r-1'), thing))).toMatchObject({
      paid: [1, 4],
      outstanding: 60_000_000n,
    });
    const refund = { refundId: 'f-1', valueDate: legalDate('2026-07-01'), amount: yuan('100.00') };
    const more = after(agreed, received('r-1', '900100.00'), { kind: 'REFUNDED', refund });
    expect(settlementView(more)).toMatchObject({ paid: [1, 2, 3], outstanding: 5_000_000n });
    expect(courseAfter(more, { kind: 'REFUND_TAKEN_BACK', refundId: 'f-1' }).refunds).toEqual([]);
  });

  it('is in default since the end of the grace, until it is cured, or never was where the finding is withdrawn (S17)', () => {
    const inDefault = after(AGREED, DEFAULT);
    expect(settlementView(inDefault).inDefaultSince).toBe(endOfDay(GRACE_ENDED));
    expect(settlementView(courseAfter(inDefault, { kind: 'CURED', at: AT }))).toMatchObject({
      inDefaultSince: null,
      curedDefaults: [endOfDay(GRACE_ENDED)],
    });
    expect(settlementView(courseAfter(inDefault, { kind: 'DEFAULT_WITHDRAWN', instalment: 2 }))).toMatchObject({
      inDefaultSince: null,
      curedDefaults: [],
    });
  });

  it.each([
    [{ kind: 'PERFORMED', performedOn: legalDate('2026-12-31'), at: AT }, 'PERFORMED'],
    [RESUMED, 'RESUMED'],
    [{ kind: 'CLOSED', ending: 'WITHDRAWN', at: AT }, 'WITHDRAWN'],
    [{ kind: 'CLOSED', ending: 'SUED', at: AT }, 'ENDED'],
  ] as const)('stands as it ended: %o', (event, standing) => {
    expect(settlementView(after(AGREED, event)).standing).toBe(standing);
  });

  it('is the same however often a fact is heard, and in whatever order those of other services come', () => {
    const ledger: CourseEvent[] = [
      received('r-1'),
      received('r-0'),
      { kind: 'REVERSED', receiptId: 'r-0' },
      DEFAULT,
      received('r-2'),
      { kind: 'CURED', at: AT },
    ];
    const expected = after(ACCEPTED, AGREED, ...ledger);
    fc.assert(
      fc.property(fc.nat(ledger.length), fc.nat(ledger.length), fc.boolean(), (one, other, twice) => {
        const events: CourseEvent[] = [...ledger];
        events.splice(one, 0, AGREED);
        events.splice(other, 0, ACCEPTED);
        const often = ({ kind }: CourseEvent) => (twice && kind !== 'CURED' ? 2 : 1);
        const heard = events.flatMap((event) => Array<CourseEvent>(often(event)).fill(event));
        expect(after(...heard)).toEqual(expected);
      }),
    );
  });
});

describe('SET-ART-5-1: a settlement that is amended', () => {
  const later = { no: 2, due: legalDate('2026-11-30'), amount: yuan('300000.00') };
  const amended = (version: number, at = '2026-10-20'): CourseEvent => ({
    kind: 'AMENDED',
    version,
    schedule: [AGREED.schedule[0]!, { ...later, amount: yuan(`${version}00000.00`) }],
    terms: { allocationOrder: null, waivers: [] },
    at: courtInstant(`${at}T10:00:00+08:00`),
  });

  it('goes by the amended plan from then on; a default by the plan of before is made good by it', () => {
    const course = after(ACCEPTED, AGREED, received('r-1'), DEFAULT, amended(3));
    expect(settlementView(course)).toMatchObject({ outstanding: 30_000_000n, paid: [1], inDefaultSince: null });
    expect(course.madeGood).toMatchObject([{ instalment: 2, since: endOfDay(GRACE_ENDED) }]);
  });

  it('heard twice, late, or before what it amends, it is the same', () => {
    const expected = after(ACCEPTED, AGREED, amended(2), amended(3));
    expect(after(ACCEPTED, AGREED, amended(3), amended(2), amended(3))).toEqual(expected);
    expect(after(ACCEPTED, amended(3), AGREED, amended(2))).toEqual(expected);
  });
});
