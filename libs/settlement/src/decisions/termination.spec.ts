import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeOf } from '../../test/fixture/ledgers.js';
import { decideTermination, decideTerminationRuling, type TerminationStanding } from './termination.js';

const STANDING: TerminationStanding = { settlement: 'PERFORMING', pending: false, closed: false };
const ALL = { signedBy: ['c', 'e'], creditors: ['c', 'e'] };
const asked = (over: Partial<TerminationStanding> = {}, input = ALL) =>
  codeOf(decideTermination(input, { ...STANDING, ...over }));

describe('SET-ART-2-5: 达成和解协议后撤回执行申请的，人民法院可以裁定终结执行', () => {
  it('is applied for by every creditor while the settlement is performed, once', () => {
    expect(asked()).toBe('ok');
    expect(asked({}, { ...ALL, signedBy: ['c'] })).toBe('WITHDRAWAL.NOT_ALL_CREDITORS');
    expect(asked({}, { ...ALL, signedBy: ['c', 'e', 'd'] })).toBe('WITHDRAWAL.NOT_A_CREDITOR');
    expect(asked({ pending: true })).toBe('TERMINATION.PENDING');
    expect(asked({ closed: true })).toBe('TERMINATION.CLOSED');
    expect(asked({ settlement: null })).toBe('TERMINATION.NO_SETTLEMENT');
    expect(asked({ settlement: 'PERFORMED' })).toBe('TERMINATION.NO_SETTLEMENT');
  });

  it('is ruled on by the judge, with the number of the ruling; a refusal says why', () => {
    const ruled = (over: object, standing: object = {}) =>
      codeOf(
        decideTerminationRuling(
          { decision: 'TERMINATE', rulingNumber: '（2026）鲁0502执1号之二', reason: '', ...over },
          { ...STANDING, pending: true, ...standing },
        ),
      );
    expect(ruled({})).toBe('ok');
    expect(ruled({}, { pending: false })).toBe('TERMINATION.NOT_APPLIED');
    expect(ruled({ rulingNumber: ' ' })).toBe('TERMINATION.RULING_MISSING');
    expect(ruled({ decision: 'REFUSE' })).toBe('TERMINATION.REASON_MISSING');
    expect(ruled({ decision: 'REFUSE', reason: '损害他人' }, { settlement: 'SUED' })).toBe('ok');
    expect(ruled({}, { settlement: 'SUED' })).toBe('TERMINATION.NO_SETTLEMENT');
    expect(ruled({}, { closed: true })).toBe('TERMINATION.CLOSED');
  });

  it('nothing is terminated but on the application of all, in a settlement that is performed', () => {
    const standings = fc.record({
      settlement: fc.constantFrom(null, 'PERFORMING' as const, 'PERFORMED' as const, 'RESUMED' as const),
      pending: fc.boolean(),
      closed: fc.boolean(),
    });
    fc.assert(
      fc.property(standings, fc.subarray(['c', 'e']), (standing, signedBy) => {
        const may = decideTermination({ signedBy, creditors: ['c', 'e'] }, standing).ok;
        const { settlement, pending, closed } = standing;
        expect(may).toBe(settlement === 'PERFORMING' && !pending && !closed && signedBy.length === 2);
        const ruling = { decision: 'TERMINATE', rulingNumber: '号', reason: '' } as const;
        expect(decideTerminationRuling(ruling, standing).ok).toBe(settlement === 'PERFORMING' && pending && !closed);
      }),
    );
  });
});
