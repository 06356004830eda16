import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { ENDINGS, type Ending } from '../case/states.js';
import { CLOSING_MODES, type ClosingMode } from '../decisions/closing.js';
import { debtView } from './debt-view.js';
import { enforcementEnd } from './enforcement-end.js';
import { NOTHING_HEARD } from './course.js';
import { courseAfter, settlementView, type CourseEvent } from './settlement-course.js';

const AT = courtInstant('2026-12-11T10:00:00+08:00');
const TITLE = {
  principal: '1000000.00' as Yuan,
  dailyRate: '0',
  expiry: legalDate('2026-03-15'),
  fee: '0.00' as Yuan,
};
const RESUMED: CourseEvent = {
  kind: 'RESUMED',
  resumed: { asOf: legalDate('2026-11-23'), ground: 'SET-ART-11-0', total: '1000000.00' as Yuan },
};
const PAID: CourseEvent = {
  kind: 'RECEIVED',
  receipt: { receiptId: 'r-1', valueDate: legalDate('2026-12-01'), amount: '1000000.00' as Yuan },
};
const after = (...events: CourseEvent[]) =>
  events.reduce(courseAfter, courseAfter(NOTHING_HEARD, { kind: 'ACCEPTED', title: TITLE }));
const endedAs = (ending: Ending): CourseEvent => ({ kind: 'CLOSED', ending, at: AT });

