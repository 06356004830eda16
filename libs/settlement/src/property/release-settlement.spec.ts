import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, parseYuan, type Yuan } from '@hejie/law';
import {
  after,
  applied,
  asset,
  codeOf,
  controlOf,
  done,
  fileOf,
  paid,
  served,
  settlementOf,
  stateOf,
  turn,
  papersOf,
} from '../../test/fixture/released-property.js';
import { endingForFiles, toldEnding, type Ending } from '../case/states.js';
import { NOTHING_HEARD, type SettlementCourse } from '../course/course.js';
import { type EnforcementEnd } from '../course/enforcement-end.js';
import { courseAfter, settlementView } from '../course/settlement-course.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { decideControlOrder } from './control-order.js';
import { endingOf } from './property-ending.js';
import { type PropertyFile, type Release, type SettlementView } from './property-file.js';
import { applyChange } from './property-change.js';
import { decideKeeping, mayClose } from './release-closing.js';
import { decideRelease, decideReleaseApproval, decideReleaseRefusal, decideReleaseService } from './release-life.js';
import { owedIn } from './file-coverage.js';
import { releaseFigure } from './release-figure.js';
import { decideLawfulRelease } from './release-opening.js';
import { applySettlement, decideReleaseGoesOn, settlementByClock, withBalanceOf } from './release-settlement.js';
import { decideReleasePlan } from './release-steps.js';

const yuan = (amount: string) => amount as Yuan;
const agreed = settlementOf(['100', '100', '100']);
const one = paid(agreed, 1);
const things = ['a', 'b', 'c', 'd'].map((id) => asset(id, '150'));
const file = fileOf(things, agreed);
const planned = after(file, decideReleasePlan(file, { id: 'plan', promised: [] }, turn('2026-03-01')));
const STEP = 'plan-step-1';
const follow = (at: PropertyFile, view: SettlementView, day: string) =>
  applyChange(at, applySettlement(at, view, turn(day)));
const kinds = (at: PropertyFile, view: SettlementView, day: string) =>
  applySettlement(at, view, turn(day)).happened.map((event) => [
    event.kind,
    'releaseId' in event ? event.releaseId : null,
  ]);

const due = applied(follow(planned, one, '2026-03-31'), STEP, '2026-04-01');
const decided = after(due, decideRelease(due, { releaseId: STEP }, turn('2026-04-02')));
const approved = after(decided, decideReleaseApproval(decided, papersOf(decided, STEP), turn('2026-04-02', 'judge-2')));
const since = courtInstant('2026-07-01T00:00:00+08:00');
const inDefault: SettlementView = { ...one, inDefaultSince: since };
const cured: SettlementView = { ...paid(agreed, 1, 2), curedDefaults: [since] };
const goesOn = (at: PropertyFile) => codeOf(decideReleaseGoesOn(at, { releaseId: STEP }, turn('2026-07-20')));

