import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan, type Yuan } from '@hejie/law';
import { admitted, type Decision } from './decision.js';
import { decideGuarantorEnforcement } from './guarantor.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('a guarantor', () => {
  const guarantor = { guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务' };
  const ask = { guarantor, on: legalDate('2026-11-23'), resumed: true, creditorApplies: true, owed: parseYuan('736610') };

  it('S14, SET-ART-18-1, GUA-5: who promised the court is enforced against directly, within the clause, money first', () => {
    expect(admitted(decideGuarantorEnforcement(ask))).toEqual({ guarantorId: 'g', upTo: '736610.00', scope: '全部债务', cashFirst: true, addedAsDebtor: false });
    expect(admitted(decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, cap: '500000' as Yuan } })).upTo).toBe('500000.00');
    expect(admitted(decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, cap: '900000' as Yuan } })).upTo).toBe('736610.00');
  });

  it('TV-D6: without the promise to the court there is no direct ruling (SET-ART-18-2)', () => {
    const refused = decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, promisesDirectEnforcement: false } });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['GUARANTOR.NO_PROMISE', 'SET-ART-18-2']);
  });

  it('only after resumption, and only on application', () => {
    expect(codeOf(decideGuarantorEnforcement({ ...ask, resumed: false }))).toBe('GUARANTOR.NOT_RESUMED');
    expect(codeOf(decideGuarantorEnforcement({ ...ask, creditorApplies: false }))).toBe('GUARANTOR.NOT_APPLIED');
  });

  it('GUA-4: is enforced against until a year after the deferral, which itself counts for a year at most', () => {
    const applied = (on: string, until: string) => decideGuarantorEnforcement({ ...ask, on: legalDate(on), guarantor: { ...guarantor, deferral: { from: legalDate('2026-03-01'), until: legalDate(until) } } });
    expect(codeOf(applied('2027-09-01', '2026-09-01'))).toBe('ok');
    const late = applied('2027-09-02', '2026-09-01');
    expect([codeOf(late), ruleOf(late)]).toEqual(['GUARANTOR.PERIOD_OVER', 'GUA-4']);
    expect(!late.ok && late.error.zh).toContain('担保期间已于2027-09-01届满');
    expect(codeOf(applied('2028-03-01', '2027-03-01'))).toBe('ok');
    expect(codeOf(applied('2028-03-01', '2029-01-01'))).toBe('ok');
    expect(codeOf(applied('2028-03-02', '2029-01-01'))).toBe('GUARANTOR.PERIOD_OVER');
    expect(codeOf(decideGuarantorEnforcement({ ...ask, on: legalDate('2040-01-01') }))).toBe('ok');
  });
});
