import { describe, expect, it } from '@jest/globals';
import { after, COURT, fresh, instant, LIMIT, PARTIES, refused, turn, UNIT } from '../../test/fixture/sanctions.js';
import { type CreditFile } from './credit-file.js';
import { decideLift, type LiftOrder } from './lifting.js';
import { decideLimitInForce, decideLimitOrder, decideLimitService, type LimitOrder } from './limits.js';
import { creditTasks } from './tasks.js';

const ON = '2026-12-01';
const order =
  (more: Partial<LimitOrder>, on = ON) =>
  (file: CreditFile) =>
    decideLimitOrder(file, { ...LIMIT, ...more }, turn(on), COURT);
const HEAD = { id: 'm-2', partyId: 'x-1', capacity: 'HEAD' } as const;
const head = order(HEAD);
const lift =
  (limitId: string, more: Pick<LiftOrder, 'ground'> & Partial<LiftOrder>, on: string) => (file: CreditFile) =>
    decideLift(file, { limitId, scope: 'WHOLE', ...more }, turn(on), PARTIES);
const consents = { ground: 'CREDITOR_CONSENTS', consents: [{ partyId: 'c-1', at: instant('2026-12-20') }] } as const;
const tasks = (file: CreditFile, at: string) =>
  creditTasks(file, turn(at)).map(({ kind, rowId, lastDay, mandatory }) => [kind, rowId, lastDay, mandatory]);

describe('a limit of one behind a unit', () => {
  it('LIM-ART-3-2, DIS-GRACE-1: is ordered once that of the unit is in force, and not while the unit has its grace', () => {
    const inGrace = after(fresh(UNIT), order({ graceMonths: 1 }), (file) =>
      decideLimitService(file, { limitId: 'm-1', servedAt: instant(ON) }, turn(ON)),
    );
    expect(refused(head(inGrace))).toEqual(['LIMIT.UNIT_NOT_LIMITED', 'LIM-ART-3-2']);
    const later = '2027-01-04';
    const inForce = after(inGrace, (file) => decideLimitInForce(file, { limitId: 'm-1' }, turn(later)));
    expect(order(HEAD, later)(inForce).ok).toBe(true);
  });

  it('LIM-ART-3-2: in its own grace is not put in force once the unit is free', () => {
    const file = after(fresh(UNIT), order({}), order({ ...HEAD, graceMonths: 1 }), (now) =>
      decideLimitService(now, { limitId: 'm-2', servedAt: instant(ON) }, turn(ON)),
    );
    const due = '2027-01-04';
    expect(tasks(file, due)).toEqual([['PUT_LIMIT_IN_FORCE', 'm-2', '2027-01-02', false]]);
    const free = after(file, lift('m-1', consents, '2026-12-21'));
    expect(tasks(free, due)).toEqual([['LIFT_LIMIT', 'm-2', '2026-12-24', true]]);
    expect(refused(decideLimitInForce(free, { limitId: 'm-2' }, turn(due)))?.[0]).toBe('LIMIT.UNIT_NOT_LIMITED');
  });

  it('LIM-ART-3-2: is to be lifted when that of the unit is lifted on consent, unless the unit is limited anew', () => {
    const both = after(
      fresh(UNIT),
      order({}),
      head,
      order({ id: 'm-3', kind: 'EXIT', partyId: 'x-1', capacity: 'HEAD' }),
    );
    expect(tasks(both, '2026-12-21')).toEqual([]);
    const free = after(both, lift('m-1', consents, '2026-12-21'));
    expect(tasks(free, '2026-12-21')).toEqual([['LIFT_LIMIT', 'm-2', '2026-12-24', true]]);
    expect(tasks(after(free, lift('m-2', consents, '2026-12-22')), '2026-12-22')).toEqual([]);
    expect(tasks(after(free, order({ id: 'm-4' }, '2026-12-22')), '2026-12-22')).toEqual([]);
  });

  it('LIM-35-17: of a former representative lifted, whoever has come after him is to be limited while the unit is', () => {
    const findings = { controls: false, responsible: false, leftToEvade: false };
    const former = after(fresh(UNIT), order({}), head);
    const left = after(former, lift('m-2', { ground: 'REPRESENTATIVE_CHANGED', findings }, '2026-12-21'));
    expect(tasks(left, '2026-12-21')).toEqual([['LIMIT_SUCCESSOR', 'm-2', '2026-12-24', true]]);
    const successor = { id: 'm-5', partyId: 'x-2' };
    expect(tasks(after(left, order({ ...HEAD, ...successor }, '2026-12-22')), '2026-12-22')).toEqual([]);
    const another = order({ ...HEAD, ...successor, capacity: 'ACTUAL_CONTROLLER' }, '2026-12-22');
    expect(tasks(after(left, another), '2026-12-22')).toHaveLength(1);
    expect(tasks(after(left, lift('m-1', consents, '2026-12-22')), '2026-12-22')).toEqual([]);
    const before = after(former, order({ ...HEAD, ...successor }));
    expect(
      tasks(after(before, lift('m-2', { ground: 'REPRESENTATIVE_CHANGED', findings }, '2026-12-21')), '2026-12-21'),
    ).toEqual([]);
  });
});
