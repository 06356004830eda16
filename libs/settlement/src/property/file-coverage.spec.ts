import { describe, expect, it } from '@jest/globals';
import { parseYuan, type PolicyPack } from '@hejie/law';
import fc from 'fast-check';
import {
  after,
  asset,
  controlled,
  openFile,
  order,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decideControlOrder } from './control-order.js';
import { coverageOfFile } from './file-coverage.js';
import { haircutOf, harmOf } from './pack-terms.js';
import { type Control, type ControlState, type PropertyFile, type SettlementView } from './property-file.js';

const turn = turnAt('2026-02-01');
const packWith = (assets: Partial<PolicyPack['assets']>): PolicyPack => ({
  ...turn.pack,
  assets: { ...turn.pack.assets, ...assets },
});
const held = controlled(
  openFile({ outstanding: parseYuan('1400000'), originalBalance: parseYuan('2000000') }),
  asset(),
  '2026-01-20',
);
const standing = (one: SettlementView['standing']): PropertyFile => ({
  ...held,
  settlement: { ...held.settlement, standing: one },
});

describe('PROC-12: coverage of a file', () => {
  it('before a settlement there is nothing outstanding under one to be covered', () => {
    expect(coverageOfFile(standing('NONE'), turn).outstanding).toBeNull();
    expect(coverageOfFile(standing('RESUMED'), turn).outstanding).not.toBeNull();
  });

  it('shows both exposures; the target speaks of what is outstanding, or by the pack of the original title', () => {
    const performing = standing('PERFORMING');
    const coverage = coverageOfFile(performing, turn);
    expect([coverage.outstanding!.value.ratio, coverage.original.value.ratio]).toEqual(['1.0000', '0.7000']);
    expect(coverage.target).toEqual({ of: 'OUTSTANDING', ratio: '1.0', reached: true });
    const pack = packWith({ exposure: 'ORIGINAL' });
    expect(coverageOfFile(performing, { ...turn, pack }).target).toEqual({
      of: 'ORIGINAL',
      ratio: '1.0',
      reached: false,
    });
  });

  it('without a settlement that is performed the title is what is owed, and after performance nothing revives', () => {
    const of = (one: SettlementView['standing']) =>
      coverageOfFile(standing(one), { ...turn, pack: packWith({ exposure: 'ORIGINAL' }) }).target.of;
    expect([of('NONE'), of('RESUMED'), of('ENDED'), of('PERFORMED')]).toEqual([
      'ORIGINAL',
      'ORIGINAL',
      'ORIGINAL',
      'OUTSTANDING',
    ]);
  });

  it('takes the haircut of the class: all of money, the pack’s one figure of the rest, or what the pack says of the class', () => {
    expect(haircutOf('DEPOSIT', turn.pack)).toEqual({ units: 1n, scale: 0 });
    expect(haircutOf('REAL_ESTATE', turn.pack)).toEqual({ units: 7n, scale: 1 });
    expect(haircutOf('REAL_ESTATE', packWith({ haircutOf: { REAL_ESTATE: '0.56' } }))).toEqual({
      units: 56n,
      scale: 2,
    });
  });

  it('PROC-13: a class or a use hurts as much as the pack says, and of both what hurts more counts', () => {
    expect(harmOf({ class: 'DEPOSIT', use: 'BASIC_ACCOUNT' }, turn.pack)).toBeGreaterThan(
      harmOf({ class: 'DEPOSIT', use: 'ORDINARY' }, turn.pack),
    );
    const pack = packWith({ harmOf: { EQUITY: 9, WAGES: 3 } });
    expect([
      harmOf({ class: 'EQUITY', use: 'ORDINARY' }, pack),
      harmOf({ class: 'EQUITY', use: 'WAGES' }, pack),
    ]).toEqual([9, 9]);
  });

  it('counts no more than the cap, nor than whoever carried it out holds', () => {
    const account = asset({ id: 'account', class: 'DEPOSIT', indivisible: false });
    const worth = (amount?: string) =>
      coverageOfFile(
        controlled(
          openFile(),
          account,
          '2026-01-20',
          { cap: parseYuan('500') },
          amount === undefined ? {} : { amount: parseYuan(amount) },
        ),
        turn,
      ).original.value.worth;
    expect([worth(), worth('70'), worth('900')]).toEqual(['500.00', '70.00', '500.00']);
  });

  it('counts nothing that is only ordered', () => {
    const known = withAssets(openFile(), asset());
    expect(coverageOfFile(after(known, decideControlOrder(known, order(), turn)), turn).original.value.worth).toBe(
      '0.00',
    );
  });

  it('never counts a control without effect', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-02-${n}` as Control['effectiveOn']);
    const states = fc.constantFrom<ControlState[]>('ORDERED', 'EFFECTIVE', 'QUEUED', 'FAILED', 'LAPSED', 'RELEASED');
    const row = fc.record({
      state: states,
      effectiveOn: fc.option(day, { nil: undefined }),
      lastDay: fc.option(day, { nil: undefined }),
    });
    const base = standing('NONE');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), day, (rows, on) => {
        const assets = rows.map((_, n) => asset({ id: `a${n}` }));
        const controls = rows.map((one, n): Control => ({
          ...base.controls[0]!,
          ...one,
          id: `c${n}`,
          assetId: `a${n}`,
        }));
        const file: PropertyFile = { ...base, assets, controls };
        const inEffect = rows.filter(
          ({ state, effectiveOn, lastDay }) =>
            state === 'EFFECTIVE' &&
            effectiveOn !== undefined &&
            lastDay !== undefined &&
            effectiveOn <= on! &&
            on! <= lastDay,
        ).length;
        expect(coverageOfFile(file, turnAt(on!)).original.value.worth).toBe(`${1_400_000 * inEffect}.00`);
      }),
    );
  });
});
