import { describe, expect, it } from '@jest/globals';
import { formatYuan, legalDate, packOf, parseRate, parseYuan, type Yuan } from '@hejie/law';
import { awardedBy, itemsOf, readTitle, resumptionMeasures, satisfiedByLedger, type TitleItemTerms } from './title.js';
import { titleAsFiled as asFiled, type FiledTitle } from './filed-title.js';

const y = (amount: string): Yuan => amount as Yuan;
const d = legalDate;
const sum: FiledTitle = { principal: y('1000000.00'), dailyRate: '0', expiry: d('2026-03-15'), fee: y('0.00') };
const loan: TitleItemTerms = {
  principal: y('100000.00'),
  expiry: d('2026-03-31'),
  accrued: y('5000.00'),
  rates: [{ from: d('2026-03-31'), dailyRate: '0.0001' }],
};
const costs: TitleItemTerms = { principal: y('2300.00'), expiry: d('2026-02-28'), rates: [], general: false };
const national = packOf('national');
const titleAsFiled = (filed: FiledTitle, pack: Parameters<typeof asFiled>[1] = national) => asFiled(filed, pack);
const refusal = (filed: FiledTitle, pack = national): readonly [string, string | undefined] => {
  try {
    return ['none', JSON.stringify(titleAsFiled(filed, pack))];
  } catch (error) {
    const { code, path } = error as { code: string; path?: string };
    return [code, path];
  }
};

describe('a title as it is filed', () => {
  it('INT-TITLE: is one sum at one rate, as it always was', () => {
    expect(titleAsFiled(sum)).toStrictEqual(sum);
    expect(readTitle(titleAsFiled(sum))).toStrictEqual({
      principal: parseYuan('1000000'),
      dailyRate: parseRate('0'),
      expiry: '2026-03-15',
      fee: 0n,
    });
  });

  it('INT-TITLE: is its items; the sum of their principals and the first expiry stand where one sum would', () => {
    const terms = titleAsFiled({ fee: y('50.00'), items: [loan, costs] });
    expect(awardedBy(terms)).toEqual({ principal: '102300.00', accrued: '5000.00' });
    expect(awardedBy(titleAsFiled(sum))).toEqual({ principal: '1000000.00' });
    expect(terms).toStrictEqual({
      principal: '102300.00',
      dailyRate: '0',
      expiry: '2026-02-28',
      fee: '50.00',
      items: [loan, costs],
    });
    expect(itemsOf(readTitle(terms))).toEqual([
      {
        principal: parseYuan('100000'),
        expiry: '2026-03-31',
        accrued: parseYuan('5000'),
        rates: [{ from: '2026-03-31', dailyRate: parseRate('0.0001') }],
        general: true,
        doubled: true,
      },
      { principal: parseYuan('2300'), expiry: '2026-02-28', accrued: 0n, rates: [], general: false, doubled: true },
    ]);
  });

  it('INT-TITLE: is filed in one form, and whole', () => {
    const two = { fee: y('0.00'), items: [costs] };
    expect(refusal({ ...two, principal: y('1.00') })).toEqual(['TITLE.TWO_FORMS', '/title/principal']);
    expect(refusal({ ...two, dailyRate: '0' })).toEqual(['TITLE.TWO_FORMS', '/title/dailyRate']);
    expect(refusal({ ...two, expiry: d('2026-01-01') })).toEqual(['TITLE.TWO_FORMS', '/title/expiry']);
    for (const field of ['principal', 'dailyRate', 'expiry'] as const)
      expect(refusal({ ...sum, [field]: undefined })).toEqual(['TITLE.FIELD_MISSING', `/title/${field}`]);
    const rates = [...loan.rates, ...loan.rates];
    expect(refusal({ ...two, items: [costs, { ...loan, rates }] })).toEqual([
      'TITLE.STEP_REPEATED',
      '/title/items/1/rates/1',
    ]);
  });

  it('INT-7: that fell due before 2014-08-01 is admitted, and read as an item whose older part is not computed', () => {
    const old = readTitle(titleAsFiled({ ...sum, expiry: d('2013-03-15') }));
    expect(itemsOf(old)).toMatchObject([{ expiry: '2013-03-15', general: true, doubled: true, accrued: 0n }]);
    expect(itemsOf(readTitle(titleAsFiled({ ...sum, expiry: d('2014-07-31') })))).toBeNull();
  });

  it('TITLE-ACT, FEE-1: is to acts, to money, or to both, and to something', () => {
    const acts = ['拆除占用通道的围墙'];
    expect(titleAsFiled({ fee: y('50.00'), expiry: d('2026-03-15'), acts })).toStrictEqual({
      principal: '0.00',
      dailyRate: '0',
      expiry: '2026-03-15',
      fee: '50.00',
      kind: 'ACT',
    });
    expect(titleAsFiled({ ...sum, acts }).kind).toBe('MIXED');
    expect(titleAsFiled({ fee: y('0.00'), items: [costs], acts }).kind).toBe('MIXED');
    expect(titleAsFiled({ ...sum, principal: y('0.00'), fee: y('500.00'), acts }).kind).toBe('ACT');
    const toActs = (fee: string) => ({ fee: y(fee), expiry: d('2026-03-15'), acts });
    expect(titleAsFiled(toActs('0.00')).fee).toBe('0.00');
    for (const fee of ['0.01', '49.99', '500.01', '99999.00'])
      expect(refusal(toActs(fee))).toEqual(['FEE.OUT_OF_RANGE', '/title/fee']);
    // The court's own choice, where its pack records one.
    const court = { ...national, feeWithoutSum: y('300.00') };
    expect(refusal(toActs('50.00'), court)).toEqual(['FEE.NOT_THE_COURTS', '/title/fee']);
    expect(asFiled(toActs('300.00'), court).fee).toBe('300.00');
    expect(refusal({ fee: y('50.00'), acts })).toEqual(['TITLE.FIELD_MISSING', '/title/expiry']);
    expect(refusal({ ...sum, principal: y('0.00') })).toEqual(['TITLE.NOTHING_OWED', '/title/principal']);
    expect(refusal({ fee: y('0.00'), items: [{ ...costs, principal: y('0.00') }] })).toEqual([
      'TITLE.NOTHING_OWED',
      '/title/items',
    ]);
    expect(titleAsFiled({ fee: y('0.00'), items: [{ ...loan, principal: y('0.00') }] })).toMatchObject({
      principal: formatYuan(0n),
    });
  });

  it('TITLE-ACT, CLS-1: the ledger of money says of a title to money alone that it is satisfied', () => {
    expect(satisfiedByLedger({}, 0n)).toBe(true);
    expect(satisfiedByLedger({ kind: 'MONEY' }, 0n)).toBe(true);
    expect(satisfiedByLedger({ kind: 'MONEY' }, 1n)).toBe(false);
    expect([satisfiedByLedger({ kind: 'ACT' }, 0n), satisfiedByLedger({ kind: 'MIXED' }, 0n)]).toEqual([false, false]);
  });

  it('TITLE-ACT: to acts alone resumes without measures against property and without 报告财产令, one to money with them', () => {
    expect(resumptionMeasures()).toBe('核查并重新采取查封、扣押、冻结等措施');
    expect(resumptionMeasures('ACT')).toMatch(/^责令履行.*不发出报告财产令$/);
    expect(resumptionMeasures('MIXED')).toMatch(/查封、扣押、冻结等措施，并责令履行/);
  });
});
