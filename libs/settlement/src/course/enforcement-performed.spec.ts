import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, startOfDay, type LegalDate, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import {
  asset,
  done,
  fileOf,
  served,
  settlementOf,
  turn as propertyTurn,
} from '../../test/fixture/released-property.js';
import { after, debt, limited, PARTIES, published, refused, turn } from '../../test/fixture/sanctions.js';
import { decideNotice } from '../credit/certificate.js';
import { decideDueDeletion } from '../credit/deletion.js';
import { decideLift, type LiftOrder } from '../credit/lifting.js';
import { openDeletions } from '../credit/open-deletions.js';
import { decideRecordClosing } from '../credit/record-closing.js';
import { creditTasks } from '../credit/tasks.js';
import { CLOSING_MODES } from '../decisions/closing.js';
import { applyChange } from '../property/property-change.js';
import { type PropertyFile } from '../property/property-file.js';
import { endingOf } from '../property/property-ending.js';
import { applySettlement } from '../property/release-settlement.js';
import { debtView } from './debt-view.js';
import { NOTHING_HEARD, type SettlementCourse } from './course.js';
import { courseAfter, settlementView, type CourseEvent } from './settlement-course.js';

/** Listed and limited; the negotiation failed on 2026-10-30, and the court went on under a number of enforcement. */
const TITLE = { principal: '8182.00' as Yuan, dailyRate: '0', expiry: legalDate('2026-01-15'), fee: '0.00' as Yuan };
const FAILED = (
  [
    { kind: 'ACCEPTED', title: TITLE },
    { kind: 'CLOSED', ending: 'FAILED', at: courtInstant('2026-10-30T10:00:00+08:00') },
  ] as const
).reduce<SettlementCourse>(courseAfter, NOTHING_HEARD);
const closedAs = (performedOn: string, at = '2026-12-14T16:00:00+08:00'): CourseEvent => ({
  kind: 'ENFORCEMENT_CLOSED',
  as: '执行完毕',
  on: legalDate('2026-12-14'),
  performance: { on: legalDate(performedOn), amount: '8182.00' as Yuan },
  at: courtInstant(at),
});
const PERFORMED = courseAfter(FAILED, closedAs('2026-12-11'));

