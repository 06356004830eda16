import { describe, expect, it } from '@jest/globals';
import { standingWaivers, waiverOutcome } from './waivers.js';

describe('a waiver when enforcement resumes', () => {
  it('SET-ART-17-1: falls away where it depended on full performance, and where nothing was written of a condition, each in its own words', () => {
    const dependent = waiverOutcome({ of: 'INTEREST', condition: 'FULL_PERFORMANCE' });
    expect([dependent.stands, dependent.zh.startsWith('减免以全部履行为条件')]).toEqual([false, true]);
    const silent = waiverOutcome({ of: 'INTEREST', condition: null });
    expect([
      silent.stands,
      silent.zh.startsWith('协议未写明减免是否附条件'),
      silent.zh.includes('以全部履行为条件'),
    ]).toEqual([false, true, false]);
    expect(silent.en).toContain('does not say');
  });

  it('SET-ART-17-1: stands where it was agreed without condition', () => {
    const waivers = [
      { of: 'INTEREST', condition: null },
      { of: 'DOUBLED', condition: 'UNCONDITIONAL' },
      { of: 'INTEREST', condition: 'FULL_PERFORMANCE' },
    ] as const;
    expect(standingWaivers(waivers)).toEqual([waivers[1]]);
  });
});
