import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMs,
  calendarEdition,
  calendarOf,
  compareDates,
  CourtCalendar,
  endOfDay,
  legalDate,
  legalDateOf,
  startOfDay,
  type CourtInstant,
  type LegalDate,
  type ListingGround,
} from '@hejie/law';
import {
  after,
  COURT,
  decided,
  ENFORCED,
  NOTICE,
  instant,
  ON_RECORD,
  OWES,
  PARTIES,
  published,
  turn,
} from '../../test/fixture/sanctions.js';
import { type CreditFile, type DebtView } from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { applyDebt } from './debt.js';
import { decideDeletion } from './deletion.js';
import { decideLimitOrder, decideLimitService } from './limits.js';
import { openDeletions } from './open-deletions.js';
import { decidePublication } from './publication.js';
import { barOfListing } from './sanction-bars.js';
import { creditTasks } from './tasks.js';
import { type CreditTurn } from './credit-change.js';

const day = (from: string, span: number) => fc.integer({ min: 0, max: span }).map((n) => addDays(legalDate(from), n));
const grounds = fc.constantFrom<ListingGround>(1, 2, 3, 4, 5, 6);

/** Any calendar: those of the notices, with some of them unknown, and one whose year has holidays wherever. */
const invented = fc
  .array(fc.tuple(day('2027-01-01', 350), fc.integer({ min: 0, max: 9 })), { maxLength: 12 })
  .map((spans) =>
    spans
      .sort(([a], [b]) => compareDates(a, b))
      .reduce<(readonly [LegalDate, LegalDate])[]>((kept, [from, length]) => {
        const last = kept.at(-1)?.[1];
        return last !== undefined && from <= last ? kept : [...kept, [from, addDays(from, length)]];
      }, [])
      .map(([from, to], i) => ({ name: `节日${i}`, from, to: to > '2027-12-31' ? legalDate('2027-12-31') : to })),
  )
  .map(
    (holidays) =>
      new CourtCalendar([
        calendarEdition({
          id: 'invented-2027',
          year: 2027,
          source: { title: '关于2027年部分节假日安排的通知', number: '国办发明电〔2026〕9号', issuedOn: '2026-11-30' },
          holidays,
        }),
      ]),
  );
const calendars = fc.oneof(
  fc.subarray(['state-council-2025', 'state-council-2026']).map((ids) => calendarOf(ids)),
  invented,
);

/** A timer that rings again for what was dealt with would ring for ever. */
const MOST_RINGS = 200;

/** Runs the timer from an instant until another; a clerk deletes what is due at nine o’clock of the last day on which it may. */
function court(file: CreditFile, at: CourtInstant, until: CourtInstant, calendar: CourtCalendar) {
  const overdue: string[] = [];
  let [now, rings] = [at, 0];
  const turnAt = (instantOf: CourtInstant): CreditTurn => turn(instantOf, { calendar });
  for (let due = nextCreditDeadline(file, turnAt(now)); due !== null; due = nextCreditDeadline(file, turnAt(now))) {
    if (due.at > until) break;
    if (++rings > MOST_RINGS) throw new Error(`The timer rings for ever at ${due.at}.`);
    now = due.at > now ? due.at : now;
    const change = passCreditDeadline(file, due, turnAt(now));
    overdue.push(...change.happened.flatMap((one) => (one.kind === 'TASK_OVERDUE' ? [one.task.kind] : [])));
    const told = change.happened.some((one) => one.kind === 'TASK_LAST_DAY' && one.task.kind === 'DELETE');
    file = after(file, () => change);
    const [open] = openDeletions(file, turnAt(now));
    if (told && open !== undefined) {
      now = addMs(now, 9 * 3_600_000);
      const turnNow = turnAt(now);
      file = after(file, (one) =>
        decideDeletion(one, { deletionId: open.id, verdict: { outcome: 'DELETE' } }, turnNow, PARTIES),
      );
    }
  }
  return { file, overdue };
}

/** The n-th working day after another, counted one by one. */
function workingDayAfter(start: LegalDate, n: number, calendar: CourtCalendar): LegalDate {
  let date = start;
  for (let left = n; left > 0;) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) left--;
  }
  return date;
}

