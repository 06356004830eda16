import { describe, expect, it } from '@jest/globals';
import { courtInstant, endOfDay, legalDate, packOf, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import { debtView } from './debt-view.js';
import { NOTHING_HEARD } from './course.js';
import { courseAfter, type CourseEvent } from './settlement-course.js';

const yuan = (text: string) => text as Yuan;
const at = (text: string) => courtInstant(`${text}T10:00:00+08:00`);
const TITLE = { principal: yuan('1000000.00'), dailyRate: '0', expiry: legalDate('2026-03-15'), fee: yuan('0.00') };
const ACCEPTED: CourseEvent = { kind: 'ACCEPTED', title: TITLE };
const AGREED: CourseEvent = {
  kind: 'AGREED',
  at: at('2026-06-01'),
  agreedOn: legalDate('2026-06-01'),
  schedule: ['2026-06-30', '2026-09-30', '2026-12-31'].map((due, index) => ({
    no: index + 1,
    due: legalDate(due),
    amount: yuan('300000.00'),
  })),
};
const received = (receiptId: string, valueDate: string, amount = '300000.00'): CourseEvent => ({
  kind: 'RECEIVED',
  receipt: { receiptId, valueDate: legalDate(valueDate), amount: yuan(amount) },
});
const DEFAULT: CourseEvent = { kind: 'IN_DEFAULT', instalment: 2, graceEndedOn: legalDate('2026-10-13') };
const RESUMED: CourseEvent = {
  kind: 'RESUMED',
  resumed: { asOf: legalDate('2026-11-23'), ground: 'SET-ART-11-0', total: yuan('1000000.00') },
};
const SINCE = endOfDay(legalDate('2026-10-13'));
const after = (...events: CourseEvent[]) => events.reduce(courseAfter, NOTHING_HEARD);
const view = (...events: CourseEvent[]) => debtView(after(...events), 'debtor');

describe('how the debt stands', () => {
  it('DIS-GRACE-2: says what is owed of the plan, or of the title once it is gone, and whether and since when the plan is performed', () => {
    expect(view(ACCEPTED)).toMatchObject({ owed: 100_000_000n, planPerformed: false, performingSince: null });
    expect(view(ACCEPTED, AGREED)).toMatchObject({
      owed: 90_000_000n,
      planPerformed: true,
      performingSince: at('2026-06-01'),
    });
    expect(view(ACCEPTED, AGREED, DEFAULT)).toMatchObject({
      planPerformed: false,
      performingSince: null,
      inDefaultSince: SINCE,
      defaults: [{ no: 2, since: SINCE, curedOn: null }],
    });
    expect(view(ACCEPTED, AGREED, DEFAULT, RESUMED).owed).toBe(100_000_000n);
  });

  it('DIS-ART-10-1: owes nothing from the value date of full performance, of the plan or of the title', () => {
    const performed = { kind: 'PERFORMED', performedOn: legalDate('2026-12-11'), at: at('2026-12-11') } as const;
    expect(view(AGREED, performed)).toMatchObject({ owed: 0n, performedOn: '2026-12-11', planPerformed: true });
    const resumed: CourseEvent[] = [ACCEPTED, AGREED, DEFAULT, RESUMED];
    const closed = { kind: 'ENFORCEMENT_CLOSED', as: '执行完毕', at: at('2027-02-03') } as const;
    expect(view(...resumed, received('r-1', '2027-02-01', '1000000.00'), closed)).toMatchObject({
      owed: 0n,
      performedOn: '2027-02-01',
      planPerformed: false,
      closedAs: '执行完毕',
      closedOn: '2027-02-01',
    });
    expect(view(...resumed, { ...closed, as: '终结本次执行程序' })).toMatchObject({
      owed: 100_000_000n,
      performedOn: null,
      closedAs: '终结本次执行程序',
      closedOn: '2027-02-03',
    });
  });

  it('LIM-ART-9-2, DIS-GRACE-2: owes the whole title with its interest where no plan stands, and is performed only once all of it is paid', () => {
    const title = { ...TITLE, dailyRate: '0.0001', fee: yuan('12400.00') };
    const on = (day: string) => ({ at: at(day), pack: packOf('national'), calendar });
    const paid = after({ kind: 'ACCEPTED', title }, received('r-1', '2026-12-01', '1012400.00'));
    const short = debtView(paid, 'debtor', on('2026-12-01'));
    expect([short.owed, short.performedOn]).toEqual([7_177_500n, null]);
    const ended = courseAfter(paid, { kind: 'CLOSED', ending: 'FAILED', at: at('2026-12-01') });
    expect(debtView(ended, 'debtor', on('2026-12-01')).owed).toBe(7_177_500n);
    const rest = courseAfter(ended, received('r-2', '2026-12-01', '71775.00'));
    expect(debtView(rest, 'debtor', on('2026-12-10'))).toMatchObject({ owed: 0n, performedOn: '2026-12-01' });
    const surplus = courseAfter(rest, received('r-3', '2026-12-05', '1.00'));
    expect(debtView(surplus, 'debtor', on('2026-12-10')).performedOn).toBe('2026-12-01');
  });

  it('TITLE-ACT: money satisfies no title to an act; that it is performed its judge says', () => {
    for (const kind of ['ACT', 'MIXED'] as const) {
      const title = { ...TITLE, kind, principal: yuan(kind === 'ACT' ? '0.00' : '1000000.00') };
      const events: CourseEvent[] = [{ kind: 'ACCEPTED', title }, received('r-1', '2026-12-01', title.principal)];
      const course = after(...events);
      expect(debtView(course, 'debtor', { at: at('2026-12-10'), pack: packOf('national'), calendar })).toMatchObject({
        beyondMoney: true,
        performedOn: null,
      });
      const closed = { kind: 'ENFORCEMENT_CLOSED', as: '执行完毕', at: at('2027-02-03') } as const;
      expect(view(...events, RESUMED, closed)).toMatchObject({ performedOn: '2027-02-03', closedAs: '执行完毕' });
    }
    expect(view()).toMatchObject({ beyondMoney: true, performedOn: null });
    expect(view(ACCEPTED).beyondMoney).toBeUndefined();
  });

  it('CLS-1, DIS-ART-10-1: without a ledger the closing of enforcement says since when everything is performed, and for what sum, whatever the title is to', () => {
    const on = { at: at('2026-12-20'), pack: packOf('national'), calendar };
    const performance = { on: legalDate('2026-12-11'), amount: yuan('1008182.00') };
    const closed: CourseEvent = {
      kind: 'ENFORCEMENT_CLOSED',
      as: '执行完毕',
      on: legalDate('2026-12-14'),
      at: at('2026-12-16'),
      performance,
    };
    for (const kind of ['MONEY', 'ACT', 'MIXED'] as const)
      for (const ending of ['REFUSED', 'LAPSED', 'FAILED', 'WITHDRAWN'] as const) {
        const accepted: CourseEvent = { kind: 'ACCEPTED', title: { ...TITLE, kind } };
        const failed = after(accepted, { kind: 'CLOSED', ending, at: at('2026-07-01') });
        expect(debtView(failed, 'debtor', on)).toMatchObject({ performedOn: null, performed: 0n });
        expect(debtView(failed, 'debtor', on)).not.toHaveProperty('closedAs');
        expect(debtView(courseAfter(failed, closed), 'debtor', on)).toMatchObject({
          owed: 0n,
          performed: 100_818_200n,
          performedOn: '2026-12-11',
          performedInTime: false,
          settled: false,
          closedAs: '执行完毕',
          closedOn: '2026-12-11',
        });
      }
    // Closed within the time of the title itself, everything was performed in it.
    const early = { ...closed, performance: { ...performance, on: legalDate('2026-03-14') } };
    expect(debtView(after(ACCEPTED, early), 'debtor', on).performedInTime).toBe(true);
    // Where money is on record the ledger says it.
    const paid = after(ACCEPTED, received('r-1', '2026-12-01', '1000000.00'), closed);
    expect(debtView(paid, 'debtor', null)).toMatchObject({ performedOn: '2026-12-01', performed: 100_000_000n });
  });

  it('DIS-ART-10-1: 终结本次执行程序 of such a case is told with its own day', () => {
    const closed: CourseEvent = {
      kind: 'ENFORCEMENT_CLOSED',
      as: '终结本次执行程序',
      on: legalDate('2026-12-14'),
      at: at('2026-12-16'),
    };
    expect(view(ACCEPTED, { kind: 'CLOSED', ending: 'LAPSED', at: at('2026-07-01') }, closed)).toMatchObject({
      performedOn: null,
      closedAs: '终结本次执行程序',
      closedOn: '2026-12-14',
    });
  });

  it('DIS-ART-1(6): says whether a settlement was made', () => {
    expect([view(ACCEPTED).settled, view(ACCEPTED, AGREED, DEFAULT, RESUMED).settled]).toEqual([false, true]);
  });

  it('CLS-3: performance that is undone after 执行完毕 is none, and neither moves back to earlier money nor ends enforcement', () => {
    const on = { at: at('2026-12-10'), pack: packOf('national'), calendar };
    const TO_MONEY = { ...TITLE, expiry: legalDate('2026-10-31') };
    const paid: CourseEvent[] = [
      { kind: 'ACCEPTED', title: TO_MONEY },
      AGREED,
      RESUMED,
      received('r-1', '2026-11-01', '600000.00'),
      received('r-2', '2026-12-01', '500000.00'),
      { kind: 'ENFORCEMENT_CLOSED', as: '执行完毕', at: at('2026-12-02') },
    ];
    const closed = after(...paid);
    expect(debtView(closed, 'debtor', on)).toMatchObject({ performedOn: '2026-12-01', owed: 0n, closedAs: '执行完毕' });
    const reversed = courseAfter(closed, { kind: 'REVERSED', receiptId: 'r-2' });
    expect(debtView(reversed, 'debtor', on).performedOn).toBeNull();
    expect(debtView(reversed, 'debtor', on)).not.toHaveProperty('closedAs');
    expect(debtView(reversed, 'debtor', on).owed).toBeGreaterThan(40_000_000n);
    const owedSet = (owed: string, day: string): CourseEvent => ({
      kind: 'OWED_AFTER_ENDING',
      owed: yuan(owed),
      asOf: legalDate(day),
      at: at(day),
    });
    const told = courseAfter(closed, owedSet('500000.00', '2026-12-05'));
    expect(debtView(told, 'debtor').performedOn).toBeNull();
    expect(debtView(told, 'debtor')).not.toHaveProperty('closedAs');
    expect(courseAfter(told, owedSet('0.00', '2026-12-04'))).toEqual(told);
  });

  it('CLS-3: a settlement that was performed and is not any more is performed once more when nothing is owed; a surplus that goes undoes nothing', () => {
    const performed: CourseEvent[] = [
      ACCEPTED,
      AGREED,
      received('r-1', '2026-06-30'),
      received('r-2', '2026-09-30', '600000.00'),
      received('r-3', '2026-10-09', '1.00'),
      { kind: 'PERFORMED', performedOn: legalDate('2026-09-30'), at: at('2026-09-30') },
      { kind: 'CLOSED', ending: 'PERFORMED', at: at('2026-09-30') },
    ];
    const surplusGone = [...performed, { kind: 'REVERSED', receiptId: 'r-3' } as const];
    expect(view(...surplusGone)).toMatchObject({ performedOn: '2026-09-30', owed: 0n });
    const owed = { kind: 'OWED_AFTER_ENDING', asOf: legalDate('2026-11-02') } as const;
    const undone: CourseEvent[] = [
      ...performed,
      { kind: 'REVERSED', receiptId: 'r-2' },
      { ...owed, owed: yuan('599999.00'), at: at('2026-11-02') },
    ];
    expect(view(...undone)).toMatchObject({ performedOn: null, owed: 59_999_900n, planPerformed: false });
    const again: CourseEvent[] = [
      ...undone,
      received('r-4', '2026-11-05', '599999.00'),
      { ...owed, owed: yuan('0.00'), at: at('2026-11-06') },
    ];
    expect(view(...again)).toMatchObject({ performedOn: '2026-11-05', owed: 0n, closedAs: '执行完毕' });
  });

  it('SET-ART-16-1: a settlement that a judgment has voided counts no more as performed', () => {
    const voided: CourseEvent = {
      kind: 'RESUMED',
      resumed: { asOf: legalDate('2027-02-01'), ground: 'SET-ART-16-1', total: yuan('100000.00') },
    };
    const performed = { kind: 'PERFORMED', performedOn: legalDate('2026-12-11'), at: at('2026-12-11') } as const;
    expect(view(ACCEPTED, AGREED, received('r-1', '2026-12-11', '900000.00'), performed, voided)).toMatchObject({
      performedOn: null,
      owed: 10_000_000n,
    });
  });

  it('SET-ART-12-1: an end that an objection has undone is none: the plan goes on, and what was ruled and closed meanwhile falls', () => {
    const revived = (...more: CourseEvent[]) =>
      after(ACCEPTED, AGREED, received('r-1', '2026-06-30'), DEFAULT, RESUMED, ...more, {
        kind: 'REOPENED',
        at: at('2026-12-20'),
      });
    const closed = { kind: 'CLOSED', ending: 'RESUMED', at: at('2026-11-23') } as const;
    const forNow = { kind: 'ENFORCEMENT_CLOSED', as: '终结本次执行程序', at: at('2026-12-10') } as const;
    const course = revived(closed, forNow);
    expect(course).toMatchObject({ ending: null, endedAt: null, resumed: null, closed: null, performedOn: null });
    expect(debtView(course, 'debtor')).toMatchObject({ owed: 60_000_000n, settled: true });
    expect(courseAfter(course, { kind: 'REOPENED', at: at('2026-12-20') })).toBe(course);
    // What is heard of only now is of the end before; what comes later counts.
    expect([courseAfter(course, closed), courseAfter(course, RESUMED)]).toEqual([course, course]);
    const later = { kind: 'CLOSED', ending: 'PERFORMED', at: at('2027-01-20') } as const;
    expect(courseAfter(course, later).ending).toBe('PERFORMED');
  });

  it('SET-ART-12-1: what the case has come to since it opened again stands, though it is heard of before', () => {
    const before = [ACCEPTED, AGREED, received('r-1', '2026-06-30', '900000.00'), RESUMED] as const;
    const performed = { kind: 'PERFORMED', performedOn: legalDate('2026-12-20'), at: at('2026-12-20') } as const;
    const opened = { kind: 'REOPENED', at: at('2026-12-20') } as const;
    expect(after(...before, performed, opened)).toMatchObject({ performedOn: '2026-12-20', resumed: null });
    const again = { kind: 'RESUMED', resumed: { ...RESUMED.resumed, asOf: legalDate('2027-01-10') } } as const;
    expect(after(...before, again, opened)).toMatchObject({ performedOn: null, resumed: { asOf: '2027-01-10' } });
  });

  it('CR-REV: a default lasts until money of the value date that covers it, and performance goes on from there', () => {
    const cured = view(AGREED, received('r-1', '2026-06-30'), DEFAULT, received('r-2', '2026-10-20'), {
      kind: 'CURED',
      at: at('2026-10-21'),
    });
    expect(cured).toMatchObject({
      inDefaultSince: null,
      planPerformed: true,
      performingSince: '2026-10-20T00:00:00+08:00',
      defaults: [{ no: 2, since: SINCE, curedOn: '2026-10-20' }],
    });
  });

  it('S17: money of an earlier value date takes a default back, also one that was held to be made good', () => {
    const withdrawn = { kind: 'DEFAULT_WITHDRAWN', instalment: 2 } as const;
    const since = { performingSince: at('2026-06-01'), defaults: [], inDefaultSince: null };
    expect(view(AGREED, DEFAULT, withdrawn)).toMatchObject(since);
    expect(view(AGREED, DEFAULT, { kind: 'CURED', at: at('2026-10-21') }, withdrawn)).toMatchObject(since);
  });

  it('DIS-GRACE-2, DIS-ART-3: property counts as asset control told last, and what a person found stays', () => {
    const covered = (day: string, controlled: string): CourseEvent => ({
      kind: 'COVERED',
      partyId: 'debtor',
      at: at(day),
      controlled: yuan(controlled),
      secured: yuan('1.00'),
    });
    const told = after(ACCEPTED, covered('2026-06-03', '500000.00'), covered('2026-06-02', '900000.00'));
    expect(debtView(told, 'debtor', null, { creditorHoldsOff: true, laterInRank: true })).toMatchObject({
      controlled: 50_000_000n,
      secured: 100n,
      creditorHoldsOff: true,
      laterInRank: true,
    });
    const other = courseAfter(told, { ...covered('2026-06-04', '100000.00'), partyId: 'co-debtor' } as CourseEvent);
    expect(debtView(other, 'debtor').controlled).toBe(50_000_000n);
    expect(debtView(other, 'co-debtor')).toMatchObject({ controlled: 10_000_000n, secured: 100n });
    expect(debtView(other, 'third')).toMatchObject({ controlled: 0n, secured: 0n });
  });

  it('is the same in whatever order money and figures are heard of, and however often', () => {
    const told: CourseEvent[] = [
      received('r-1', '2026-06-30'),
      received('r-2', '2026-09-30'),
      { kind: 'COVERED', partyId: 'debtor', at: at('2026-06-02'), controlled: yuan('5.00'), secured: yuan('0.00') },
      { kind: 'COVERED', partyId: 'debtor', at: at('2026-07-02'), controlled: yuan('4.00'), secured: yuan('0.00') },
    ];
    const expected = view(ACCEPTED, AGREED, ...told);
    fc.assert(
      fc.property(fc.shuffledSubarray([...told, ...told], { minLength: 8 }), (heard) => {
        expect(view(ACCEPTED, AGREED, ...heard)).toEqual(expected);
      }),
    );
  });
});

describe('DIS-ART-10-1 (7), CLS-5, SET-ART-2-5: enforcement terminated over a settlement', () => {
  it('ends the basis of an entry of the first ground, its controls lifted or kept; the settlement goes on', () => {
    for (const kept of [{}, { controlsKept: true as const }]) {
      const closed: CourseEvent = { kind: 'ENFORCEMENT_CLOSED', as: '终结执行', at: at('2026-07-02'), ...kept };
      expect(view(ACCEPTED, AGREED, closed)).toMatchObject({
        settled: true,
        performedOn: null,
        closedAs: '终结执行',
        closedOn: '2026-07-02',
      });
    }
  });
});
