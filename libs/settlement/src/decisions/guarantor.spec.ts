import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan, type Yuan } from '@hejie/law';
import { RECEIVED } from '../../test/fixture/agreements.js';
import { type Signatory } from '../agreement/terms.js';
import { admitted, type Decision } from './decision.js';
import { decideGuarantorEnforcement, decideSecurityEnforcement } from './guarantor.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('a guarantor', () => {
  const letter = { by: 'NATURAL_PERSON', received: RECEIVED } as const;
  const guarantor = { guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务', letter };
  const ask = {
    guarantor,
    debtDue: legalDate('2026-12-31'),
    signatories: [] as Signatory[],
    on: legalDate('2026-11-23'),
    resumed: true,
    creditorApplies: true,
    owed: parseYuan('736610'),
  };

  it('S14, SET-ART-18-1, GUA-5: who promised the court is enforced against directly, within the clause, money first', () => {
    expect(admitted(decideGuarantorEnforcement(ask))).toEqual({
      guarantorId: 'g',
      upTo: '736610.00',
      scope: '全部债务',
      cashFirst: true,
      addedAsDebtor: false,
    });
    expect(
      admitted(decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, cap: '500000' as Yuan } })).upTo,
    ).toBe('500000.00');
    expect(
      admitted(decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, cap: '900000' as Yuan } })).upTo,
    ).toBe('736610.00');
  });

  it('TV-D6: without the promise to the court there is no direct ruling (SET-ART-18-2)', () => {
    const refused = decideGuarantorEnforcement({
      ...ask,
      guarantor: { ...guarantor, promisesDirectEnforcement: false },
    });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['GUARANTOR.NO_PROMISE', 'SET-ART-18-2']);
  });

  it('SET-ART-18-1, SET-ART-18-2: the promise is made in his letter or by his signature under the record; what only the agreement says is none', () => {
    const signing = (guarantorId: string): Signatory => ({
      id: 's',
      role: 'GUARANTOR',
      guarantorId,
      by: 'SELF',
      specialAuthority: false,
    });
    const bare = { ...guarantor, letter: undefined };
    const of = (...signatories: Signatory[]) =>
      codeOf(decideGuarantorEnforcement({ ...ask, guarantor: bare, signatories }));
    expect([of(), of(signing('other')), of(signing('g'))]).toEqual([
      'GUARANTOR.NO_PROMISE',
      'GUARANTOR.NO_PROMISE',
      'ok',
    ]);
    expect(codeOf(decideGuarantorEnforcement(ask))).toBe('ok');
    // A letter that the court does not have is none.
    const typed = { ...guarantor, letter: { by: 'NATURAL_PERSON' as const } };
    expect(codeOf(decideGuarantorEnforcement({ ...ask, guarantor: typed }))).toBe('GUARANTOR.NO_PROMISE');
  });

  it('SET-ART-18: a surety without an agreed period answers for six months after the debt’s due day (民法典692)', () => {
    const on = (day: string) => decideGuarantorEnforcement({ ...ask, on: legalDate(day) });
    expect(codeOf(on('2027-06-30'))).toBe('ok');
    const late = on('2027-07-01');
    expect(codeOf(late)).toBe('GUARANTOR.PERIOD_OVER');
    expect(!late.ok && late.error.zh).toContain('2027年6月30日');
  });

  it('SET-ART-18: a period that ends with the debt’s due day or before it counts as none (民法典692 II)', () => {
    const applied = (on: string, guaranteeUntil: string) =>
      codeOf(
        decideGuarantorEnforcement({
          ...ask,
          on: legalDate(on),
          guarantor: { ...guarantor, letter: { ...letter, guaranteeUntil: legalDate(guaranteeUntil) } },
        }),
      );
    for (const until of ['2026-06-30', '2026-12-31'])
      expect([applied('2027-02-01', until), applied('2027-06-30', until), applied('2027-07-01', until)]).toEqual([
        'ok',
        'ok',
        'GUARANTOR.PERIOD_OVER',
      ]);
    expect([applied('2027-01-01', '2027-01-01'), applied('2027-01-02', '2027-01-01')]).toEqual([
      'ok',
      'GUARANTOR.PERIOD_OVER',
    ]);
  });

  it('only after resumption, and only on application', () => {
    expect(codeOf(decideGuarantorEnforcement({ ...ask, resumed: false }))).toBe('GUARANTOR.NOT_RESUMED');
    expect(codeOf(decideGuarantorEnforcement({ ...ask, creditorApplies: false }))).toBe('GUARANTOR.NOT_APPLIED');
  });

  it('GUA-4: is enforced against until a year after the deferral, which itself counts for a year at most', () => {
    const applied = (on: string, until: string) =>
      decideGuarantorEnforcement({
        ...ask,
        on: legalDate(on),
        guarantor: { ...guarantor, deferral: { from: legalDate('2026-03-01'), until: legalDate(until) } },
      });
    expect(codeOf(applied('2027-09-01', '2026-09-01'))).toBe('ok');
    const late = applied('2027-09-02', '2026-09-01');
    expect([codeOf(late), ruleOf(late)]).toEqual(['GUARANTOR.PERIOD_OVER', 'GUA-4']);
    expect(!late.ok && late.error.zh).toContain('担保期间已于2027年9月1日届满');
    expect(codeOf(applied('2028-03-01', '2027-03-01'))).toBe('ok');
    expect(codeOf(applied('2028-03-01', '2029-01-01'))).toBe('ok');
    expect(codeOf(applied('2028-03-02', '2029-01-01'))).toBe('GUARANTOR.PERIOD_OVER');
  });

  it('GUA-4: the guarantee period is the one in the letter, unless it ends with the deferral or before', () => {
    const deferral = { from: legalDate('2026-03-01'), until: legalDate('2026-09-01') };
    const applied = (on: string, until: string, deferred = true) =>
      codeOf(
        decideGuarantorEnforcement({
          ...ask,
          on: legalDate(on),
          guarantor: {
            ...guarantor,
            ...(deferred && { deferral }),
            letter: { ...letter, guaranteeUntil: legalDate(until) },
          },
        }),
      );
    expect([applied('2027-03-01', '2027-03-01'), applied('2027-03-02', '2027-03-01')]).toEqual([
      'ok',
      'GUARANTOR.PERIOD_OVER',
    ]);
    expect([applied('2027-09-01', '2026-09-01'), applied('2027-09-02', '2026-09-01')]).toEqual([
      'ok',
      'GUARANTOR.PERIOD_OVER',
    ]);
    expect([applied('2027-09-02', '2028-09-01'), applied('2028-09-02', '2028-09-01')]).toEqual([
      'ok',
      'GUARANTOR.PERIOD_OVER',
    ]);
    expect([applied('2027-03-01', '2027-03-01', false), applied('2027-03-02', '2027-03-01', false)]).toEqual([
      'ok',
      'GUARANTOR.PERIOD_OVER',
    ]);
  });

  it('GUA-5: answers only for what the debtor’s ready cash leaves, and for nothing where that suffices', () => {
    const after = (cash: string, cap?: Yuan) =>
      decideGuarantorEnforcement({
        ...ask,
        debtorCash: parseYuan(cash),
        guarantor: { ...guarantor, ...(cap !== undefined && { cap }) },
      });
    expect(admitted(after('36610')).upTo).toBe('700000.00');
    expect(admitted(after('36610', '500000' as Yuan)).upTo).toBe('500000.00');
    expect(admitted(after('736609.99')).upTo).toBe('0.01');
    expect([codeOf(after('736610')), ruleOf(after('736610')), codeOf(after('800000'))]).toEqual([
      'GUARANTOR.CASH_SUFFICES',
      'GUA-5',
      'GUARANTOR.CASH_SUFFICES',
    ]);
    expect(admitted(decideGuarantorEnforcement({ ...ask, owed: 0n })).upTo).toBe('0.00');
  });
});

