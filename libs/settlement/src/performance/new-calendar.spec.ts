import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  calendarOf,
  courtInstant,
  endOfDay,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  PUBLISHED_EDITION_IDS,
  type CourtInstant,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { reachDeadline, type PerformanceOutcome, type ToldBefore } from './deadlines.js';
import { adoptCalendar, concernedByNotice } from './new-calendar.js';
import { type PerformanceState } from './performance-state.js';
import { openPerformance } from './performance.js';

const EDITIONS = [...PUBLISHED_EDITION_IDS];
const WITHOUT_2026 = EDITIONS.filter((id) => id !== 'state-council-2026');
const OPENED = courtInstant('2026-06-01T16:00:00+08:00');
const at = (day: string, time = '10:00'): CourtInstant => courtInstant(`${day}T${time}:00+08:00`);

/** A settlement of one instalment, under the calendar without the notice of 2026 and under the one with it. */
const dueOn = (due: string, paidOn?: string) => {
  const ledger = (editions: readonly string[]) =>
    new SettlementLedger({
      terms: { ...AGREEMENT, schedule: [{ no: 1, due: legalDate(due), amount: '300000.00' as Yuan }] },
      title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n },
      pack: packOf('dongying-2020'),
      calendar: calendarOf(editions),
      openedAt: OPENED,
      state: 'PERFORMING',
      entries: {
        receipts:
          paidOn === undefined
            ? []
            : [
                {
                  receiptId: 'r-1',
                  kind: 'PAYMENT',
                  valueDate: legalDate(paidOn),
                  amount: parseYuan('300000'),
                  postedAt: at(paidOn, '09:00'),
                },
              ],
        reversals: [],
        refunds: [],
      },
      applications: [],
    });
  return { earlier: ledger(WITHOUT_2026), later: ledger(EDITIONS) };
};
type Calendars = ReturnType<typeof dueOn>;
const graceOf = (ledger: SettlementLedger, due: string) => ledger.daysOf({ due: legalDate(due) }).waitingEnd;
const openIn = ({ earlier }: Calendars): PerformanceState => openPerformance(earlier, WITHOUT_2026, OPENED).after;
const adopt = (
  calendars: Calendars,
  now: CourtInstant,
  told: readonly ToldBefore[],
  before = openIn(calendars),
): PerformanceOutcome => adoptCalendar(before, calendars, { calendarEditions: EDITIONS, now }, told);

