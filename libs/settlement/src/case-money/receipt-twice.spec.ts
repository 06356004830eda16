import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  bankReceiptId,
  decideLineAsReceipt,
  decideReceiptByHand,
  isBankReceiptId,
  perhapsEntered,
} from './receipt-twice.js';

const receipt = (receiptId: string, valueDate: string, amount = 100n) => ({
  receiptId,
  valueDate: legalDate(valueDate),
  amount,
});

describe('one payment entered by hand and by the bank', () => {
  it('SET-LEDGER: is suspected of the same sum within a week', () => {
    const known = [
      receipt('a', '2026-09-21'),
      receipt('b', '2026-10-05'),
      receipt('c', '2026-10-06'),
      receipt('d', '2026-09-28', 99n),
    ];
    expect(perhapsEntered(receipt('x', '2026-09-28'), known).map(({ receiptId }) => receiptId)).toEqual(['a', 'b']);
  });

  it('SET-LEDGER: is entered by hand only where a person says that it is another one', () => {
    const byBank = [receipt(bankReceiptId(1, '2026/0001', 1), '2026-09-28')];
    const again = receipt('slip-1', '2026-09-29');
    expect(decideReceiptByHand(again, byBank, false)).toMatchObject({ error: { code: 'RECEIPT.CAME_BY_BANK' } });
    expect(decideReceiptByHand(again, byBank, true).ok).toBe(true);
    expect(decideReceiptByHand(again, [], false).ok).toBe(true);
    expect(decideReceiptByHand(byBank[0]!, [], true)).toMatchObject({ error: { code: 'RECEIPT.ID_OF_BANK' } });
  });

  it('SET-LEDGER: comes by the bank as what it was entered as, or as another one', () => {
    const money = receipt('line', '2026-09-28');
    expect(decideLineAsReceipt(money, [receipt('slip-1', '2026-09-29')], false)).toMatchObject({
      error: { code: 'BANK_LINE.ENTERED_BY_HAND' },
    });
    expect(decideLineAsReceipt(money, [receipt('slip-1', '2026-09-29')], true).ok).toBe(true);
    expect(decideLineAsReceipt(money, [receipt('slip-1', '2026-10-29')], false).ok).toBe(true);
  });

  it('SET-LEDGER: ids of the bank are told from those that people write', () => {
    expect(isBankReceiptId(bankReceiptId(12, 'A/B', 3))).toBe(true);
    for (const id of ['bank-20261015-1', 'r-1', 'bank-1/x', 'bank/1/2/3']) expect(isBankReceiptId(id)).toBe(false);
  });
});
