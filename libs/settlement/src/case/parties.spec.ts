import { describe, expect, it } from '@jest/globals';
import { creditorOf, partyOf } from './parties.js';

describe('SET-ART-1-1: a party of the case', () => {
  const parties = [{ partyId: 'p-1' }, { partyId: 'p-2', side: 'DEBTOR' }];

  it('is found by its id, and somebody else is refused where he is named', () => {
    expect(partyOf(parties, 'p-2')).toBe(parties[1]);
    const refused = (path: string) => expect.objectContaining({ code: 'PARTY.NOT_IN_CASE', rule: 'SET-ART-1-1', path });
    expect(() => partyOf(parties, 'p-9')).toThrow(refused('/partyId'));
    expect(() => partyOf(parties, 'p-9', '/payerPartyId')).toThrow(refused('/payerPartyId'));
  });

  it('PRE-3: the application is the creditor’s, and nobody else mends it or insists on it', () => {
    const sides = [
      { partyId: 'c', side: 'CREDITOR' },
      { partyId: 'd', side: 'DEBTOR' },
    ];
    expect(creditorOf(sides, 'c')).toBe(sides[0]);
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => creditorOf(sides, 'd')).toThrow(refused('PARTY.NOT_A_CREDITOR'));
    expect(() => creditorOf(sides, 'x')).toThrow(refused('PARTY.NOT_IN_CASE'));
  });
});
