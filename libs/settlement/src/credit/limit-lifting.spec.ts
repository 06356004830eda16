import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  after,
  askedToLift,
  debt,
  fresh,
  instant,
  limited,
  OWES,
  PARTIES,
  PERSON,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { CONSUMPTION_CLASSES, type CreditFile, type DebtView } from './credit-file.js';
import { decideLift, type LiftOrder } from './lifting.js';
import { applyCreditChange } from './credit-change.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { limitHolds } from './limit-standing.js';
import { creditTasks } from './tasks.js';

const standing = limited('2026-12-01')(fresh(PERSON));
const lift = (file: CreditFile, more: Partial<LiftOrder> & Pick<LiftOrder, 'ground'>, at = '2026-12-21') =>
  decideLift(file, { limitId: 'm-1', scope: 'WHOLE', ...more }, turn(at), PARTIES);
const ended = (closedAs: NonNullable<DebtView['closedAs']>) =>
  after(standing, debt({ ...OWES, closedAs, closedOn: legalDate('2026-12-11') }, '2026-12-11'));
const duties = (file: CreditFile) =>
  creditTasks(file, turn('2026-12-11')).map(({ kind, lastDay, mandatory }) => [kind, lastDay, mandatory]);

describe('the end of enforcement', () => {
  it('LIM-ART-1, CLS-2: when it has ended for good, a limit must be lifted within three working days, in whole', () => {
    for (const closedAs of ['终结执行', '不予执行', '驳回申请'] as const)
      expect(duties(ended(closedAs))).toEqual([['LIFT_LIMIT', '2026-12-16', true]]);
    const over = ended('终结执行');
    expect(refused(lift(over, { ground: 'ENFORCEMENT_ENDED', scope: ['TOURISM'] }))?.[0]).toBe('LIFT.WHOLE_ONLY');
    const free = after(over, (file) => lift(file, { ground: 'ENFORCEMENT_ENDED' }));
    expect([duties(free), free.limits[0]?.lifted?.ground]).toEqual([[], 'ENFORCEMENT_ENDED']);
  });

  it('CLS-4, SET-ART-14-1: 终本 is none, 销案 lets its judge see to it, and a suit on the settlement only lets the court end it', () => {
    // Nothing is enforced here any more, and another court may not go on with it: its judge sees to what stands, and may lift it.
    expect([ended('终结本次执行程序'), ended('销案'), ended('SUED')].map(duties)).toEqual([
      [],
      [['LIFT_LIMIT', '2026-12-16', false]],
      [],
    ]);
    for (const goesOn of [ended('终结本次执行程序'), ended('SUED')])
      expect(refused(lift(goesOn, { ground: 'ENFORCEMENT_ENDED' }))).toEqual(['LIFT.ENFORCEMENT_GOES_ON', 'LIM-ART-1']);
    expect(lift(ended('销案'), { ground: 'ENFORCEMENT_ENDED' }).ok).toBe(true);
    // Nothing is overdue of what he may leave; once it must be lifted it is another task.
    const rings = (file: CreditFile) => {
      const first = nextCreditDeadline(file, turn('2026-12-11'))!;
      const heard = applyCreditChange(file, passCreditDeadline(file, first, turn('2026-12-16')));
      const then = nextCreditDeadline(heard, turn('2026-12-16'));
      return [first, then].map((due) => due?.items.map(({ kind }) => kind));
    };
    expect(rings(ended('销案'))).toEqual([['TASK_LAST_DAY'], undefined]);
    expect(rings(ended('终结执行'))).toEqual([['TASK_LAST_DAY'], ['TASK_OVERDUE']]);
    const id = (file: CreditFile) => creditTasks(file, turn('2026-12-11'))[0]!.id;
    expect(id(ended('销案'))).not.toBe(id(ended('终结执行')));
  });
});

describe('a limit that is lifted in part', () => {
  const [first, ...others] = CONSUMPTION_CLASSES;

  it('LIM-ART-8: never goes in all nine classes, be it in several parts', () => {
    const asked = askedToLift(standing);
    expect(refused(lift(asked, { ground: 'RAISES_ABILITY', scope: CONSUMPTION_CLASSES }))).toEqual([
      'LIFT.PART_IS_ALL',
      'LIM-ART-8',
    ]);
    const part = after(asked, (file) => lift(file, { ground: 'RAISES_ABILITY', scope: others }));
    expect(refused(lift(part, { ground: 'RAISES_ABILITY', scope: [first] }))?.[0]).toBe('LIFT.PART_IS_ALL');
  });

  it('LIM-ART-8: for what is needed is free up to 24:00 of the day that the decision names', () => {
    const needed = (until?: string) =>
      lift(standing, { ground: 'NEEDED', scope: [first], ...(until !== undefined && { until: legalDate(until) }) });
    expect([needed(), needed('2026-12-20')].map((one) => refused(one)?.[0])).toEqual([
      'LIFT.NEEDED_UNTIL',
      'LIFT.NEEDED_UNTIL',
    ]);
    const [limit] = after(standing, () => needed('2026-12-31')).limits;
    const held = ['2026-12-31T23:59:59+08:00', '2027-01-01T00:00:00+08:00'].map((at) =>
      limitHolds(limit!, instant(at), first),
    );
    expect(held).toEqual([false, true]);
    const ability = { ground: 'RAISES_ABILITY', scope: [first], until: legalDate('2026-12-31') } as const;
    expect(refused(lift(standing, ability))?.[0]).toBe('LIFT.NEEDED_UNTIL');
  });
});
