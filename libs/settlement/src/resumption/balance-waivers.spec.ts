import { describe, expect, it } from '@jest/globals';
import { LEGAL_ORDER, legalDate, parseRate, verifyStored, type Yuan } from '@hejie/law';
import { claim, s7, severalItems } from '../../test/fixture/balances.js';
import { payments } from '../../test/fixture/cases.js';
import { SETTLEMENT_RECOMPUTATIONS } from '../derivations/settlement-recomputations.js';
import { balanceOnResumption } from './balance.js';

describe('what was given up, in the balance on resumption', () => {
  it('F7: interest waived unconditionally does not accrue, so that money of day 100 goes to the principal', () => {
    const interest = { of: 'INTEREST' as const, condition: 'UNCONDITIONAL' as const };
    const f7 = {
      claim: { ...claim, dailyRate: parseRate('0.0001'), expiry: legalDate('2026-01-01') },
      postings: payments(['2026-04-11', '200000']),
      asOf: legalDate('2026-04-11'),
      order: null,
    };
    expect(balanceOnResumption({ ...f7, waivers: [interest] }).value.amounts).toMatchObject({
      principal: '800000.00',
      interest: '0.00',
      doubled: '17500.00',
    });
    expect(
      balanceOnResumption({ ...f7, waivers: [{ ...interest, amount: '4000' as Yuan }] }).value.amounts,
    ).toMatchObject({ principal: '806000.00', interest: '0.00' });
    expect(
      balanceOnResumption({ ...f7, waivers: [{ ...interest, condition: 'FULL_PERFORMANCE' }] }).value.amounts,
    ).toMatchObject({ principal: '810000.00' });
    expect(balanceOnResumption({ ...f7, waivers: [interest] }).derivation.text.zh).toContain(
      '执行费0.00元、一般债务利息0.00元、本金800000.00元、加倍部分债务利息17500.00元',
    );
  });

  it('an unconditional waiver stands and lessens what is owed', () => {
    const waivers = [
      { of: 'PRINCIPAL' as const, amount: '100000' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'DOUBLED' as const, amount: '1000' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'DOUBLED' as const, amount: '1000' as Yuan, condition: null },
    ];
    const { value } = balanceOnResumption({ ...s7, waivers, order: LEGAL_ORDER });
    expect(value.amounts.principal).toBe('600000.00');
    expect(value.amounts.doubled).toBe('31182.50');
    expect(value.amounts.total).toBe('631182.50');
    expect(value.waivers.map((w) => w.stands)).toEqual([true, true, false]);
    const wholly = balanceOnResumption({
      ...s7,
      claim: { ...claim, dailyRate: parseRate('0.0001') },
      waivers: [
        { of: 'DOUBLED', condition: 'UNCONDITIONAL' },
        { of: 'INTEREST', condition: 'UNCONDITIONAL' },
      ],
    });
    expect(wholly.value.amounts).toMatchObject({ doubled: '0.00', interest: '0.00' });
  });

  it('SET-ART-1-1, INT-11: each waiver that stands is a step of the calculation: what there was, what was given up, what is left', () => {
    const waivers = [
      { of: 'PRINCIPAL' as const, amount: '100000.00' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'PENALTY' as const, amount: '50000.00' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'PRINCIPAL' as const, amount: '1.00' as Yuan, condition: 'FULL_PERFORMANCE' as const },
      { of: 'DOUBLED' as const, amount: '1000.00' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'INTEREST' as const, condition: 'UNCONDITIONAL' as const },
    ];
    const { derivation, value } = balanceOnResumption({
      ...s7,
      claim: { ...claim, dailyRate: parseRate('0.0001') },
      waivers,
    });
    expect(derivation.inputs['principal']).toBe('1000000.00');
    expect(
      derivation.parts.map((part) => [part.rule, part.inputs['of'] ?? null, part.inputs['before'] ?? null, part.value]),
    ).toEqual([
      ['SET-ART-1-1', 'PRINCIPAL', '1000000.00', '900000.00'],
      ['INT-11', 'PENALTY', '900000.00', '850000.00'],
      ['SET-ART-1-1', 'DOUBLED', '29968.75', '28968.75'],
      ['SET-ART-1-1', 'INTEREST', '17125.00', '0.00'],
      ['SET-ART-17-1', null, null, value.amounts],
    ]);
    expect(value.amounts).toMatchObject({ principal: '550000.00', interest: '0.00', doubled: '28968.75' });
    expect(derivation.parts[0]?.text).toEqual({
      zh: '无条件减免本金（约定100000.00元）：1000000.00 − 100000.00 = 900000.00元。',
      en: 'Waived without condition, 100000.00 yuan of the principal: 1000000.00 − 100000.00 = 900000.00 yuan.',
    });
    expect(derivation.parts[3]?.text.zh).toBe('无条件减免一般债务利息（约定全部）：17125.00 − 17125.00 = 0.00元。');
  });

  it('SET-ART-1-1: of the principal or a penalty nothing is deducted that names no amount, and the waiver says so', () => {
    for (const what of ['PRINCIPAL', 'PENALTY'] as const) {
      const { value, derivation } = balanceOnResumption({ ...s7, waivers: [{ of: what, condition: 'UNCONDITIONAL' }] });
      expect(value.waivers).toMatchObject([{ of: what, stands: false, zh: '减免未写明金额，无从扣除。' }]);
      expect(value.amounts.principal).toBe('700000.00');
      expect(derivation.parts).toHaveLength(1);
      expect(derivation.text.zh).not.toContain('减免条件未成就');
    }
  });

  it('SET-ART-1-1: of several items a waiver of principal lessens first the one that expired first, one of interest what had accrued before', () => {
    const waivers = [
      { of: 'PRINCIPAL' as const, amount: '3000' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'INTEREST' as const, amount: '600' as Yuan, condition: 'UNCONDITIONAL' as const },
    ];
    const { value, derivation } = balanceOnResumption({ ...severalItems, postings: [], waivers });
    expect(value.items).toMatchObject([
      { no: 1, principal: '99300.00', interest: '893.00' },
      { no: 2, principal: '0.00', doubled: '0.00' },
    ]);
    expect(derivation.parts.slice(0, 2).map(({ inputs, value: after }) => [inputs['before'], after])).toEqual([
      ['102300.00', '99300.00'],
      ['1493.00', '893.00'],
    ]);
    expect(verifyStored(value, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
    const all = [{ of: 'INTEREST' as const, condition: 'UNCONDITIONAL' as const }];
    expect(balanceOnResumption({ ...severalItems, waivers: all }).value.amounts.interest).toBe('0.00');
  });

  it('SET-ART-1-1: more than there is cannot be given up', () => {
    const waivers = [
      { of: 'PRINCIPAL' as const, amount: '2000000' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'DOUBLED' as const, amount: '7' as Yuan, condition: 'UNCONDITIONAL' as const },
    ];
    const { value, derivation } = balanceOnResumption({ ...s7, postings: [], waivers });
    expect(value.amounts).toMatchObject({ principal: '0.00', doubled: '0.00', total: '0.00' });
    expect(derivation.parts.slice(0, 2).map((part) => part.value)).toEqual(['0.00', '0.00']);
  });
});