describe('a deletion that is due (DIS-ART-10-1, DIS-ART-10-2)', () => {
  it('is never late by any calendar for a court that acts on the last day of which the timer tells it', () => {
    fc.assert(
      fc.property(calendars, day('2026-12-01', 380), fc.integer({ min: 0, max: 1 }), (calendar, performed, delay) => {
        const file = after(published('2026-11-02'), (now) =>
          applyDebt(
            now,
            { ...OWES, owed: 0n, performedOn: performed },
            turn(instant(addDays(performed, delay)), { calendar }),
          ),
        );
        const { file: then, overdue } = court(
          file,
          instant(addDays(performed, delay)),
          instant('2028-12-01'),
          calendar,
        );
        const lastDay = workingDayAfter(performed, 3, calendar);
        expect(overdue.filter((kind) => kind === 'DELETE')).toEqual([]);
        expect(then.listings[0]).toMatchObject({ stage: 'DELETED', deleted: { on: lastDay } });
      }),
    );
  });

  it('is never late at the end of a term, on whatever day that falls', () => {
    fc.assert(
      fc.property(calendars, day('2025-01-01', 350), fc.constantFrom(2, 3, 4, 5, 6), (calendar, from, ground) => {
        const file = published(from, { ground });
        const { file: then, overdue } = court(file, instant('2026-12-01'), instant('2028-12-01'), calendar);
        const [row] = then.listings;
        const end = row?.termLastDay;
        expect(end === undefined ? undefined : workingDayAfter(end, 3, calendar)).toBe(row?.deleted?.on);
        expect(overdue).not.toContain('DELETE');
      }),
    );
  });

  it('that nobody carries out is overdue at 24:00 of its last day, however late the court learns of it', () => {
    fc.assert(
      fc.property(calendars, day('2026-12-01', 300), fc.integer({ min: 0, max: 40 }), (calendar, performed, delay) => {
        const now = turn(instant(addDays(performed, delay)), { calendar });
        const view = { ...OWES, owed: 0n, performedOn: performed };
        const file = after(published('2026-11-02'), (one) => applyDebt(one, view, now));
        const lastDay = workingDayAfter(performed, 3, calendar);
        const first = nextCreditDeadline(file, now);
        expect(first?.at).toBe(startOfDay(lastDay));
        const told = after(file, (one) => (first === null ? { happened: [] } : passCreditDeadline(one, first, now)));
        expect(nextCreditDeadline(told, now)?.at).toBe(endOfDay(lastDay));
      }),
    );
  });
});

/** What performance and what asset control tell, each in its own order; the service holds both as one view. */
type Told = Partial<DebtView>;
const instants = day('2026-12-01', 90).map((date) => startOfDay(date));
const ofPerformance = fc.oneof(
  fc.constant<Told>({
    owed: OWES.owed,
    performedOn: null,
    planPerformed: false,
    performingSince: null,
    inDefaultSince: null,
  }),
  instants.map<Told>((performingSince) => ({
    owed: OWES.owed,
    performedOn: null,
    planPerformed: true,
    performingSince,
    inDefaultSince: null,
  })),
  instants.map<Told>((inDefaultSince) => ({
    owed: OWES.owed,
    performedOn: null,
    planPerformed: false,
    performingSince: null,
    inDefaultSince,
  })),
  day('2026-12-01', 90).map<Told>((performedOn) => ({
    owed: 0n,
    performedOn,
    planPerformed: false,
    inDefaultSince: null,
  })),
);
const ofControl = fc.record({
  controlled: fc.constantFrom(0n, OWES.owed),
  secured: fc.constantFrom(0n, OWES.owed),
  creditorHoldsOff: fc.boolean(),
});
type Message = 'LEDGER' | 'CONTROL' | 'CLOCK';