describe('enforcement closed as performed after a negotiation that came to nothing, in the credit of its debtor', () => {
  const at = (day: string) => turn(day);
  const view = (course: SettlementCourse, day: string) => debtView(course, 'd-1', at(day));
  const listed = after(limited('2026-03-02')(published('2026-03-02')), debt(view(FAILED, '2026-10-30'), '2026-10-30'));
  const heard = after(listed, debt(view(PERFORMED, '2026-12-14'), '2026-12-14'));

  it('DIS-ART-10-1, LIM-ART-9-2: deletion and lift are due within three working days of the value date; before, neither', () => {
    expect([openDeletions(listed, at('2026-12-13')), creditTasks(listed, at('2026-12-13'))]).toEqual([[], []]);
    const lift = { limitId: 'm-1', ground: 'PERFORMED', scope: 'WHOLE' } as const satisfies LiftOrder;
    expect(refused(decideLift(listed, lift, at('2026-12-13'), PARTIES))).toEqual(['LIFT.NOT_PERFORMED', 'LIM-ART-9-2']);
    const due = { since: '2026-12-11', lastDay: '2026-12-16', mandatory: true };
    expect(creditTasks(heard, at('2026-12-14'))).toMatchObject([
      { kind: 'DELETE', ...due },
      { kind: 'LIFT_LIMIT', ...due },
    ]);
    const [deletion] = openDeletions(heard, at('2026-12-14'));
    const clear = after(
      heard,
      (file) => decideDueDeletion(file, { deletionId: deletion!.id }, at('2026-12-15')),
      (file) => decideLift(file, lift, at('2026-12-15'), PARTIES),
    );
    expect(clear.listings[0]).toMatchObject({ stage: 'DELETED' });
    expect(clear.limits[0]?.lifted).toMatchObject({ ground: 'PERFORMED' });
  });

  it('CR-L-SY, CLS-4: the notice of repair attests day and sum, and the record closes once nothing stands', () => {
    const notice = { id: 'z-1', number: '1号', purpose: '贷款' };
    expect(refused(decideNotice(listed, notice, at('2026-12-13')))?.[0]).toBe('CERTIFICATE.NOT_PERFORMED');
    const attested = after(heard, (file) => decideNotice(file, notice, at('2026-12-14')));
    expect(attested.certificates).toMatchObject([{ performed: { on: '2026-12-11', amount: 818_200n } }]);
    const reason = { reason: '执行完毕' };
    expect(refused(decideRecordClosing(listed, reason, at('2026-12-14')))?.[0]).toBe('CREDIT.STANDS');
    const clear = {
      ...heard,
      listings: heard.listings.map((one) => ({ ...one, stage: 'DELETED' as const })),
      limits: heard.limits.map((one) => ({
        ...one,
        lifted: { at: at('2026-12-15').at, by: 'p', ground: 'PERFORMED' as const },
      })),
    };
    expect(decideRecordClosing(clear, reason, at('2026-12-15')).ok).toBe(true);
    expect(refused(decideRecordClosing({ ...clear, debt: listed.debt }, reason, at('2026-12-15')))?.[0]).toBe(
      'CREDIT.OWED',
    );
  });

  it('DIS-ART-10-1: a wrong day that is corrected moves what is due', () => {
    const corrected = courseAfter(PERFORMED, closedAs('2026-12-09', '2026-12-14T17:00:00+08:00'));
    const file = after(heard, debt(view(corrected, '2026-12-14'), '2026-12-14'));
    expect(openDeletions(file, at('2026-12-14'))).toMatchObject([{ arisenOn: '2026-12-09', lastDay: '2026-12-14' }]);
  });
});

