import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, type Yuan } from '@hejie/law';
import { AGREEMENT, RECEIVED, REVIEWED } from '../../test/fixture/agreements.js';
import { lintAgreement } from './lint.js';
import { type AgreementTerms, type PerformanceMode } from './terms.js';

const found = (changes: Partial<AgreementTerms>): [string, string, string][] =>
  lintAgreement({ ...AGREEMENT, ...changes }, packOf('dongying-2020'), REVIEWED).map((f) => [
    f.code.replace('AGREEMENT.', ''),
    f.severity,
    f.place,
  ]);
const yuan = (text: string): Yuan => text as Yuan;
const day = legalDate('2026-07-31');
const car = { thing: '旧车', agreedValue: yuan('900000'), handOverBy: day };
const work = { service: '看管', agreedValue: yuan('900000'), completeBy: day };
const shares = { company: '某公司', shares: '1%', agreedValue: yuan('900000'), transferBy: day };

describe('terms that do not fit each other', () => {
  it.each([
    ['LUMP_SUM', { schedule: [{ no: 1, due: day, amount: yuan('900000') }] }],
    ['INSTALMENTS', { schedule: [{ no: 1, due: day, amount: yuan('900000') }] }],
    ['INSTALMENTS', {}],
    ['IN_KIND', { schedule: [], inKind: [car] }],
    ['LABOUR', { schedule: [], labour: [work] }],
    ['EQUITY', { schedule: [], equity: [shares] }],
    ['MIXED', { total: yuan('1800000'), labour: [work] }],
  ] as const)('SET-ART-1-1: performance that calls itself %s and is so passes: %j', (mode, terms) => {
    expect(found({ ...terms, mode })).toEqual([]);
  });

  it.each([
    ['LUMP_SUM', {}, 'The terms call themselves LUMP_SUM and are INSTALMENTS.'],
    ['MIXED', {}, 'The terms call themselves MIXED and are INSTALMENTS.'],
    ['IN_KIND', { schedule: [], labour: [work] }, 'The terms call themselves IN_KIND and are LABOUR.'],
    [
      'INSTALMENTS',
      { total: yuan('1800000'), equity: [shares] },
      'The terms call themselves INSTALMENTS and are MIXED.',
    ],
    [
      'EQUITY',
      { schedule: [{ no: 1, due: day, amount: yuan('900000') }] },
      'The terms call themselves EQUITY and are LUMP_SUM or INSTALMENTS.',
    ],
  ] as const)(
    'SET-ART-1-1: performance that calls itself %s and is not is warned of: %j',
    (mode, terms: Partial<AgreementTerms>, en) => {
      const findings = lintAgreement(
        { ...AGREEMENT, ...terms, mode: mode as PerformanceMode },
        packOf('dongying-2020'),
        REVIEWED,
      );
      expect(findings).toMatchObject([{ code: 'AGREEMENT.MODE_DIFFERS', severity: 'WARNING', place: '/mode', en }]);
    },
  );

  it('SET-ART-1-1: a waiver of principal or penalty names its amount, whatever its condition; one of interest need not', () => {
    const waivers = [
      { of: 'PRINCIPAL', condition: 'UNCONDITIONAL' },
      { of: 'INTEREST', condition: 'UNCONDITIONAL' },
      { of: 'PENALTY', condition: 'FULL_PERFORMANCE' },
      { of: 'DOUBLED', condition: 'UNCONDITIONAL' },
      { of: 'PRINCIPAL', amount: yuan('1'), condition: 'UNCONDITIONAL' },
    ] as const;
    expect(found({ waivers })).toEqual([
      ['WAIVER_WITHOUT_AMOUNT', 'BLOCKING', '/waivers/0/amount'],
      ['WAIVER_WITHOUT_AMOUNT', 'BLOCKING', '/waivers/2/amount'],
    ]);
  });

  it('SET-ART-1-1: sums that cannot be read, or are nothing, are found each at its place', () => {
    const sums = (...texts: string[]) =>
      found({ waivers: texts.map((text) => ({ of: 'INTEREST', amount: yuan(text), condition: 'UNCONDITIONAL' })) });
    expect(sums('-5', '1', '0', 'abc')).toEqual(
      [0, 2, 3].map((i) => ['AMOUNT_UNREADABLE', 'BLOCKING', `/waivers/${i}/amount`]),
    );
    const letter = {
      by: 'NATURAL_PERSON',
      claim: '货款',
      manner: '抵押',
      creditorConsent: 'RECORD',
      received: RECEIVED,
    } as const;
    const description = { quantity: '一辆', quality: '良好', condition: '在用', place: '东营', title: '本人所有' };
    expect(
      found({
        guarantors: [
          { guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务', cap: yuan('abc'), letter },
        ],
        security: [
          {
            kind: 'PLEDGE',
            thing: '旧车',
            ownerPartyId: 'o',
            secures: yuan('abc'),
            promisesDirectEnforcement: true,
            letter,
            description,
          },
        ],
      }),
    ).toEqual([
      ['AMOUNT_UNREADABLE', 'BLOCKING', '/guarantors/0/cap'],
      ['AMOUNT_UNREADABLE', 'BLOCKING', '/security/0/secures'],
    ]);
  });

  it('SET-ART-1-1: nobody gives up more of the principal, a penalty among it, than the title awards', () => {
    const waived = (principal: string, penalty = '0.01') =>
      found({
        waivers: [
          { of: 'PRINCIPAL', amount: yuan(principal), condition: 'UNCONDITIONAL' },
          { of: 'PENALTY', amount: yuan(penalty), condition: null },
          { of: 'INTEREST', amount: yuan('99999999'), condition: 'UNCONDITIONAL' },
        ],
      });
    const unconditional = ['WAIVER_UNCONDITIONAL', 'WARNING', '/waivers/1/condition'];
    expect(waived('999999.99')).toEqual([unconditional]);
    expect(waived('1000000')).toEqual([['WAIVER_EXCESSIVE', 'BLOCKING', '/waivers'], unconditional]);
    expect(waived('99999999')).toEqual([['WAIVER_EXCESSIVE', 'BLOCKING', '/waivers'], unconditional]);
    const [finding] = lintAgreement(
      { ...AGREEMENT, waivers: [{ of: 'PRINCIPAL', amount: yuan('99999999'), condition: 'UNCONDITIONAL' }] },
      packOf('dongying-2020'),
      REVIEWED,
    );
    expect(finding?.zh).toBe('减免本金（含违约金）合计99999999.00元，超过生效法律文书确定的本金1000000.00元。');
  });

  it('SET-ART-1-1: a release waits for an obligation of the plan, things and work included', () => {
    const releases = (...numbers: (number | undefined)[]) =>
      found({
        mode: 'MIXED',
        total: yuan('1800000'),
        inKind: [car],
        releases: numbers.map((instalment) => ({
          measure: '冻结',
          at: 'INSTALMENT',
          ...(instalment !== undefined && { instalment }),
        })),
      });
    expect(releases(1, 4)).toEqual([]);
    expect(releases(5, 3, undefined)).toEqual([
      ['RELEASE_UNTIED', 'BLOCKING', '/releases/0/instalment'],
      ['RELEASE_UNTIED', 'BLOCKING', '/releases/2/instalment'],
    ]);
    expect(
      found({
        releases: [
          { measure: '限制消费', at: 'FULL_PERFORMANCE' },
          { measure: '冻结', at: 'SIGNING', instalment: 99 },
        ],
      }),
    ).toEqual([]);
  });

  it('SET-WAIVER: a total below the title without a waiver that says what was given up is warned of', () => {
    const unsaid = ['WAIVER_UNSAID', 'WARNING', '/waivers'];
    expect(found({ waivers: [] })).toEqual([unsaid]);
    expect(found({ waivers: [{ of: 'INTEREST', condition: 'FULL_PERFORMANCE' }] })).toEqual([]);
    const waived = (of: 'PRINCIPAL' | 'PENALTY' | 'INTEREST' | 'DOUBLED', amount?: string) =>
      found({
        waivers: [{ of, condition: 'FULL_PERFORMANCE', ...(amount !== undefined && { amount: yuan(amount) }) }],
      });
    expect([waived('PRINCIPAL', '0.01'), waived('PRINCIPAL', '99999.99'), waived('DOUBLED')]).toEqual([
      [unsaid],
      [unsaid],
      [unsaid],
    ]);
    expect([waived('PRINCIPAL', '100000'), waived('PENALTY', '100000'), waived('INTEREST', '100000')]).toEqual([
      [],
      [],
      [],
    ]);
    const terms = {
      ...AGREEMENT,
      waivers: [{ of: 'PRINCIPAL', amount: yuan('100000'), condition: 'FULL_PERFORMANCE' }],
    } as const;
    const withAccrued = { ...REVIEWED, accrued: yuan('500') };
    expect(lintAgreement(terms, packOf('dongying-2020'), withAccrued)).toMatchObject([
      { code: 'AGREEMENT.WAIVER_UNSAID', zh: expect.stringContaining('其余500.00元') },
    ]);
    const whole = AGREEMENT.schedule.map((one) => (one.no === 3 ? { ...one, amount: yuan('400000') } : one));
    expect(found({ waivers: [], total: yuan('1000000'), schedule: whole })).toEqual([]);
  });
});

describe('caps of several debtors', () => {
  const review = (debtorCaps: AgreementTerms['debtorCaps']) =>
    lintAgreement({ ...AGREEMENT, debtorCaps }, packOf('dongying-2020'), REVIEWED)
      .filter(({ code }) => code === 'AGREEMENT.DEBTOR_CAPS')
      .map(({ severity, place }) => [severity, place]);

  it('SET-ART-1-1: are of debtors, once, above zero, and together no less than the total where all have one', () => {
    expect(review([{ partyId: 'd', cap: AGREEMENT.total }])).toEqual([]);
    expect(review([{ partyId: 'd', cap: yuan('899999.99') }])).toEqual([['BLOCKING', '/debtorCaps']]);
    expect(review([{ partyId: 'c', cap: yuan('1') }])).toEqual([['BLOCKING', '/debtorCaps/0/partyId']]);
    expect(review([{ partyId: 'd', cap: yuan('0') }])).toEqual([['BLOCKING', '/debtorCaps/0/cap']]);
    const twice = [AGREEMENT.total, AGREEMENT.total].map((cap) => ({ partyId: 'd', cap }));
    expect(review(twice)).toEqual([['BLOCKING', '/debtorCaps/1/partyId']]);
  });
});
