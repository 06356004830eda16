import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, type Yuan } from '@hejie/law';
import { AGREEMENT, RECEIVED, REVIEWED } from '../../test/fixture/agreements.js';
import { lintAgreement } from './lint.js';
import {
  type GuaranteeLetter,
  type GuarantorTerm,
  type LetterReceipt,
  type SecurityTerm,
  type Signatory,
} from './terms.js';

const found = (changes: {
  guarantors?: readonly GuarantorTerm[];
  security?: readonly SecurityTerm[];
  signatories?: readonly Signatory[];
}): [string, string, string, string][] =>
  lintAgreement({ ...AGREEMENT, ...changes }, packOf('dongying-2020'), REVIEWED).map((f) => [
    f.code.replace('AGREEMENT.', ''),
    f.severity,
    f.rule,
    f.place,
  ]);

const deferral = { from: legalDate('2026-06-01'), until: legalDate('2027-06-01') };
const letter: GuaranteeLetter = {
  by: 'NATURAL_PERSON',
  claim: '货款本金900000元',
  manner: '连带责任保证',
  creditorConsent: 'WRITTEN',
  guaranteeUntil: legalDate('2028-06-01'),
  received: RECEIVED,
};
const surety: GuarantorTerm = {
  guarantorId: 'g',
  promisesDirectEnforcement: true,
  scope: '全部债务',
  deferral,
  letter,
};
const house: SecurityTerm = {
  kind: 'MORTGAGE',
  thing: '房屋',
  ownerPartyId: 'o',
  secures: '500000' as Yuan,
  promisesDirectEnforcement: true,
  deferral,
  letter,
  description: { quantity: '一套', quality: '钢混', condition: '自住', place: '东营区某路1号', title: '某某单独所有' },
};
const incomplete = (place: string, severity = 'BLOCKING') => ['GUARANTEE_LETTER_INCOMPLETE', severity, 'GUA-2', place];
const papers = (place: string, severity = 'BLOCKING') => ['GUARANTEE_PAPERS_MISSING', severity, 'GUA-3', place];

