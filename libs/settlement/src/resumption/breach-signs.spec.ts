import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { decideBreachSigns, evasionSignals, type BreachSign } from './breach-signs.js';

const now = courtInstant('2026-09-15T10:00:00+08:00');
const wrote: BreachSign = { kind: 'STATEMENT', on: legalDate('2026-09-10'), text: '书面表示“不再履行”' };
const gaveAway: BreachSign = { kind: 'TRANSFER', on: legalDate('2026-09-12'), text: '厂房过户给关联公司' };

describe('SET-ART-11-2x: what shows that the debtor will not perform', () => {
  it('comes with the plea of anticipatory breach alone, and is not of a day ahead', () => {
    const decided = (signs: readonly BreachSign[], anticipatoryBreach = true) => {
      const decision = decideBreachSigns(signs, { anticipatoryBreach, now });
      return decision.ok ? decision.value : [decision.error.code, decision.error.path];
    };
    expect(decided([wrote, gaveAway])).toEqual([wrote, gaveAway]);
    expect(decided([], false)).toEqual([]);
    expect(decided([wrote], false)).toEqual(['ELECTION.SIGNS_UNPLEADED', '/signs']);
    expect(decided([wrote, { ...gaveAway, on: legalDate('2026-09-16') }])).toEqual([
      'ELECTION.SIGN_IN_FUTURE',
      '/signs/1/on',
    ]);
    expect(decided([{ ...wrote, on: legalDate('2026-09-15') }])).toHaveLength(1);
  });

  it('S13, PROC-27: raises evasion where property was given away, a sham settlement wherever he shows that he will not', () => {
    const codes = (signs: readonly BreachSign[]) => evasionSignals(signs).map(({ code, on }) => [code, on]);
    expect(codes([])).toEqual([]);
    expect(codes([wrote])).toEqual([['SHAM_SETTLEMENT', '2026-09-10']]);
    expect(codes([gaveAway, wrote])).toEqual([
      ['EVASION', '2026-09-12'],
      ['SHAM_SETTLEMENT', '2026-09-12'],
    ]);
  });
});
