import { describe, expect, it } from '@jest/globals';
import { addDays, addMs, calendarOf, endOfDay, legalDate, PUBLISHED_EDITION_IDS, startOfDay } from '@hejie/law';
import fc from 'fast-check';
import {
  after,
  COURT,
  decided,
  debt,
  ENFORCED,
  NOTICE,
  fresh,
  instant,
  performedOn,
  published,
  turn,
} from '../../test/fixture/sanctions.js';
import { type CreditFile } from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { decideProposal } from './listing.js';
import { decideLimitOrder, decideLimitService } from './limits.js';
import { rederiveCreditDays } from './new-calendar.js';
import { creditTasks } from './tasks.js';

/** By the notice the Spring Festival of 2026 is 02-15 to 02-23, and 02-28 is a make-up day; without it 02-16 to 02-19. */
const WITH = calendarOf(PUBLISHED_EDITION_IDS);
const WITHOUT = calendarOf(PUBLISHED_EDITION_IDS.filter((id) => id !== 'state-council-2026'));

/** Published, and performed on a day: to be deleted, and the limit to be lifted. */
const performed = (day: string): CreditFile =>
  after(
    published('2026-01-05'),
    (now) =>
      decideLimitOrder(
        now,
        { id: 'm-1', kind: 'CONSUMPTION', partyId: 'd-1', capacity: 'DEBTOR', caseNumber: ENFORCED, graceMonths: 0 },
        turn('2026-01-06'),
        COURT,
      ),
    (now) => decideLimitService(now, { limitId: 'm-1', servedAt: instant('2026-01-06') }, turn('2026-01-06')),
    debt(performedOn(day), day),
  );
const of = (change: ReturnType<typeof rederiveCreditDays>) =>
  change?.happened.map((one) =>
    one.kind === 'TASK_REDATED'
      ? [one.task.kind, one.from, one.task.lastDay]
      : one.kind === 'LISTING_REDATED'
        ? [one.listingId, one.from, one.decideBy]
        : one,
  );

describe('PER-4: a holiday notice, and what lies before people of a credit record', () => {
  it('DIS-ART-10-1, LIM-ART-9-2: is due at its new last day', () => {
    const file = performed('2026-02-12');
    const change = rederiveCreditDays(file, turn('2026-02-13', { calendar: WITH }), WITHOUT);
    expect(of(change)).toEqual([
      ['DELETE', '2026-02-23', '2026-02-24'],
      ['LIFT_LIMIT', '2026-02-23', '2026-02-24'],
    ]);
    expect(change).toEqual({ happened: change!.happened });
    expect(rederiveCreditDays(file, turn('2026-02-13', { calendar: WITH }), WITH)).toBeUndefined();
  });

  it('DIS-ART-5-1: so is the decision on a creditor’s application, but not one of the court’s own motion; one that is over stays', () => {
    const proposed = (appliedBy: string | null) =>
      after(fresh(), (now) =>
        decideProposal(
          now,
          { id: 'l-1', ground: 1, caseNumber: ENFORCED, notice: NOTICE, appliedBy, evidence: ['e'] },
          turn('2026-02-13', { calendar: WITHOUT }),
          COURT,
        ),
      );
    const redated = (file: CreditFile, on: string) =>
      of(rederiveCreditDays(file, turn(on, { calendar: WITH }), WITHOUT));
    expect(redated(proposed('c-1'), '2026-02-20')).toEqual([['l-1', '2026-03-02', '2026-02-28']]);
    expect(redated(proposed('c-1'), '2026-03-01')).toBeUndefined();
    expect(redated(proposed(null), '2026-02-20')).toBeUndefined();
    expect(redated(decided('2026-02-13'), '2026-02-20')).toBeUndefined();
  });

  it('DIS-ART-10-1: its timers ring once for each last day that it had, in whatever order they ring and notices come', () => {
    const step = fc.record({ hours: fc.integer({ min: 0, max: 120 }), notice: fc.boolean() });
    const seen = { again: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.array(step, { maxLength: 12 }), (begin, steps) => {
        const day = addDays(legalDate('2026-02-06'), begin);
        let [file, calendar, now] = [performed(day), WITHOUT, instant(day)];
        const rung: string[] = [];
        for (const { hours, notice } of [...steps, { hours: 2400, notice: false }]) {
          now = addMs(now, hours * 3_600_000);
          const clock = () => turn(now, { by: 'clock', calendar });
          for (
            let due = nextCreditDeadline(file, clock());
            due && due.at <= now;
            due = nextCreditDeadline(file, clock())
          ) {
            rung.push(...due.items.map(({ id }) => id));
            const change = passCreditDeadline(file, due, clock());
            file = after(file, () => change);
          }
          const later = calendar === WITH ? WITHOUT : WITH;
          if (notice) calendar = later;
        }
        expect(new Set(rung).size).toBe(rung.length);
        const tasks = creditTasks(file, turn(now, { calendar }));
        expect(tasks.map(({ kind }) => kind).sort()).toEqual(['DELETE', 'LIFT_LIMIT']);
        for (const { id, lastDay } of tasks) {
          expect(rung).toContain(`TASK_LAST_DAY:${id}:${startOfDay(lastDay)}`);
          expect(rung).toContain(`TASK_OVERDUE:${id}:${endOfDay(lastDay)}`);
        }
        if (rung.length > 4) seen.again += 1;
      }),
      { numRuns: 150 },
    );
    expect(seen.again).toBeGreaterThan(10);
  });
});
