import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan, type Yuan } from '@hejie/law';
import { type TitleTerms } from '../title/title.js';
import {
  implausibleApplication,
  implausibleReceipt,
  receiptBeyondOwed,
  receiptReversedBefore,
} from './plausibility.js';

const d = legalDate;
const title: TitleTerms = {
  principal: '1000000.00' as Yuan,
  dailyRate: '0',
  expiry: d('2026-03-15'),
  fee: '0.00' as Yuan,
};
const filedOn = d('2026-05-08');

describe('SET-LEDGER, S17: a receipt', () => {
  it('of up to a year ago is nothing strange, one of the year before is looked at twice', () => {
    expect(implausibleReceipt(d('2026-06-30'), d('2026-07-20'))).toEqual([]);
    expect(implausibleReceipt(d('2025-07-20'), d('2026-07-20'))).toEqual([]);
    expect(implausibleReceipt(d('2025-07-19'), d('2026-07-20'))).toMatchObject([
      { code: 'RECEIPT.VALUE_DATE_LONG_PAST', path: '/valueDate' },
    ]);
  });
});

describe('SET-LEDGER, S17: a receipt as it is entered', () => {
  it('of what is owed is nothing strange, one above it is looked at twice', () => {
    expect(receiptBeyondOwed(parseYuan('8182.00'), parseYuan('8182.00'))).toEqual([]);
    expect(receiptBeyondOwed(parseYuan('81820.00'), parseYuan('8182.00'))).toMatchObject([
      { code: 'RECEIPT.ABOVE_OUTSTANDING', path: '/amount', zh: expect.stringContaining('8182.00') },
    ]);
  });

  it('under the id of one that was reversed is said not to count', () => {
    expect(receiptReversedBefore(false)).toEqual([]);
    expect(receiptReversedBefore(true)).toMatchObject([{ code: 'RECEIPT.REVERSED_BEFORE', path: '/receiptId' }]);
  });
});

describe('INT-TITLE, PRE-2: an application', () => {
  const codes = (claim: string, terms: TitleTerms = title) =>
    implausibleApplication(parseYuan(claim), terms, filedOn).map(({ code, path }) => [code, path]);

  it('whose claim is up to twice what the title comes to with its interest is nothing strange, one above it is looked at twice', () => {
    // 54 days of doubled interest on a million: 9,450.00.
    expect(codes('2018900.00')).toEqual([]);
    expect(codes('2018900.01')).toEqual([['APPLICATION.CLAIM_FAR_ABOVE_TITLE', '/claim']]);
    expect(codes('10000000.00')[0]).toEqual(['APPLICATION.CLAIM_FAR_ABOVE_TITLE', '/claim']);
  });

  it('TITLE-ACT, INT-7: on a title to acts, or with a part that older rules govern, is not measured by its money', () => {
    expect(codes('99999999.00', { ...title, kind: 'MIXED' })).toEqual([]);
    expect(codes('99999999.00', { ...title, expiry: d('2010-03-15') })).toEqual([]);
  });

  it('on an item whose rate was set before its expiry is asked for what had accrued before', () => {
    const item = {
      principal: '1000000.00' as Yuan,
      expiry: d('2026-03-15'),
      rates: [{ from: d('2025-08-20'), dailyRate: '0.0001' }],
    };
    const asked = [['TITLE.INTEREST_BEFORE_EXPIRY', '/title/items/0/accrued']];
    expect(codes('1.00', { ...title, items: [item] })).toEqual(asked);
    expect(codes('1.00', { ...title, items: [{ ...item, accrued: '1.00' as Yuan }] })).toEqual([]);
    expect(codes('1.00', { ...title, items: [{ ...item, general: false }] })).toEqual([]);
    expect(codes('1.00', { ...title, items: [{ ...item, expiry: d('2025-08-20') }] })).toEqual([]);
  });
});
