import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMs,
  calendarOf,
  courtInstant,
  endOfDay,
  epochMs,
  legalDate,
  legalDateOf,
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
import { type AgreementTerms } from '../agreement/terms.js';
import { waitedUntil, type BreachFinding } from '../breach/findings.js';
import { type PerformanceDeadlineItem } from '../ledger/ledger-reading.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { reachDeadline, type PerformanceOutcome, type ToldBefore } from './deadlines.js';
import { adoptCalendar, concernedByNotice } from './new-calendar.js';
import { type PerformanceState } from './performance-state.js';
import { openPerformance } from './performance.js';

const EDITIONS = [...PUBLISHED_EDITION_IDS];
const WITHOUT_2026 = EDITIONS.filter((id) => id !== 'state-council-2026');
const OPENED = courtInstant('2026-06-01T16:00:00+08:00');
const at = (day: string, time = '10:00'): CourtInstant => courtInstant(`${day}T${time}:00+08:00`);

/** A settlement of instalments due on these days, under the calendar without the notice of 2026 and under the one with it. */
const dueOn = (due: string | readonly string[], paidOn?: string, terms: Partial<AgreementTerms> = {}) => {
  const days = [due].flat();
  const ledger = (editions: readonly string[]) =>
    new SettlementLedger({
      terms: {
        ...AGREEMENT,
        ...terms,
        schedule: days.map((day, i) => ({ no: i + 1, due: legalDate(day), amount: '300000.00' as Yuan })),
      },
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
    { instalment: 1, overdue: { times: 1, withdrawn: false }, finding: { times: 1, outcome, waitingEnd: early } },
  ];

  it('lengthens it: the finding falls, and the case performs and waits for the true end of grace', () => {
    expect([early < '2026-10-13', graceOf(calendars.later, DUE)]).toEqual([true, '2026-10-13']);
    const found = { no: 1, graceEnd: early };
    expect(calendars.later.outcomeOf(found, legalDate('2026-10-13'))).toMatchObject({
      outcome: 'WITHDRAWN',
      paidOn: null,
    });
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
      happened: [{ kind: 'BREACH_FOUND', at: deadline, times: 2, finding: { waitingEnd: '2026-10-13' } }],
      after: { stage: 'BREACH', breach: 'SUSPECTED' },
    });
  });

  it('paid within it, it was in time', () => {
    const { later } = dueOn(DUE, '2026-10-13');
    const found = { no: 1, graceEnd: early };
    expect(later.outcomeOf(found, legalDate('2026-10-13'))).toMatchObject({
      outcome: 'WITHDRAWN',
      paidOn: '2026-10-13',
    });
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
          finding: { no: 1, waitingEnd: '2026-10-13', breachDay: '2026-10-14' },
        },
      ],
      after: { stage: 'BREACH' },
    });
  });

  it('tells of a grace that runs until another day than was told', () => {
    const told: ToldBefore[] = [{ instalment: 1, overdue: { times: 1, withdrawn: false } }];
    const now = at('2026-10-05');
    expect(adopt(calendars, now, told).happened).toMatchObject([
      { kind: 'GRACE_MOVED', at: now, from: early, days: { waitingEnd: '2026-10-13' } },
    ]);
  });
});

