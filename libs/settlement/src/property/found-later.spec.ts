import { describe, expect, it } from '@jest/globals';
import { parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { after, asset, codeOf, fileOf, settlementOf, stateOf, turn } from '../../test/fixture/released-property.js';
import { applyChange, type PropertyChange } from './property-change.js';
import { withFoundReleases } from './found-later.js';
import { type Asset, type PropertyFile, type SettlementView } from './property-file.js';
import { decideRelease, decideReleaseRefusal } from './release-life.js';
import { decideCreditorRelease, decideLawfulRelease } from './release-opening.js';
import { decideReleasePlan } from './release-steps.js';

const now = turn('2026-05-01');
const NOT_SETTLED = settlementOf(['700'], { standing: 'NONE' });
const owing = (sum: string): SettlementView => ({ ...NOT_SETTLED, originalBalance: parseYuan(sum) });
/** Two flats of which each covers 700 (seven tenths of 1000). */
const held = (view = owing('1400')) => fileOf([asset('a', '1000'), asset('b', '1000')], view);
const found = (file: PropertyFile, change: PropertyChange) => applyChange(file, withFoundReleases(file, change, now));
const pays = (file: PropertyFile, left: string) => found(file, { settlement: owing(left), happened: [] });
const seen = ({ releases }: PropertyFile) =>
  releases.map(({ id, ground, state, assetIds }) => [id, ground, state, ...assetIds]);

describe('PROC-12: what is found to be too much later', () => {
  it('is laid before a judge once the balance has fallen so far that the rest covers it; nothing is released by it', () => {
    expect(seen(pays(held(), '701'))).toEqual([]);
    const file = pays(held(), '700');
    expect(seen(file)).toEqual([['over-limit-1', 'OVER_LIMIT', 'DUE', 'a']]);
    expect(file.releases[0]).toMatchObject({
      found: true,
      basis: expect.stringContaining('1400.00元') as unknown as string,
    });
    expect(file.controls.every(({ state }) => state === 'EFFECTIVE')).toBe(true);
    expect(seen(pays(file, '600'))).toHaveLength(1);
    expect(codeOf(decideRelease(file, { releaseId: 'over-limit-1' }, now))).toBe('ok');
  });

  it('is found where property is worth more, and not by what was ordered as it is', () => {
    const file = held(owing('1000'));
    expect(seen(found(file, { happened: [] }))).toEqual([]);
    const dearer = { ...file.assets[1]!, value: parseYuan('1500') };
    expect(seen(found(file, { assets: [dearer], happened: [] }))).toEqual([['over-limit-1', 'OVER_LIMIT', 'DUE', 'a']]);
  });

  it('is taken back where it is too much no longer, and undecided', () => {
    const file = pays(held(), '700');
    expect(stateOf(pays(file, '900'), 'over-limit-1')).toBe('SUPERSEDED');
    const decided = after(file, decideRelease(file, { releaseId: 'over-limit-1' }, now));
    expect(stateOf(pays(decided, '900'), 'over-limit-1')).toBe('DECIDED');
  });

  it('may be refused with a reason, and is then not found again', () => {
    const file = pays(held(), '700');
    const refused = after(file, decideReleaseRefusal(file, { releaseId: 'over-limit-1', reason: '估价待核' }, now));
    expect(seen(pays(refused, '699'))).toEqual([
      ['over-limit-1', 'OVER_LIMIT', 'REFUSED', 'a'],
      ['over-limit-2', 'OVER_LIMIT', 'DUE', 'b'],
    ]);
  });

  it('gives way to a ruling while nobody has decided it, and not to a wish; its id is one that is free', () => {
    const file = pays(held(), '700');
    const ruling = { id: 'ruling', ground: 'LAW_ORDERS', assetIds: ['a'], basis: '异议裁定' } as const;
    expect(seen(after(file, decideLawfulRelease(file, ruling, now)))).toEqual([
      ['over-limit-1', 'OVER_LIMIT', 'SUPERSEDED', 'a'],
      ['ruling', 'LAW_ORDERS', 'DUE', 'a'],
    ]);
    const wish = { id: 'wish', assetIds: ['a'], partyId: 'c', figure: '' };
    expect(codeOf(decideCreditorRelease(file, wish, now))).toBe('RELEASE.UNDER_WAY');
    const decided = after(file, decideRelease(file, { releaseId: 'over-limit-1' }, now));
    expect(codeOf(decideLawfulRelease(decided, ruling, now))).toBe('RELEASE.UNDER_WAY');
    const named = held();
    const taken = after(named, decideLawfulRelease(named, { ...ruling, id: 'over-limit-1', assetIds: ['b'] }, now));
    const other = { ...taken, releases: taken.releases.map((one) => ({ ...one, state: 'DONE' as const })) };
    expect(seen(pays(other, '700')).map(([id]) => id)).toEqual(['over-limit-1', 'over-limit-2']);
  });

  it('goes by the title’s balance while a settlement is performed, and leaves the steps of a plan alone', () => {
    const agreed = settlementOf(['700', '700']);
    const file = held(agreed);
    const paid = { ...agreed, paid: [1], outstanding: parseYuan('700'), originalBalance: parseYuan('1400') };
    expect(seen(found(file, { settlement: paid, happened: [] }))).toEqual([]);
    const plan = { id: 'plan', promised: [] };
    const planned = after(file, decideReleasePlan(file, plan, now));
    const both = found(planned, { settlement: { ...paid, originalBalance: parseYuan('700') }, happened: [] });
    expect(seen(both).filter(([, ground]) => ground === 'OVER_LIMIT')).toEqual([]);
  });

  it('never proposes so much that the rest does not cover the balance', () => {
    const values = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 6000 }), (worths, left) => {
        const things = worths.map((value, n): Asset => asset(`a${n}`, String(value)));
        const file = found(fileOf(things, owing('100000')), { settlement: owing(String(left)), happened: [] });
        const gone = file.releases.flatMap(({ assetIds }) => assetIds);
        // Counted without the code under test.
        const stays = things
          .filter(({ id }) => !gone.includes(id))
          .reduce((sum, { value }) => sum + (value * 7n) / 10n, 0n);
        const all = things.reduce((sum, { value }) => sum + (value * 7n) / 10n, 0n);
        expect(gone.length === 0 || stays >= BigInt(left) * 100n).toBe(true);
        const smallest = things
          .filter(({ id, value }) => value > 0n && !gone.includes(id))
          .map(({ value }) => (value * 7n) / 10n);
        expect(all < BigInt(left) * 100n || smallest.every((one) => stays - one < BigInt(left) * 100n)).toBe(true);
      }),
    );
  });
});

describe('PROC-11: property under control that turns out to be spared', () => {
  it('is laid before a judge at once, whatever it covers', () => {
    const account = asset('account', '100', { class: 'DEPOSIT', indivisible: false });
    const file = fileOf([account, asset('b', '1000')], owing('1400'));
    const wages = { ...account, use: 'MIGRANT_WAGES_ACCOUNT' as const };
    const known = found(file, { assets: [wages], happened: [] });
    expect(seen(known)).toEqual([['protected-account-1', 'PROTECTED', 'DUE', 'account']]);
    expect(seen(found(known, { assets: [wages], happened: [] }))).toHaveLength(1);
    expect(seen(found(file, { assets: [{ ...account, use: 'BASIC_ACCOUNT' }], happened: [] }))).toEqual([]);
  });
});
