import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
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
} from '../../test/fixture/released-property.js';
import { type PropertyFile } from './property-file.js';
import { applyChange } from './property-change.js';
import { mayClose } from './release-closing.js';
import { releaseFigure } from './release-figure.js';
import { decideRelease } from './release-life.js';
import { applySettlement } from './release-settlement.js';
import { decideReleasePlan } from './release-steps.js';

const two = (n: number): string => String(n).padStart(2, '0');
const flats = Array.from({ length: 17 }, (_, i) => asset(`flat-${two(i + 1)}`, '2000000'));
const account = asset('account', '0', { class: 'DEPOSIT', use: 'BASIC_ACCOUNT', indivisible: false });
const agreed = settlementOf(['10000000', '10000000', '10000000']);
const PLAN = { id: 'plan', promised: [{ after: 0, id: 'account' }] };

const held = ({ controls }: PropertyFile): string[] =>
  controls.filter(({ state }) => state === 'EFFECTIVE').map(({ assetId }) => assetId);

describe('S6: Jinyun, a basic account and seventeen flats, three payments', () => {
  const frozen = controlOf('account', { frozenAs: 'deposit', lastDay: legalDate('2027-01-05'), cap: parseYuan('0') });
  const { controls, ...rest } = fileOf([account, ...flats], agreed);
  const file = { ...rest, controls: controls.map((control) => (control.assetId === 'account' ? frozen : control)) };
  const signed = after(file, decideReleasePlan(file, PLAN, turn('2026-03-01')));
  const consented = applied(signed, 'plan-promise-0', '2026-03-01');

  it('pins the plan: the account by the creditor’s undertaking, then two flats, seven more, and the last eight', () => {
    expect(signed.releases.map(({ id, assetIds, state }) => [id, assetIds.length, state])).toEqual([
      ['plan-promise-0', 1, 'DUE'],
      ['plan-step-1', 2, 'PLANNED'],
      ['plan-step-2', 7, 'PLANNED'],
      ['plan-step-3', 8, 'PLANNED'],
    ]);
    expect(signed.releases[1]!.assetIds).toEqual(['flat-01', 'flat-02']);
    // The officer who enters the plan is no creditor: the undertaking is the creditor's own word.
    expect(codeOf(decideRelease(signed, { releaseId: 'plan-promise-0' }, turn('2026-03-01')))).toBe(
      'RELEASE.NOT_APPLIED_FOR',
    );
    expect(consented.releases.find(({ id }) => id === 'plan-promise-0')!.applied!.figure).toContain(
      '价值23800000.00元',
    );
  });

  it('SET-ART-3-1: at signing the account alone; 15 kept after 10 m, 8 after 20 m, nothing after 30 m; then the case may close', () => {
    let now = done(served(consented, 'plan-promise-0', '2026-03-02'), 'plan-promise-0', '2026-03-03');
    expect(held(now)).toEqual(flats.map(({ id }) => id));

    now = applyChange(now, applySettlement(now, paid(agreed, 1), turn('2026-03-31')));
    expect(stateOf(now, 'plan-step-1')).toBe('DUE');
    expect(codeOf(decideRelease(now, { releaseId: 'plan-step-1' }, turn('2026-04-01')))).toBe(
      'RELEASE.NOT_APPLIED_FOR',
    );
    now = done(
      served(applied(now, 'plan-step-1', '2026-04-01'), 'plan-step-1', '2026-04-02'),
      'plan-step-1',
      '2026-04-03',
    );
    expect(held(now)).toHaveLength(15);
    expect(releaseFigure(now, { id: '', assetIds: [] }, turn('2026-04-03'))).toMatchObject({
      worth: '21000000.00',
      settlement: { owed: '20000000.00', ratio: '1.0500' },
      belowTarget: false,
    });

    now = applyChange(now, applySettlement(now, paid(agreed, 1, 2), turn('2026-06-30')));
    now = done(
      served(applied(now, 'plan-step-2', '2026-07-01'), 'plan-step-2', '2026-07-02'),
      'plan-step-2',
      '2026-07-03',
    );
    expect(held(now)).toHaveLength(8);
    expect(codeOf(mayClose(now))).toBe('RELEASE.CONTROLS_STAND');

    const performed = { ...paid(agreed, 1, 2, 3), standing: 'PERFORMED' as const };
    now = applyChange(now, applySettlement(now, performed, turn('2026-08-31')));
    expect([stateOf(now, 'plan-step-3'), stateOf(now, 'performed-1')]).toEqual(['SUPERSEDED', 'DUE']);
    now = done(served(now, 'performed-1', '2026-08-31'), 'performed-1', '2026-09-01');
    expect(held(now)).toEqual([]);
    expect(codeOf(mayClose(now))).toBe('ok');
  });

  it('the second payment is missed: nothing more is released, and the order that would freeze the account again lies ready', () => {
    let now = done(served(consented, 'plan-promise-0', '2026-03-02'), 'plan-promise-0', '2026-03-03');
    now = applyChange(now, applySettlement(now, paid(agreed, 1), turn('2026-03-31')));
    now = applied(now, 'plan-step-1', '2026-04-01');
    const missed = { ...paid(agreed, 1), inDefaultSince: turn('2026-07-01T00:00:00+08:00').at };
    const { happened } = applySettlement(now, missed, turn('2026-07-01'));
    now = applyChange(now, applySettlement(now, missed, turn('2026-07-01')));
    expect(happened).toEqual([
      expect.objectContaining({ kind: 'RELEASE_HALTED', releaseId: 'plan-step-1', why: 'DEFAULT' }),
    ]);
    expect(codeOf(decideRelease(now, { releaseId: 'plan-step-1' }, turn('2026-07-02')))).toBe('RELEASE.NOT_IN_STATE');
    expect(held(now)).toHaveLength(17);
    expect(now.refreezes).toEqual([
      {
        id: 'plan-promise-0',
        preparedAt: turn('2026-03-02').at,
        orders: [
          {
            ...{ assetId: 'account', class: 'DEPOSIT', frozenAs: 'deposit', cap: 0n },
            ...{ useContinues: true, years: 1, expectedRank: 1 },
          },
        ],
      },
    ]);
    const resumed = { ...missed, standing: 'RESUMED' as const };
    const resumption = applySettlement(now, resumed, turn('2026-09-01'));
    now = applyChange(now, resumption);
    expect(now.refreezes[0]!.readyAt).toBe(turn('2026-09-01').at);
    expect(resumption.happened.map(({ kind }) => kind)).toEqual([
      'RELEASE_SUPERSEDED',
      'RELEASE_SUPERSEDED',
      'RELEASE_SUPERSEDED',
      'REFREEZE_READY',
    ]);
  });
});

