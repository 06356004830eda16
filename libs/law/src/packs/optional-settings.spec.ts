import { describe, expect, it } from '@jest/globals';
import { LAW_KINDS } from '../calculator/kinds.js';
import { diffPacks } from './diff.js';
import { enforcementTypes } from './enforcement-types.js';
import { loadPack, readPack } from './load.js';
import { type PackDefinition } from './policy-pack.js';
import { packOf, POLICY_PACKS } from './published.js';

const source = { words: '申请执行费每件三百元', from: 'D' };
const child = (settings: PackDefinition['settings']): PackDefinition => ({
  id: 'national',
  version: 2,
  name: { zh: '子', en: 'child' },
  parent: 'national@1',
  inForceFrom: '2026-01-01',
  settings,
  departures: [],
});
const problemsOf = (settings: PackDefinition['settings']) => {
  const reading = readPack(child(settings), POLICY_PACKS);
  return 'problems' in reading ? reading.problems.map(({ path, code }) => [path, code]) : [];
};

describe('a setting that came after the first packs', () => {
  it('is in none of them, and they mean what they meant', () => {
    for (const pack of POLICY_PACKS)
      for (const path of ['regionalNotices', 'feeWithoutSum']) {
        expect([pack.ref, path, Object.hasOwn(pack, path)]).toEqual([pack.ref, path, false]);
        expect([pack.ref, path, Object.hasOwn(pack.sources, path)]).toEqual([pack.ref, path, false]);
      }
  });

  it('FEE-1: the fee on a title without a sum is the court’s choice within the law, and the least where it makes none', () => {
    const pack = loadPack(child({ feeWithoutSum: { value: '300.00', source } }), POLICY_PACKS);
    expect(pack.feeWithoutSum).toBe('300.00');
    for (const value of ['49.99', '500.01', 'x', 300])
      expect([value, problemsOf({ feeWithoutSum: { value, source } }).map(([path]) => path)]).toEqual([
        value,
        ['/settings/feeWithoutSum/value'],
      ]);
    expect(LAW_KINDS['enforcementFee']?.({ pack: 'national' })).toMatchObject({ value: '50.00' });
    expect(LAW_KINDS['enforcementFee']?.({ pack: 'nowhere' })).toMatchObject({
      error: { code: 'PACK.UNKNOWN', path: '/pack' },
    });
  });

  it('is told in the difference of two versions, set or taken away', () => {
    const [before, after] = [
      packOf('national'),
      loadPack(child({ feeWithoutSum: { value: '300.00', source } }), POLICY_PACKS),
    ];
    expect(diffPacks(before, after)).toEqual([
      {
        path: 'feeWithoutSum',
        before: null,
        after: '300.00',
        source,
        text: {
          zh: '无执行金额的申请执行费（元）：由 未设 改为 300.00（D：“申请执行费每件三百元”）。',
          en: 'fee on a title without a sum (yuan): from not set to 300.00 (D: “申请执行费每件三百元”).',
        },
      },
    ]);
    expect(diffPacks(after, before)).toMatchObject([{ path: 'feeWithoutSum', before: '300.00', after: null }]);
  });

  it('PER-4: names notices of an autonomous region, never the State Council’s and none that this build does not have', () => {
    for (const value of [['state-council-2026'], ['nowhere-2026'], [2026]])
      expect([value, problemsOf({ regionalNotices: { value, source } })]).toEqual([
        value,
        [['/settings/regionalNotices/value/0', 'CALENDAR.EDITION_UNKNOWN']],
      ]);
    expect(problemsOf({ regionalNotices: { value: [], source } })).toEqual([
      ['/settings/regionalNotices/value', 'INPUT.TOO_FEW'],
    ]);
  });
});

describe('the types of a case in enforcement (CASE-6)', () => {
  it('are the first enforcement and the resumed one', () => {
    for (const pack of POLICY_PACKS) expect([pack.ref, enforcementTypes(pack)]).toEqual([pack.ref, ['执', '执恢']]);
  });
});
