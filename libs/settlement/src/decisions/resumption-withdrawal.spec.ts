import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../test/fixture/ledgers.js';
import { decideResumptionWithdrawal } from './resumption-withdrawal.js';

const before = { stage: 'RULING', application: { number: 2, partyId: 'p-1' } } as const;

describe('SET-ART-9-1: an application to resume is withdrawn', () => {
  it('by the creditor who made it, while it lies before the judge', () => {
    expect(decideResumptionWithdrawal(before, 'p-1')).toEqual({ ok: true, value: 2 });
    for (const other of ['p-2', 'p-3'])
      expect(codeOf(decideResumptionWithdrawal(before, other))).toBe('RESUMPTION_WITHDRAWAL.NOT_APPLICANT');
  });

  it('not once it is ruled on, nor before it is made', () => {
    expect(() => decideResumptionWithdrawal({ ...before, stage: 'BREACH' }, 'p-1')).toThrow(
      expect.objectContaining({ code: 'CASE.WRONG_STAGE', rule: 'SET-ART-9-1' }),
    );
    expect(() => decideResumptionWithdrawal({ stage: 'RULING' }, 'p-1')).toThrow(
      expect.objectContaining({ code: 'RULING.NO_APPLICATION' }),
    );
  });
});