describe('the plan of a file (PROC-12)', () => {
  const view = settlementOf(['100', '100']);
  const things = [asset('a', '150'), asset('b', '150'), asset('c', '150'), asset('d', '150')];

  it('reads only what is under effective control: not what is queued, ordered, lapsed or past its last day', () => {
    const file = fileOf(things, view);
    const [a, b, c, d] = things.map(({ id }) => id);
    const controls = [
      controlOf(a!, { state: 'QUEUED' }),
      controlOf(b!, { state: 'LAPSED' }),
      controlOf(c!, { lastDay: file.settlement.schedule[0]!.due }),
      controlOf(d!),
    ];
    const ids = (day: string) => {
      const decided = after(
        { ...file, controls },
        decideReleasePlan({ ...file, controls }, { ...PLAN, promised: [] }, turn(day)),
      );
      return decided.releases.flatMap(({ assetIds }) => assetIds);
    };
    expect(ids('2026-03-31')).toEqual(['c', 'd']);
    expect(ids('2026-04-01')).toEqual(['d']);
  });

  it('carries out what is promised with its payment and not before, and holds enough for it until then', () => {
    const file = fileOf([asset('a', '150'), asset('b', '150', { use: 'PRODUCTION' }), asset('c', '150')], view);
    const steps = (promised: { after: number; id: string }[]) =>
      after(file, decideReleasePlan(file, { ...PLAN, promised }, turn('2026-03-01'))).releases.map(
        ({ id, assetIds }) => [id, ...assetIds],
      );
    expect(steps([])).toEqual([
      ['plan-step-0', 'b'],
      ['plan-step-1', 'a'],
      ['plan-step-2', 'c'],
    ]);
    // Without what is promised b could go at signing; but then nothing would be held for the second payment.
    const both = ['a', 'c'].map((id) => ({ after: 1, id }));
    expect(steps(both)).toEqual([
      ['plan-promise-1', 'a', 'c'],
      ['plan-step-2', 'b'],
    ]);
  });

  it('is made anew from the payments that are open, and takes the place of the old one', () => {
    const first = after(
      fileOf(things, view),
      decideReleasePlan(fileOf(things, view), { ...PLAN, promised: [] }, turn('2026-03-01')),
    );
    const in1 = applyChange(first, applySettlement(first, paid(view, 1), turn('2026-03-31')));
    expect(codeOf(decideReleasePlan(in1, { ...PLAN, promised: [] }, turn('2026-04-01')))).toBe('RELEASE.ID_TAKEN');
    const again = after(
      in1,
      decideReleasePlan(in1, { ...PLAN, id: 'anew', promised: [{ after: 1, id: 'd' }] }, turn('2026-04-01')),
    );
    expect(again.releases.filter(({ id }) => id.startsWith('plan-')).every(({ state }) => state === 'SUPERSEDED')).toBe(
      true,
    );
    expect(again.releases.filter(({ id }) => id.startsWith('anew-')).map(({ id, state }) => [id, state])).toEqual([
      ['anew-step-1', 'DUE'],
      ['anew-promise-1', 'DUE'],
      ['anew-step-2', 'PLANNED'],
    ]);
  });

  it('is refused where nothing is performed, in default, and where a step is halted', () => {
    const file = fileOf(things, view);
    const plan = (over: Partial<PropertyFile['settlement']>) =>
      codeOf(
        decideReleasePlan({ ...file, settlement: { ...view, ...over } }, { ...PLAN, promised: [] }, turn('2026-04-01')),
      );
    expect(plan({ standing: 'RESUMED' })).toBe('RELEASE.NO_PLAN');
    expect(plan({ schedule: [] })).toBe('RELEASE.NO_PLAN');
    expect(plan({ inDefaultSince: turn('2026-04-01').at })).toBe('RELEASE.IN_DEFAULT');
    expect(codeOf(decideReleasePlan(file, PLAN, turn('2026-04-01')))).toBe('RELEASE.ASSET_UNKNOWN');
  });

  it('covers the exposure of which the pack speaks: where it is the original title’s, more is held', () => {
    const file = fileOf(things, { ...view, originalBalance: parseYuan('300') });
    const now = turn('2026-03-01');
    const original = { ...now, pack: { ...now.pack, assets: { ...now.pack.assets, exposure: 'ORIGINAL' as const } } };
    const steps = (at: typeof now) =>
      after(file, decideReleasePlan(file, { ...PLAN, promised: [] }, at)).releases.map(({ after: no, assetIds }) => [
        no,
        assetIds.length,
      ]);
    expect(steps(now)).toEqual([
      [0, 2],
      [1, 1],
      [2, 1],
    ]);
    // 420 are held for 300, and 105 of them stay for the 100 that the settlement lets the debtor off.
    expect(steps(original)).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('takes what has come in of the earliest payment off it', () => {
    const file = fileOf(things, { ...view, outstanding: 10_500n });
    const rows = after(file, decideReleasePlan(file, { ...PLAN, promised: [] }, turn('2026-03-01'))).releases;
    expect(rows.map(({ id, assetIds }) => [id, assetIds.length])).toEqual([
      ['plan-step-0', 3],
      ['plan-step-2', 1],
    ]);
  });
});

describe('SET-ART-5-1: releases of a plan that is amended', () => {
  const { controls, ...rest } = fileOf(flats, agreed);
  const file: PropertyFile = { ...rest, controls };
  const pinned = after(file, decideReleasePlan(file, { id: 'plan', promised: [] }, turn('2026-03-01')));
  const amendedTo = (view: typeof agreed) => applySettlement(pinned, view, turn('2026-03-10'));
  const dated = (view: typeof agreed) =>
    applyChange(pinned, amendedTo(view)).releases.map(({ id, state, dueAt }) => [id, state, dueAt.slice(0, 10)]);

  it('each step that waits for its payment has the day of the amended plan, and nothing has happened to it', () => {
    const schedule = agreed.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate('2026-07-31') } : row));
    expect(dated({ ...agreed, schedule })).toEqual([
      ['plan-step-1', 'PLANNED', '2026-03-31'],
      ['plan-step-2', 'PLANNED', '2026-07-31'],
      ['plan-step-3', 'PLANNED', '2026-08-31'],
    ]);
    expect(amendedTo({ ...agreed, schedule }).happened).toEqual([]);
    // The same view twice changes nothing.
    const followed = applyChange(pinned, amendedTo({ ...agreed, schedule }));
    expect(applySettlement(followed, followed.settlement, turn('2026-03-11')).releases).toBeUndefined();
  });

  it('a step whose payment is planned no longer goes with the last before it', () => {
    expect(dated({ ...agreed, schedule: agreed.schedule.slice(0, 2) })[2]).toEqual([
      'plan-step-3',
      'PLANNED',
      '2026-06-30',
    ]);
  });
});