describe('the first instant of a default', () => {
  /** The first is paid, the second is due on 2026-06-30; the court would wait five working days with a finding. */
  const course = [
    {
      kind: 'AGREED',
      schedule: agreed.schedule.map((row) => ({ ...row, amount: yuan('100.00') })),
      agreedOn: legalDate('2026-03-01'),
      at: courtInstant('2026-03-01T10:00:00+08:00'),
      terms: { allocationOrder: null, waivers: [], due: {} },
    } as const,
    {
      kind: 'RECEIVED',
      receipt: { receiptId: 'r-1', valueDate: legalDate('2026-03-31'), amount: yuan('100.00') },
    } as const,
  ].reduce<SettlementCourse>(courseAfter, NOTHING_HEARD);
  const waiting = { pack: packOf('dongying-2020@1') };
  const waits = (when: string) => ({ ...turn(when), ...waiting });
  const heard = applyChange(
    approved,
    applySettlement(approved, settlementView(course, waits('2026-04-02')), waits('2026-04-02')),
  );
  const serve = (at: PropertyFile, when: string) => codeOf(decideReleaseService(at, { releaseId: STEP }, waits(when)));
  const dueNow = (at: PropertyFile, when: string) =>
    nextPropertyDeadline(at, waits(when))?.items.map(({ kind, subject }) => [kind, subject]);

  it('SET-GRACE: is a deadline of the file, at which what is not served is held, on the day after the due one and not after the court’s waiting', () => {
    expect([nextPropertyDeadline(heard, waits('2026-06-30'))?.at, dueNow(heard, '2026-06-30')]).toEqual([
      since,
      [['DEFAULT', '2']],
    ]);
    expect(passPropertyDeadline(heard, { at: since }, waits('2026-06-30T23:59:59+08:00')).happened).toEqual([]);
    expect(serve(heard, '2026-06-30T23:59:59+08:00')).toBe('ok');
    // The machine is late: what it does is dated to the deadline.
    const late = passPropertyDeadline(heard, { at: since }, waits('2026-07-02'));
    expect(late.happened).toContainEqual(
      expect.objectContaining({ kind: 'RELEASE_HALTED', at: since, releaseId: STEP, why: 'DEFAULT', since }),
    );
    const stopped = applyChange(heard, late);
    expect(stopped.settlement).toEqual({
      ...heard.settlement,
      inDefaultSince: since,
      defaultsAhead: [{ no: 3, since: '2026-09-01T00:00:00+08:00' }],
    });
    expect(serve(stopped, '2026-07-02')).toBe('RELEASE.NOT_IN_STATE');
    expect(dueNow(stopped, '2026-07-02')).not.toContainEqual(['DEFAULT', '2']);
  });

  it('SET-GRACE: counts for who acts one second after it, before its deadline is dealt with; the same clock again changes nothing', () => {
    expect(settlementByClock(heard, course, waits('2026-06-30T23:59:59+08:00'))).toBeUndefined();
    const read = withBalanceOf(heard, course, waits('2026-07-01T00:00:01+08:00'));
    const change = settlementByClock(read, course, waits('2026-07-01T00:00:01+08:00'))!;
    expect(change).toEqual(passPropertyDeadlineOnly(heard));
    const stopped = applyChange(heard, change);
    expect(serve(stopped, '2026-07-01T00:00:01+08:00')).toBe('RELEASE.NOT_IN_STATE');
    expect(settlementByClock(stopped, course, waits('2026-07-01T00:00:02+08:00'))).toBeUndefined();
  });

  /** What the deadline does, but for its own row. */
  function passPropertyDeadlineOnly(at: PropertyFile) {
    const { passed: _, ...change } = passPropertyDeadline(at, { at: since }, waits('2026-07-01'));
    return change;
  }
});

describe('a payment makes its step due (S6)', () => {
  it('by its value date, once; the same view twice changes nothing', () => {
    expect(kinds(planned, one, '2026-03-31')).toEqual([['RELEASE_DUE', STEP]]);
    expect(applySettlement(follow(planned, one, '2026-03-31'), one, turn('2026-04-01'))).toEqual({
      settlement: one,
      happened: [],
    });
  });

  it('a step waits for every payment before its own', () => {
    expect(kinds(planned, paid(agreed, 2), '2026-06-30')).toEqual([]);
    expect(kinds(planned, paid(agreed, 1, 2), '2026-06-30').map(([, id]) => id)).toEqual([STEP, 'plan-step-2']);
  });

  it('a plan made before the agreement is signed waits for it', () => {
    const unsigned = { ...file, settlement: { ...agreed, standing: 'NONE' as const } };
    const plan = { id: 'plan', promised: [{ after: 0, id: 'a' }] };
    const waiting = after(unsigned, decideReleasePlan(unsigned, plan, turn('2026-02-01')));
    expect(stateOf(waiting, 'plan-promise-0')).toBe('PLANNED');
    expect(stateOf(follow(waiting, agreed, '2026-03-01'), 'plan-promise-0')).toBe('DUE');
  });
});