describe('PER-4: a notice that shortens a grace', () => {
  // The make-up Sunday 2026-09-20 is a working day by the notice alone.
  const SHORTENED = '2026-09-16';
  const OVER = '2026-09-23T00:00:00+08:00';
  const overdue = (instalment: number): ToldBefore => ({ instalment, overdue: { times: 1, withdrawn: false } });

  it('behind which it then lies finds the breach at once, dated to the act: nobody could have known before', () => {
    const calendars = dueOn(SHORTENED);
    expect([graceOf(calendars.earlier, SHORTENED), graceOf(calendars.later, SHORTENED)]).toEqual([
      '2026-09-23',
      '2026-09-22',
    ]);
    const now = at('2026-09-23');
    const handledUntil = endOfDay(legalDate(SHORTENED));
    const adopted = adopt(calendars, now, [overdue(1)], { ...openIn(calendars), handledUntil });
    expect(adopted).toMatchObject({
      happened: [{ kind: 'BREACH_FOUND', deadline: OVER, at: now, latenessSeconds: 0 }],
      // The timer still rings for it, and then tells nothing: what people know it does not tell again.
      after: { stage: 'BREACH', handledUntil, ledger: { next: { at: OVER } } },
    });
    const found: ToldBefore = { ...overdue(1), finding: { times: 1, outcome: 'STANDS' } };
    const lateness = { deadline: courtInstant(OVER), latenessSeconds: 36_000 };
    const { items } = adopted.after.ledger.next!;
    expect(reachDeadline(adopted.after, calendars.later, { items, lateness, now }, [found])).toMatchObject({
      happened: [],
      after: { stage: 'BREACH', handledUntil: OVER },
    });
  });

  it('jumps over no deadline that nobody has dealt with: an earlier instalment is found short all the same', () => {
    const calendars = dueOn(['2026-09-10', SHORTENED]);
    const [handledUntil, now] = [endOfDay(legalDate('2026-09-16')), at('2026-09-23', '09:00')];
    const { happened, after } = adopt(calendars, now, [overdue(1), overdue(2)], {
      ...openIn(calendars),
      handledUntil,
    });
    expect(happened).toMatchObject([{ kind: 'BREACH_FOUND', finding: { no: 2 }, at: now }]);
    expect(after).toMatchObject({ handledUntil, ledger: { next: { items: [{ kind: 'GRACE_END', no: 1 }] } } });
  });
});

describe('PER-4: whom a notice concerns', () => {
  const now = at('2026-10-02');

  it('a settlement whose next deadline is moved by it, or is certain from now on', () => {
    expect(concernedByNotice(dueOn('2026-09-30'), now, [])).toBe(true);
    // What comes next is a reminder, which no notice moves.
    expect(concernedByNotice(dueOn('2027-05-31'), now, [])).toBe(false);
  });

  it('one in which people were told of a day that it moves, whatever else comes first', () => {
    const calendars = dueOn(['2026-09-30', '2026-10-15']);
    const beforeReminder = at('2026-10-07');
    expect(calendars.earlier.next(legalDate('2026-10-07'))).toMatchObject({ items: [{ kind: 'REMINDER', no: 2 }] });
    expect(concernedByNotice(calendars, beforeReminder, [])).toBe(false);
    const told: ToldBefore[] = [{ instalment: 1, overdue: { times: 1, withdrawn: false } }];
    expect(concernedByNotice(calendars, beforeReminder, told)).toBe(true);
    expect(adopt(calendars, beforeReminder, told).happened).toMatchObject([
      { kind: 'GRACE_MOVED', from: '2026-10-12', days: { waitingEnd: '2026-10-13' } },
    ]);
  });
});

/** What a court does with such a settlement from its opening on, as its service keeps it, until every instalment was dealt with. */
class Court {
  readonly told = new Map<number, ToldBefore & { readonly toldAt?: CourtInstant }>();
  /** The last day of grace that people were told last of an instalment; none where that was taken back. */
  readonly named = new Map<number, LegalDate>();
  after: PerformanceState;
  adoptedAt: CourtInstant | undefined;
  private now = OPENED;

  /** @param hearsAt when the ledger takes the notice up; @param wokenAt when the case can hear of it; @param down from when until when no timer rings. */
  constructor(
    private readonly calendars: Calendars,
    private readonly hearsAt: CourtInstant,
    private readonly wokenAt: CourtInstant,
    private readonly down: readonly [CourtInstant, CourtInstant],
  ) {
    this.after = openIn(calendars);
  }

