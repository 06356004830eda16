import { describe, expect, it } from '@jest/globals';
import { decidePlatformConsent, type ConsentSaid } from './platform-consent.js';

const OF_UNIT: ConsentSaid = { kind: 'APPLICATION_OF_UNIT', wishes: true, agencyIds: 'ALL' };
const OF_PERSON: ConsentSaid = { kind: 'SEPARATE_CONSENT', wishes: true, agencyIds: ['platform-a'] };
const refused = (said: ConsentSaid, partyKind: 'PERSON' | 'UNIT' | undefined, byStaff = false) => {
  const decided = decidePlatformConsent(said, { partyKind, byStaff, platforms: ['platform-a'] });
  return decided.ok ? [] : (decided.error.problems ?? [decided.error]).map(({ code }) => code);
};

describe('what a party says of platforms', () => {
  it('PIPL 23: a unit may mean all platforms, a person names each', () => {
    expect(refused(OF_UNIT, 'UNIT')).toEqual([]);
    expect(refused(OF_PERSON, 'PERSON')).toEqual([]);
    for (const agencyIds of ['ALL', []] as const)
      for (const kind of ['PERSON', undefined] as const)
        expect(refused({ ...OF_PERSON, agencyIds }, kind)).toEqual(['CONSENT.PLATFORMS_UNNAMED']);
  });

  it('PIPL 23: the kind fits the party, where it is known', () => {
    expect(refused(OF_UNIT, 'PERSON')).toEqual(['CONSENT.KIND_OF_ANOTHER']);
    expect(refused(OF_PERSON, 'UNIT')).toEqual(['CONSENT.KIND_OF_ANOTHER']);
    for (const said of [OF_UNIT, OF_PERSON]) expect(refused(said, undefined)).toEqual([]);
  });

  it('PIPL 14: what staff records of a party has its evidence, and everything that is wrong is said', () => {
    expect(refused(OF_UNIT, 'UNIT', true)).toEqual(['CONSENT.EVIDENCE_MISSING']);
    expect(refused({ ...OF_UNIT, evidence: ' ' }, 'UNIT', true)).toEqual(['CONSENT.EVIDENCE_MISSING']);
    expect(refused({ ...OF_UNIT, evidence: '2026年12月1日询问笔录' }, 'UNIT', true)).toEqual([]);
    expect(refused({ ...OF_PERSON, agencyIds: 'ALL' }, 'UNIT', true)).toEqual([
      'CONSENT.KIND_OF_ANOTHER',
      'CONSENT.PLATFORMS_UNNAMED',
      'CONSENT.EVIDENCE_MISSING',
    ]);
  });

  it('PIPL 23: whoever is named is a platform of the court', () => {
    const other = { ...OF_PERSON, agencyIds: ['platform-a', 'nobody'] };
    expect(refused(other, 'PERSON')).toEqual(['CONSENT.PLATFORM_UNKNOWN']);
    expect(refused({ ...other, wishes: false }, 'PERSON')).toEqual([]);
  });

  it('PIPL 15: to take it back needs neither names nor evidence', () => {
    expect(refused({ ...OF_PERSON, wishes: false, agencyIds: 'ALL' }, 'PERSON', true)).toEqual([]);
  });
});