describe('default halts what is not served (S6)', () => {
  it.each([
    ['due', due, 'DUE'],
    ['decided', decided, 'DECIDED'],
    ['approved', approved, 'APPROVED'],
  ])(
    '%s: it is halted, nothing is done with it, and after the arrears a judge has it go on where it was',
    (_, at, state) => {
      const stopped = follow(at, inDefault, '2026-07-01');
      expect(stateOf(stopped, STEP)).toBe('HALTED');
      expect([
        codeOf(decideRelease(stopped, { releaseId: STEP }, turn('2026-07-02'))),
        codeOf(decideReleaseApproval(stopped, papersOf(stopped, STEP), turn('2026-07-02', 'judge-2'))),
        codeOf(decideReleaseService(stopped, { releaseId: STEP }, turn('2026-07-02'))),
        goesOn(stopped),
      ]).toEqual([
        expect.stringMatching(/NOT_IN_STATE|DECIDED_ALREADY/),
        'RELEASE.NOT_IN_STATE',
        'RELEASE.NOT_IN_STATE',
        'RELEASE.IN_DEFAULT',
      ]);
      const paidUp = follow(stopped, cured, '2026-07-15');
      expect(stateOf(paidUp, STEP)).toBe('HALTED');
      const resumed = after(paidUp, decideReleaseGoesOn(paidUp, { releaseId: STEP }, turn('2026-07-20', 'judge-3')));
      expect(resumed.releases.find(({ id }) => id === STEP)).toMatchObject({ state, resumedBy: 'judge-3' });
    },
  );

  it('what has been served stands, and its receipts come', () => {
    const out = served(due, STEP, '2026-04-03');
    expect(kinds(out, inDefault, '2026-07-01')).toEqual([['RELEASE_HALTED', 'plan-step-0']]);
    expect(stateOf(done(follow(out, inDefault, '2026-07-01'), STEP, '2026-07-02'), STEP)).toBe('DONE');
  });

  it('a payment that comes in while another is in default makes its step no more than halted', () => {
    const late = { ...inDefault, paid: [1, 2], outstanding: 10_000n };
    expect(stateOf(follow(follow(planned, inDefault, '2026-07-01'), late, '2026-07-02'), 'plan-step-2')).toBe('HALTED');
  });

  it('a release that the law orders, and one that the creditor asked for, are not halted', () => {
    const law = after(
      file,
      decideLawfulRelease(file, { id: 'law', ground: 'PROTECTED', assetIds: ['a'], basis: '必需' }, turn('2026-03-01')),
    );
    expect(stateOf(follow(law, inDefault, '2026-07-01'), 'law')).toBe('DUE');
  });

  it('money matched late with a value date before the default: it goes on by itself, for there never was one', () => {
    const stopped = follow(decided, inDefault, '2026-07-01');
    const matched = paid(agreed, 1, 2);
    expect(kinds(stopped, matched, '2026-07-10')).toContainEqual(['RELEASE_WENT_ON', STEP]);
    expect(stateOf(follow(stopped, matched, '2026-07-10'), STEP)).toBe('DECIDED');
    const asCured = follow(stopped, cured, '2026-07-10');
    expect(stateOf(asCured, STEP)).toBe('HALTED');
    // It first looked like arrears paid late, and then the value date is found.
    expect(stateOf(follow(asCured, matched, '2026-07-12'), STEP)).toBe('DECIDED');
  });

  it('where it is not known whether there was a default, the judge says', () => {
    const { curedDefaults: _, ...silent } = paid(agreed, 1, 2);
    const stopped = follow(decided, inDefault, '2026-07-01');
    expect(stateOf(follow(stopped, silent, '2026-07-10'), STEP)).toBe('HALTED');
  });

  it('one default that never was does not hide another that was', () => {
    const later = courtInstant('2026-09-01T00:00:00+08:00');
    const stopped = follow(decided, inDefault, '2026-07-01');
    const second = follow(stopped, { ...paid(agreed, 1, 2), inDefaultSince: later }, '2026-09-01');
    expect(second.releases.find(({ id }) => id === STEP)!.halted!.since).toBe(since);
    const both = follow(second, { ...paid(agreed, 1, 2, 3), curedDefaults: [later] }, '2026-09-10');
    expect(stateOf(both, STEP)).toBe('HALTED');
  });
});