  run(): this {
    let woken = false;
    for (let step = 0; ; step += 1) {
      expect(step).toBeLessThan(80);
      const { next } = this.after.ledger;
      const rings = this.awake(next && next.at < END ? next.at : END);
      const concerned = !woken && concernedByNotice(this.calendars, this.hearsAt, [...this.told.values()]);
      // A fact goes before a deadline.
      if (!woken && this.hearsAt <= rings) {
        woken = true;
        const heardAt = this.awake(this.wokenAt);
        if (concerned && heardAt <= rings) this.adopt(heardAt);
        // Whom it does not concern has been told of nothing that it moves.
        if (!concerned) this.expectNamed(this.hearsAt);
        continue;
      }
      if (rings === END) return this;
      this.ring(rings, next!.items, next!.at);
    }
  }

  private awake(instant: CourtInstant): CourtInstant {
    const [from, until] = this.down;
    const then = instant > this.now ? instant : this.now;
    return then >= from && then < until ? until : then;
  }

  private ring(now: CourtInstant, items: readonly PerformanceDeadlineItem[], deadline: CourtInstant): void {
    if (now >= this.hearsAt && this.adoptedAt === undefined) this.adopt(now);
    const ledger = this.adoptedAt === undefined ? this.calendars.earlier : this.calendars.later;
    const latenessSeconds = (epochMs(now) - epochMs(deadline)) / 1000;
    const reached = { items, lateness: { deadline, latenessSeconds }, now };
    this.take(reachDeadline(this.after, ledger, reached, [...this.told.values()]), now);
  }

  adopt(now: CourtInstant): void {
    const { later } = this.calendars;
    this.adoptedAt = now;
    for (const [no, { overdue, finding, toldAt, ...told }] of this.told) {
      const notice = overdue && later.noticeOutcomeOf({ no, toldAt: toldAt! }, legalDateOf(now));
      const withdrawn = overdue?.withdrawn || (notice && notice.outcome !== 'STANDS');
      const fallen = finding && later.outcomeOf({ no, graceEnd: finding.waitingEnd! }, legalDateOf(now));
      if (withdrawn) this.named.delete(no);
      if (fallen?.outcome === 'WITHDRAWN') this.named.set(no, later.daysOfInstalment(no)!.waitingEnd);
      this.told.set(no, {
        ...told,
        toldAt,
        ...(overdue && { overdue: { ...overdue, withdrawn: withdrawn === true } }),
        ...(finding && { finding: { ...finding, outcome: fallen!.outcome } }),
      });
    }
    const adopted = { calendarEditions: EDITIONS, now };
    this.take(adoptCalendar(this.after, this.calendars, adopted, [...this.told.values()]), now);
  }

  private take({ happened, after }: PerformanceOutcome, now: CourtInstant): void {
    [this.after, this.now] = [after, now];
    for (const event of happened) {
      expect(event.at <= now).toBe(true);
      if (event.kind === 'GRACE_MOVED') this.named.set(event.line.no, event.days.waitingEnd);
      if (event.kind === 'FINDING_REDERIVED')
        this.found(event.finding, this.told.get(event.finding.no)!.finding!.times);
      if (event.kind === 'OVERDUE_TOLD') {
        const { no } = event.line;
        const before = this.told.get(no);
        expect(before?.overdue?.withdrawn ?? true).toBe(true);
        this.told.set(no, {
          ...before,
          instalment: no,
          toldAt: event.at,
          overdue: { times: event.times, withdrawn: false },
        });
        this.named.set(no, event.days.waitingEnd);
      }
      if (event.kind === 'BREACH_FOUND') {
        const { no } = event.finding;
        const waitingEnd = waitedUntil(event.finding);
        const was = endOfDay(this.calendars.earlier.daysOfInstalment(no)!.waitingEnd);
        expect(this.told.get(no)?.finding?.outcome).not.toBe('STANDS');
        expect(event.at > endOfDay(waitingEnd) || event.at === endOfDay(waitingEnd)).toBe(true);
        // Before the notice is adopted nobody is in breach before the end of which he was told.
        expect(event.at >= was || (this.adoptedAt !== undefined && event.at >= this.adoptedAt)).toBe(true);
        this.found(event.finding, event.times);
      }
    }
    if (this.adoptedAt !== undefined) this.expectNamed(now);
  }