describe('the end of enforcement', () => {
  it('PRE-1, PRE-7, PRE-8: a negotiation that comes to nothing ends none: the case goes on to enforcement', () => {
    const ends = ENDINGS.map((ending) => [ending, enforcementEnd(after(endedAs(ending)), null)?.as ?? null]);
    expect(Object.fromEntries(ends)).toEqual({
      PERFORMED: null,
      LAPSED: null,
      REFUSED: null,
      WITHDRAWN: null,
      FAILED: null,
      RESUMED: null,
      SUED: 'SUED',
      APPLICATION_PERIOD_EXPIRED: '不予执行',
      APPLICATION_WITHDRAWN: null,
      REJECTED: null,
    });
    expect(enforcementEnd(after(endedAs('SUED')), null)?.on).toBe('2026-12-11');
  });

  it('CLS-4: enforcement that resumed ends in every mode of closing but 终结本次执行程序, on the day of the closing', () => {
    const closed = CLOSING_MODES.map(
      (mode) =>
        enforcementEnd(after(RESUMED, { kind: 'ENFORCEMENT_CLOSED', as: mode, at: AT }, PAID), null)?.as ?? null,
    );
    expect(closed).toEqual(['执行完毕', null, '终结执行', '销案', '不予执行', '驳回申请']);
  });

  it('CLS-2, CLS-5, SET-ART-14-1: is 终结执行 over a settlement that is performed or sued on, and none once enforcement has resumed', () => {
    const on = legalDate('2026-11-30');
    const closed: CourseEvent = {
      kind: 'ENFORCEMENT_CLOSED',
      as: '终结执行',
      on,
      at: courtInstant('2026-12-01T09:00:00+08:00'),
    };
    const terminated = { as: '终结执行', on };
    expect(enforcementEnd(after(closed), null)).toEqual(terminated);
    expect(settlementView(after(closed)).enforcementEnd).toEqual(terminated);
    // In whatever order they are heard: what is preserved in the suit stays so, and no sanction does.
    const later: CourseEvent = { ...closed, at: courtInstant('2026-12-20T09:00:00+08:00') };
    for (const sued of [after(endedAs('SUED'), later), after(later, endedAs('SUED'))]) {
      expect(enforcementEnd(sued, null)).toEqual(terminated);
      expect(settlementView(sued).enforcementEnd).toEqual({ as: 'SUED', on: '2026-12-11' });
    }
    // CLS-4: it was recorded by mistake, and the one before it stands; what is told later counts.
    const withdrawn = (at: string, standing: { as: ClosingMode; on: typeof on } | null): CourseEvent => ({
      kind: 'CLOSING_WITHDRAWN',
      at: courtInstant(at),
      standing,
    });
    expect(enforcementEnd(after(closed, withdrawn('2026-12-02T09:00:00+08:00', null)), null)).toBeNull();
    expect(enforcementEnd(after(closed, withdrawn('2026-11-30T09:00:00+08:00', null)), null)).toEqual(terminated);
    const before = { as: '终结本次执行程序' as const, on };
    const asBefore = after(closed, withdrawn('2026-12-02T09:00:00+08:00', before));
    expect([enforcementEnd(asBefore, null), debtView(asBefore, 'd-1').closedAs]).toEqual([null, before.as]);
    // CLS-2: what was to be lifted before the suit it preserves nothing of.
    for (const lifted of [after(closed, endedAs('SUED')), after(endedAs('SUED'), closed)])
      expect(settlementView(lifted).enforcementEnd).toEqual(terminated);
    for (const again of [after(closed, RESUMED, endedAs('RESUMED')), after(endedAs('RESUMED'), RESUMED, closed)]) {
      expect([enforcementEnd(again, null), debtView(again, 'd-1').closedAs]).toEqual([null, undefined]);
      const anew: CourseEvent = {
        ...closed,
        on: legalDate('2027-03-01'),
        at: courtInstant('2027-03-01T09:00:00+08:00'),
      };
      expect(enforcementEnd(courseAfter(again, anew), null)).toEqual({ as: '终结执行', on: '2027-03-01' });
      // SET-RES-2: ended for now it goes on, and what closes it then counts.
      const forNow: CourseEvent = {
        kind: 'ENFORCEMENT_CLOSED',
        as: '终结本次执行程序',
        at: courtInstant('2027-02-01T09:00:00+08:00'),
      };
      const goesOn = courseAfter(again, forNow);
      expect(enforcementEnd(goesOn, null)).toBeNull();
      expect(enforcementEnd(courseAfter(goesOn, anew), null)).toEqual({ as: '终结执行', on: '2027-03-01' });
    }
  });

  it('CLS-1, CLS-3: full performance ends it on its value date, closed or not, and no more once it is undone', () => {
    const performed: CourseEvent = { kind: 'PERFORMED', performedOn: legalDate('2026-12-01'), at: AT };
    expect(enforcementEnd(after(performed), null)).toEqual({ as: '执行完毕', on: '2026-12-01' });
    const closed: CourseEvent = { kind: 'ENFORCEMENT_CLOSED', as: '执行完毕', at: AT };
    const done = after(RESUMED, PAID, closed);
    expect(enforcementEnd(done, null)).toEqual({ as: '执行完毕', on: '2026-12-01' });
    const owed: CourseEvent = {
      kind: 'OWED_AFTER_ENDING',
      owed: '1.00' as Yuan,
      asOf: legalDate('2026-12-20'),
      at: courtInstant('2026-12-20T10:00:00+08:00'),
    };
    expect(enforcementEnd(courseAfter(done, owed), null)).toBeNull();
  });

  it('CLS-1, CLS-4, PRE-7: enforcement that went on after a negotiation ends as its judge says, on its day, performed on its value date', () => {
    const closed = (as: ClosingMode, more: object = {}): CourseEvent => ({
      kind: 'ENFORCEMENT_CLOSED',
      as,
      on: legalDate('2026-12-08'),
      at: AT,
      ...more,
    });
    const failed = endedAs('FAILED');
    const modes = CLOSING_MODES.filter((mode) => mode !== '执行完毕');
    expect(modes.map((mode) => enforcementEnd(after(failed, closed(mode)), null))).toEqual(
      modes.map((as) => (as === '终结本次执行程序' ? null : { as, on: '2026-12-08' })),
    );
    const performance = { on: legalDate('2026-12-01'), amount: '1000000.00' as Yuan };
    const done = closed('执行完毕', { performance });
    for (const events of [
      [failed, done],
      [done, failed],
    ])
      expect(enforcementEnd(after(...events), null)).toEqual({ as: '执行完毕', on: '2026-12-01' });
    // What is told later counts, in whatever order it comes.
    const on = legalDate('2026-12-02');
    const corrected = closed('执行完毕', {
      performance: { ...performance, on },
      at: courtInstant('2026-12-12T10:00:00+08:00'),
    });
    for (const events of [
      [done, corrected],
      [corrected, done],
    ])
      expect(enforcementEnd(after(failed, ...events), null)).toEqual({ as: '执行完毕', on });
  });

  it('SET-ART-16-1: a suit or an end as performed ends nothing once enforcement has resumed', () => {
    expect(enforcementEnd(after(endedAs('SUED'), RESUMED), null)).toBeNull();
    expect(enforcementEnd(after(endedAs('PERFORMED'), RESUMED), null)).toBeNull();
  });

  it('S24, CLS-5: closed for its long performance, a settlement keeps its controls until it is performed; for credit enforcement has ended', () => {
    const closed: CourseEvent = { kind: 'ENFORCEMENT_CLOSED', as: '终结执行', at: AT, controlsKept: true };
    expect(enforcementEnd(after(closed), null)).toEqual({ as: '终结执行', on: '2026-12-11' });
    expect(settlementView(after(closed)).enforcementEnd).toBeNull();
    const performed: CourseEvent = { kind: 'PERFORMED', performedOn: legalDate('2028-12-30'), at: AT };
    expect(settlementView(after(closed, performed)).enforcementEnd).toEqual({ as: '执行完毕', on: '2028-12-30' });
  });

  it('is the same for property: its view of the settlement has it', () => {
    const closed: CourseEvent = { kind: 'ENFORCEMENT_CLOSED', as: '终结执行', at: AT };
    expect(settlementView(after(RESUMED, closed)).enforcementEnd).toEqual({ as: '终结执行', on: '2026-12-11' });
    expect(settlementView(after(RESUMED)).enforcementEnd).toBeNull();
  });
});