describe('nothing is published (DIS-GRACE-1, DIS-GRACE-2, S23)', () => {
  it('during a grace, while anything bars it, or while nothing is owed, in whatever order things happen', () => {
    const act = fc.oneof(
      fc.record({ told: fc.oneof(ofPerformance, ofControl) }),
      fc.constant({ publish: true as const }),
      fc.constant({ clock: true as const }),
    );
    fc.assert(
      fc.property(
        grounds,
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), act), { maxLength: 15 }),
        (ground, graceMonths, acts) => {
          let file = decided('2026-12-01', { ground, graceMonths });
          const grace = file.listings[0]?.graceEndsOn;
          let now = instant('2026-12-01');
          for (const [days, one] of acts) {
            now = addMs(now, days * 86_400_000);
            const at = turn(now);
            const due = nextCreditDeadline(file, at);
            if ('told' in one) file = after(file, (was) => applyDebt(was, { ...was.debt, ...one.told }, at));
            if ('clock' in one && due !== null && due.at <= now)
              file = after(file, (was) => passCreditDeadline(was, due, at));
            if (!('publish' in one)) continue;
            const decision = decidePublication(file, { listingId: 'l-1', record: ON_RECORD }, at);
            if (!decision.ok) continue;
            expect(grace === undefined || now >= endOfDay(grace)).toBe(true);
            expect(file.debt.owed).not.toBe(0n);
            expect(barOfListing(file, { ground, appliedBy: null, on: legalDateOf(now) })).toBeNull();
            if (ground === 1 || ground === 6)
              expect(file.debt.planPerformed && file.debt.inDefaultSince === null).toBe(false);
            file = after(file, () => decision);
          }
        },
      ),
    );
  });
});

/** The debtor's consumption is limited, with a grace in months, and the order served. */
const limited = (file: CreditFile, graceMonths: number): CreditFile =>
  after(
    file,
    (now) =>
      decideLimitOrder(
        now,
        {
          id: 'm-1',
          kind: 'CONSUMPTION',
          partyId: 'd-1',
          capacity: 'DEBTOR',
          graceMonths,
          appliedBy: 'c-1',
          caseNumber: ENFORCED,
          notice: NOTICE,
        },
        turn('2026-12-10'),
        COURT,
      ),
    (now) => decideLimitService(now, { limitId: 'm-1', servedAt: instant('2026-12-10') }, turn('2026-12-10')),
  );

describe('the messages of the ledger, of control and of the clock', () => {
  /** What counts for the debtor: how each entry stands, and what lies before a person until when. A publication is open since the court has learned that it is. */
  const standing = (file: CreditFile, at: CourtInstant) => ({
    stages: file.listings.map(({ stage, termLastDay }) => [stage, termLastDay]),
    tasks: creditTasks(file, turn(at))
      .map(({ kind, rowId, lastDay }) =>
        [kind, rowId, /PUBLISH|IN_FORCE|CORRECTION/.test(kind) ? '' : lastDay].join(' '),
      )
      .sort(),
  });
  const merged = (ledger: readonly Told[], control: readonly Told[], order: readonly Message[]) => {
    const [a, b] = [[...ledger], [...control]];
    const next = (one: Message): Told | 'CLOCK' =>
      one === 'CLOCK' ? one : ((one === 'LEDGER' ? a : b).shift() ?? 'CLOCK');
    return [...order.map(next), ...a, ...b];
  };

  it('give one result in whatever order they come', () => {
    const order = fc.array(fc.constantFrom<Message>('LEDGER', 'CONTROL', 'CLOCK'), { maxLength: 14 });
    fc.assert(
      fc.property(
        fc.record({
          ground: grounds,
          graceMonths: fc.integer({ min: 0, max: 3 }),
          isPublished: fc.boolean(),
          limit: fc.constantFrom(null, 0, 1, 3),
          ledger: fc.array(ofPerformance, { maxLength: 5 }),
          control: fc.array(ofControl, { maxLength: 4 }),
        }),
        order,
        order,
        ({ ground, graceMonths, isPublished, limit, ledger, control }, one, other) => {
          const listing = isPublished
            ? published('2026-12-10', { ground })
            : decided('2026-12-10', { ground, graceMonths });
          const begin = limit === null ? listing : limited(listing, limit);
          const end = instant('2027-04-20');
          const run = (messages: readonly (Told | 'CLOCK')[]): CreditFile => {
            let [file, now] = [begin, instant('2027-01-01')];
            const ring = (at: CourtInstant): boolean => {
              const due = nextCreditDeadline(file, turn(at));
              if (due === null || due.at > at) return false;
              file = after(file, (was) => passCreditDeadline(was, due, turn(at)));
              return true;
            };
            for (const message of messages) {
              now = addMs(now, 3_600_000);
              if (message === 'CLOCK') ring(now);
              else file = after(file, (was) => applyDebt(was, { ...was.debt, ...message }, turn(now)));
            }
            for (let n = 0; ring(end); n++) expect(n).toBeLessThan(MOST_RINGS);
            return file;
          };
          const results = [one, other].map((by) => standing(run(merged(ledger, control, by)), end));
          expect(results[0]).toEqual(results[1]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
