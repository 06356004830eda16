import { describe, expect, it } from '@jest/globals';
import { packOf } from '@hejie/law';
import fc from 'fast-check';
import { redesignatesBySelf, redesignationFrom, type CandidateOfRoll } from './redesignation.js';

const one = (mediatorId: string, openCases: number, over: Partial<CandidateOfRoll> = {}): CandidateOfRoll => ({
  mediatorId,
  openCases,
  specialities: [],
  conflicted: false,
  ...over,
});
const cause = '劳务合同纠纷';
const chosen = (roll: CandidateOfRoll[], excluded: string[] = []) =>
  redesignationFrom(roll, { cause, excluded })?.mediatorId;

describe('S5: who is designated in the place of a mediator who kept silent', () => {
  it('S5: the least loaded of the roll, of two alike the one whose number comes first', () => {
    expect(chosen([one('m-3', 1), one('m-2', 0), one('m-1', 2)])).toBe('m-2');
    expect(chosen([one('m-3', 1), one('m-2', 1)])).toBe('m-2');
    expect(redesignationFrom([one('m-3', 1)], { cause, excluded: [] })?.reason.zh).toContain('在办案件最少（1件）');
  });

  it('S5: not who had his chance, not who has a conflict, not who knows another field', () => {
    expect(chosen([one('m-1', 0), one('m-2', 1)], ['m-1'])).toBe('m-2');
    expect(chosen([one('m-1', 0, { conflicted: true }), one('m-2', 1)])).toBe('m-2');
    const tax = one('m-1', 0, { specialities: ['税务'] });
    expect(chosen([tax, one('m-2', 1, { specialities: ['劳务合同争议'] })])).toBe('m-2');
    expect(chosen([tax])).toBeUndefined();
    expect(redesignationFrom([tax], { cause: undefined, excluded: [] })?.mediatorId).toBe('m-1');
  });

  it('PRE-5: is the same whatever the order of the roll, and never more loaded than another who is free', () => {
    const candidate = fc.record({
      mediatorId: fc.constantFrom(...'abcdefgh'),
      openCases: fc.nat(3),
      specialities: fc.constant([]),
      conflicted: fc.boolean(),
    });
    const rolls = fc.uniqueArray(candidate, { selector: ({ mediatorId }) => mediatorId });
    fc.assert(
      fc.property(rolls, (roll) => {
        const by = redesignationFrom(roll, { cause, excluded: ['a'] });
        expect(redesignationFrom([...roll].reverse(), { cause, excluded: ['a'] })).toEqual(by);
        const free = roll.filter(({ mediatorId, conflicted }) => !conflicted && mediatorId !== 'a');
        expect(by === undefined).toBe(free.length === 0);
        const least = Math.min(...free.map(({ openCases }) => openCases));
        expect(free.find(({ mediatorId }) => mediatorId === by?.mediatorId)?.openCases ?? Infinity).toBe(least);
      }),
    );
  });

  it('S5: where the pack says so, and nowhere else', () => {
    expect(['dongying-2020@1', 'dongying-2020@2', 'national@2'].map((ref) => redesignatesBySelf(packOf(ref)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
