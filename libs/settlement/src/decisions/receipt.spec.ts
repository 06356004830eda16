import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import { decideReceipt, DEPOSIT_GROUNDS, type ReceiptInput } from './receipt.js';

const today = legalDate('2026-06-30');
const receipt = (valueDate: string, amount = '0.01', over: Partial<ReceiptInput> = {}) =>
  decideReceipt({
    kind: 'PAYMENT',
    depositGround: null,
    valueDate: legalDate(valueDate),
    amount: parseYuan(amount),
    today,
    ...over,
  });

describe('a receipt', () => {
  it('SET-LEDGER: of today, or of long ago, enters the ledger', () => {
    expect(receipt('2026-06-30').ok).toBe(true);
    expect(receipt('2025-01-01').ok).toBe(true);
  });

  it('SET-LEDGER: of tomorrow does not: the money has not arrived', () => {
    expect(receipt('2026-07-01')).toMatchObject({
      ok: false,
      error: { code: 'RECEIPT.VALUE_DATE_IN_FUTURE', path: '/valueDate' },
    });
  });

  it('SET-LEDGER: of nothing does not', () => {
    expect(receipt('2026-06-30', '0')).toMatchObject({ ok: false, error: { code: 'RECEIPT.AMOUNT_NOT_POSITIVE' } });
  });

  it.each(DEPOSIT_GROUNDS)('SET-ART-7-1: a deposit enters it with its ground: %s', (depositGround) => {
    expect(receipt('2026-06-30', '1', { kind: 'DEPOSIT', depositGround }).ok).toBe(true);
  });

  it('SET-ART-7-1: a deposit without a ground does not, nor anything else with one', () => {
    expect(receipt('2026-06-30', '1', { kind: 'DEPOSIT' })).toMatchObject({
      ok: false,
      error: { code: 'RECEIPT.DEPOSIT_GROUND_MISSING', rule: 'SET-ART-7-1', path: '/depositGround' },
    });
    for (const kind of ['PAYMENT', 'IN_KIND'] as const) {
      expect(receipt('2026-06-30', '1', { kind, depositGround: 'OTHER_BY_LAW' })).toMatchObject({
        ok: false,
        error: { code: 'RECEIPT.NO_DEPOSIT' },
      });
    }
  });
});
