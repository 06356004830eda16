import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { type Decision } from './decision.js';
import { decideGuaranteeApplication, decideGuaranteeRuling, orderedUnder } from './guarantor-application.js';

const resumedAt = courtInstant('2026-11-23T10:00:00+08:00');
const after = courtInstant('2026-11-25T10:00:00+08:00');
const before = courtInstant('2026-11-20T10:00:00+08:00');
const codeOf = (decision: Decision<unknown>) => (decision.ok ? null : decision.error.code);

describe('an application for direct enforcement under a guarantee', () => {
  const applies = (over: object) =>
    codeOf(decideGuaranteeApplication({ side: 'CREDITOR', earlier: null, resumedAt, ...over }));

  it('SET-ART-18-1: is the creditor’s, and made once while it stands', () => {
    expect(applies({})).toBeNull();
    expect(applies({ side: 'DEBTOR' })).toBe('GUARANTOR.NOT_CREDITOR');
    for (const decision of [null, 'ENFORCE'])
      expect(applies({ earlier: { appliedAt: after, decision } })).toBe('GUARANTOR.APPLIED');
  });

  it('SET-ART-18-1: is made again after a refusal, and after the resumption with which it fell', () => {
    expect(applies({ earlier: { appliedAt: after, decision: 'REFUSE' } })).toBeNull();
    expect(applies({ earlier: { appliedAt: before, decision: 'ENFORCE' } })).toBeNull();
  });

  it('SET-ART-18-1: is ruled on once, and refused with a reason alone', () => {
    const rules = (application: { appliedAt: typeof after; decision: 'ENFORCE' | 'REFUSE' | null } | null, over = {}) =>
      codeOf(decideGuaranteeRuling({ application, decision: 'ENFORCE', reason: '', ...over }));
    const open = { appliedAt: after, decision: null };
    expect(rules(open)).toBeNull();
    expect(rules(null)).toBe('GUARANTOR.NOT_APPLIED');
    expect(rules({ ...open, decision: 'ENFORCE' })).toBe('GUARANTOR.NOT_APPLIED');
    expect(rules(open, { decision: 'REFUSE', reason: ' ' })).toBe('GUARANTOR.REASON_MISSING');
    expect(rules(open, { decision: 'REFUSE', reason: '未在笔录上承诺' })).toBeNull();
  });

  it('SET-ART-12-1: falls with the resumption under which it was ordered, and with no other', () => {
    const order = { appliedAt: after, decision: 'ENFORCE' } as const;
    expect(orderedUnder(order, resumedAt)).toBe(true);
    expect(orderedUnder({ ...order, appliedAt: before }, resumedAt)).toBe(false);
    for (const decision of ['REFUSE', null] as const)
      expect(orderedUnder({ ...order, decision }, resumedAt)).toBe(false);
  });
});
