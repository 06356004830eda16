import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, parseYuan, type Yuan } from '@hejie/law';
import {
  after,
  debt,
  decided,
  instant,
  kinds,
  limited,
  ON_RECORD,
  OWES,
  PARTIES,
  performedOn,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { NOTHING_HEARD, type SettlementCourse } from '../course/course.js';
import { debtView } from '../course/debt-view.js';
import { courseAfter } from '../course/settlement-course.js';
import { type CreditFile } from './credit-file.js';
import { debtByClock } from './debt.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { decideDeletion } from './deletion.js';
import { decideLift, decidePermission } from './lifting.js';
import { limitHolds } from './limit-standing.js';
import { openDeletions } from './open-deletions.js';
import { decidePublication } from './publication.js';
import { creditTasks } from './tasks.js';

const ring = (file: CreditFile, at: string) => {
  const due = nextCreditDeadline(file, turn(at));
  if (due === null) throw new Error('Nothing falls due.');
  return { due, change: passCreditDeadline(file, due, turn(at, { by: 'clock' })) };
};
const publish = (file: CreditFile, at: string) =>
  decidePublication(file, { listingId: 'l-1', record: ON_RECORD }, turn(at));
const MISSED = instant('2027-01-29T00:00:00+08:00');
const plan = { ...OWES, owed: parseYuan('6000'), planPerformed: true, performingSince: instant('2026-12-20') };

describe('S23: grace and a single release', () => {
  it('S23: nothing is published in the grace nor while the settlement is performed; the missed second instalment is followed by publication the next day', () => {
    const start = limited('2026-12-01')(decided('2026-12-01', { ground: 6, graceMonths: 1 }));
    const signed = after(start, debt(plan, '2026-12-20'));
    const permitted = after(signed, (file) =>
      decidePermission(
        file,
        {
          id: 'p-1',
          limitId: 'm-1',
          ground: 'ILLNESS',
          from: instant('2026-12-22T00:00:00+08:00'),
          until: instant('2026-12-25T00:00:00+08:00'),
        },
        turn('2026-12-21'),
      ),
    );
    const travel = ['2026-12-21', '2026-12-22', '2026-12-24', '2026-12-25'].map((day) =>
      permitted.limits.some((limit) => limitHolds(limit, instant(day), 'HIGH_SPEED_TRAINS')),
    );
    expect(travel).toEqual([true, false, false, true]);

    const back = ring(permitted, '2026-12-25T00:00:00+08:00');
    expect([back.due.at, kinds(back.change)]).toEqual(['2026-12-25T00:00:00+08:00', ['PERMISSION_ENDED']]);
    const paid = after(permitted, () => back.change, debt({ ...plan, owed: parseYuan('4000') }, '2026-12-28'));
    const over = ring(paid, '2027-01-02T00:00:00+08:00');
    expect([over.due.at, kinds(over.change)]).toEqual(['2027-01-02T00:00:00+08:00', ['GRACE_ENDED']]);
    const waiting = after(paid, () => over.change);
    expect(refused(publish(waiting, '2027-01-04'))?.[0]).toBe('LISTING.PLAN_PERFORMED');
    expect(creditTasks(waiting, turn('2027-01-20'))).toEqual([]);
    // Nothing but the end of its term, which has run since the decision.
    expect(nextCreditDeadline(waiting, turn('2027-01-20'))).toMatchObject({ at: '2028-12-02T00:00:00+08:00' });

    // The second was due on 2027-01-28: by its own deadline, whatever the court waits with a finding.
    const due = { ...plan, owed: parseYuan('4000'), defaultsAhead: [{ no: 2, since: MISSED }] };
    const ahead = after(waiting, debt(due, '2026-12-28'));
    expect(nextCreditDeadline(ahead, turn('2027-01-20'))).toMatchObject({ at: MISSED, items: [{ kind: 'DEFAULT' }] });
    const missed = after(ahead, () => ring(ahead, '2027-01-30').change);
    expect(creditTasks(missed, turn('2027-01-29'))).toMatchObject([
      { kind: 'PUBLISH', since: '2027-01-29', lastDay: '2027-01-29' },
    ]);
    expect(missed.debt).toMatchObject({
      planPerformed: false,
      performingSince: null,
      inDefaultSince: MISSED,
      defaults: [{ no: 2, since: MISSED, curedOn: null }],
      defaultsAhead: [],
    });
    const shown = after(missed, (file) => publish(file, '2027-01-29'));
    expect(shown.listings[0]).toMatchObject({ stage: 'PUBLISHED', termLastDay: '2028-12-01' });
  });

  it('S23, DIS-GRACE-1: a grace that is over at the first instant of the default holds nothing up any longer either', () => {
    const start = decided('2026-12-29', { ground: 6, graceMonths: 1 });
    const { graceEndsOn } = start.listings[0]!;
    expect(graceEndsOn).toBe('2027-01-29');
    const since = instant('2027-01-30T00:00:00+08:00');
    const ahead = after(start, debt({ ...plan, defaultsAhead: [{ no: 2, since }] }, '2026-12-30'));
    const { due, change } = ring(ahead, '2027-01-30T00:00:00+08:00');
    expect(due.items.map(({ kind }) => kind)).toEqual(['DEFAULT', 'LISTING_GRACE_END']);
    expect(kinds(change)).toEqual(['GRACE_ENDED', 'TASK_OPENED']);
    // Both change the entry: it is in the change once, as it is at the end.
    expect(change.listings).toMatchObject([{ stage: 'DECIDED', heldOffUntil: since }]);
    const over = after(ahead, () => change);
    expect(over.listings[0]).toMatchObject({ stage: 'DECIDED', heldOffUntil: since });
    expect(creditTasks(over, turn('2027-01-30'))).toMatchObject([{ kind: 'PUBLISH', since: '2027-01-30' }]);
  });

  it('SET-GRACE: who acts one second after it acts on it, before its deadline is dealt with; the same clock again changes nothing', () => {
    const course = [
      {
        kind: 'AGREED',
        schedule: [{ no: 2, due: legalDate('2027-01-28'), amount: '4000.00' as Yuan }],
        agreedOn: legalDate('2026-12-20'),
        at: instant('2026-12-20'),
        terms: { allocationOrder: null, waivers: [], due: {} },
      } as const,
    ].reduce<SettlementCourse>(courseAfter, NOTHING_HEARD);
    const signed = decided('2026-12-01', { ground: 6 });
    const waits = (when: string) => turn(when, { pack: packOf('dongying-2020@1') });
    const file = after(signed, debt(debtView(course, 'd-1', waits('2026-12-20')), '2026-12-20'));
    expect(debtByClock(file, course, waits('2027-01-28T23:59:59+08:00'))).toBeUndefined();
    const [at, change] = ['2027-01-29T00:00:01+08:00', debtByClock(file, course, waits('2027-01-29T00:00:01+08:00'))!];
    const now = after(file, () => change);
    expect(change.happened).toMatchObject([{ kind: 'TASK_OPENED', at: MISSED, task: { kind: 'PUBLISH' } }]);
    expect(now.debt).toEqual({ ...debtView(course, 'd-1', waits(at)), owed: file.debt.owed });
    expect(debtByClock(now, course, waits(at))).toBeUndefined();
    expect(nextCreditDeadline(now, waits(at))?.items.map(({ kind }) => kind)).not.toContain('DEFAULT');
  });
});

describe('S1, S20: listed, and performed in full on 2026-12-11', () => {
  it('S1: the entry and the limit are gone by 2026-12-16, by decision of a person, and nothing is left to wait for', () => {
    const file = after(limited('2026-11-02')(published('2026-11-02')), debt(performedOn('2026-12-11'), '2026-12-11'));
    const tasks = creditTasks(file, turn('2026-12-11')).map(({ kind, lastDay, mandatory }) => [
      kind,
      lastDay,
      mandatory,
    ]);
    expect(tasks).toEqual([
      ['DELETE', '2026-12-16', true],
      ['LIFT_LIMIT', '2026-12-16', true],
    ]);
    const [open] = openDeletions(file, turn('2026-12-11'));
    const free = after(
      file,
      (now) =>
        decideDeletion(
          now,
          { deletionId: open?.id ?? '', verdict: { outcome: 'DELETE' } },
          turn('2026-12-14'),
          PARTIES,
        ),
      (now) => decideLift(now, { limitId: 'm-1', ground: 'PERFORMED', scope: 'WHOLE' }, turn('2026-12-14'), PARTIES),
    );
    expect([creditTasks(free, turn('2026-12-14')), nextCreditDeadline(free, turn('2026-12-14'))]).toEqual([[], null]);
  });
});

describe('S7: a settlement that is not performed without good reason (ground 6)', () => {
  it('S7: is listed only after the decision is served', () => {
    const inDefault = { ...OWES, inDefaultSince: instant('2026-10-14T00:00:00+08:00') };
    const file = after(decided('2026-11-23', { ground: 6 }), debt(inDefault, '2026-11-23'));
    const unserved = {
      ...file,
      listings: file.listings.map(({ decided: decision, ...row }) => ({
        ...row,
        ...(decision && { decided: { ...decision, servedAt: undefined } }),
      })),
    };
    expect(refused(publish(unserved, '2026-11-24'))?.[0]).toBe('LISTING.NOT_SERVED');
    expect(creditTasks(unserved, turn('2026-11-24'))).toEqual([]);
    expect(publish(file, '2026-11-24').ok).toBe(true);
  });
});