describe('property that a third person gave as security', () => {
  const security = {
    kind: 'MORTGAGE',
    thing: '东营区某路1号房屋',
    ownerPartyId: 'o',
    secures: '500000' as Yuan,
    promisesDirectEnforcement: true,
    letter: { by: 'NATURAL_PERSON', received: RECEIVED },
  } as const;
  const ask = {
    security,
    debtDue: legalDate('2026-12-31'),
    signatories: [] as Signatory[],
    on: legalDate('2026-11-23'),
    resumed: true,
    creditorApplies: true,
    owed: parseYuan('736610'),
  };

  it('SET-ART-18-1, GUA-5: is enforced against directly where its owner promised the court, for what it secures and after the debtor’s cash; its owner is no debtor', () => {
    expect(admitted(decideSecurityEnforcement(ask))).toEqual({
      ownerPartyId: 'o',
      thing: '东营区某路1号房屋',
      upTo: '500000.00',
      cashFirst: true,
      addedAsDebtor: false,
    });
    expect(admitted(decideSecurityEnforcement({ ...ask, debtorCash: parseYuan('700000') })).upTo).toBe('36610.00');
    // A thing answers as long as the debt.
    const in2040 = (...until: string[]) =>
      codeOf(
        decideSecurityEnforcement({
          ...ask,
          on: legalDate('2040-01-01'),
          security: {
            ...security,
            letter: { ...security.letter, ...(until[0] !== undefined && { guaranteeUntil: legalDate(until[0]) }) },
          },
        }),
      );
    expect([in2040(), in2040('2026-12-31'), in2040('2027-01-01')]).toEqual(['ok', 'ok', 'GUARANTOR.PERIOD_OVER']);
  });

  it('SET-ART-18-1, SET-ART-18-2, GUA-4: is left alone before resumption, without an application, without a promise and after its period', () => {
    const deferral = { from: legalDate('2025-01-01'), until: legalDate('2025-07-01') };
    const { promisesDirectEnforcement: _, ...silent } = security;
    const refusals = [
      { resumed: false },
      { creditorApplies: false },
      { security: silent },
      { security: { ...security, deferral } },
    ].map((change) => decideSecurityEnforcement({ ...ask, ...change }));
    expect(refusals.map((refusal) => [codeOf(refusal), ruleOf(refusal)])).toEqual([
      ['GUARANTOR.NOT_RESUMED', 'SET-ART-18-1'],
      ['GUARANTOR.NOT_APPLIED', 'SET-ART-18-1'],
      ['GUARANTOR.NO_PROMISE', 'SET-ART-18-2'],
      ['GUARANTOR.PERIOD_OVER', 'GUA-4'],
    ]);
  });
});