describe('a payment is reversed', () => {
  it('before the decision the step waits again; after it the decision is halted until a judge says so', () => {
    expect(kinds(due, agreed, '2026-04-05')).toEqual([['RELEASE_NOT_DUE_ANY_MORE', STEP]]);
    const stopped = follow(decided, agreed, '2026-04-05');
    expect(stopped.releases.find(({ id }) => id === STEP)!.halted).toEqual({
      why: 'PAYMENT_REVERSED',
      since: turn('2026-04-05').at,
    });
    expect(goesOn(stopped)).toBe('RELEASE.PAYMENT_NOT_IN');
    const again = follow(stopped, one, '2026-04-20');
    expect([stateOf(again, STEP), goesOn(again)]).toEqual(['HALTED', 'ok']);
  });

  it('release decided while the instalment is reversed: whichever is recorded first; what is served before stands', () => {
    expect(codeOf(decideRelease(follow(due, agreed, '2026-04-05'), { releaseId: STEP }, turn('2026-04-05')))).toBe(
      'RELEASE.NOT_IN_STATE',
    );
    const out = served(due, STEP, '2026-04-03');
    expect(stateOf(follow(out, agreed, '2026-04-05'), STEP)).toBe('SERVED');
  });

  it('and by that he is in default, or in default before: the judge says so, also where there never was a default', () => {
    const bare = { ...agreed, inDefaultSince: since };
    const both = [
      follow(follow(decided, agreed, '2026-04-05'), bare, '2026-07-01'),
      follow(follow(decided, inDefault, '2026-07-01'), bare, '2026-07-02'),
      follow(decided, bare, '2026-07-01'),
    ];
    for (const at of both) {
      expect(at.releases.find(({ id }) => id === STEP)!.halted!.why).toBe('PAYMENT_REVERSED');
      expect([goesOn(at), stateOf(follow(at, one, '2026-07-03'), STEP)]).toEqual(['RELEASE.IN_DEFAULT', 'HALTED']);
      expect(goesOn(follow(at, one, '2026-07-03'))).toBe('ok');
    }
  });

  it('before the decision and in default: it waits for its payment again', () => {
    const stopped = follow(due, inDefault, '2026-07-01');
    expect(kinds(stopped, { ...agreed, inDefaultSince: since }, '2026-07-02')).toContainEqual([
      'RELEASE_NOT_DUE_ANY_MORE',
      STEP,
    ]);
    expect(stateOf(follow(stopped, agreed, '2026-07-02'), STEP)).toBe('PLANNED');
  });

  it('of the last one after full performance: the lifting is halted, and goes on by itself when all is paid again', () => {
    const performed = { ...paid(agreed, 1, 2, 3), standing: 'PERFORMED' as const };
    const lifting = follow(due, performed, '2026-08-31');
    const back = follow(lifting, paid(agreed, 1, 2), '2026-09-01');
    expect([stateOf(lifting, 'performed-1'), stateOf(back, 'performed-1')]).toEqual(['DUE', 'HALTED']);
    expect(stateOf(follow(back, performed, '2026-09-02'), 'performed-1')).toBe('DUE');
    expect(stateOf(follow(back, { ...performed, standing: 'RESUMED' }, '2026-09-02'), 'performed-1')).toBe(
      'SUPERSEDED',
    );
  });
});

