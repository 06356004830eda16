import { describe, expect, it } from '@jest/globals';
import { ASSET_CLASSES, legalDate, parseYuan } from '@hejie/law';
import {
  accepted,
  after,
  asset,
  controlled,
  openFile,
  order,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decideControlOrder, decideControlOrders, frozenAs, type ControlInput } from './control-order.js';
import { type Asset, type PropertyFile } from './property-file.js';

const turn = turnAt('2026-01-20');
const account = (over: Partial<Asset> = {}) => asset({ id: 'account', class: 'DEPOSIT', indivisible: false, ...over });
const owed = (sum: string) => openFile({ originalBalance: parseYuan(sum) });
const decided = (file: PropertyFile, one: Asset, input: Partial<ControlInput> = {}) =>
  decideControlOrder(withAssets(file, one), order({ assetId: one.id, ...input }), turn);

describe('PRE-CTRL: a control is ordered', () => {
  it('with its number, its ruling, its notice and a clock for the receipt; it has no effect yet', () => {
    const change = accepted(decided(openFile(), asset()));
    expect(change.controls).toMatchObject([{ state: 'ORDERED', rank: 1, frozenAs: 'immovable', orderedBy: 'judge' }]);
    expect(change.controls?.[0]).not.toHaveProperty('effectiveOn');
    expect(change.happened).toEqual([
      {
        kind: 'CONTROL_ORDERED',
        at: turn.at,
        controlId: 'control',
        assetId: 'flat',
        warnings: [],
        receiptBy: '2026-01-23',
      },
    ]);
    expect(refusedAs(decided(openFile(), asset(), { authority: '（2026）浙1122执99号' }))).toBe(
      'CONTROL.NUMBER_UNKNOWN',
    );
    expect(refusedAs(decided(openFile(), asset(), { rulingNumber: '' }))).toBe('CONTROL.PAPERS_MISSING');
    expect(refusedAs(decided(openFile(), asset(), { noticeNumber: ' ' }))).toBe('CONTROL.PAPERS_MISSING');
  });

  it('on property of the file on which none stands', () => {
    expect(refusedAs(decideControlOrder(openFile(), order(), turn))).toBe('PROPERTY.UNKNOWN');
    const held = controlled(openFile(), asset(), '2026-01-20');
    expect(refusedAs(decided(held, asset()))).toBe('CONTROL.STANDS');
    expect(refusedAs(decided(held, asset({ id: 'other' }), { id: 'control of flat' }))).toBe('PROPERTY.KNOWN');
  });

  it('SET-ART-18-1: of another than the debtor on the paper on which it rests', () => {
    for (const liability of ['GIVEN_AS_SECURITY', 'GUARANTOR_BY_RULING', 'CONFIRMED_BY_THIRD_PARTY'] as const) {
      expect([liability, refusedAs(decided(openFile(), asset({ liability })))]).toEqual([
        liability,
        'PROPERTY.NO_BASIS',
      ]);
      expect([liability, refusedAs(decided(openFile(), asset({ liability, liabilityBasis: '裁定' })))]).toEqual([
        liability,
        null,
      ]);
    }
  });

  it('PROC-13: of money with its exact sum', () => {
    expect(refusedAs(decided(openFile(), account()))).toBe('CONTROL.CAP_MISSING');
    expect(refusedAs(decided(openFile(), account(), { cap: 0n }))).toBe('CONTROL.CAP_MISSING');
    expect(refusedAs(decided(openFile(), account(), { cap: 1n }))).toBe(null);
  });
});

