import { describe, expect, it } from '@jest/globals';
import { type Yuan } from '@hejie/law';
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

  it('SET-ART-16-1: never bound in a settlement that a judgment voided or revoked, and does not say that something was not performed', () => {
    const waivers = [
      { of: 'PRINCIPAL', amount: '1.00' as Yuan, condition: 'UNCONDITIONAL' },
      { of: 'INTEREST', condition: 'FULL_PERFORMANCE' },
      { of: 'DOUBLED', condition: null },
    ] as const;
    expect(standingWaivers(waivers, true)).toEqual([]);
    for (const waiver of waivers) {
      const { zh, en } = waiverOutcome(waiver, true);
      expect([zh.includes('自始没有法律约束力'), zh.includes('未全部履行'), en.includes('never bound')]).toEqual([
        true,
        false,
        true,
      ]);
    }
  });
});