describe('a guarantee to the court', () => {
  it('GUA-2, GUA-3: with a letter that says everything, papers and consent is in order, of a person and of a thing', () => {
    expect(found({ guarantors: [surety], security: [house] })).toEqual([]);
  });

  it('GUA-2, SET-ART-18-1: a promise of who neither signs nor gave the court a letter blocks, and so does a deferral without a letter', () => {
    const { letter: _, ...bare } = surety;
    const unmade = ['GUARANTOR_NOT_SIGNING', 'BLOCKING', 'SET-ART-18-1', '/signatories'];
    expect(found({ guarantors: [{ ...bare, deferral: undefined }] })).toEqual([unmade]);
    expect(found({ guarantors: [bare] })).toEqual([
      unmade,
      ['GUARANTEE_LETTER_MISSING', 'BLOCKING', 'GUA-2', '/guarantors/0/letter'],
    ]);
    expect(found({ security: [{ ...house, letter: undefined }] })).toEqual([
      unmade,
      ['GUARANTEE_LETTER_MISSING', 'BLOCKING', 'GUA-2', '/security/0/letter'],
    ]);
    // The debtor's own thing is enforced against as his.
    expect(found({ security: [{ ...house, ownerPartyId: 'd', deferral: undefined, letter: undefined }] })).toEqual([]);
  });

  it('SET-ART-18-1: a letter is one that the court has, by what it is found again, and not one that is yet to come', () => {
    const of = (received?: LetterReceipt) =>
      found({ guarantors: [{ ...surety, letter: { ...letter, received } }] }).map(([code]) => code);
    expect([of(RECEIVED), of({ ...RECEIVED, place: undefined, sha256: 'ab' })]).toEqual([[], []]);
    for (const poor of [undefined, { ...RECEIVED, place: undefined }, { ...RECEIVED, document: ' ' }])
      expect(of(poor)).toEqual(['GUARANTOR_NOT_SIGNING']);
    expect(of({ ...RECEIVED, on: legalDate('2026-05-21') })).toEqual(['GUARANTEE_LETTER_AHEAD']);
  });

  it('SET-ART-18-1: the guarantor’s own signature under the record stands in for a letter, and is of a guarantor', () => {
    const { letter: _, ...bare } = surety;
    const signed = (guarantorId?: string, role: 'GUARANTOR' | 'CLERK' = 'GUARANTOR') => ({
      guarantors: [{ ...bare, deferral: undefined }],
      signatories: [
        ...AGREEMENT.signatories,
        {
          id: 'guarantor',
          role,
          by: 'SELF' as const,
          specialAuthority: false,
          ...(guarantorId !== undefined && { guarantorId }),
        },
      ],
    });
    const nobody = ['SIGNATORY_NOT_GUARANTOR', 'BLOCKING', 'SET-ART-18-1', '/signatories/4/guarantorId'];
    expect(found(signed('g'))).toEqual([]);
    for (const other of ['x', undefined]) expect(found(signed(other))).toContainEqual(nobody);
    expect(found(signed('g', 'CLERK'))).toContainEqual(nobody);
  });

  it('GUA-2: each field that the letter lacks is found at its place, and blocks where enforcement is deferred on it', () => {
    const poor = { by: 'NATURAL_PERSON', creditorConsent: 'RECORD', manner: ' ', received: RECEIVED } as const;
    expect(found({ guarantors: [{ ...surety, deferral: undefined, letter: poor }] })).toEqual([
      incomplete('/guarantors/0/letter/claim', 'WARNING'),
      incomplete('/guarantors/0/letter/manner', 'WARNING'),
    ]);
    expect(found({ guarantors: [{ ...surety, letter: { ...letter, claim: undefined } }] })).toEqual([
      incomplete('/guarantors/0/letter/claim'),
    ]);
    expect(found({ security: [{ ...house, description: { quality: ' ' } }] })).toEqual(
      ['quantity', 'quality', 'condition', 'place', 'title'].map((field) =>
        incomplete(`/security/0/description/${field}`),
      ),
    );
    expect(found({ security: [{ ...house, description: undefined }] })).toHaveLength(5);
  });

  it('GUA-2: no scope is no guarantee, and no name no property, whatever was deferred', () => {
    expect(
      found({
        guarantors: [{ ...surety, deferral: undefined, scope: '' }],
        security: [{ ...house, deferral: undefined, thing: ' ' }],
      }),
    ).toEqual([incomplete('/guarantors/0/scope'), incomplete('/security/0/thing')]);
  });

  it('GUA-3: a company needs articles and a resolution, everyone the creditor’s consent', () => {
    const { creditorConsent: _, ...silent } = letter;
    const of = (changes: Partial<GuaranteeLetter>, deferred = true) =>
      found({
        guarantors: [{ ...surety, ...(!deferred && { deferral: undefined }), letter: { ...silent, ...changes } }],
      });
    expect(of({ by: 'COMPANY' })).toEqual(
      ['articles', 'resolution', 'creditorConsent'].map((paper) => papers(`/guarantors/0/letter/${paper}`)),
    );
    expect(of({ by: 'COMPANY', articles: false, resolution: 'BOARD', creditorConsent: 'RECORD' })).toEqual([
      papers('/guarantors/0/letter/articles'),
    ]);
    expect(of({ by: 'COMPANY', articles: true, resolution: 'SHAREHOLDERS', creditorConsent: 'WRITTEN' })).toEqual([]);
    expect(of({}, false)).toEqual([papers('/guarantors/0/letter/creditorConsent', 'WARNING')]);
  });

  it('GUA-4: a deferral ends after it begins and within a year, of a person and of a thing', () => {
    const deferred = (from: string, until: string) => {
      const changed = { deferral: { from: legalDate(from), until: legalDate(until) } };
      return found({ guarantors: [{ ...surety, ...changed }], security: [{ ...house, ...changed }] });
    };
    const both = (code: string) =>
      ['/guarantors', '/security'].map((list) => [code, 'BLOCKING', 'GUA-4', `${list}/0/deferral/until`]);
    expect(deferred('2026-11-21', '2026-11-20')).toEqual(both('DEFERRAL_REVERSED'));
    expect(deferred('2026-11-21', '2026-11-21')).toEqual([]);
    expect(deferred('2026-11-21', '2027-11-21')).toEqual([]);
    expect(deferred('2026-11-21', '2027-11-22')).toEqual(both('DEFERRAL_TOO_LONG'));
  });

  it('GUA-4: the guarantee period ends after the deferral; where none is named it is a year, and that is said', () => {
    const until = (day: string | undefined) =>
      found({
        guarantors: [
          { ...surety, letter: { ...letter, guaranteeUntil: day === undefined ? undefined : legalDate(day) } },
        ],
      });
    expect(until('2027-06-02')).toEqual([]);
    expect(until('2027-06-01')).toEqual([
      ['GUARANTEE_PERIOD', 'BLOCKING', 'GUA-4', '/guarantors/0/letter/guaranteeUntil'],
    ]);
    expect(until(undefined)).toEqual([['GUARANTEE_PERIOD', 'WARNING', 'GUA-4', '/guarantors/0/letter/guaranteeUntil']]);
  });

  it('SET-ART-18: without a deferral a period that does not end after the debt falls due is warned of, for it counts as none', () => {
    const until = (day: string) => {
      const ended = { deferral: undefined, letter: { ...letter, guaranteeUntil: legalDate(day) } };
      return found({ guarantors: [{ ...surety, ...ended }], security: [{ ...house, ...ended }] });
    };
    const warned = ['/guarantors/0', '/security/0'].map((place) => [
      'GUARANTEE_PERIOD',
      'WARNING',
      'SET-ART-18',
      `${place}/letter/guaranteeUntil`,
    ]);
    // The last instalment falls due on 2026-12-31.
    expect([until('2026-06-30'), until('2026-12-31'), until('2027-01-01')]).toEqual([warned, warned, []]);
  });

  it('SET-ART-18-2: property of a third person without a promise to the court is warned of, the debtor’s own is not', () => {
    const { promisesDirectEnforcement: _, ...silent } = house;
    expect(found({ security: [silent] })).toEqual([
      ['GUARANTOR_WITHOUT_PROMISE', 'WARNING', 'SET-ART-18-2', '/security/0/promisesDirectEnforcement'],
    ]);
    expect(found({ security: [{ ...silent, ownerPartyId: 'd' }] })).toEqual([]);
  });

  it('GUA-2, GUA-3, GUA-4: every finding has a remedy in both languages', () => {
    const findings = lintAgreement(
      { ...AGREEMENT, guarantors: [{ ...surety, scope: '', letter: { by: 'COMPANY', received: RECEIVED } }] },
      packOf('dongying-2020'),
      REVIEWED,
    );
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['GUA-2', 'GUA-3', 'GUA-4']));
    expect(findings.every(({ zh, en, remedy }) => [zh, en, remedy.zh, remedy.en].every((text) => text !== ''))).toBe(
      true,
    );
  });

  it('GUA-2: a person may stand surety and give things, each once; the same guarantee twice is refused', () => {
    const repeated = (changes: Parameters<typeof found>[0]) =>
      found(changes).filter(([code]) => code === 'GUARANTEE_REPEATED');
    const things = [house, { ...house, thing: '厂房' }];
    expect(repeated({ guarantors: [{ ...surety, guarantorId: 'o' }], security: things })).toEqual([]);
    expect(repeated({ guarantors: [surety, { ...surety, cap: '100000' as Yuan }], security: [house, house] })).toEqual([
      ['GUARANTEE_REPEATED', 'BLOCKING', 'GUA-2', '/guarantors/1'],
      ['GUARANTEE_REPEATED', 'BLOCKING', 'GUA-2', '/security/1'],
    ]);
  });
});