describe('PROC-12: no more than what is owed', () => {
  it('what can be parted has a cap, and what covers the debt already leaves nothing to control', () => {
    expect(refusedAs(decided(owed('1000000'), account(), { cap: parseYuan('1000000.01') }))).toBe(
      'CONTROL.CAP_ABOVE_DEBT',
    );
    expect(refusedAs(decided(owed('1000000'), account(), { cap: parseYuan('1000000') }))).toBe(null);
    const covered = controlled(owed('1400000'), asset(), '2026-01-20');
    expect(refusedAs(decided(covered, account(), { cap: 1n }))).toBe('CONTROL.OVER_LIMIT');
  });

  it('counts what is ordered and has no receipt yet, and not what is queued', () => {
    const known = withAssets(owed('1400000'), asset(), asset({ id: 'second' }));
    const ordered = after(known, decideControlOrder(known, order(), turn));
    expect(refusedAs(decided(ordered, asset({ id: 'second' }), { id: 'two' }))).toBe('CONTROL.OVER_LIMIT');
    const queued = controlled(owed('1400000'), asset(), '2026-01-20', {}, { outcome: 'QUEUED', rank: 2 });
    expect(refusedAs(decided(queued, asset({ id: 'second' }), { id: 'two' }))).toBe(null);
  });

  it('CLS-1, CLS-2: nothing at all once everything is performed or enforcement has ended', () => {
    const enforcementEnd = { as: '终结执行', on: legalDate('2026-01-10') } as const;
    for (const view of [{ standing: 'PERFORMED' }, { standing: 'RESUMED', enforcementEnd }] as const)
      expect(refusedAs(decided(openFile(view), asset({ priorControls: 1 })))).toBe('CONTROL.NOTHING_OWED');
  });

  it('PROC-12, PROC-13: its limit is never above the debt, whatever lies there now; securities may rise and fall', () => {
    const account = asset({ class: 'DEPOSIT', value: parseYuan('100'), indivisible: false });
    const capped = (cap: string, over = {}) =>
      refusedAs(decided(owed('1000000'), { ...account, ...over }, { cap: parseYuan(cap) }));
    expect([capped('1000000'), capped('1000000.01')]).toEqual([null, 'CONTROL.CAP_ABOVE_DEBT']);
    expect(capped('30000000', { priorControls: 1 })).toBe('CONTROL.CAP_ABOVE_DEBT');
    const shares = { class: 'SECURITIES' } as const;
    expect([capped('1200000', shares), capped('1200000.01', shares)]).toEqual([null, 'CONTROL.CAP_ABOVE_DEBT']);
  });

  it('PROC-11: what is kept for migrant workers’ wages is taken for these wages alone, which a person finds', () => {
    for (const use of ['MIGRANT_WAGES_ACCOUNT', 'WAGE_SECURITY_DEPOSIT'] as const) {
      const account = asset({ class: 'DEPOSIT', use, value: parseYuan('100') });
      const taken = (wagesFinding?: string) =>
        decided(owed('1000'), account, { cap: parseYuan('100'), ...(wagesFinding !== undefined && { wagesFinding }) });
      expect([refusedAs(taken()), refusedAs(taken(' '))]).toEqual(Array(2).fill(expect.stringMatching(/^PROTECTED/)));
      expect(accepted(taken('执行依据为本项目农民工工资')).controls).toMatchObject([
        { wagesFinding: '执行依据为本项目农民工工资' },
      ]);
    }
    const bread = asset({ use: 'HOUSEHOLD_NEED' });
    expect(refusedAs(decided(owed('30000000'), bread, { wagesFinding: '工资' }))).toBe('PROTECTED.HOUSEHOLD');
  });

  it('what will only be queued takes nothing yet', () => {
    const covered = controlled(owed('1400000'), asset(), '2026-01-20');
    expect(refusedAs(decided(covered, asset({ id: 'second', priorControls: 1 })))).toBe(null);
  });

  it('PROC-13: securities go by their close, and may exceed it by a fifth', () => {
    const shares = asset({ id: 'shares', class: 'SECURITIES', value: parseYuan('5000000'), indivisible: false });
    const capped = (sum: string) => refusedAs(decided(owed('1000000'), shares, { cap: parseYuan(sum) }));
    expect([capped('1200000'), capped('1200000.01')]).toEqual([null, 'CONTROL.CAP_ABOVE_DEBT']);
    const close = (yuan: string) => refusedAs(decided(owed('1000000'), { ...shares, value: parseYuan(yuan) }));
    expect([close('1200000'), close('1200000.01')]).toEqual([null, 'CONTROL.OVER_LIMIT']);
  });

  it('what cannot be parted may exceed it where nothing else suffices, which is warned of', () => {
    const file = owed('1000000');
    expect(accepted(decided(file, asset())).happened).toMatchObject([
      { warnings: [{ code: 'CONTROL.INDIVISIBLE_ABOVE' }] },
    ]);
    expect(refusedAs(decided(file, asset({ indivisible: false })))).toBe('CONTROL.OVER_LIMIT');
    expect(refusedAs(decided(withAssets(file, account()), asset()))).toBe('CONTROL.OVER_LIMIT');
    expect(refusedAs(decided(withAssets(file, account({ use: 'MIGRANT_WAGES_ACCOUNT' })), asset()))).toBe(null);
    expect(refusedAs(decided(withAssets(file, account({ priorControls: 1 })), asset()))).toBe(null);
  });
});

