import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan, type Yuan } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { decideUnderGuarantee, type GuaranteeQuestion } from './under-guarantee.js';

const question: GuaranteeQuestion = {
  guarantorId: 'g-1',
  on: legalDate('2026-12-01'),
  owed: parseYuan('736610.00'),
  debtDue: legalDate('2026-12-31'),
};
const surety = { guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务' };
const signatures = [
  ...AGREEMENT.signatories,
  { id: 's-g', role: 'GUARANTOR' as const, guarantorId: 'g-1', by: 'SELF' as const, specialAuthority: false },
];
const answer = (terms: Partial<AgreementTerms>, over: Partial<GuaranteeQuestion> = {}) => {
  const decision = decideUnderGuarantee({ ...AGREEMENT, signatories: signatures, ...terms }, { ...question, ...over });
  return decision.ok ? [decision.value.kind, decision.value.upTo] : decision.error.code;
};

describe('SET-ART-18-1, S14: direct enforcement under a guarantee of the settlement', () => {
  it('against a surety who promised it, within his clause, after the debtor’s ready cash', () => {
    expect(answer({ guarantors: [surety] })).toEqual(['SURETY', '736610.00']);
    expect(answer({ guarantors: [surety] }, { debtorCash: parseYuan('36610.00') })).toEqual(['SURETY', '700000.00']);
    expect(answer({ guarantors: [{ ...surety, cap: '500000.00' as Yuan }] })).toEqual(['SURETY', '500000.00']);
    expect(answer({ guarantors: [surety] }, { debtorCash: parseYuan('800000.00') })).toBe('GUARANTOR.CASH_SUFFICES');
  });

  it('against the thing alone that was given as security', () => {
    const security = [
      {
        kind: 'MORTGAGE' as const,
        thing: '厂房',
        ownerPartyId: 'g-1',
        secures: '300000.00' as Yuan,
        promisesDirectEnforcement: true,
      },
    ];
    expect(answer({ guarantors: [], security })).toEqual(['SECURITY', '300000.00']);
  });

  it('not before resumption, without his promise, or against who stands behind nothing', () => {
    expect(answer({ guarantors: [surety] }, { owed: null })).toBe('GUARANTOR.NOT_RESUMED');
    expect(answer({ guarantors: [{ ...surety, promisesDirectEnforcement: false }] })).toBe('GUARANTOR.NO_PROMISE');
    expect(answer({ guarantors: [surety], signatories: AGREEMENT.signatories })).toBe('GUARANTOR.NO_PROMISE');
    expect(answer({ guarantors: [] })).toBe('GUARANTOR.UNKNOWN');
  });

  it('SET-ART-18: of an amended agreement who is named as signing has promised where he signed the first or consented', () => {
    const signed = (...ids: string[]) => answer({ guarantors: [surety] }, { signed: new Set(ids) });
    expect([signed('g-1'), signed('g-2'), signed()]).toEqual([
      ['SURETY', '736610.00'],
      'GUARANTOR.NO_PROMISE',
      'GUARANTOR.NO_PROMISE',
    ]);
  });
});
