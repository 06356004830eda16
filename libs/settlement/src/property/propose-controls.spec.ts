import { describe, expect, it } from '@jest/globals';
import { parseYuan, type Fen } from '@hejie/law';
import fc from 'fast-check';
import {
  asset,
  controlled,
  openFile,
  preservedFile,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { worthOf } from '../release/coverage.js';
import { asControlled } from './file-coverage.js';
import { type ProposedControl } from './least-harm.js';
import { harmOf } from './pack-terms.js';
import { proposeControls } from './propose-controls.js';
import { type Asset } from './property-file.js';

const turn = turnAt('2026-01-20');
const owed = (sum: string, ...assets: Asset[]) => withAssets(openFile({ originalBalance: parseYuan(sum) }), ...assets);
const money = (id: string, sum: string, over: Partial<Asset> = {}) =>
  asset({ id, class: 'DEPOSIT', indivisible: false, value: parseYuan(sum), ...over });
const outcomes = (rows: readonly ProposedControl[]) => rows.map(({ assetId, reason }) => [assetId, reason]);

describe('PROC-13: the property whose control hurts the least', () => {
  it('leaves the basic account and the plant where other property covers the debt, and says so asset by asset', () => {
    const file = owed(
      '1400000',
      money('basic', '1500000', { use: 'BASIC_ACCOUNT' }),
      asset({ id: 'plant', class: 'MOVABLE', use: 'PRODUCTION' }),
      asset({ id: 'flat' }),
    );
    const { value, derivation } = proposeControls(file, turn);
    expect(value).toMatchObject([
      { assetId: 'basic', outcome: 'LEAVE', reason: 'LESS_HARM_ELSEWHERE', fourNos: ['FUNDS'] },
      { assetId: 'plant', outcome: 'LEAVE', reason: 'LESS_HARM_ELSEWHERE', fourNos: ['PRODUCTION'] },
      { assetId: 'flat', outcome: 'CONTROL', reason: 'NEEDED', worth: '1400000.00', fourNos: [] },
    ]);
    expect(derivation.text.zh).toContain('不中断企业的资金往来');
    expect(derivation.text.en).toContain('production and business go on');
  });

  it('takes everything where nothing suffices, but what the law spares, what others hold and what is worth nothing', () => {
    const file = owed(
      '30000000',
      asset({ id: 'flat' }),
      money('wages', '100', { use: 'MIGRANT_WAGES_ACCOUNT' }),
      asset({ id: 'queued', priorControls: 1 }),
      asset({ id: 'charged', chargesOnWhole: parseYuan('2000000') }),
      asset({ id: 'equity', class: 'EQUITY' }),
    );
    expect(outcomes(proposeControls(file, turn).value)).toEqual([
      ['flat', 'NEEDED'],
      ['wages', 'PROTECTED'],
      ['queued', 'NOT_FREE'],
      ['charged', 'WORTHLESS'],
      ['equity', 'NEEDED'],
    ]);
    expect(proposeControls(file, turn).value[4]?.fourNos).toEqual(['COMMAND', 'REPUTATION']);
  });

  it('under a preservation proposes only what may be ordered under it', () => {
    const found = withAssets(preservedFile(), asset({ foundBy: 'CLUE' }), asset({ id: 'named', foundBy: 'APPLICANT' }));
    expect(outcomes(proposeControls(found, turn).value)).toEqual([
      ['flat', 'NOT_FREE'],
      ['named', 'NEEDED'],
    ]);
  });

  it('goes by what is still open, and caps what can be parted', () => {
    const held = controlled(owed('2000000', money('account', '1000000')), asset({ id: 'flat' }), '2026-01-20');
    expect(proposeControls(held, turn).value).toMatchObject([
      { assetId: 'account', reason: 'NEEDED', cap: '600000.00' },
      { assetId: 'flat', reason: 'STANDS', outcome: 'LEAVE' },
    ]);
    const covered = controlled(owed('1400000', money('account', '1000000')), asset({ id: 'flat' }), '2026-01-20');
    expect(outcomes(proposeControls(covered, turn).value)[0]).toEqual(['account', 'LESS_HARM_ELSEWHERE']);
  });

  it('is what comparing all sets would choose', () => {
    const some = fc.record({
      worth: fc.integer({ min: 1, max: 40 }),
      use: fc.constantFrom<Asset['use'][]>('ORDINARY', 'BASIC_ACCOUNT', 'PRODUCTION'),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 120 }), (made, debt) => {
        const assets = made.map(({ worth, use }, n) =>
          asset({ id: `a${n}`, use, value: BigInt(worth) * 1000n, indivisible: true }),
        );
        const file = withAssets(openFile({ originalBalance: BigInt(debt) * 700n }), ...assets);
        const worth = (one: Asset): Fen => worthOf(asControlled(one, turn.pack));
        const sum = (ones: readonly Asset[]): Fen => ones.reduce((total, one) => total + worth(one), 0n);
        const harm = (ones: readonly Asset[]): number => ones.reduce((total, one) => total + harmOf(one, turn.pack), 0);
        const chosen = assets.filter((_, n) => proposeControls(file, turn).value[n]?.outcome === 'CONTROL');
        const sets = Array.from({ length: 2 ** assets.length }, (_, bits) => assets.filter((__, n) => (bits >> n) & 1));
        const enough = sets.filter((set) => sum(set) >= BigInt(debt) * 700n);
        if (enough.length === 0) expect(chosen).toEqual(assets);
        else expect([sum(chosen) >= BigInt(debt) * 700n, harm(chosen)]).toEqual([true, Math.min(...enough.map(harm))]);
      }),
      { numRuns: 200 },
    );
  });
});
