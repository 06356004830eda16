import { describe, expect, it } from '@jest/globals';
import { type Principal } from '@hejie/security';
import { requireOwnParty, requireStaff } from './own-party.js';

const party: Principal = { subject: 'debtor', roles: ['party'], partyRef: 'd-1' };
const clerk: Principal = { subject: 'clerk', roles: ['clerk'], court: '鲁0502' };
const PARTIES = [{ partyId: '1.2', side: 'DEBTOR', partyRef: 'd-1' }] as const;
const refusal = (require: () => void) => {
  try {
    require();
    return null;
  } catch (error) {
    return error;
  }
};

describe('what a party says for itself', () => {
  it('names the field that is the court’s to state', () => {
    expect(refusal(() => requireStaff(clerk, 'filedAt'))).toBeNull();
    expect(refusal(() => requireStaff(party, 'filedAt'))).toMatchObject({
      ...{ status: 403, code: 'AUTH.ROLE_DENIED' },
      zh: expect.stringContaining('filedAt'),
      en: expect.stringContaining('`filedAt`'),
    });
  });

  it('names the field in which it names another, or nobody', () => {
    expect(refusal(() => requireOwnParty(party, PARTIES, '1.2', 'filedBy'))).toBeNull();
    for (const other of ['1.1', undefined])
      expect(refusal(() => requireOwnParty(party, PARTIES, other as string, 'filedBy'))).toMatchObject({
        ...{ status: 403, code: 'AUTH.NOT_A_PARTY' },
        zh: expect.stringContaining('filedBy'),
        en: expect.stringContaining('`filedBy`'),
      });
  });
});