describe('PROC-11: property that the law spares', () => {
  const outcome = (use: Asset['use'], useContinues = false) => {
    const decision = decided(openFile(), asset({ use }), { useContinues });
    return decision.ok
      ? decision.value.happened.flatMap((event) =>
          event.kind === 'CONTROL_ORDERED' ? event.warnings.map(({ code }) => code) : [],
        )
      : decision.error.code;
  };

  it('is not controlled, or with care', () => {
    expect(outcome('ORDINARY')).toEqual([]);
    expect(outcome('MIGRANT_WAGES_ACCOUNT')).toBe('PROTECTED.MIGRANT_WAGES');
    expect(outcome('WAGE_SECURITY_DEPOSIT')).toBe('PROTECTED.WAGE_SECURITY');
    expect(outcome('HOUSEHOLD_NEED')).toBe('PROTECTED.HOUSEHOLD');
    expect(outcome('HOUSEHOLD_HOME')).toEqual(['PROTECTED.HOME']);
    expect(outcome('PRESALE_FUNDS')).toEqual(['PROTECTED.PRESALE']);
    expect(outcome('BASIC_ACCOUNT')).toEqual(['PROTECTED.BASIC_ACCOUNT']);
    expect(outcome('WAGES')).toEqual(['PROTECTED.WAGES']);
  });

  it('PROC-13: what a firm works with goes on being used, where that is possible (活封)', () => {
    expect(outcome('PRODUCTION')).toEqual(['CONTROL.USE_COULD_CONTINUE']);
    expect(outcome('PRODUCTION', true)).toEqual([]);
  });
});

describe('PROC-9: the terms of the classes', () => {
  it('money a year, movables two, the rest three', () => {
    expect(ASSET_CLASSES.map((one) => [one, frozenAs(one)]).filter(([, as]) => as !== 'immovable')).toEqual([
      ['DEPOSIT', 'deposit'],
      ['VEHICLE', 'movable'],
      ['MOVABLE', 'movable'],
      ['NETWORK_FUNDS', 'deposit'],
    ]);
  });
});

describe('PRE-CTRL, PROC-12: several controls by one ruling', () => {
  const [one, two] = [account({ id: 'one' }), account({ id: 'two' })];
  const file = withAssets(owed('100000'), one, two);
  const both = (caps: readonly [string, string]) =>
    decideControlOrders(
      file,
      [one, two].map(({ id }, index) => order({ id: `of ${id}`, assetId: id, cap: parseYuan(caps[index]!) })),
      turn,
    );

  it('are ordered together, each on what those before it leave', () => {
    expect(accepted(both(['60000', '40000'])).controls).toMatchObject([{ assetId: 'one' }, { assetId: 'two' }]);
  });

  it('are refused together, with the one that is too much', () => {
    const refused = both(['60000', '40000.01']);
    expect(refusedAs(refused)).toBe('CONTROL.OVER_LIMIT');
    expect(!refused.ok && refused.error.path).toBe('/orders/1/cap');
    expect(refusedAs(decideControlOrders(file, [], turn))).toBe('CONTROL.NO_ORDERS');
  });
});
