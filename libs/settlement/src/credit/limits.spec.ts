import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import {
  after,
  askedToLift,
  COURT,
  debt,
  fresh,
  instant,
  LIMIT,
  OWES,
  PARTIES,
  performedOn,
  PERSON,
  published,
  refused,
  turn,
  UNIT,
} from '../../test/fixture/sanctions.js';
import {
  CONSUMPTION_CLASSES,
  LIMIT_CAPACITIES,
  type CreditFile,
  type DebtView,
  type LimitCapacity,
} from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import {
  decideLift,
  decideLimitReview,
  decideLimitReviewRequest,
  decidePermission,
  decidePermissionRevocation,
  type LiftOrder,
} from './lifting.js';
import { limitHolds } from './limit-standing.js';
import { decideLimitInForce, decideLimitOrder, decideLimitService, type LimitOrder } from './limits.js';
import { decideReinstatement } from './reinstatement.js';
import { type RepairApplication } from './repair-file.js';
import { decideSuspension } from './suspension.js';
import { creditTasks } from './tasks.js';

/** For the suspension of the entry, complete. */
const APPLICATION: RepairApplication = {
  id: 'a-1',
  kind: 'SUSPENSION',
  concerns: 'l-1',
  state: 'UNDER_REVIEW',
  receivedAt: instant('2026-12-15'),
  by: 'd-1',
  materials: [],
  steps: [],
  inquiries: [],
  complaints: [],
};
const order = (file: CreditFile, more: Partial<LimitOrder> = {}, at = '2026-12-01') =>
  decideLimitOrder(file, { ...LIMIT, ...more }, turn(at), COURT);
const serve = (file: CreditFile, servedAt = '2026-12-01') =>
  decideLimitService(file, { limitId: 'm-1', servedAt: instant(servedAt) }, turn(servedAt));
const limited = (more: Partial<LimitOrder> = {}, file = fresh()) =>
  after(
    file,
    (now) => order(now, more),
    (now) => serve(now),
  );
/** A unit whose consumption is limited, behind which others may be. */
const UNIT_LIMITED = after(fresh(UNIT), (file) => order(file, { id: 'm-0' }));
const lift = (
  file: CreditFile,
  more: Partial<LiftOrder> & Pick<LiftOrder, 'ground'>,
  at = '2026-12-21',
  parties = PARTIES,
) => decideLift(file, { limitId: 'm-1', scope: 'WHOLE', ...more }, turn(at), parties);
const permit = (file: CreditFile, from: string, until: string, at = '2026-12-20') =>
  decidePermission(
    file,
    { id: `p-${from}`, limitId: 'm-1', ground: 'FUNERAL', from: instant(from), until: instant(until) },
    turn(at),
  );
const holds = (file: CreditFile, at: string) => {
  const [limit] = file.limits;
  return limit !== undefined && limitHolds(limit, instant(at), 'TRANSPORT');
};