describe('PER-4: a notice that is adopted after the grace of an earlier calendar was dealt with', () => {
  const DUE = '2026-09-30';
  const calendars = dueOn(DUE);
  const early = graceOf(calendars.earlier, DUE);
  const inBreach = {
    ...openIn(calendars),
    stage: 'BREACH',
    breach: 'SUSPECTED',
    handledUntil: endOfDay(early),
  } as const;
  const NOON = at('2026-10-13');
  const finding = (outcome: 'STANDS' | 'WITHDRAWN'): ToldBefore[] => [
    { instalment: 1, overdue: { times: 1, withdrawn: false }, finding: { times: 1, outcome, graceEnd: early } },
  ];

  it('lengthens it: the finding falls, and the case performs and waits for the true end of grace', () => {
    expect([early < '2026-10-13', graceOf(calendars.later, DUE)]).toEqual([true, '2026-10-13']);
    expect(calendars.later.outcomeOf(1, legalDate('2026-10-13'))).toMatchObject({ outcome: 'WITHDRAWN', paidOn: null });
    expect(adopt(calendars, NOON, finding('WITHDRAWN'), inBreach)).toMatchObject({
      happened: [{ kind: 'CURED', at: NOON }],
      after: {
        stage: 'PERFORMANCE',
        breach: 'NONE',
        calendarEditions: EDITIONS,
        ledger: {
          next: { at: '2026-10-14T00:00:00+08:00', items: [{ kind: 'GRACE_END', no: 1 }], provisional: false },
        },
      },
    });
  });

  it('is found short anew at the true end of grace, for the second time', () => {
    const { after } = adopt(calendars, NOON, finding('WITHDRAWN'), inBreach);
    const deadline = at('2026-10-14', '00:00');
    const reached = { items: after.ledger.next!.items, lateness: { deadline, latenessSeconds: 0 }, now: deadline };
    expect(reachDeadline(after, calendars.later, reached, finding('WITHDRAWN'))).toMatchObject({
      happened: [{ kind: 'BREACH_FOUND', at: deadline, times: 2, finding: { graceEnd: '2026-10-13' } }],
      after: { stage: 'BREACH', breach: 'SUSPECTED' },
    });
  });

  it('paid within it, it was in time', () => {
    const { later } = dueOn(DUE, '2026-10-13');
    expect(later.outcomeOf(1, legalDate('2026-10-13'))).toMatchObject({ outcome: 'WITHDRAWN', paidOn: '2026-10-13' });
  });

  it('leaves a finding that is true by both standing, and names its days anew', () => {
    const now = at('2026-10-15');
    expect(adopt(calendars, now, finding('STANDS'), inBreach)).toMatchObject({
      happened: [
        {
          kind: 'FINDING_REDERIVED',
          at: now,
          from: early,
          deadline: '2026-10-14T00:00:00+08:00',
          finding: { no: 1, graceEnd: '2026-10-13', breachDay: '2026-10-14' },
        },
      ],
      after: { stage: 'BREACH' },
    });
  });

  it('tells of a grace that runs until another day than was told', () => {
    const told: ToldBefore[] = [{ instalment: 1, overdue: { times: 1, withdrawn: false } }];
    const now = at('2026-10-05');
    expect(adopt(calendars, now, told).happened).toMatchObject([
      { kind: 'GRACE_MOVED', at: now, from: early, graceEnd: '2026-10-13' },
    ]);
  });
});

describe('PER-4: a notice that shortens a grace', () => {
  it('behind which it then lies finds the breach at once, dated to the act: nobody could have known before', () => {
    // The make-up Sunday 2026-09-20 is a working day by the notice alone.
    const calendars = dueOn('2026-09-16');
    expect([graceOf(calendars.earlier, '2026-09-16'), graceOf(calendars.later, '2026-09-16')]).toEqual([
      '2026-09-23',
      '2026-09-22',
    ]);
    const now = at('2026-09-23');
    const before = { ...openIn(calendars), handledUntil: endOfDay(legalDate('2026-09-16')) };
    const told: ToldBefore[] = [{ instalment: 1, overdue: { times: 1, withdrawn: false } }];
    expect(adopt(calendars, now, told, before)).toMatchObject({
      happened: [{ kind: 'BREACH_FOUND', deadline: '2026-09-23T00:00:00+08:00', at: now, latenessSeconds: 0 }],
      after: { stage: 'BREACH', handledUntil: '2026-09-23T00:00:00+08:00' },
    });
  });
});

describe('PER-4: whom a notice concerns', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((n): LegalDate => addDays(legalDate('2026-06-10'), n));

  it('a settlement whose next deadline is moved by it, or is certain from now on', () => {
    const now = at('2026-10-02');
    expect(concernedByNotice(dueOn('2026-09-30'), now)).toBe(true);
    // What comes next is a reminder, which no notice moves.
    expect(concernedByNotice(dueOn('2027-05-31'), now)).toBe(false);
  });

  it('where it concerns nobody, adopting it tells nothing; adopting it once more tells nothing either', () => {
    fc.assert(
      fc.property(day, day, (due, today) => {
        const calendars = dueOn(due);
        const now = at(today);
        const first = adopt(calendars, now, []);
        if (!concernedByNotice(calendars, now)) expect(first.happened).toEqual([]);
        const same = { earlier: calendars.later, later: calendars.later };
        expect(concernedByNotice(same, now)).toBe(false);
        expect(adoptCalendar(first.after, same, { calendarEditions: EDITIONS, now }, []).happened).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
