import { describe, expect, it } from '@jest/globals';
import { LawError, legalDate, packOf, type Yuan } from '@hejie/law';
import { AGREEMENT, RECEIVED, REVIEWED } from '../../test/fixture/agreements.js';
import { assertConfirmable, lintAgreement } from './lint.js';
import { lastDueDay } from './last-performance-day.js';
import { feeBearer, type AgreementTerms, type Signatory } from './terms.js';

const dongying = packOf('dongying-2020');
const national = packOf('national');
const codes = (changes: Partial<AgreementTerms>, pack = dongying, courtCase = REVIEWED): string[] =>
  lintAgreement({ ...AGREEMENT, ...changes }, pack, courtCase).map((f) => f.code);
const yuan = (text: string): Yuan => text as Yuan;
const [first, second, third] = AGREEMENT.schedule;

describe('the review of legality', () => {
  it('finds nothing in S7’s agreement, which may be confirmed', () => {
    expect(lintAgreement(AGREEMENT, dongying, REVIEWED)).toEqual([]);
    expect(() => assertConfirmable(AGREEMENT, dongying, REVIEWED)).not.toThrow();
  });

  it('S15: an in-kind ruling (SET-ART-6-1), no breach consequence (PRE-6), no special authority (SET-ART-4-1) and a sum a cent short (SET-SCHEDULE) are four findings', () => {
    const draft: AgreementTerms = {
      ...AGREEMENT,
      otherClauses: ['被执行人以房屋抵债，法院据此出具以物抵债裁定'],
      breachConsequence: null,
      signatories: AGREEMENT.signatories.map((s) => (s.id === 'debtor' ? { ...s, specialAuthority: false } : s)),
      schedule: [first!, second!, { ...third!, amount: yuan('299999.99') }],
    };
    const findings = lintAgreement(draft, dongying, REVIEWED);
    expect(findings.map((f) => [f.rule, f.place, f.severity])).toEqual([
      ['SET-ART-6-1', '/otherClauses/0', 'BLOCKING'],
      ['PRE-6', '/breachConsequence', 'BLOCKING'],
      ['SET-ART-4-1', '/signatories/1/specialAuthority', 'BLOCKING'],
      ['SET-SCHEDULE', '/schedule', 'BLOCKING'],
    ]);
    expect(findings[3]?.zh).toBe('各期及抵偿合计899999.99元，与总额900000.00元不符。');
    for (const finding of findings) {
      expect(finding.remedy.zh).not.toBe('');
      expect(finding.remedy.en).not.toBe('');
      expect(finding.en).not.toBe('');
    }
    expect(() => assertConfirmable(draft, dongying, REVIEWED)).toThrow(LawError);
  });

  it('TV-D13: the in-kind clause is found wherever it stands', () => {
    expect(
      codes({ breachConsequence: { kind: 'RESUME_ORIGINAL', text: '不履行的，请求法院裁定以该房屋抵债' } }),
    ).toEqual(['AGREEMENT.IN_KIND_RULING']);
    expect(codes({ otherClauses: ['以车辆抵偿部分债务，双方自行过户'] })).toEqual([]);
  });

  it('TV-D2: an agent with general power cannot settle, the party himself or the legal representative can', () => {
    const by = (how: 'SELF' | 'AGENT' | 'LEGAL_REPRESENTATIVE') =>
      AGREEMENT.signatories.map((s) => (s.id === 'debtor' ? { ...s, by: how, specialAuthority: false } : s));
    expect(codes({ signatories: by('AGENT') })).toEqual(['AGREEMENT.NO_SPECIAL_AUTHORITY']);
    expect(codes({ signatories: by('SELF') })).toEqual([]);
    expect(codes({ signatories: by('LEGAL_REPRESENTATIVE') })).toEqual([]);
  });

  it('a blank consequence is none', () => {
    expect(codes({ breachConsequence: { kind: 'RESUME_OR_SUE', text: ' ' } })).toEqual([
      'AGREEMENT.NO_BREACH_CONSEQUENCE',
    ]);
  });

  it('who must sign is the pack’s: mediator and clerk in Dongying, the parties alone nationally', () => {
    const parties = AGREEMENT.signatories.slice(0, 2);
    expect(codes({ signatories: parties })).toEqual(['AGREEMENT.SIGNATORY_MISSING', 'AGREEMENT.SIGNATORY_MISSING']);
    expect(codes({ signatories: parties }, national)).toEqual([]);
  });

  it('things, labour and shares count towards the total at their agreed value', () => {
    const mixed = {
      mode: 'MIXED' as const,
      schedule: [first!],
      inKind: [{ thing: '挖掘机一台', agreedValue: yuan('200000'), handOverBy: legalDate('2026-07-31') }],
      labour: [{ service: '土方施工', agreedValue: yuan('100000'), completeBy: legalDate('2027-01-31') }],
      restDay: 'NEXT_WORKDAY' as const,
      equity: [{ company: '某公司', shares: '10%', agreedValue: yuan('300000'), transferBy: legalDate('2026-08-31') }],
    };
    expect(codes(mixed)).toEqual([]);
    expect(lastDueDay({ ...AGREEMENT, ...mixed })).toBe('2027-01-31');
    expect(codes({ ...mixed, labour: [] })).toEqual(['AGREEMENT.SUM_DIFFERS']);
  });

  it('an amount or a day that cannot be read is a finding, not a crash', () => {
    expect(codes({ total: yuan('1e5') })).toEqual(['AGREEMENT.SUM_DIFFERS']);
    expect(codes({ schedule: [{ ...first!, due: '2026-06-31' as never, amount: yuan('900000') }] })).toEqual([
      'AGREEMENT.SCHEDULE_NOT_ORDERED',
      'AGREEMENT.NOT_PERFORMABLE',
    ]);
  });

  it('a schedule out of order is found with its place', () => {
    const crooked = lintAgreement(
      { ...AGREEMENT, schedule: [first!, { ...third!, no: 2 }, { ...second!, no: 3 }] },
      dongying,
      REVIEWED,
    );
    expect(crooked.map((f) => [f.code, f.place])).toEqual([['AGREEMENT.SCHEDULE_NOT_ORDERED', '/schedule/2/due']]);
  });

  it('SET-ART-1-1: nothing to perform is no settlement', () => {
    expect(codes({ schedule: [], total: yuan('0') })).toEqual(['AGREEMENT.NOTHING_TO_PERFORM']);
    expect(lastDueDay({ ...AGREEMENT, schedule: [] })).toBeNull();
  });

  it('S14: a guarantor without a promise to the court is warned of (SET-ART-18-2), a deferral over one year blocks (GUA-4)', () => {
    const guarantor = { guarantorId: 'g', promisesDirectEnforcement: false, scope: '全部债务' };
    const warned = lintAgreement({ ...AGREEMENT, guarantors: [guarantor] }, dongying, REVIEWED);
    expect(warned.map((f) => [f.code, f.severity, f.rule])).toEqual([
      ['AGREEMENT.GUARANTOR_WITHOUT_PROMISE', 'WARNING', 'SET-ART-18-2'],
    ]);
    expect(() => assertConfirmable({ ...AGREEMENT, guarantors: [guarantor] }, dongying, REVIEWED)).not.toThrow();
    const letter = {
      by: 'NATURAL_PERSON',
      claim: '借款本金900000元',
      manner: '连带责任保证',
      creditorConsent: 'WRITTEN',
      guaranteeUntil: legalDate('2028-11-21'),
      received: RECEIVED,
    } as const;
    const deferred = (until: string) =>
      codes({
        guarantors: [
          {
            ...guarantor,
            promisesDirectEnforcement: true,
            letter,
            deferral: { from: legalDate('2026-11-21'), until: legalDate(until) },
          },
        ],
      });
    expect(deferred('2027-11-21')).toEqual([]);
    expect(deferred('2027-11-22')).toEqual(['AGREEMENT.DEFERRAL_TOO_LONG']);
  });

  it('a waiver without a condition is warned of, one said to be unconditional is not', () => {
    expect(codes({ waivers: [{ of: 'INTEREST', condition: null }] })).toEqual(['AGREEMENT.WAIVER_UNCONDITIONAL']);
    expect(codes({ waivers: [{ of: 'INTEREST', condition: 'UNCONDITIONAL' }] })).toEqual([]);
  });

  it('forms without a basis in national law block unless the court’s pack has them', () => {
    const forms = { otherClauses: ['由法院出具执行调解书并赋予强制执行力', '逾期自动恢复执行', '出具以物抵债裁定'] };
    expect(codes(forms)).toEqual([
      'AGREEMENT.IN_KIND_RULING',
      'AGREEMENT.MEDIATION_DOCUMENT',
      'AGREEMENT.AUTOMATIC_RESUMPTION',
    ]);
    const insisting = {
      performance: dongying.performance,
      confirmation: { ...dongying.confirmation, inKindRuling: true, enforceableMediationDocument: true },
      resumption: { ...dongying.resumption, automaticWithoutApplication: true },
    };
    expect(lintAgreement({ ...AGREEMENT, ...forms }, insisting, REVIEWED)).toEqual([]);
  });

  it('SET-ART-2-1, SET-ART-2-3: a form that the court does not offer is refused with those that it does; a pack that is silent offers each', () => {
    const found = (form: AgreementTerms['form'], pack: string) =>
      lintAgreement({ ...AGREEMENT, form }, packOf(pack), REVIEWED).filter(({ place }) => place === '/form');
    expect(found('RECORD', 'dongying-2020')).toMatchObject([
      {
        code: 'AGREEMENT.FORM_NOT_OFFERED',
        severity: 'BLOCKING',
        rule: 'SET-ART-2-1',
        zh: '本院不采用“记入执行和解笔录”的方式确认和解；本院采用的方式：提交书面和解协议。',
      },
    ]);
    for (const form of ['WRITTEN', undefined] as const) expect(found(form, 'dongying-2020')).toEqual([]);
    for (const pack of ['national', 'enterprise-2025', 'jianli-2023', 'dongying-2020@2'])
      for (const form of ['RECORD', 'WRITTEN', undefined] as const)
        expect([pack, found(form, pack)]).toEqual([pack, []]);
    const onRecord = { ...dongying, confirmation: { ...dongying.confirmation, forms: ['RECORD'] as const } };
    expect(lintAgreement(AGREEMENT, onRecord, REVIEWED).map(({ code }) => code)).toContain(
      'AGREEMENT.FORM_NOT_OFFERED',
    );
  });

  it.each([
    ['人民法院不得依据本协议作出以物抵债裁定', []],
    ['被执行人不履行的，不自动恢复执行，由申请执行人申请', []],
    ['申请执行人可以直接申请恢复执行', []],
    ['以房屋抵偿债务，双方自行办理过户', []],
    ['本协议不是执行依据，法院不出具执行调解书', []],
    ['由法院裁定将该房屋过户给申请执行人以抵偿债务', ['AGREEMENT.IN_KIND_RULING']],
    ['被执行人不能按期履行的法院裁定以该房屋抵债', ['AGREEMENT.IN_KIND_RULING']],
    ['被执行人不得拖延；逾期由法院出具以物抵债裁定', ['AGREEMENT.IN_KIND_RULING']],
    ['逾期的，法院直接恢复执行', ['AGREEMENT.AUTOMATIC_RESUMPTION']],
    ['任何一期逾期，无需申请即恢复执行', ['AGREEMENT.AUTOMATIC_RESUMPTION']],
  ])('F21: “%s” is read for what it provides: %j', (clause, found) => {
    expect(codes({ otherClauses: [clause] })).toEqual(found);
  });

  it('the refusal names every blocking finding and the place of the first', () => {
    try {
      assertConfirmable({ ...AGREEMENT, breachConsequence: null, schedule: [first!] }, dongying, REVIEWED);
      throw new Error('confirmed');
    } catch (error) {
      expect(error).toMatchObject({ code: 'AGREEMENT.ILLEGAL', rule: 'PRE-6', path: '/breachConsequence' });
      expect((error as LawError).zh).toContain('不履行的法律后果');
      expect((error as LawError).zh).toContain('合计300000.00元');
      expect((error as LawError).problems?.map(({ code, rule, path }) => [code, rule, path])).toEqual([
        ['AGREEMENT.NO_BREACH_CONSEQUENCE', 'PRE-6', '/breachConsequence'],
        ['AGREEMENT.SUM_DIFFERS', 'SET-SCHEDULE', '/schedule'],
      ]);
    }
  });

  describe('in its case', () => {
    const [creditor, debtor, mediator, clerk] = AGREEMENT.signatories as [Signatory, Signatory, Signatory, Signatory];
    const signing = (...signatories: Signatory[]): [string, string][] =>
      lintAgreement({ ...AGREEMENT, signatories }, dongying, REVIEWED).map((f) => [f.code, f.place]);

    it('SET-ART-2-1: one of two joint debtors left out is named, and nothing can be confirmed without him', () => {
      const joint = { ...REVIEWED, parties: [...REVIEWED.parties, { partyId: 'd2', side: 'DEBTOR' as const }] };
      const [finding] = lintAgreement(AGREEMENT, dongying, joint);
      expect(finding).toMatchObject({ code: 'AGREEMENT.PARTY_NOT_SIGNING', severity: 'BLOCKING', rule: 'SET-ART-2-1' });
      expect(finding?.zh).toContain('协议未列明全体当事人为签署人');
      expect(() => assertConfirmable(AGREEMENT, dongying, joint)).toThrow('AGREEMENT.ILLEGAL');
      expect(
        codes(
          { signatories: [...AGREEMENT.signatories, { ...debtor, id: 'debtor-2', partyId: 'd2' }] },
          dongying,
          joint,
        ),
      ).toEqual([]);
    });

    it('PRE-6: ids are unique, so that one signature never counts for two', () => {
      expect(signing(creditor, { ...debtor, id: 'creditor' }, mediator, clerk)).toEqual([
        ['AGREEMENT.SIGNATORY_DUPLICATE', '/signatories/1/id'],
      ]);
    });

    it('PRE-6: a debtor without a party, a creditor with the debtor’s party and a clerk who is a party do not sign', () => {
      const { partyId, ...nobody } = debtor;
      expect(partyId).toBe('d');
      expect(signing(creditor, nobody, mediator, clerk)).toEqual([
        ['AGREEMENT.SIGNATORY_NOT_PARTY', '/signatories/1/partyId'],
        ['AGREEMENT.PARTY_NOT_SIGNING', '/signatories'],
      ]);
      expect(signing({ ...creditor, partyId: 'd' }, debtor, mediator, clerk)).toEqual([
        ['AGREEMENT.SIGNATORY_NOT_PARTY', '/signatories/0/partyId'],
        ['AGREEMENT.PARTY_NOT_SIGNING', '/signatories'],
        ['AGREEMENT.PARTY_NOT_SIGNING', '/signatories'],
      ]);
      expect(signing(creditor, debtor, mediator, { ...clerk, partyId: 'c' })).toEqual([
        ['AGREEMENT.SIGNATORY_NOT_PARTY', '/signatories/3/partyId'],
      ]);
    });

    it('SET-ART-2-1: who signs for one party twice is found', () => {
      expect(signing(creditor, debtor, { ...debtor, id: 'again' }, mediator, clerk)).toEqual([
        ['AGREEMENT.PARTY_NOT_SIGNING', '/signatories'],
      ]);
    });

    it('INT-ORD-1: an order names each bucket once', () => {
      expect(codes({ allocationOrder: ['fee', 'fee', 'fee', 'fee'] })).toEqual(['AGREEMENT.ORDER_INVALID']);
      expect(codes({ allocationOrder: ['fee', 'doubled', 'interest', 'principal'] })).toEqual([]);
    });

    const due = (...days: string[]): [string, string][] => {
      const schedule = days.map((day, i) => ({
        no: i + 1,
        due: legalDate(day),
        amount: yuan(i === 0 ? '900000' : '0.01'),
      }));
      return lintAgreement(
        { ...AGREEMENT, schedule, total: yuan(days.length === 1 ? '900000' : '900000.01') },
        dongying,
        REVIEWED,
      ).map((f) => [f.code, f.place]);
    };

    it('SET-LEDGER: days for which nothing can be derived are found before anyone signs', () => {
      expect(due('2045-06-30')).toEqual([['AGREEMENT.NOT_PERFORMABLE', '/schedule/0/due']]);
      expect(due('2026-06-30', '9998-12-31')).toEqual([['AGREEMENT.NOT_PERFORMABLE', '/schedule/1/due']]);
      expect(due('2038-12-30')).toEqual([]);
      expect(due('2038-12-31', '2039-01-04')).toEqual([['AGREEMENT.NOT_PERFORMABLE', '/schedule/1/due']]);
    });

    it('SET-SCHEDULE: what is due before the agreement is made is found, what is due that day is not', () => {
      expect(due('2000-06-30').map(([code]) => code)).toEqual([
        'AGREEMENT.NOT_PERFORMABLE',
        'AGREEMENT.DUE_BEFORE_AGREED',
      ]);
      expect(due('2020-06-30')).toEqual([['AGREEMENT.DUE_BEFORE_AGREED', '/schedule/0/due']]);
      expect(due('2026-05-19')).toEqual([['AGREEMENT.DUE_BEFORE_AGREED', '/schedule/0/due']]);
      expect(due('2026-05-20')).toEqual([]);
    });

    it('SET-LEDGER: a thing, work or shares at 0.00 cannot stand in the ledger', () => {
      const nothing = { agreedValue: yuan('0.00') };
      const day = legalDate('2026-07-31');
      const found = lintAgreement(
        {
          ...AGREEMENT,
          mode: 'MIXED',
          inKind: [{ ...nothing, thing: '旧车', handOverBy: day }],
          labour: [{ ...nothing, service: '看管', completeBy: day }],
          equity: [{ ...nothing, company: '某公司', shares: '1%', transferBy: day }],
        },
        dongying,
        REVIEWED,
      );
      expect(found.map((f) => [f.code, f.place])).toEqual([
        ['AGREEMENT.NOT_PERFORMABLE', '/inKind/0/agreedValue'],
        ['AGREEMENT.NOT_PERFORMABLE', '/labour/0/agreedValue'],
        ['AGREEMENT.NOT_PERFORMABLE', '/equity/0/agreedValue'],
      ]);
    });
  });

  it('TV-D14: where the settlement is silent on the enforcement fee the court decides', () => {
    expect(feeBearer(AGREEMENT)).toBe('DEBTOR');
    expect(feeBearer({ ...AGREEMENT, feeBurden: null })).toBe('COURT_DECIDES');
  });
});
