import { describe, expect, it } from '@jest/globals';
import { refusedAs } from '../../test/fixture/controlled-property.js';
import { accept } from '../decisions/decision.js';
import { byOwners, type Owned } from './liability.js';

const parties = [
  { partyId: 'creditor', side: 'CREDITOR' },
  { partyId: 'debtor', side: 'DEBTOR' },
] as const;
const named = (ownerPartyId: string, liability: Owned['liability'] = 'DEBTOR') =>
  byOwners(parties, [{ ownerPartyId, liability, path: '/asset' }], () => accept(null));

describe('PRE-CTRL, SET-ART-18-1: whose property is controlled', () => {
  it('is a debtor’s of the case, or with a liability of his own a third person’s', () => {
    expect(named('debtor').ok).toBe(true);
    expect(refusedAs(named('wife'))).toBe('PROPERTY.OWNER_NOT_DEBTOR');
    expect(named('wife')).toMatchObject({ error: { path: '/asset/ownerPartyId', rule: 'PRE-CTRL' } });
    for (const liability of ['GIVEN_AS_SECURITY', 'GUARANTOR_BY_RULING', 'CONFIRMED_BY_THIRD_PARTY'] as const) {
      expect(named('wife', liability).ok).toBe(true);
      // A debtor may give security of his own.
      expect(named('debtor', liability).ok).toBe(true);
    }
  });

  it('is never the creditor’s, whatever is said of it', () => {
    for (const liability of ['DEBTOR', 'GIVEN_AS_SECURITY', 'CONFIRMED_BY_THIRD_PARTY'] as const)
      expect(refusedAs(named('creditor', liability))).toBe('PROPERTY.OWNER_IS_CREDITOR');
  });

  it('is looked at of each piece, and the first that is not so is named', () => {
    const found = ['debtor', 'creditor', 'wife'].map((ownerPartyId, index) => ({
      ownerPartyId,
      liability: 'DEBTOR' as const,
      path: `/found/${index}`,
    }));
    expect(byOwners(parties, found, () => accept(null))).toMatchObject({ error: { path: '/found/1/ownerPartyId' } });
  });
});