describe('the settlement ends', () => {
  const performed = { ...paid(agreed, 1, 2, 3), standing: 'PERFORMED' as const };

  it('CLS-1: full performance makes everything due that stands, in force, ordered or queued, and needs no application', () => {
    const more = {
      ...due,
      assets: [...due.assets, asset('e', '1'), asset('f', '1'), asset('g', '1')],
      controls: [
        ...due.controls,
        controlOf('e', { state: 'ORDERED' }),
        controlOf('f', { state: 'QUEUED' }),
        controlOf('g', { state: 'LAPSED' }),
      ],
    };
    const now = follow(more, performed, '2026-08-31');
    expect(now.releases.at(-1)).toMatchObject({
      id: 'performed-1',
      state: 'DUE',
      assetIds: ['a', 'b', 'c', 'd', 'e', 'f'],
    });
    expect(codeOf(decideRelease(now, { releaseId: 'performed-1' }, turn('2026-08-31')))).toBe('ok');
  });

  it('what is decided goes on, without its coverage being asked; what is halted is lifted with the rest', () => {
    const now = follow(decided, performed, '2026-08-31');
    expect([stateOf(now, STEP), now.releases.at(-1)!.assetIds.length]).toEqual(['DECIDED', 3]);
    expect(codeOf(decideReleaseApproval(now, papersOf(now, STEP), turn('2026-08-31', 'judge-2')))).toBe('ok');
    const halted = follow(follow(decided, inDefault, '2026-07-01'), performed, '2026-08-31');
    expect([stateOf(halted, STEP), halted.releases.at(-1)!.assetIds.length]).toEqual(['SUPERSEDED', 4]);
  });

  it('CLS-2: where the creditor withdraws his application to enforce, a judge has everything lifted (查扣冻28)', () => {
    const command = { id: 'w', ground: 'WITHDRAWN', assetIds: ['a', 'b', 'c', 'd'], basis: '撤回执行申请' } as const;
    const now = after(due, decideLawfulRelease(due, command, turn('2026-05-01')));
    expect(now.releases.at(-1)).toMatchObject({ id: 'w', ground: 'WITHDRAWN', state: 'DUE' });
    expect(stateOf(done(served(now, 'w', '2026-05-02'), 'w', '2026-05-03'), 'w')).toBe('DONE');
  });

  it('CLS-2, PROC-21: withdrawn before enforcement has begun, it opens the release of everything at once; where it has begun, a judge terminates it first', () => {
    const closed = (ending: Ending) =>
      [{ kind: 'CLOSED', ending, at: courtInstant('2026-05-01T10:00:00+08:00') }] as const;
    const viewOf = (ending: Ending) =>
      settlementView(closed(ending).reduce<SettlementCourse>(courseAfter, NOTHING_HEARD));
    const told = toldEnding('APPLICATION_WITHDRAWN');
    const before = viewOf(endingForFiles(told, { track: 'PRE_ENFORCEMENT' }));
    const now = follow(file, before, '2026-05-01');
    expect(now.releases).toMatchObject([
      {
        ground: 'WITHDRAWN',
        state: 'DUE',
        assetIds: ['a', 'b', 'c', 'd'],
        basis: '申请执行人已于2026年5月1日撤回执行申请',
      },
    ]);
    expect(codeOf(mayClose(now))).toBe('RELEASE.CONTROLS_STAND');
    const within = viewOf(endingForFiles(told, { track: 'IN_ENFORCEMENT' }));
    expect(follow(file, within, '2026-05-01').releases).toEqual([]);
    expect(endingForFiles(toldEnding('REJECTED'), { track: 'PRE_ENFORCEMENT' })).toBe('WITHDRAWN');
  });

  it('PRE-1, PRE-7: where a party leaves the negotiation enforcement goes on, and what is controlled stays', () => {
    const left = follow(file, { ...agreed, schedule: [], standing: 'WITHDRAWN', enforcementEnd: null }, '2026-05-01');
    expect(left.releases).toEqual([]);
  });

  const resumed = (as: EnforcementEnd['as'] | null): SettlementView => ({
    ...inDefault,
    standing: 'RESUMED',
    enforcementEnd: as && { as, on: legalDate('2026-12-01') },
  });

  it.each(['执行完毕', '终结执行', '不予执行', '驳回申请'] as const)(
    'CLS-1, CLS-2, CLS-4, 查扣冻28: enforcement that resumed and ended as %s makes everything due, and nothing is kept',
    (as) => {
      const going = follow(file, resumed(null), '2026-09-01');
      expect(going.releases).toEqual([]);
      const command = { controlIds: going.controls.map(({ id }) => id), reason: 'RESUMED_CASE' } as const;
      const kept = after(going, decideKeeping(going, command, turn('2026-09-02')));
      const now = follow(kept, resumed(as), '2026-12-02');
      const ground = as === '执行完毕' ? 'PERFORMED' : 'LAW_ORDERS';
      expect(now.releases).toMatchObject([{ ground, state: 'DUE', assetIds: ['a', 'b', 'c', 'd'] }]);
      expect(codeOf(mayClose(now))).toBe('RELEASE.CONTROLS_STAND');
      expect(codeOf(decideKeeping(now, command, turn('2026-12-02')))).toBe('RELEASE.MUST_BE_LIFTED');
      const [{ id }] = now.releases as [Release];
      expect(codeOf(decideReleaseRefusal(now, { releaseId: id, reason: '债权人不同意' }, turn('2026-12-03')))).toBe(
        'RELEASE.LAW_ORDERS_IT',
      );
      expect(stateOf(done(served(now, id, '2026-12-03'), id, '2026-12-04'), id)).toBe('DONE');
    },
  );

  const all = file.controls.map(({ id }) => id);

  it('CLS-4: struck off here, as another court goes on with it (销案), it stays under control, and nothing more is taken', () => {
    const now = follow(follow(file, resumed(null), '2026-09-01'), resumed('销案'), '2026-12-02');
    expect(now.releases).toEqual([]);
    const keep = decideKeeping(now, { controlIds: all, reason: 'TRANSFERRED' }, turn('2026-12-02'));
    expect([codeOf(mayClose(now)), codeOf(mayClose(after(now, keep)))]).toEqual(['RELEASE.CONTROLS_STAND', 'ok']);
    const order = { ...controlOf('e'), wagesFinding: undefined, id: 'new' };
    const more = applyChange(now, { assets: [asset('e', '100')], happened: [] });
    expect(codeOf(decideControlOrder(more, order, turn('2026-12-02')))).toBe('CONTROL.NOTHING_OWED');
    const going = follow(file, resumed(null), '2026-09-01');
    const early = decideKeeping(going, { controlIds: all, reason: 'TRANSFERRED' }, turn('2026-09-02'));
    expect(codeOf(early)).toBe('RELEASE.MUST_BE_LIFTED');
  });

  it('CLS-5: closed as 终结执行 with the plan going on, a person keeps what is to stay; the rest is lifted', () => {
    const now = follow(follow(file, resumed(null), '2026-09-01'), resumed('终结执行'), '2026-12-02');
    const keep = (at: PropertyFile, controlIds: string[]) =>
      after(at, decideKeeping(at, { controlIds, reason: 'LONG_PERFORMANCE' }, turn('2026-12-02')));
    const kept = keep(now, all.slice(0, 2));
    expect(kept.releases).toMatchObject([{ id: 'ended-1', state: 'DUE', assetIds: ['c', 'd'] }]);
    expect(codeOf(mayClose(kept))).toBe('RELEASE.CONTROLS_STAND');
    expect(follow(kept, resumed('终结执行'), '2026-12-03').releases).toEqual(kept.releases);
    const rest = done(served(kept, 'ended-1', '2026-12-03'), 'ended-1', '2026-12-04');
    expect([codeOf(mayClose(rest)), endingOf(rest)]).toEqual(['ok', undefined]);
    expect(keep(now, all).releases).toMatchObject([{ state: 'SUPERSEDED' }]);
    // What was kept under a closing whose day alone is corrected stays; what is lifted has a ruling that states the right day.
    const corrected = {
      ...resumed('终结执行'),
      enforcementEnd: { as: '终结执行', on: legalDate('2026-12-03') },
    } as const;
    const later = follow(kept, corrected, '2026-12-05');
    expect(later.releases).toMatchObject([
      { id: 'ended-1', state: 'SUPERSEDED' },
      { id: 'ended-2', state: 'DUE', assetIds: ['c', 'd'], basis: expect.stringContaining('2026年12月3日') },
    ]);
    expect(follow(keep(now, all), corrected, '2026-12-05').releases).toEqual(keep(now, all).releases);
    const satisfied = { ...corrected, enforcementEnd: { ...corrected.enforcementEnd, as: '执行完毕' } } as const;
    expect(follow(kept, satisfied, '2026-12-05').releases.at(-1)).toMatchObject({ assetIds: ['a', 'b', 'c', 'd'] });
    expect(follow(kept, { ...corrected, standing: 'PERFORMED' }, '2026-12-05').releases.at(-1)).toMatchObject({
      ground: 'PERFORMED',
      assetIds: ['a', 'b', 'c', 'd'],
    });
    // Said while the plan was performed, before enforcement resumed, it says nothing of that end.
    const before = follow(
      after(due, decideKeeping(due, { controlIds: all, reason: 'LONG_PERFORMANCE' }, turn('2026-05-01'))),
      resumed(null),
      '2026-09-01',
    );
    expect(follow(before, resumed('终结执行'), '2026-12-02').releases.at(-1)).toMatchObject({
      id: 'ended-1',
      state: 'DUE',
    });
  });

  it('CLS-4: what was kept under 终结执行 is kept no longer once that is corrected, however enforcement ends later', () => {
    const going = follow(file, resumed(null), '2026-09-01');
    const ended = follow(going, resumed('终结执行'), '2026-12-02');
    const command = { controlIds: all, reason: 'LONG_PERFORMANCE' } as const;
    const kept = after(ended, decideKeeping(ended, command, turn('2026-12-02')));
    const change = applySettlement(kept, resumed(null), turn('2026-12-10'));
    expect(change.happened).toMatchObject([{ kind: 'CONTROL_KEPT_NO_LONGER', controlIds: all }]);
    const corrected = applyChange(kept, change);
    expect([corrected.controls.some((one) => one.kept), corrected.releases.at(-1)!.state]).toEqual([
      false,
      'SUPERSEDED',
    ]);
    const anew = follow(corrected, resumed('终结执行'), '2027-06-01');
    expect(anew.releases.at(-1)).toMatchObject({ state: 'DUE', assetIds: ['a', 'b', 'c', 'd'] });
    // Said while enforcement went on, it stays said.
    const early = after(going, decideKeeping(going, { controlIds: all, reason: 'RESUMED_CASE' }, turn('2026-09-02')));
    expect(applySettlement(early, { ...resumed(null), paid: [1] }, turn('2026-09-03'))).not.toHaveProperty('controls');
  });

  it('J3: what the law orders has its day, by the pack in three working days, and is called over when it is past', () => {
    const now = follow(due, performed, '2026-08-31');
    const [release] = now.releases.slice(-1) as [Release];
    expect(release.serveBy).toBe('2026-09-04T00:00:00+08:00');
    const late = nextPropertyDeadline(now, turn('2026-08-31'))!;
    expect(late).toMatchObject({ at: release.serveBy, items: [{ kind: 'RELEASE', subject: 'performed-1' }] });
    expect(passPropertyDeadline(now, late, turn('2026-09-04')).happened).toMatchObject([{ kind: 'RELEASE_OVERDUE' }]);
    const pack = { ...packOf('national'), assets: { ...packOf('national').assets, releaseWorkingDays: 1 } };
    expect(applySettlement(due, performed, { ...turn('2026-08-31'), pack }).releases!.at(-1)!.serveBy).toBe(
      '2026-09-02T00:00:00+08:00',
    );
    // While its payment is reversed it is not to be served; then its time begins anew.
    const halted = follow(now, paid(agreed, 1, 2), '2026-09-01');
    expect(nextPropertyDeadline(halted, turn('2026-09-01'))?.items[0]?.kind).not.toBe('RELEASE');
    const again = follow(halted, performed, '2026-09-10');
    expect(again.releases.find(({ id }) => id === 'performed-1')!.serveBy).toBe('2026-09-16T00:00:00+08:00');
  });

  it('resumption while a release is under way: what is served stands, what is not ends; what the law orders goes on', () => {
    const resumed = { ...inDefault, standing: 'RESUMED' as const };
    expect(stateOf(follow(approved, resumed, '2026-09-01'), STEP)).toBe('SUPERSEDED');
    const out = follow(served(due, STEP, '2026-04-03'), resumed, '2026-09-01');
    expect([stateOf(out, STEP), out.refreezes.map(({ readyAt }) => readyAt)]).toEqual([
      'SERVED',
      [turn('2026-09-01').at],
    ]);
    expect(stateOf(done(out, STEP, '2026-09-02'), STEP)).toBe('DONE');
    const law = after(
      due,
      decideLawfulRelease(due, { id: 'law', ground: 'PROTECTED', assetIds: ['d'], basis: '必需' }, turn('2026-04-01')),
    );
    expect(stateOf(follow(law, resumed, '2026-09-01'), 'law')).toBe('DUE');
  });

  it('a suit on the settlement ends the steps (SET-ART-14-1); the controls become preservation in it', () => {
    const end = { as: 'SUED', on: legalDate('2026-09-01') } as const;
    const sued = follow(due, { ...inDefault, standing: 'ENDED', enforcementEnd: end }, '2026-09-01');
    expect(sued.releases.every(({ state }) => state === 'SUPERSEDED')).toBe(true);
    const keep = decideKeeping(
      sued,
      { controlIds: sued.controls.map(({ id }) => id), reason: 'PRESERVATION_IN_SUIT' },
      turn('2026-09-02'),
    );
    expect([codeOf(mayClose(sued)), codeOf(mayClose(after(sued, keep)))]).toEqual(['RELEASE.CONTROLS_STAND', 'ok']);
    // Of another end neither that reason holds nor that of a plan which goes on.
    const other = follow(due, { ...inDefault, standing: 'ENDED', enforcementEnd: null }, '2026-09-01');
    for (const reason of ['PRESERVATION_IN_SUIT', 'LONG_PERFORMANCE'] as const)
      expect(codeOf(decideKeeping(other, { controlIds: [all[0]!], reason }, turn('2026-09-02')))).toBe(
        'RELEASE.MUST_BE_LIFTED',
      );
  });
});