describe('enforcement closed after a negotiation that came to nothing, with property under control', () => {
  const things = ['a', 'b'].map((id) => asset(id, '150'));
  const open = fileOf(things, settlementOf([], settlementView(FAILED)));
  const follow = (file: PropertyFile, course: SettlementCourse, day: string) =>
    applyChange(file, applySettlement(file, settlementView(course, propertyTurn(day)), propertyTurn(day)));

  it('CLS-1, 查扣冻28: what is performed makes everything due for release; released, the file has ended', () => {
    expect([open.controls.length, follow(open, FAILED, '2026-11-02').releases]).toEqual([2, []]);
    const due = follow(open, PERFORMED, '2026-12-14');
    expect(due.releases).toMatchObject([{ ground: 'PERFORMED', state: 'DUE', assetIds: ['a', 'b'] }]);
    const { id } = due.releases[0]!;
    expect(endingOf(due)).toBeUndefined();
    const released = done(served(due, id, '2026-12-15'), id, '2026-12-16');
    expect(endingOf(released)).toEqual({ ending: 'RELEASED', rule: 'CLS-1' });
  });

  it('CLS-2, CLS-4: every other end makes everything due by law, but 终本 and 销案; corrected to 终本, nothing is due any more', () => {
    for (const as of CLOSING_MODES.filter((mode) => mode !== '执行完毕')) {
      const closed = courseAfter(FAILED, {
        kind: 'ENFORCEMENT_CLOSED',
        as,
        on: legalDate('2026-12-14'),
        at: courtInstant('2026-12-15T16:00:00+08:00'),
      });
      const grounds = follow(open, closed, '2026-12-15').releases.map(({ ground }) => ground);
      expect([as, grounds]).toEqual([as, as === '终结本次执行程序' || as === '销案' ? [] : ['LAW_ORDERS']]);
      if (as !== '终结本次执行程序') continue;
      const corrected = follow(follow(open, PERFORMED, '2026-12-14'), closed, '2026-12-15');
      expect(corrected.releases.map(({ state }) => state)).toEqual(['SUPERSEDED']);
    }
  });

  it('CLS-4: a closing that is corrected takes its release with it, and opens the one that is right; what is served stands', () => {
    const as = (mode: (typeof CLOSING_MODES)[number], on: string) =>
      courseAfter(FAILED, {
        ...{ kind: 'ENFORCEMENT_CLOSED', as: mode, on: legalDate(on) },
        at: courtInstant('2026-12-15T16:00:00+08:00'),
      });
    const terminated = follow(open, as('终结执行', '2026-12-14'), '2026-12-15');
    const states = ({ releases }: PropertyFile) => releases.map(({ ground, state }) => [ground, state]);
    const over = ['LAW_ORDERS', 'SUPERSEDED'];
    for (const mode of ['终结本次执行程序', '销案'] as const)
      expect(states(follow(terminated, as(mode, '2026-12-14'), '2026-12-16'))).toEqual([over]);
    expect(states(follow(terminated, PERFORMED, '2026-12-16'))).toEqual([over, ['PERFORMED', 'DUE']]);
    const otherDay = follow(terminated, as('终结执行', '2026-12-11'), '2026-12-16');
    expect(states(otherDay)).toEqual([over, ['LAW_ORDERS', 'DUE']]);
    expect(otherDay.releases[1]).toMatchObject({ basis: expect.stringContaining('12月11日') });
    const performed = follow(open, PERFORMED, '2026-12-14');
    expect(states(follow(performed, as('终结执行', '2026-12-14'), '2026-12-16'))).toEqual([
      ['PERFORMED', 'SUPERSEDED'],
      ['LAW_ORDERS', 'DUE'],
    ]);
    const out = served(terminated, terminated.releases[0]!.id, '2026-12-16');
    expect(states(follow(out, as('终结本次执行程序', '2026-12-14'), '2026-12-17'))).toEqual([['LAW_ORDERS', 'SERVED']]);
  });
});

it('DIS-ART-10-1, CLS-1: whichever closings are told, and in whatever order, the one told last says on which day the debt was performed', () => {
  const day = fc.integer({ min: 0, max: 300 }).map((n): LegalDate => {
    const on = new Date(Date.UTC(2026, 0, 15 + n)).toISOString().slice(0, 10);
    return legalDate(on);
  });
  const told = fc.uniqueArray(
    fc.record({
      minute: fc.integer({ min: 0, max: 59 }),
      performed: fc.option(day),
      mode: fc.constantFrom(...CLOSING_MODES),
    }),
    { minLength: 1, maxLength: 4, selector: ({ minute }) => minute },
  );
  fc.assert(
    fc.property(told, fc.array(fc.nat()), (closings, order) => {
      const events = closings.map(({ minute, performed, mode }): { minute: number; event: CourseEvent } => ({
        minute,
        event: {
          kind: 'ENFORCEMENT_CLOSED',
          as: performed === null ? (mode === '执行完毕' ? '销案' : mode) : '执行完毕',
          on: legalDate('2026-12-14'),
          at: courtInstant(`2026-12-14T16:${String(minute).padStart(2, '0')}:00+08:00`),
          ...(performed !== null && { performance: { on: performed, amount: '8182.00' as Yuan } }),
        },
      }));
      const shuffled = events
        .map((one, i) => ({ one, key: order[i] ?? i }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one.event);
      const course = shuffled.reduce(courseAfter, FAILED);
      const [last] = [...closings].sort((a, b) => b.minute - a.minute);
      const seen = debtView(course, 'd-1', { ...turn('2026-12-20'), at: startOfDay(legalDate('2026-12-20')) });
      expect(seen.performedOn).toBe(last!.performed);
      expect(seen.owed === 0n).toBe(last!.performed !== null);
    }),
  );
});