  /** Everybody was told last of the day of the notice; where that is over and nobody has dealt with it, the finding will tell. */
  private expectNamed(now: CourtInstant): void {
    for (const [no, day] of this.named) {
      const { waitingEnd } = this.calendars.later.daysOfInstalment(no)!;
      const found = this.told.get(no)?.finding?.outcome === 'STANDS';
      if (found || endOfDay(waitingEnd) > now) expect([no, day]).toEqual([no, waitingEnd]);
    }
  }

  private found({ no, ...days }: BreachFinding, times: number): void {
    const waitingEnd = waitedUntil(days);
    this.named.set(no, waitingEnd);
    this.told.set(no, { ...this.told.get(no), instalment: no, finding: { times, outcome: 'STANDS', waitingEnd } });
  }
}
const END = at('2027-06-01');

describe('PER-4: whenever a case hears of a notice, and whatever it was told before', () => {
  const day = fc.integer({ min: 0, max: 210 }).map((n): LegalDate => addDays(legalDate('2026-06-10'), n));
  const instant = fc
    .record({ day, hour: fc.constantFrom('00', '09', '10', '23') })
    .map(({ day: on, hour }) => at(on, `${hour}:00`));
  // Dates around those that the notice of 2026 moves come more often than they would by chance.
  const near = fc.integer({ min: 0, max: 35 }).map((n): LegalDate => addDays(legalDate('2026-09-08'), n));
  const dues = fc.array(fc.oneof(near, near, day), { minLength: 1, maxLength: 3 }).map((days) => days.sort());
  const hours = (from: CourtInstant, n: number): CourtInstant => addMs(from, n * 3_600_000);
  const courts = fc.record({
    dues,
    grace: fc.constantFrom(null, { unit: 'WORKING', days: 3 } as const, { unit: 'CALENDAR', days: 5 } as const),
    // Heard so many hours from the end of a day of one of the instalments, by one of the calendars.
    of: fc.nat(2),
    by: fc.constantFrom('earlier', 'later' as const),
    end: fc.constantFrom('payableUntil', 'waitingEnd', 'waitingEnd' as const),
    after: fc.constantFrom(-62, -20, -1, 0, 1, 9, 34),
    wakes: fc.constantFrom(0, 0, 14, 60),
    down: fc.constantFrom([0, 0], [-24, 25], [-100, 101], [-1, 12], [-200, 400]),
  });
  type Drawn = typeof courts extends fc.Arbitrary<infer D> ? D : never;
  const courtOf = ({ dues: days, grace, of, by, end, after, wakes, down: [from = 0, length = 0] }: Drawn) => {
    const calendars = dueOn(days, undefined, grace ? { grace } : {});
    const hearsAt = hours(endOfDay(calendars[by].daysOf({ due: days[of % days.length]! })[end]), after);
    const downFrom = hours(hearsAt, from);
    const court = new Court(calendars, hearsAt, hours(hearsAt, wakes), [downFrom, hours(downFrom, length)]);
    return { court, later: calendars.later };
  };

  it('each instalment that is short stands found short at the end, once, by the days of the notice, and nobody was told other days last', () => {
    fc.assert(
      fc.property(courts, (drawn) => {
        const { court, later } = courtOf(drawn);
        court.run();
        for (const [i, due] of drawn.dues.entries()) {
          const { waitingEnd } = later.daysOf({ due });
          if (endOfDay(waitingEnd) >= END || court.adoptedAt === undefined) continue;
          expect(court.told.get(i + 1)?.finding).toMatchObject({ outcome: 'STANDS', waitingEnd });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('adopting it once more tells nothing', () => {
    fc.assert(
      fc.property(dues, instant, (days, now) => {
        const calendars = dueOn(days);
        const first = adopt(calendars, now, []);
        const same = { earlier: calendars.later, later: calendars.later };
        expect(concernedByNotice(same, now, [])).toBe(false);
        expect(adoptCalendar(first.after, same, { calendarEditions: EDITIONS, now }, []).happened).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