describe('CLS-2, CLS-3: a case is not closed while a control stands without a reason', () => {
  const ids = due.controls.map(({ id }) => id);
  const keep = (at: PropertyFile, reason: 'LONG_PERFORMANCE' | 'RESUMED_CASE', controlIds = ids) =>
    decideKeeping(at, { controlIds, reason }, turn('2026-12-30'));

  it('names each of them', () => {
    const closing = mayClose(due);
    expect(closing.ok ? [] : closing.error.problems?.map(({ path }) => path)).toEqual(
      ids.map((id) => `/controls/${id}`),
    );
    expect(codeOf(mayClose(fileOf([], agreed)))).toBe('ok');
  });

  it('CLS-5: one closed as long performance may keep them, until all is performed', () => {
    const kept = after(due, keep(due, 'LONG_PERFORMANCE'));
    expect(codeOf(mayClose(kept))).toBe('ok');
    const performed = follow(kept, { ...paid(agreed, 1, 2, 3), standing: 'PERFORMED' }, '2027-08-31');
    expect(codeOf(mayClose(performed))).toBe('RELEASE.CONTROLS_STAND');
    expect(codeOf(keep(performed, 'LONG_PERFORMANCE'))).toBe('RELEASE.MUST_BE_LIFTED');
  });

  it('a reason fits how the settlement stands, and a control that stands', () => {
    expect(codeOf(keep(due, 'RESUMED_CASE'))).toBe('RELEASE.MUST_BE_LIFTED');
    expect(codeOf(keep(due, 'LONG_PERFORMANCE', ['none']))).toBe('RELEASE.NOT_CONTROLLED');
  });
});

