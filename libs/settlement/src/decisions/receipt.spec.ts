import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import { decideReceipt } from './receipt.js';

const today = legalDate('2026-06-30');
const receipt = (valueDate: string, amount = '0.01') => decideReceipt({ valueDate: legalDate(valueDate), amount: parseYuan(amount), today });

describe('a receipt', () => {
  it('of today, or of long ago, enters the ledger', () => {
    expect(receipt('2026-06-30').ok).toBe(true);
    expect(receipt('2025-01-01').ok).toBe(true);
  });

  it('of tomorrow does not: the money has not arrived', () => {
    expect(receipt('2026-07-01')).toMatchObject({ ok: false, error: { code: 'RECEIPT.VALUE_DATE_IN_FUTURE', path: '/valueDate' } });
  });

  it('of nothing does not', () => {
    expect(receipt('2026-06-30', '0')).toMatchObject({ ok: false, error: { code: 'RECEIPT.AMOUNT_NOT_POSITIVE' } });
  });
});
