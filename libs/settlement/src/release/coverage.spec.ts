import { describe, expect, it } from '@jest/globals';
import { parseRate, parseYuan, type Fen } from '@hejie/law';
import fc from 'fast-check';
import { coverageOf, worthOf, type ControlledAsset } from './coverage.js';

const whole: ControlledAsset = {
  id: 'flat',
  value: parseYuan('2000000'),
  haircut: parseRate('0.7'),
  share: parseRate('1'),
  chargesOnWhole: 0n,
  chargesOnShare: 0n,
};
const worth = (over: Partial<ControlledAsset>) => worthOf({ ...whole, ...over });

describe('PROC-12: what an asset is worth to the creditor', () => {
  it('is its value after the haircut, less what goes before, the debtor’s share of it, at most the cap', () => {
    expect(worth({})).toBe(parseYuan('1400000'));
    expect(worth({ chargesOnWhole: parseYuan('400000') })).toBe(parseYuan('1000000'));
    expect(worth({ share: parseRate('0.5'), chargesOnWhole: parseYuan('400000') })).toBe(parseYuan('500000'));
    expect(worth({ share: parseRate('0.5'), chargesOnShare: parseYuan('100000') })).toBe(parseYuan('600000'));
    expect(worth({ cap: parseYuan('30000') })).toBe(parseYuan('30000'));
  });

  it('is never less than nothing, and rounded down to the fen', () => {
    expect(worth({ chargesOnWhole: parseYuan('1400000.01') })).toBe(0n);
    expect(worth({ chargesOnShare: parseYuan('1400000.01') })).toBe(0n);
    expect(worth({ value: parseYuan('0.99'), haircut: parseRate('0.7') })).toBe(69n);
    expect(worth({ value: 3n, haircut: parseRate('1'), share: parseRate('0.333333') })).toBe(0n);
  });

  it('adds up, each asset for itself, over what is owed: four decimals, rounded down; of no debt there is no ratio', () => {
    const flats = ['a', 'b', 'c'].map((id) => ({ ...whole, id }));
    expect(coverageOf(flats, parseYuan('4200000.01')).value).toEqual({
      assets: ['a', 'b', 'c'].map((id) => ({ id, worth: '1400000.00' })),
      worth: '4200000.00',
      ratio: '0.9999',
    });
    expect(coverageOf(flats, parseYuan('2000000')).value.ratio).toBe('2.1000');
    expect(coverageOf(flats, 0n).value.ratio).toBeNull();
    expect(coverageOf([], parseYuan('1')).value).toEqual({ assets: [], worth: '0.00', ratio: '0.0000' });
  });

  const fen = fc.bigInt({ min: 0n, max: 10_000_000n });
  const part = fc.integer({ min: 0, max: 10_000 }).map((n) => ({ units: BigInt(n), scale: 4 }));
  const asset = fc.record({
    id: fc.constant('x'),
    value: fen,
    haircut: part,
    share: part,
    chargesOnWhole: fen,
    chargesOnShare: fen,
  });

  it('is to the fen what the law says, whatever the property, and so is their sum over what is owed', () => {
    const capped = fc.tuple(asset, fc.option(fen)).map(([one, cap]) => (cap === null ? one : { ...one, cap }));
    const TEN_4 = 10_000n;
    /** Over one denominator, divided once: counted otherwise than the code does. */
    const exact = ({ value, haircut, share, chargesOnWhole, chargesOnShare, cap }: ControlledAsset): Fen => {
      const over = TEN_4 * TEN_4;
      const sum = share.units * (value * haircut.units - chargesOnWhole * TEN_4) - chargesOnShare * over;
      const most = cap === undefined || sum < cap * over ? sum : cap * over;
      return most < 0n ? 0n : most / over;
    };
    fc.assert(
      fc.property(fc.array(capped, { maxLength: 6 }), fen, (assets, exposure) => {
        const worths = assets.map(exact);
        expect(assets.map(worthOf)).toEqual(worths);
        const total = worths.reduce((sum, one) => sum + one, 0n);
        const { worth: sum, ratio } = coverageOf(assets, exposure).value;
        expect(parseYuan(sum)).toBe(total);
        if (exposure === 0n) expect(ratio).toBeNull();
        else expect(BigInt(ratio!.replace('.', ''))).toBe((total * TEN_4) / exposure);
      }),
    );
  });

  it('is no less for a greater value or share, and no more for greater charges or a cap', () => {
    fc.assert(
      fc.property(asset, fen, (one, more) => {
        const own = worthOf(one);
        const changed = (over: Partial<ControlledAsset>): Fen => worthOf({ ...one, ...over });
        expect(own >= 0n && own <= one.value).toBe(true);
        expect(changed({ value: one.value + more }) >= own).toBe(true);
        expect(changed({ chargesOnWhole: one.chargesOnWhole + more }) <= own).toBe(true);
        expect(changed({ chargesOnShare: one.chargesOnShare + more }) <= own).toBe(true);
        expect(changed({ cap: more })).toBe(own < more ? own : more);
      }),
    );
  });
});