it('a release that a person has named as the lifting of everything would be keeps its place (CLS-1)', () => {
  const own = { id: 'performed-1', ground: 'LAW_ORDERS', assetIds: ['a'], basis: '依法' } as const;
  const named = after(file, decideLawfulRelease(file, own, turn('2026-03-01')));
  const lifted = follow(named, { ...paid(agreed, 1, 2, 3), standing: 'PERFORMED' }, '2026-09-01');
  expect(lifted.releases.map(({ id, ground }) => [id, ground])).toEqual([
    ['performed-1', 'LAW_ORDERS'],
    ['performed-2', 'PERFORMED'],
  ]);
});

it('SET-ART-17-1: the balance of the title runs on with its interest, whatever was heard last', () => {
  const title = {
    principal: yuan('1000000.00'),
    dailyRate: '0.000175',
    expiry: legalDate('2026-01-01'),
    fee: yuan('0.00'),
  };
  const NONE: PropertyFile = { ...file, settlement: { ...agreed, standing: 'NONE' } };
  const course = courseAfter(NOTHING_HEARD, { kind: 'ACCEPTED', title });
  const on = (day: string) => owedIn(withBalanceOf(NONE, course, turn(day)));
  expect(on('2027-01-02') - on('2026-01-02')).toBe(parseYuan('127750.00'));
  const figure = (at: PropertyFile) => releaseFigure(at, { id: '', assetIds: ['a'] }, turn('2027-01-02')).text;
  expect(figure(withBalanceOf(file, course, turn('2027-01-02')))).toEqual(figure(file));
  expect(withBalanceOf(file, course, turn('2027-01-02')).settlement).toMatchObject({ outstanding: agreed.outstanding });
});
