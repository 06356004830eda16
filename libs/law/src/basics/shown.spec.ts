import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../calculator/outcome.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { shown } from './shown.js';

describe('what a refusal repeats of what was given', () => {
  it('is short text as it stands', () => {
    expect(shown('2026-02-30')).toBe('2026-02-30');
    expect(shown('一'.repeat(40))).toBe('一'.repeat(40));
    expect([shown(1.5), shown(null), shown({ toString: 1 }), shown(undefined)]).toEqual([
      '1.5',
      'object',
      'object',
      'undefined',
    ]);
  });

  it('is the beginning of long text, never half a character', () => {
    expect(shown('一'.repeat(41))).toBe(`${'一'.repeat(40)}…`);
    expect(shown(`${'一'.repeat(39)}𠮷吉`)).toBe(`${'一'.repeat(39)}…`);
    expect(shown('x'.repeat(5_000_000))).toHaveLength(41);
  });

  it('has no identity number in it', () => {
    expect(shown('身份证370502198806150017')).toBe('身份证****');
    expect(shown('37050219880615001X')).toBe('****');
    expect(shown(`${'一'.repeat(30)}370502198806150017`)).toBe(`${'一'.repeat(30)}****`);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) =>
        expect(shown(`${before}370502198806150017${after}`)).not.toContain('06150017'),
      ),
    );
  });

  it('has no telephone in it, and no number in groups', () => {
    expect(shown('电话+86 138-1234-5678')).toBe('电话****');
    expect(shown('证号 370502 19880615 0017')).toBe('证号 ****');
    expect(shown('2026-13-01')).toBe('2026-13-01');
  });

  it('is all that any refusal of the calculator repeats', () => {
    const long = `370502198806150017${'长'.repeat(1000)}`;
    const inputs: readonly (readonly [string, unknown])[] = [
      ['dayKind', { date: long }],
      ['enforcementFee', long],
      ['dayKind', { [long]: 1 }],
      ['caseNumber', long],
      ['resumeBalance', { dailyRate: long }],
    ];
    for (const [kind, input] of inputs) {
      const outcome = LAW_KINDS[kind]?.(input);
      if (outcome === undefined) throw new Error(kind);
      const text = JSON.stringify(outcome);
      expect([kind, text.includes('37050219880615'), text.length < 3000, isRefusal(outcome)]).toEqual([
        kind,
        false,
        true,
        kind !== 'caseNumber',
      ]);
    }
  });
});