describe('an order that limits consumption or exit', () => {
  it('LIM-ART-1, CON-1: may be made of a debtor who owes, is barred as a listing is, and must be made of one who is listed', () => {
    expect(limited().limits[0]?.mandatory).toBe(false);
    for (const [bar, code] of [
      [performedOn('2026-11-30'), 'LIMIT.PERFORMED'],
      [{ controlled: OWES.owed }, 'LIMIT.PROPERTY_SUFFICES'],
      [{ planPerformed: true }, 'LIMIT.PLAN_PERFORMED'],
      [{ creditorHoldsOff: true }, 'LIMIT.CREDITOR_HOLDS_OFF'],
    ] as const)
      expect(refused(order(fresh(PERSON, { ...OWES, ...bar })))?.[0]).toBe(code);
    expect(order(fresh(PERSON, { ...OWES, planPerformed: true, inDefaultSince: instant('2026-11-30') })).ok).toBe(true);
    const closed = (closedAs: DebtView['closedAs']) =>
      fresh(PERSON, { ...OWES, closedAs, closedOn: legalDate('2026-11-30') });
    for (const kind of ['CONSUMPTION', 'EXIT'] as const) {
      for (const over of ['终结执行', '销案'] as const)
        expect(refused(order(closed(over), { kind }))?.[0]).toBe('LIMIT.CASE_CLOSED');
      expect(order(closed('SUED'), { kind }).ok).toBe(true);
    }
    expect(refused(order(fresh({ ...PERSON, campusLoanStudent: true })))?.[0]).toBe('LIMIT.STUDENT');
    const listed = published('2026-12-01', { ground: 4 });
    const dutyOf = (file: CreditFile) =>
      creditTasks(file, turn('2026-12-01')).filter(({ kind }) => kind === 'ORDER_LIMIT');
    expect(dutyOf(listed)).toMatchObject([{ mandatory: true, lastDay: '2026-12-04' }]);
    // SET-ART-14-1: nothing is enforced while the settlement is sued on.
    expect(
      dutyOf({ ...listed, debt: { ...listed.debt, closedAs: 'SUED', closedOn: legalDate('2026-12-01') } }),
    ).toEqual([]);
    const done = after(listed, (file) => order(file));
    expect([dutyOf(done), done.limits[0]?.mandatory]).toEqual([[], true]);
  });

  it('LIM-ART-1, LIM-EXIT: keeps on whose application it is, or why it is necessary of the court’s own motion (限高规定4, 执行程序解释23)', () => {
    const necessity = '被执行人正在办理移居手续';
    for (const [kind, rule] of [
      ['CONSUMPTION', 'LIM-ART-1'],
      ['EXIT', 'LIM-EXIT'],
    ] as const) {
      const own = (file: CreditFile, said?: string) => order(file, { kind, appliedBy: undefined, necessity: said });
      expect(limited({ kind, appliedBy: 'c-1' }).limits[0]).toMatchObject({ appliedBy: 'c-1' });
      for (const said of [undefined, '  ']) {
        expect(refused(own(fresh(), said))).toEqual(['LIMIT.NECESSITY_MISSING', rule]);
        expect(own(fresh(), said)).toMatchObject({ error: { path: '/necessity' } });
      }
      const [limit] = after(fresh(), (file) => own(file, necessity)).limits;
      expect(limit).toMatchObject({ necessity });
      expect(limit).not.toHaveProperty('appliedBy');
      // Of who is listed consumption must be limited, which needs no further reason.
      expect(own(published('2026-11-30', { ground: 4 })).ok).toBe(kind === 'CONSUMPTION');
    }
  });

  it('LIM-ART-3-2: reaches four kinds of persons behind a unit, and nobody beside a person', () => {
    const others = LIMIT_CAPACITIES.filter((one) => one !== 'DEBTOR' && one !== 'STATUTORY_AGENT');
    for (const capacity of others) {
      expect(order(UNIT_LIMITED, { id: 'm-2', capacity, partyId: 'x-1' }).ok).toBe(true);
      // Nobody behind a unit is limited without the unit.
      expect(refused(order(fresh(UNIT), { capacity, partyId: 'x-1' }))?.[0]).toBe('LIMIT.UNIT_NOT_LIMITED');
      expect(order(fresh(UNIT), { kind: 'EXIT', capacity, partyId: 'x-1' }).ok).toBe(capacity !== 'ACTUAL_CONTROLLER');
      expect(refused(order(fresh(), { capacity, partyId: 'x-1' }))?.[0]).toBe('LIMIT.NOT_A_UNIT');
      expect(refused(order(fresh(UNIT), { capacity }))?.[0]).toBe('LIMIT.NOT_THE_DEBTOR');
    }
    expect(refused(order(fresh(UNIT), { partyId: 'x-1' }))?.[0]).toBe('LIMIT.NOT_THE_DEBTOR');
    expect(refused(order(limited()))?.[0]).toBe('LIMIT.STANDS');
    expect(order(limited(), { id: 'm-2', kind: 'EXIT' }).ok).toBe(true);
  });

  it('LIM-EXIT: of exit is not made of a unit nor of its controller, has no grace, and nothing but performance bars it', () => {
    const exit = (capacity: LimitCapacity, partyId: string) =>
      refused(order(fresh(UNIT), { kind: 'EXIT', capacity, partyId }))?.[0] ?? null;
    expect([exit('DEBTOR', 'd-1'), exit('ACTUAL_CONTROLLER', 'x-1'), exit('HEAD', 'x-1')]).toEqual([
      'LIMIT.UNIT_EXIT',
      'LIMIT.CONTROLLER_EXIT',
      null,
    ]);
    expect(refused(order(fresh(), { kind: 'EXIT', graceMonths: 1 }))?.[0]).toBe('LIMIT.EXIT_WITHOUT_GRACE');
    expect(order(fresh(PERSON, { ...OWES, planPerformed: true }), { kind: 'EXIT' }).ok).toBe(true);
    expect(refused(order(fresh(PERSON, performedOn('2026-11-30')), { kind: 'EXIT' }))).toEqual([
      'LIMIT.PERFORMED',
      'LIM-EXIT',
    ]);
  });

  it('DIS-GRACE-1, CON-1: with a grace holds nobody until a person puts it in force, when the grace is over and nothing bars it', () => {
    const force = (file: CreditFile, at: string) => decideLimitInForce(file, { limitId: 'm-1' }, turn(at));
    const file = limited({ graceMonths: 1 });
    expect([file.limits[0]?.graceEndsOn, holds(file, '2026-12-31')]).toEqual(['2027-01-01', false]);
    expect(refused(order(fresh(), { graceMonths: 4 }))?.[0]).toBe('SANCTION.GRACE_INVALID');
    expect(refused(force(file, '2027-01-01T23:59:59+08:00'))?.[0]).toBe('LIMIT.IN_GRACE');
    const plan = after(file, debt({ ...OWES, planPerformed: true }, '2026-12-20'));
    expect(refused(force(plan, '2027-01-02'))?.[0]).toBe('LIMIT.PLAN_PERFORMED');
    expect(
      refused(
        force(
          after(fresh(), (now) => order(now, { graceMonths: 1 })),
          '2027-01-02',
        ),
      )?.[0],
    ).toBe('LIMIT.NOT_SERVED');
    const done = after(file, (now) => force(now, '2027-01-02'));
    expect(holds(done, '2027-01-02')).toBe(true);
    expect(refused(force(done, '2027-01-02'))?.[0]).toBe('LIMIT.IN_FORCE');
  });

  it('LIM-ART-5: holds from its service', () => {
    const unserved = after(fresh(), (file) => order(file));
    expect(refused(serve(unserved, '2026-11-30'))?.[0]).toBe('LIMIT.SERVICE_DATE');
    const file = after(unserved, (now) => serve(now, '2026-12-03'));
    expect(serve(file, '2026-12-05')).toEqual({ ok: true, value: { happened: [] } });
    expect([holds(unserved, '2026-12-03'), holds(file, '2026-12-02'), holds(file, '2026-12-03')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('the lifting of a limit', () => {
  it('LIM-ART-9-2: is a duty on full performance, in whole, within three working days', () => {
    expect(refused(lift(limited(), { ground: 'PERFORMED' }))?.[0]).toBe('LIFT.NOT_PERFORMED');
    const file = after(limited(), debt(performedOn('2026-12-11'), '2026-12-11'));
    expect(creditTasks(file, turn('2026-12-11'))).toMatchObject([
      { kind: 'LIFT_LIMIT', rowId: 'm-1', lastDay: '2026-12-16', mandatory: true },
    ]);
    expect(refused(lift(file, { ground: 'PERFORMED', scope: ['TOURISM'] }))?.[0]).toBe('LIFT.WHOLE_ONLY');
    const free = after(file, (now) => lift(now, { ground: 'PERFORMED' }, '2026-12-14'));
    expect([holds(free, '2026-12-13'), holds(free, '2026-12-14'), creditTasks(free, turn('2026-12-14'))]).toEqual([
      true,
      false,
      [],
    ]);
    expect(refused(lift(free, { ground: 'PERFORMED' }))?.[0]).toBe('LIMIT.OVER');
  });

  it('LIM-ART-9-1: may be on effective security, or with the creditor’s consent', () => {
    expect(refused(lift(limited(), { ground: 'SECURED' }))?.[0]).toBe('LIFT.NOT_SECURED');
    expect(refused(lift(limited(), { ground: 'CREDITOR_CONSENTS' }))?.[0]).toBe('LIFT.NO_CONSENT');
    const secured = (by: string, more = {}) =>
      after(limited(), debt({ ...OWES, ...more, secured: parseYuan(by) }, '2026-12-20'));
    expect(lift(secured('8182'), { ground: 'SECURED' }).ok).toBe(true);
    for (const short of [secured('8181.99'), secured('8182', { beyondMoney: true })])
      expect(refused(lift(short, { ground: 'SECURED' }))?.[0]).toBe('LIFT.NOT_SECURED');
  });

  it('LIM-ART-9-1: the creditors’ consent is that of each of them', () => {
    const consents = ['c-1', 'c-2'].map((partyId) => ({ partyId, at: instant('2026-12-20') }));
    const two = [...PARTIES, { partyId: 'c-2', side: 'CREDITOR' as const }];
    const consented = (given: typeof consents, parties = two) =>
      lift(limited(), { ground: 'CREDITOR_CONSENTS', consents: given }, '2026-12-21', parties);
    expect(refused(consented(consents.slice(0, 1)))?.[0]).toBe('CREDIT.NOT_ALL_CREDITORS');
    expect(consented(consents).ok).toBe(true);
    expect(consented(consents.slice(0, 1), PARTIES as typeof two).ok).toBe(true);
    const debtors = [{ partyId: 'd-1', at: instant('2026-12-20') }];
    expect(refused(consented(debtors))?.[0]).toBe('CREDIT.NOT_CREDITOR');
  });

  it('LIM-ART-1, LIM-ART-9-1: lifted on consent while the entry stands, it is not due again until another entry is published', () => {
    const listed = after(
      published('2026-12-01'),
      (file) => order(file),
      (file) => serve(file),
    );
    const consents = [{ partyId: 'c-1', at: instant('2026-12-20') }];
    const free = after(listed, (file) => lift(file, { ground: 'CREDITOR_CONSENTS', consents }));
    const due = (file: CreditFile) =>
      creditTasks(file, turn('2026-12-22')).filter(({ kind }) => kind === 'ORDER_LIMIT');
    expect(due(free)).toEqual([]);
    const published2 = { at: instant('2026-12-22'), by: 'officer' };
    const again = { ...free, listings: [...free.listings, { ...free.listings[0]!, id: 'l-2', published: published2 }] };
    expect(due(again)).toMatchObject([{ since: '2026-12-22', lastDay: '2026-12-25' }]);
    expect(order(free, { id: 'm-2' }, '2026-12-22').ok).toBe(true);
  });

  it('DIS-GRACE-1, LIM-ART-9-2: performed within its grace, it is lifted by a person all the same, and does not stay on record for ever', () => {
    const file = after(limited({ graceMonths: 1 }), debt(performedOn('2026-12-11'), '2026-12-11'));
    expect(creditTasks(file, turn('2026-12-11'))).toMatchObject([{ kind: 'LIFT_LIMIT', lastDay: '2026-12-16' }]);
    const free = after(file, (now) => lift(now, { ground: 'PERFORMED' }, '2026-12-14'));
    expect(creditTasks(free, turn('2027-01-04'))).toEqual([]);
  });

  it('CR-L-AH, LIM-ART-8, LIM-ART-3-2: goes as far as the named classes only, where it raises the ability, is needed, or is paid with private means', () => {
    const scope = ['HIGH_SPEED_TRAINS'] as const;
    for (const [ground, until] of [['RAISES_ABILITY'], ['NEEDED', legalDate('2026-12-22')]] as const) {
      expect(refused(lift(limited(), { ground, until }))?.[0]).toBe('LIFT.IN_PART_ONLY');
      expect(refused(lift(limited(), { ground, until, scope: [] }))?.[0]).toBe('LIFT.IN_PART_ONLY');
      const [limit] = after(askedToLift(limited()), (file) => lift(file, { ground, until, scope })).limits;
      const of = (...what: ('HIGH_SPEED_TRAINS' | 'TOURISM')[]) =>
        limit && limitHolds(limit, instant('2026-12-22'), ...(what as ['TOURISM']));
      expect([of('HIGH_SPEED_TRAINS'), of('TOURISM'), of()]).toEqual([false, true, true]);
    }
    expect(refused(lift(limited(), { ground: 'PRIVATE_MEANS', scope }))?.[0]).toBe('LIFT.DEBTOR_HIMSELF');
    const head = limited({ capacity: 'HEAD', partyId: 'x-1' }, UNIT_LIMITED);
    expect(lift(head, { ground: 'PRIVATE_MEANS', scope }).ok).toBe(true);
    const exit = limited({ kind: 'EXIT' });
    expect(refused(lift(exit, { ground: 'NEEDED', scope }))?.[0]).toBe('LIFT.NOT_OF_EXIT');
    expect(refused(lift(exit, { ground: 'RAISES_ABILITY', scope }))?.[0]).toBe('LIFT.EXIT_WHOLE');
    expect(lift(askedToLift(exit), { ground: 'RAISES_ABILITY' }).ok).toBe(true);
  });

  it('LIM-35-17: frees a former representative who does not control the unit, does not answer for it, and did not leave to evade', () => {
    const nothing = { controls: false, responsible: false, leftToEvade: false };
    const ground = 'REPRESENTATIVE_CHANGED';
    const former = limited({ capacity: 'LEGAL_REPRESENTATIVE', partyId: 'x-1' }, UNIT_LIMITED);
    expect(lift(former, { ground, findings: nothing }).ok).toBe(true);
    for (const findings of [
      undefined,
      { ...nothing, controls: true },
      { ...nothing, responsible: true },
      { ...nothing, leftToEvade: true },
    ])
      expect(refused(lift(former, { ground, findings }))?.[0]).toBe('LIFT.STILL_BEHIND_IT');
    expect(refused(lift(limited(), { ground, findings: nothing }))?.[0]).toBe('LIFT.NOT_REPRESENTATIVE');
  });

  it('LIM-EXIT: the court above looks again at a limit of exit, asked within ten days of service, within 15 days', () => {
    const exit = limited({ kind: 'EXIT' });
    const ask = (file: CreditFile, filedAt: string) =>
      decideLimitReviewRequest(file, { limitId: 'm-1', filedAt: instant(filedAt) }, turn(filedAt));
    const answer = (file: CreditFile, upheld: boolean) =>
      decideLimitReview(file, { limitId: 'm-1', upheld }, turn('2026-12-20'));
    expect(refused(ask(limited(), '2026-12-02'))?.[0]).toBe('LIMIT.REVIEW_OF_EXIT');
    expect(refused(ask(exit, '2026-12-12'))?.[0]).toBe('LIMIT.REVIEW_LATE');
    const ahead = { limitId: 'm-1', filedAt: instant('2026-12-11') };
    expect(refused(decideLimitReviewRequest(exit, ahead, turn('2026-12-05')))?.[0]).toBe('LIMIT.REVIEW_DATE');
    expect(refused(answer(exit, true))?.[0]).toBe('LIMIT.NO_REVIEW');
    const asked = after(exit, (file) => ask(file, '2026-12-11'));
    expect(creditTasks(asked, turn('2026-12-11'))).toMatchObject([
      { kind: 'DECIDE_LIMIT_REVIEW', lastDay: '2026-12-28' },
    ]);
    // Lifted meanwhile, nothing is left to be looked at.
    const consents = [{ partyId: 'c-1', at: instant('2026-12-12') }];
    const lifted = after(asked, (file) => lift(file, { ground: 'CREDITOR_CONSENTS', consents }, '2026-12-12'));
    expect(creditTasks(lifted, turn('2026-12-12'))).toEqual([]);
    expect(
      [true, false].map((upheld) =>
        holds(
          after(asked, (file) => answer(file, upheld)),
          '2026-12-21',
        ),
      ),
    ).toEqual([false, true]);
  });
});

describe('a single permission (LIM-35-17)', () => {
  const s23 = ['2026-12-22T00:00:00+08:00', '2026-12-25T00:00:00+08:00'] as const;

  it('S23: frees from 2026-12-22 to 2026-12-24 to the instant, and ends by itself', () => {
    const file = after(limited(), (now) => permit(now, ...s23));
    const at = ['2026-12-21T23:59:59+08:00', s23[0], '2026-12-24T23:59:59+08:00', s23[1]];
    expect(at.map((one) => holds(file, one))).toEqual([true, false, false, true]);
  });

  it('LIM-35-17: frees travel by plane and high-speed train of a person, and none of the other classes', () => {
    const [limit] = after(limited(), (now) => permit(now, ...s23)).limits;
    const held = CONSUMPTION_CLASSES.filter((one) => limit && limitHolds(limit, instant('2026-12-23'), one));
    expect(CONSUMPTION_CLASSES.filter((one) => !held.includes(one))).toEqual(['TRANSPORT', 'HIGH_SPEED_TRAINS']);
    expect(limit && limitHolds(limit, instant('2026-12-23'))).toBe(true);
    expect(refused(permit(limited({}, fresh(UNIT)), ...s23))?.[0]).toBe('PERMISSION.NOT_A_PERSON');
    expect(permit(limited({ capacity: 'HEAD', partyId: 'x-1' }, UNIT_LIMITED), ...s23).ok).toBe(true);
  });

  it('PER-8: lasts a month at most, does not reach back, overlaps no other, and is of a limit on consumption that is in force', () => {
    const file = limited();
    expect(permit(file, '2026-12-22', '2027-01-22').ok).toBe(true);
    for (const [from, until] of [
      ['2026-12-22', '2027-01-22T09:00:01+08:00'],
      ['2026-12-22', '2026-12-22'],
      ['2026-12-18', '2026-12-20'],
      ['2026-12-20T08:59:59+08:00', '2026-12-24'],
    ] as const)
      expect(refused(permit(file, from, until))?.[0]).toBe('PERMISSION.SPAN_INVALID');
    const once = after(file, (now) => permit(now, ...s23));
    expect(refused(permit(once, '2026-12-24', '2026-12-26'))?.[0]).toBe('PERMISSION.OVERLAPS');
    expect(permit(once, s23[1], '2026-12-26').ok).toBe(true);
    for (const other of [limited({ kind: 'EXIT' }), limited({ graceMonths: 1 })])
      expect(refused(permit(other, ...s23))?.[0]).toBe('PERMISSION.NOT_LIMITED');
  });

  it('LIM-35-17: is taken back by the president with a reason: the limit holds from that instant, and what was taken back before it began never held', () => {
    const file = after(limited(), (now) => permit(now, ...s23));
    const back = (at: string, reason = '病情已经好转') =>
      decidePermissionRevocation(file, { limitId: 'm-1', permissionId: `p-${s23[0]}`, reason }, turn(at));
    const within = '2026-12-23T12:00:00+08:00';
    expect(refused(back(within, ' '))?.[0]).toBe('PERMISSION.NO_REASON');
    expect(refused(back(s23[1]))?.[0]).toBe('PERMISSION.OVER');
    const revoked = after(file, () => back(within));
    expect([within, '2026-12-23T11:59:59+08:00', '2026-12-22'].map((at) => holds(revoked, at))).toEqual([
      true,
      false,
      false,
    ]);
    const never = after(file, () => back('2026-12-21T12:00:00+08:00'));
    expect(['2026-12-22', '2026-12-24'].map((at) => holds(never, at))).toEqual([true, true]);
    const again = { limitId: 'm-1', permissionId: `p-${s23[0]}`, reason: 'r' };
    expect(refused(decidePermissionRevocation(revoked, again, turn('2026-12-24')))?.[0]).toBe('PERMISSION.OVER');
    // Its end does not ring any more, and the time that it leaves may be permitted anew.
    expect(nextCreditDeadline(file, turn('2026-12-23'))?.items).toMatchObject([{ kind: 'PERMISSION_END' }]);
    expect(nextCreditDeadline(revoked, turn('2026-12-24'))).toBeNull();
    expect(permit(revoked, '2026-12-24', '2026-12-26').ok).toBe(true);
  });

  it('who wins: a permission and a suspension that overlap leave each other alone, in either order; what ends the one does not end the other', () => {
    const plan: DebtView = { ...OWES, planPerformed: true, performingSince: instant('2026-12-10') };
    const listed = after(
      published('2026-12-01'),
      (file) => order(file),
      (file) => serve(file),
      debt(plan, '2026-12-10'),
      (file) => ({ ...file, applications: [APPLICATION], happened: [] }),
    );
    const found = (['REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT'] as const).map((condition) => ({
      condition,
      basis: '经查属实',
    }));
    const [listingId, decisionNumber] = ['l-1', '信修1号'];
    const granting = { applicationId: 'a-1', listingId, suspensionId: 's-1', decisionNumber, found };
    const suspend = (file: CreditFile) => decideSuspension(file, granting, turn('2026-12-20'));
    const permitted = (file: CreditFile) => permit(file, ...s23);
    const both = after(listed, suspend, permitted);
    expect(after(listed, permitted, suspend)).toEqual(both);
    const stands = (file: CreditFile) => [
      file.listings[0]?.stage,
      ...['2026-12-21', '2026-12-23', '2026-12-25'].map((day) => holds(file, day)),
    ];
    expect(stands(both)).toEqual(['SUSPENDED', true, false, true]);

    // The permission ends by itself, and the entry stays out of sight.
    const due = nextCreditDeadline(both, turn('2026-12-20'))!;
    expect(due.at).toBe(s23[1]);
    expect(stands(after(both, (file) => passCreditDeadline(file, due, turn(s23[1]))))).toEqual(stands(both));

    // The plan is broken, and the judge puts the entry back in the middle of the journey: it stays permitted, and the limit is lifted by nothing.
    const broken: DebtView = {
      ...plan,
      planPerformed: false,
      inDefaultSince: instant('2026-12-22'),
      defaults: [{ no: 1, since: instant('2026-12-22'), curedOn: null }],
    };
    const back = after(both, debt(broken, '2026-12-22'), (file) =>
      decideReinstatement(file, { listingId }, turn('2026-12-23')),
    );
    expect(stands(back)).toEqual(['PUBLISHED', true, false, true]);
    expect(creditTasks(back, turn('2026-12-23')).map(({ kind }) => kind)).not.toContain('LIFT_LIMIT');
  });
});
